/** A text to be found, as the terms of its one field. */
export interface IndexedText {
  readonly ref: string;
  readonly terms: readonly string[];
}

/** The texts that have a term, by their number, and the weight of the term in each. */
export interface Postings {
  readonly texts: Uint32Array;
  readonly weights: Float32Array;
  readonly rarity: number;
}

/** Texts that were weighed together, by the term. */
export interface Layer {
  readonly refs: readonly string[];
  readonly postings: ReadonlyMap<string, Postings>;
  /** How many terms a text has on average. */
  readonly length: number;
}

/** How much more a second mention of a term says, and how much the length of a text does. */
export const BM25 = { k1: 1.2, b: 0.5 } as const;

/** How many terms these texts have on average. */
export const averageLength = (texts: readonly IndexedText[]): number =>
  texts.reduce((sum, { terms }) => sum + terms.length, 0) / Math.max(1, texts.length);

/** Inverse document frequency as lunr has it: how rare a term is that `count` of `all` texts have. */
export const idf = (count: number, all: number): number =>
  Math.log(1 + Math.abs((all - count + 0.5) / (count + 0.5)));

/**
 * Weighs texts as lunr's `createFieldVectors` would, with the length and the rarities of the base. A term that the base
 * does not have is as rare as it is among all texts.
 */
export function weighBeside(base: Layer, texts: readonly IndexedText[]): Layer {
  const length = base.length || averageLength(texts);
  const counts = texts.map(({ terms }) => countsOf(terms));
  const frequency = countsOf(counts.flatMap((each) => [...each.keys()]));
  const found = new Map<string, { texts: number[]; weights: number[]; rarity: number }>();
  for (const [term, count] of frequency) {
    const rarity = base.postings.get(term)?.rarity ?? idf(count, base.refs.length + texts.length);
    found.set(term, { texts: [], weights: [], rarity });
  }
  counts.forEach((each, text) => {
    const size = (texts[text]?.terms.length ?? 0) / length;
    for (const [term, count] of each) {
      const posting = found.get(term);
      posting?.texts.push(text);
      posting?.weights.push(bm25(posting.rarity, count, size));
    }
  });
  const postings = new Map(
    [...found].map(([term, { texts: numbers, weights, rarity }]) => [
      term,
      { texts: Uint32Array.from(numbers), weights: Float32Array.from(weights), rarity },
    ]),
  );
  return { refs: texts.map(({ ref }) => ref), postings, length };
}

/** What a term weighs in a text that has it `count` times; `size` is the text's length over the average. */
function bm25(rarity: number, count: number, size: number): number {
  const { k1, b } = BM25;
  const weight = (rarity * (k1 + 1) * count) / (k1 * (1 - b + b * size) + count);
  return Math.round(weight * 1000) / 1000;
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
