import { splitCompound } from '../dutch/compounds.ts';
import { MONTH_NAMES } from '../dutch/dates.ts';
import type { IsDutch } from '../dutch/spelling.ts';
import { participleStem, stem } from '../dutch/stem.ts';
import { DUTCH_STOP_WORDS } from '../dutch/stop-words.ts';
import type { Token } from '../dutch/tokenise.ts';

/** A small number that belongs to the word before it: `FTO 2`, `oplossingsrichting 8`, `subthema III`. */
const ORDINAL = /^(?:\d{1,2}|i|ii|iii|iv)$/u;
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/** `fto` + `2` → `fto2`; null when the second word is no small number, or the first is no word to be numbered. */
function numbered(word: string, next: string | undefined): string | null {
  if (next === undefined || !ORDINAL.test(next) || /\d/u.test(word) || DUTCH_STOP_WORDS.has(word))
    return null;
  return stem(word) + (ROMAN[next] ?? next);
}

const DAY = /^(?:[1-9]|[12]\d|3[01])$/u;

/** `1` + `april` (or `apr`) → `1april`: a day of the year is one thing to look for. */
export function dayTerm(word: string, next: string | undefined): string | null {
  if (next === undefined || next.length < 3 || !DAY.test(word)) return null;
  const month = MONTH_NAMES.find(
    (name) => name.startsWith(next) || (next === 'sept' && name === 'september'),
  );
  return month === undefined ? null : word + month;
}

/** The word with its number, and so the last part of a compound: `oplossingsrichting 8` is `richting 8` too. */
export function numberedTerms(
  word: string,
  parts: readonly string[],
  next: string | undefined,
): string[] {
  return [word, parts.at(-1)].flatMap((each) => {
    const term = each === undefined ? null : numbered(each, next);
    return term === null ? [] : [term];
  });
}

/** Every word of the knowledge base, from which compounds are split and typing errors mended. */
export interface Words {
  has(word: string): boolean;
  readonly size: number;
  /** The words that `below` does not have. */
  readonly own: ReadonlySet<string>;
  /** The words that these were added to. */
  readonly below: Words | null;
  /** The compounds that were split before: splitting is the slowest part of reading a text. */
  readonly split: Map<string, readonly string[]>;
}

const MOST_SPLIT = 20_000;
const SHORTEST_PART = 3;

/** The folded words that occur in the texts, with the parts between hyphens, besides the words `below`. */
export function wordsOf(texts: Iterable<readonly Token[]>, below: Words | null = null): Words {
  const own = new Set<string>();
  const hasBelow = (word: string): boolean => below?.has(word) ?? false;
  const add = (word: string): void => {
    if (!hasBelow(word)) own.add(word);
  };
  for (const tokens of texts) {
    for (const { word, parts } of tokens) {
      add(word);
      for (const part of parts) if (part.length > 2) add(part);
    }
  }
  const has = (word: string): boolean => own.has(word) || hasBelow(word);
  return { has, size: own.size + (below?.size ?? 0), own, below, split: new Map() };
}

/**
 * The parts of a word between its hyphens, or else of the compound that it is. A word that the base can split keeps that
 * split whatever words are added, because the texts of the base are found under it.
 */
export function partsOf(
  token: Pick<Token, 'word' | 'parts'>,
  words: Words,
  isDutch: IsDutch,
): readonly string[] {
  if (token.parts.length > 0) return token.parts.filter((part) => part.length > 1);
  if (token.word.length < 7 || /\d/u.test(token.word)) return [];
  const before = words.split.get(token.word);
  if (before !== undefined) return before;
  const below = words.below === null ? [] : partsOf(token, words.below, isDutch);
  const same = below.length > 0 || (words.below !== null && !hasPart(token.word, words.own));
  const parts = same ? below : splitWord(token.word, words, isDutch);
  if (words.split.size < MOST_SPLIT) words.split.set(token.word, parts);
  return parts;
}

/** Whether one of these words may be a part of a compound: splitting it again is of no use otherwise. */
function hasPart(compound: string, words: ReadonlySet<string>): boolean {
  const most = compound.length - SHORTEST_PART;
  for (let from = 0; from <= most; from += 1) {
    const longest = Math.min(most, compound.length - from);
    for (let length = SHORTEST_PART; length <= longest; length += 1)
      if (words.has(compound.slice(from, from + length))) return true;
  }
  return false;
}

function splitWord(word: string, words: Words, isDutch: IsDutch): string[] {
  const known = (part: string): boolean => words.has(part) && !DUTCH_STOP_WORDS.has(part);
  const inBoth = splitCompound(word, known);
  if (inBoth.length > 0) return inBoth;
  const split = splitCompound(word, (part) => known(part) || (part.length > 3 && isDutch(part)));
  return split.some(known) ? split : [];
}

/**
 * The terms under which a text is found: the stem of each word that is no stop word, and after it the stems of its
 * parts, of the verb behind a participle, and of a word with its number.
 */
export function indexTerms(tokens: readonly Token[], words: Words, isDutch: IsDutch): string[] {
  const terms: string[] = [];
  tokens.forEach((token, at) => {
    const parts = partsOf(token, words, isDutch);
    const day = dayTerm(token.word, tokens[at + 1]?.word);
    if (day !== null) terms.push(day);
    const isDay = dayTerm(tokens[at + 1]?.word ?? '', tokens[at + 2]?.word) !== null;
    if (!isDay) terms.push(...numberedTerms(token.word, parts, tokens[at + 1]?.word));
    if (DUTCH_STOP_WORDS.has(token.word)) return;
    terms.push(stem(token.word));
    const verb = participleStem(token.word);
    if (verb !== null) terms.push(verb);
    for (const part of parts) terms.push(stem(part));
  });
  return terms;
}
