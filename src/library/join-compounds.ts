import { DUTCH_STOP_WORDS } from '../dutch/stop-words.ts';
import type { Token } from '../dutch/tokenise.ts';
import type { Words } from './terms.ts';
import type { Lexicon } from './thesaurus.ts';

/** The most words that are one compound written apart: `zorg inkoop portaal`. */
const MOST_PARTS = 3;

/** Words written apart that the knowledge base has as one word are that word: `beeld bellen` → `beeldbellen`. */
export function joinCompounds(tokens: readonly Token[], words: Words, lexicon: Lexicon): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length =
      [MOST_PARTS, 2].find((count) =>
        isCompound(tokens.slice(at, at + count), count, words, lexicon),
      ) ?? 1;
    const [first, ...others] = tokens.slice(at, at + length);
    if (first === undefined) break;
    const word = [first, ...others].map((token) => token.word).join('');
    const surface = [first, ...others].map((token) => token.surface).join(' ');
    joined.push(
      others.length === 0
        ? first
        : {
            word,
            surface,
            parts: [first, ...others].map((token) => token.word),
            start: first.start,
          },
    );
    at += length;
  }
  return joined;
}

function isCompound(
  tokens: readonly Token[],
  count: number,
  words: Words,
  lexicon: Lexicon,
): boolean {
  if (
    tokens.length < count ||
    tokens.some(({ word }) => DUTCH_STOP_WORDS.has(word) || !/^\p{L}{2,}$/u.test(word))
  )
    return false;
  const whole = tokens.map(({ word }) => word).join('');
  return whole.length >= 7 && words.has(whole) && lexicon.mentions(tokens).length === 0;
}
