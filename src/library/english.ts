import { DUTCH_STOP_WORDS, ENGLISH_STOP_WORDS } from '../dutch/stop-words.ts';
import { type Token, tokenise } from '../dutch/tokenise.ts';
import type { Lexicon } from './thesaurus.ts';

const onlyEnglish = (word: string): boolean =>
  ENGLISH_STOP_WORDS.has(word) && !DUTCH_STOP_WORDS.has(word);
const onlyDutch = (word: string): boolean =>
  DUTCH_STOP_WORDS.has(word) && !ENGLISH_STOP_WORDS.has(word);

/** Whether a question is in English: two or more English function words, and more of them than Dutch ones. */
export function isEnglish(tokens: readonly Token[]): boolean {
  const english = tokens.filter(({ word }) => onlyEnglish(word)).length;
  return english >= 2 && english > tokens.filter(({ word }) => onlyDutch(word)).length;
}

/** The Dutch word for an English one, at its place; the word itself when the thesaurus has none. */
export function translated(token: Token, lexicon: Lexicon): Token {
  const dutch = lexicon.dutch(token.word);
  const [first] = dutch === null ? [] : tokenise(dutch);
  return first === undefined ? token : { ...first, surface: token.surface, start: token.start };
}
