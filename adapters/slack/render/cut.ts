import { escapeText } from './escape.ts';

/** How much of a message a clean text takes: its characters escaped, and as JSON. Never less than Slack counts. */
export function sizeOf(text: string): number {
  return JSON.stringify(escapeText(text)).length - 2;
}

/** The most that one character takes: a `\uXXXX` of JSON. */
const LARGEST = 6;

/** Whether a clean text takes no more than `max`. Most texts are so short that they need not be measured. */
export function fits(text: string, max: number): boolean {
  return text.length * LARGEST <= max || sizeOf(text) <= max;
}

const SENTENCES = new Intl.Segmenter('nl', { granularity: 'sentence' });

type Pieces = (text: string) => Iterable<string>;

function* sentences(text: string): Iterable<string> {
  for (const { segment } of SENTENCES.segment(text)) yield segment;
}

function* words(text: string): Iterable<string> {
  for (const [word] of text.matchAll(/\S+\s*/gu)) yield word;
}

const characters: Pieces = (text) => text;

/** The longest beginning of a text out of whole pieces that takes no more than `max`. */
function beginning(text: string, max: number, pieces: Pieces): string {
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
function firstFitting(text: string, max: number, kinds: readonly Pieces[]): string {
  // What stands far behind `max` need not be looked at; that it is there tells where the last sentence ends.
  const near = text.slice(0, max + LOOK_AHEAD);
  for (const pieces of kinds) {
    const found = beginning(near, max, pieces);
    if (found !== '') return found;
  }
  return '';
}

const GOES_ON = '…';

/** A clean text that takes no more than `max`: whole, or up to the end of a sentence with `…` behind it. */
export function cutAtSentence(text: string, max: number): string {
  if (fits(text, max)) return text;
  return `${firstFitting(text, max - 2, [sentences, words, characters])} ${GOES_ON}`;
}

/** A clean text in one line that takes no more than `max`: whole, or up to the end of a word with `…` behind it. */
export function cutAtWord(text: string, max: number): string {
  const line = text.replace(/\s+/gu, ' ');
  if (fits(line, max)) return line;
  return `${firstFitting(line, max - 1, [words, characters])}${GOES_ON}`;
}

/** The first sentence of a clean text, without the sign of a list. */
export function firstSentence(text: string): string {
  const [first = ''] = sentences(text.replace(/^•\s*/u, ''));
  return first.trim();
}

/** A clean text in pieces that take no more than `max` each, cut between sentences. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest !== '') {
    const piece = firstFitting(rest, max, [sentences, words, characters]);
    pieces.push(piece);
    rest = rest.slice(piece.length).trimStart();
  }
  return pieces;
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
