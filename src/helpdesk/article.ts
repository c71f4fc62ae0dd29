import { z } from 'zod';
import { addDays, dayInAmsterdam, formatDay } from '../dutch/dates.ts';
import type { FrontMatter, Source } from '../library/schemas.ts';
import { HELPDESK_SOURCE, type Section } from '../library/section.ts';
import type { ArticleParts } from './inbound.ts';
import type { Region } from './region.ts';
import { type Actor, Colleague, Moment, type Ticket } from './ticket.ts';

const Day = z.iso.date();

/** An answer of the helpdesk that was kept as knowledge. */
export const Article = z.strictObject({
  /** `helpdesk-12`. */
  id: z.string(),
  question: z.string().min(1),
  answer: z.string().min(1),
  /** The region that sees it; null for all. */
  region: z.string().nullable(),
  /** Whose answer it is: the desk's name. */
  desk: z.string(),
  /** What the answer rests on, in the desk's words. */
  source: z.string(),
  author: Colleague,
  ticket: z.string(),
  savedAt: Moment,
  /** The day on which somebody looks whether it still holds. */
  review: Day,
  /** The last day on which it is shown. */
  until: Day.nullable(),
  editedAt: Moment.nullable(),
  withdrawnAt: Moment.nullable(),
});
export type Article = z.infer<typeof Article>;

/** Calendar days until an answer is looked at again, when the desk names no day. */
const REVIEW_AFTER = 182;

/** The article that an answered ticket becomes. Null when it has no answer. */
export function draftArticle(
  id: string,
  ticket: Ticket,
  parts: ArticleParts,
  region: Region,
  by: Actor,
  at: string,
): Article | null {
  if (ticket.answer === null) return null;
  return {
    id,
    question: parts.question ?? ticket.question,
    answer: parts.answer ?? ticket.answer.text,
    region: parts.everyRegion === true ? null : region.id,
    desk: region.desk.name,
    source: parts.source ?? '',
    author: { id: by.id, name: by.name },
    ticket: ticket.id,
    savedAt: at,
    review: parts.review ?? addDays(dayInAmsterdam(new Date(at)), REVIEW_AFTER),
    until: lastDay(parts, null),
    editedAt: null,
    withdrawnAt: null,
  };
}

/** An article with what the desk changed in it. */
export function edited(article: Article, parts: ArticleParts, at: string): Article {
  return {
    ...article,
    question: parts.question ?? article.question,
    answer: parts.answer ?? article.answer,
    source: parts.source ?? article.source,
    region: parts.everyRegion === true ? null : article.region,
    review: parts.review ?? article.review,
    until: lastDay(parts, article.until),
    editedAt: at,
  };
}

function lastDay({ until }: ArticleParts, before: string | null): string | null {
  if (until === undefined) return before;
  return until === 'open' ? null : until;
}

/** Whether people of a region get an article on a day. */
export function isShown(article: Article, region: string, day: string): boolean {
  const { withdrawnAt, until } = article;
  return (
    withdrawnAt === null &&
    (article.region === null || article.region === region) &&
    (until === null || until >= day)
  );
}

/** An article as the search takes it. */
export function sectionOf(article: Article): Section {
  const { id, question, answer, ticket } = article;
  return {
    ref: `${id}#antwoord`,
    title: question,
    text: answer,
    facts: [],
    caveats: [],
    place: `vraag ${ticket}`,
    questions: [question],
    route: 'helpdesk',
    leads: true,
    article: frontMatterOf(article),
    source: sourceOf(article),
  };
}

/** The head of the Markdown file that an article is exported as. */
export function frontMatterOf(article: Article): FrontMatter {
  return {
    id: article.id,
    title: article.question,
    source: HELPDESK_SOURCE,
    valid: { from: dayInAmsterdam(new Date(article.savedAt)), until: article.until ?? 'open' },
    standing: 'current',
    audience: ['praktijk', 'helpdesk'],
    route: 'helpdesk',
    routes: {},
    questions: { antwoord: [article.question] },
  };
}

function sourceOf(article: Article): Source {
  const { valid, standing } = frontMatterOf(article);
  const day = formatDay(dayInAmsterdam(new Date(article.editedAt ?? article.savedAt)));
  const rests = article.source === '' ? '' : `, op grond van ${article.source}`;
  return {
    id: HELPDESK_SOURCE,
    title: 'Antwoord van de helpdesk',
    publisher: article.desk,
    age: `antwoord van ${day}${rests}`,
    valid,
    standing,
    about: 'antwoorden van de regionale helpdesk op vragen uit de praktijken',
    example: article.question,
  };
}
