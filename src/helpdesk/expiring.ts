import { addDays } from '../dutch/dates.ts';
import { HELPDESK_SOURCE, type Section } from '../library/section.ts';
import type { Article } from './article.ts';
import type { Region } from './region.ts';

/** Knowledge that somebody must look at. */
export interface Expiring {
  /** A saved answer of the helpdesk, or an article made from a document. */
  readonly kind: 'saved' | 'document';
  readonly id: string;
  readonly title: string;
  /** Whether the date is its last day, or the day on which somebody looks whether it still holds. */
  readonly what: 'end' | 'review';
  /** ISO date. */
  readonly date: string;
}

/** Where expiring knowledge is looked for, and when. Days are ISO dates. */
export interface Shelves {
  readonly from: string;
  readonly until: string;
  readonly today: string;
  readonly regions: readonly Region[];
  readonly articles: readonly Article[];
  readonly sections: readonly Section[];
}

/** Calendar days ahead that the report looks for knowledge that ends. */
const AHEAD = 30;

/** What ends or must be looked at before so many days from now, and what the documents ended in the period. */
export function expiringIn({ regions, articles, sections, ...period }: Shelves): Expiring[] {
  const limit = addDays(period.today, AHEAD);
  const saved = articles
    .filter(({ withdrawnAt, region }) => withdrawnAt === null && isOf(region, regions))
    .flatMap(({ id, question, review, until }): Expiring[] => {
      const own = { kind: 'saved', id, title: question } as const;
      if (until !== null && until < limit) return [{ ...own, what: 'end', date: until }];
      return review < limit ? [{ ...own, what: 'review', date: review }] : [];
    });
  const documents = new Map(
    sections
      .filter(({ source }) => source.id !== HELPDESK_SOURCE)
      .map(({ article }) => [article.id, article] as const),
  );
  const ending = [...documents.values()].flatMap(({ id, title, valid }): Expiring[] => {
    const date = valid.until;
    const soon = period.today <= date && date < limit;
    const ended = period.from <= date && date <= period.until && date < period.today;
    if (date === 'open' || !(soon || ended)) return [];
    return [{ kind: 'document', id, title, what: 'end', date }];
  });
  return [...saved, ...ending].sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
}

/** Whether regions see an article: theirs, or one for all (null). */
const isOf = (region: string | null, regions: readonly Region[]): boolean =>
  region === null || regions.some(({ id }) => id === region);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
