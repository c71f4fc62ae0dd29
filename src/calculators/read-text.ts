import { fold } from '../dutch/normalise.ts';
import { numberWord } from '../dutch/numbers.ts';
import { tokenise } from '../dutch/tokenise.ts';
import { isTypingErrorOf } from '../dutch/typos.ts';

/** A number in running text, as it was typed: `2.350`, `-3`, `1,5`, `drie`. */
export interface NumberFound {
  /** Digits for a number word. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const NUMBER =
  /(?<![\p{L}\d.,/-]|€|€ )[-−]?\s?(?:\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)*)(?![\d/]|-\d)|(?<!\p{L})\p{L}+(?!\p{L})/gu;

/** Every number in a text that is no part of a date or a word, number words included. */
export function numbersIn(text: string): NumberFound[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const from = match.index;
    const to = from + match[0].length;
    if (/\d/u.test(match[0]))
      return [{ text: match[0].replace(/\s(?=\d{1,2}\b|\d{4})/u, '').trim(), from, to }];
    // "een praktijk" is any practice; only "één praktijk" counts.
    const value = match[0].toLowerCase() === 'een' ? null : numberWord(match[0]);
    return value === null ? [] : [{ text: String(value), from, to }];
  });
}

/** The next two words fit in this many characters. */
const NEXT = 60;

/**
 * The numbers that count one of these things, a word in between and a typing error in the noun forgiven: `3 praktijken`,
 * `2.350 ingeschreven patiënten`. Nouns are folded.
 */
export function countsOf(text: string, nouns: readonly string[]): NumberFound[] {
  const isNoun = (word: string): boolean =>
    nouns.some((noun) => word === noun || isTypingErrorOf(word, noun));
  return numbersIn(text).filter(({ to }) => {
    const [, first = '', second = ''] =
      /^[\s-]*(\p{L}+)?(?:[\s-]+(\p{L}+))?/u.exec(fold(text.slice(to, to + NEXT))) ?? [];
    return isNoun(first) || (first !== 'per' && isNoun(second));
  });
}

/** The number after one of these nouns and a colon: `praktijken: 3`. */
export function countAfter(text: string, nouns: readonly string[]): NumberFound | undefined {
  return numbersIn(text).find(({ from }) => {
    const noun = /(\p{L}+)\s*:\s*$/u.exec(fold(text.slice(0, from)))?.[1] ?? '';
    return nouns.includes(noun);
  });
}

/** A typing error in a word of this length is still that word. */
const LONG = 8;

/** Whether a text has one of these words, folded as `tokenise` does. */
export function hasWord(text: string, words: readonly string[]): boolean {
  const wanted = new Set(words);
  const long = words.filter((word) => word.length >= LONG);
  return tokenise(text).some(
    ({ word, parts }) =>
      wanted.has(word) ||
      parts.some((part) => wanted.has(part)) ||
      long.some((meant) => isTypingErrorOf(word, meant)),
  );
}

/** The arguments that are named in a text (`leverancier=Futec maanden=12`), by their folded key; and the rest of it. */
export function namedArguments(text: string): {
  readonly named: ReadonlyMap<string, string>;
  readonly rest: string;
} {
  const named = new Map<string, string>();
  const rest = text.replace(
    /([\p{L}-]+)\s*=\s*(?:"([^"]*)"|(\S+))/gu,
    (_, key: string, quoted?: string, bare?: string) => {
      named.set(fold(key), quoted ?? bare ?? '');
      return ' ';
    },
  );
  return { named, rest };
}
