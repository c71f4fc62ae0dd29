import lunr from 'lunr';

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

/** BM25 with k1 1.2 and b 0.5: sections are short, so their length says little. */
export function buildSearchIndex(texts: readonly IndexedText[]): SearchIndex {
  const index = lunr((builder) => {
    builder.ref('ref');
    builder.field('terms');
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    builder.k1(1.2);
    builder.b(0.5);
    for (const text of texts) builder.add(text);
  });
  return {
    search: (terms, limit) => {
      if (terms.length === 0) return [];
      const results = index.query((query) => {
        for (const { term, weight } of terms)
          query.term(term, { boost: weight, usePipeline: false });
      });
      return results.slice(0, limit).map(({ ref, score }) => ({ ref, score }));
    },
  };
}
