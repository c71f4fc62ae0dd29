import lunr from 'lunr';
import { z } from 'zod';
import {
  averageLength,
  BM25,
  type IndexedText,
  idf,
  type Layer,
  type Postings,
  weighBeside,
} from './bm25.ts';

/** A term to look for and how much it weighs. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

export interface Candidate {
  readonly ref: string;
  /** Comparable within one search only. */
  readonly score: number;
}

/**
 * What the library asks of a search engine: the best texts for weighted terms. lunr stands behind it; a knowledge base
 * of more than some ten thousand sections would put another engine here, and nothing else would change.
 */
export interface SearchIndex {
  search(terms: readonly WeightedTerm[], limit: number): Candidate[];
  /** Inverse document frequency of a term (natural logarithm); null when no text has it. */
  rarity(term: string): number | null;
  /** The rarity of a term that one text has. */
  readonly rarest: number;
  readonly size: { readonly texts: number; readonly terms: number };
  /** An index of these texts besides its own. It shares the base, which stays as it is. */
  with(texts: readonly IndexedText[]): SearchIndex;
}

/** What lunr weighs, in its own serialised form: for each text the weight of its terms, by the number of the term. */
interface Weights {
  readonly fieldVectors: readonly (readonly [string, readonly number[]])[];
  readonly invertedIndex: readonly (readonly [string, { readonly _index: number }])[];
}

/** The two lists must be there; reading every number of them once more would double the memory of the start. */
const Weights = z.custom<Weights>(
  (value) =>
    z
      .object({ fieldVectors: z.array(z.unknown()), invertedIndex: z.array(z.unknown()) })
      .safeParse(value).success,
);

/**
 * lunr weighs the terms (BM25 with k1 1.2 and b 0.5: sections are short, so their length says little). A search sums the
 * weights of the terms asked, as lunr's own query does, but over plain arrays: lunr makes an object for every match,
 * which is most of the time of a query, and its index takes many times the memory.
 */
export function buildSearchIndex(texts: readonly IndexedText[]): SearchIndex {
  const refs = texts.map(({ ref }) => ref);
  const base = { refs, postings: postingsOf(weigh(texts), refs), length: averageLength(texts) };
  return indexOf([base], (added) => extended(base, added));
}

/** The texts that are added are weighed as the base weighs its own, so that their scores compare. */
function extended(base: Layer, texts: readonly IndexedText[]): SearchIndex {
  return indexOf([base, weighBeside(base, texts)], (more) => extended(base, [...texts, ...more]));
}

function indexOf(layers: readonly Layer[], extend: SearchIndex['with']): SearchIndex {
  const rarity = (term: string): number | null => {
    for (const { postings } of layers) {
      const found = postings.get(term);
      if (found !== undefined) return found.rarity;
    }
    return null;
  };
  const texts = layers.reduce((sum, { refs }) => sum + refs.length, 0);
  return {
    search: (terms, limit) =>
      layers
        .flatMap((layer) => searchIn(layer, terms))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit),
    rarity,
    rarest: idf(1, texts),
    size: {
      texts,
      terms: layers.reduce((sum, layer, at) => sum + termsBeyond(layer, layers.slice(0, at)), 0),
    },
    with: extend,
  };
}

/** How many terms a layer has that those below it have not. */
function termsBeyond({ postings }: Layer, below: readonly Layer[]): number {
  return below.length === 0
    ? postings.size
    : [...postings.keys()].filter((term) => !below.some((layer) => layer.postings.has(term)))
        .length;
}

function searchIn({ refs, postings }: Layer, terms: readonly WeightedTerm[]): Candidate[] {
  const scores = new Float64Array(refs.length);
  for (const { term, weight } of terms) {
    const found = postings.get(term);
    if (found === undefined) continue;
    for (let at = 0; at < found.texts.length; at += 1) {
      const text = found.texts[at] ?? 0;
      scores[text] = (scores[text] ?? 0) + weight * (found.weights[at] ?? 0);
    }
  }
  const candidates: Candidate[] = [];
  scores.forEach((score, text) => {
    const ref = refs[text];
    if (score > 0 && ref !== undefined) candidates.push({ ref, score });
  });
  return candidates;
}

function weigh(texts: readonly IndexedText[]): Weights {
  const index = lunr((builder) => {
    builder.ref('ref');
    builder.field(FIELD);
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    builder.k1(BM25.k1);
    builder.b(BM25.b);
    for (const text of texts) builder.add(text);
  });
  return Weights.parse(index.toJSON());
}

const FIELD = 'terms';

/** Turns "the terms of each text" into "the texts of each term". */
function postingsOf(
  { fieldVectors, invertedIndex }: Weights,
  refs: readonly string[],
): Map<string, Postings> {
  const numbers = new Map(refs.map((ref, number) => [`${FIELD}/${ref}`, number]));
  const texts = invertedIndex.map((): number[] => []);
  const weights = invertedIndex.map((): number[] => []);
  for (const [name, vector] of fieldVectors) {
    const text = numbers.get(name);
    if (text === undefined) continue;
    for (let at = 0; at < vector.length; at += 2) {
      const term = vector[at] ?? -1;
      texts[term]?.push(text);
      weights[term]?.push(vector[at + 1] ?? 0);
    }
  }
  return new Map(
    invertedIndex.map(([term, { _index: number }]) => {
      const posting = {
        texts: Uint32Array.from(texts[number] ?? []),
        weights: Float32Array.from(weights[number] ?? []),
        rarity: idf(texts[number]?.length ?? 0, refs.length),
      };
      return [term, posting];
    }),
  );
}
