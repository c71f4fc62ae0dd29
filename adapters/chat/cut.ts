/**
 * How much a platform counts for a clean text: at least one for every UTF-16 unit, and for two texts together the sum of
 * both.
 */
export type SizeOf = (text: string) => number;

const SENTENCES = new Intl.Segmenter('nl', { granularity: 'sentence' });

type Pieces = (text: string) => Iterable<string>;

/** The sentences of a text, each with the space behind it. */
export function* sentences(text: string): Iterable<string> {
  for (const { segment } of SENTENCES.segment(text)) yield segment;
}

function* words(text: string): Iterable<string> {
  for (const [word] of text.matchAll(/\S+\s*/gu)) yield word;
}

const SIGNS = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** What is read as one character: 👩‍⚕️ is four, and a half of it is something else. */
function* signs(text: string): Iterable<string> {
  for (const { segment } of SIGNS.segment(text)) yield segment;
}

/** A sign can be as long as somebody makes it, with a hundred accents on one letter. */
const characters: Pieces = (text) => text;

/** The longest beginning of a text out of whole pieces that takes no more than `max`. */
function beginning(text: string, max: number, pieces: Pieces, sizeOf: SizeOf): string {
  let size = 0;
  let end = 0;
  for (const piece of pieces(text)) {
    size += sizeOf(piece);
    if (size > max) break;
    end += piece.length;
  }
  return text.slice(0, end).trimEnd();
}

const LOOK_AHEAD = 200;

/** The beginning of a text in the largest pieces of which one fits: a word is only cut when it alone is too long. */
function firstFitting(text: string, max: number, kinds: readonly Pieces[], sizeOf: SizeOf): string {
  // What stands far behind `max` need not be looked at; that it is there tells where the last sentence ends.
  const near = text.slice(0, max + LOOK_AHEAD);
  for (const pieces of kinds) {
    const found = beginning(near, max, pieces, sizeOf);
    if (found !== '') return found;
  }
  return '';
}

/** Where a text can be cut, the best place first. */
const ANYWHERE: readonly Pieces[] = [sentences, words, signs, characters];

const GOES_ON = '…';

/** Cuts clean texts that are too long, between sentences or words where it can be. */
export interface Cutter {
  /** A text that takes no more than `max`: whole, or up to the end of a sentence with `…` behind it. */
  readonly cutAtSentence: (text: string, max: number) => string;
  /** A text in one line that takes no more than `max`: whole, or up to the end of a word with `…` behind it. */
  readonly cutAtWord: (text: string, max: number) => string;
  /** A text in pieces that take no more than `max` each, cut between sentences. */
  readonly split: (text: string, max: number) => string[];
}

/** A cutter for a platform that counts so. */
export function createCutter(sizeOf: SizeOf): Cutter {
  const cut = (text: string, max: number, kinds: readonly Pieces[], end: string): string =>
    sizeOf(text) <= max ? text : `${firstFitting(text, max - sizeOf(end), kinds, sizeOf)}${end}`;
  return {
    cutAtSentence: (text, max) => cut(text, max, ANYWHERE, ` ${GOES_ON}`),
    cutAtWord: (text, max) => cut(text.replace(/\s+/gu, ' '), max, ANYWHERE.slice(1), GOES_ON),
    split: (text, max) => {
      const pieces: string[] = [];
      let rest = text;
      while (rest !== '') {
        const piece = firstFitting(rest, max, ANYWHERE, sizeOf);
        pieces.push(piece);
        rest = rest.slice(piece.length).trimStart();
      }
      return pieces;
    },
  };
}

/** The first items that together take no more than `max`: what comes behind one that does not fit waits too. */
export function takeFitting<Item>(
  items: readonly Item[],
  max: number,
  sizeIn: (item: Item) => number = (item) => JSON.stringify(item).length + 1,
): Item[] {
  let size = 0;
  const end = items.findIndex((item) => {
    size += sizeIn(item);
    return size > max;
  });
  return end === -1 ? [...items] : items.slice(0, end);
}
