import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { buildSearchIndex } from '../../src/library/search-index.ts';

const TEXTS = [
  { ref: 'futec', terms: ['koppel', 'kost', 'futec', 'maand', 'maand'] },
  { ref: 'danthas', terms: ['koppel', 'kost', 'danthas', 'eenmal', 'nacalculatie', 'factur'] },
  { ref: 'portaal', terms: ['portal', 'kost', 'praktijk', 'onderhoud'] },
  { ref: 'triage', terms: ['triag', 'digital', 'tool', 'koppel'] },
];

/** What lunr itself finds for the same texts and weights. */
function lunrFinds(
  terms: readonly { term: string; weight: number }[],
): { ref: string; score: number }[] {
  const index = lunr((builder) => {
    builder.ref('ref');
    builder.field('terms');
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    builder.k1(1.2);
    builder.b(0.5);
    for (const text of TEXTS) builder.add(text);
  });
  return index.query((query) => {
    for (const { term, weight } of terms) query.term(term, { boost: weight, usePipeline: false });
  });
}

describe('the search index', () => {
  it.each([
    [
      [
        { term: 'koppel', weight: 1 },
        { term: 'kost', weight: 1 },
        { term: 'danthas', weight: 1 },
      ],
    ],
    [
      [
        { term: 'maand', weight: 0.5 },
        { term: 'onderhoud', weight: 0.8 },
      ],
    ],
    [[{ term: 'kost', weight: 1 }]],
  ])('ranks as lunr does, with the same proportions between the scores', (terms) => {
    const ours = buildSearchIndex(TEXTS).search(terms, 10);
    const theirs = lunrFinds(terms);
    const share = (found: readonly { ref: string; score: number }[]): Record<string, string> =>
      Object.fromEntries(
        found.map(({ ref, score }) => [ref, (score / (found[0]?.score ?? 1)).toFixed(3)]),
      );
    expect(share(ours)).toEqual(share(theirs));
  });

  it('finds nothing for words that no text has, and nothing for no words', () => {
    const index = buildSearchIndex(TEXTS);
    expect(index.search([{ term: 'fiets', weight: 1 }], 10)).toEqual([]);
    expect(index.search([], 10)).toEqual([]);
  });

  it('gives no more than was asked', () => {
    expect(buildSearchIndex(TEXTS).search([{ term: 'kost', weight: 1 }], 2)).toHaveLength(2);
  });

  it('weighs an added text as the same text in the base', () => {
    const twin = { ref: 'tweeling', terms: ['koppel', 'kost', 'futec', 'maand', 'maand'] };
    const asked = ['koppel', 'futec', 'maand'].map((term) => ({ term, weight: 1 }));
    const [first, second] = buildSearchIndex(TEXTS).with([twin]).search(asked, 10);
    expect(first?.ref).toBe('futec');
    expect(second).toEqual({ ref: 'tweeling', score: first?.score });
  });

  it('takes a word that only added texts have for as rare as it is among all texts', () => {
    const index = buildSearchIndex(TEXTS).with([{ ref: 'fiets', terms: ['fiets', 'kost'] }]);
    expect(index.rarity('fiets')).toBeCloseTo(Math.log(1 + 4.5 / 1.5), 10);
    expect(index.rarity('kost')).toBe(buildSearchIndex(TEXTS).rarity('kost'));
    expect(index.rarity('auto')).toBeNull();
    expect(index.size).toEqual({ texts: 5, terms: 15 });
  });

  it('keeps the base as it was, whatever is added to it', () => {
    const base = buildSearchIndex(TEXTS);
    const once = base.with([{ ref: 'fiets', terms: ['fiets'] }]);
    const twice = once.with([{ ref: 'auto', terms: ['auto'] }]);
    const refs = (index: typeof base, term: string): string[] =>
      index.search([{ term, weight: 1 }], 10).map(({ ref }) => ref);
    expect(refs(base, 'fiets')).toEqual([]);
    expect(refs(once, 'auto')).toEqual([]);
    expect([...refs(twice, 'fiets'), ...refs(twice, 'auto')]).toEqual(['fiets', 'auto']);
  });

  it('weighs texts added to nothing among themselves', () => {
    const index = buildSearchIndex([]).with(TEXTS);
    const found = index.search([{ term: 'futec', weight: 1 }], 10);
    expect(found.map(({ ref }) => ref)).toEqual(['futec']);
  });
});
