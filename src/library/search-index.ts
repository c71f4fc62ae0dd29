import lunr from 'lunr';
import { z } from 'zod';

/** A text to be found, as the terms of its one field. */
export interface IndexedText {
  readonly ref: string;
  readonly terms: readonly string[];
}

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

/** The texts that have a term, by their number, and the weight of the term in each. */
interface Postings {
  readonly texts: Uint32Array;
  readonly weights: Float32Array;
}

/**
 * lunr weighs the terms (BM25 with k1 1.2 and b 0.5: sections are short, so their length says little). A search sums the
 * weights of the terms asked, as lunr's own query does, but over plain arrays: lunr makes an object for every match,
 * which is most of the time of a query, and its index takes many times the memory.
 */
export function buildSearchIndex(texts: readonly IndexedText[]): SearchIndex {
  const refs = texts.map(({ ref }) => ref);
  const postings = postingsOf(weigh(texts), refs);
  return {
    search: (terms, limit) => {
      const scores = new Float64Array(refs.length);
      for (const { term, weight } of terms) {
        const found = postings.get(term);
        if (found === undefined) continue;
        for (let at = 0; at < found.texts.length; at += 1) {
          const text = found.texts[at] ?? 0;
          scores[text] = (scores[text] ?? 0) + weight * (found.weights[at] ?? 0);
        }
      }
      const best: Candidate[] = [];
      scores.forEach((score, text) => {
        const ref = refs[text];
        if (score > 0 && ref !== undefined) best.push({ ref, score });
      });
      return best.sort((a, b) => b.score - a.score).slice(0, limit);
    },
  };
}

function weigh(texts: readonly IndexedText[]): Weights {
  const index = lunr((builder) => {
    builder.ref('ref');
    builder.field(FIELD);
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    builder.k1(1.2);
    builder.b(0.5);
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
      };
      return [term, posting];
    }),
  );
}
