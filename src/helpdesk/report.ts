import { dayInAmsterdam } from '../dutch/dates.ts';
import type { Topic } from '../library/schemas.ts';
import type { Section } from '../library/section.ts';
import type { Article } from './article.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { type Expiring, expiringIn } from './expiring.ts';
import type { LoggedQuestion } from './questions.ts';
import type { Region } from './region.ts';
import { type Happening, isWaiting, type Ticket } from './ticket.ts';
import { workingMinutesBetween } from './working-time.ts';

const KINDS = ['answer', 'calculation', 'clarify', 'handover', 'refusal'] as const;
type QuestionKind = (typeof KINDS)[number];

/** What was asked about a topic of the triage matrix. */
export interface TopicCount {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  /** Those that Balie had no answer to, or an answer that did not help. */
  readonly unanswered: number;
}

/** How long something took, in whole minutes of opening time of the region's helpdesk. */
export interface Waits {
  /** The tickets that it was measured on. */
  readonly count: number;
  readonly median: number;
  readonly slowest: number;
}

/** What regions asked in a period, and what the knowledge base lacks. Plain data. */
export interface Report {
  /** The first and the last day, ISO dates. */
  readonly from: string;
  readonly until: string;
  /** The names of the regions. */
  readonly regions: readonly string[];
  readonly questions: number;
  readonly byKind: Readonly<Record<QuestionKind, number>>;
  /** Those asked most first. */
  readonly byTopic: readonly TopicCount[];
  /** Questions that got an answer or a calculation, whether or not it helped. */
  readonly answered: number;
  /** Questions that became a ticket. */
  readonly handedOver: number;
  readonly helpful: number;
  readonly unhelpful: number;
  /** Tickets to which it happened in the period, each once; and those that wait for an answer now. */
  readonly tickets: Readonly<
    Record<'opened' | 'answered' | 'closed' | 'reopened' | 'waiting', number>
  >;
  /** From the opening of a ticket until somebody first had it, for those of the period; null for none. */
  readonly timeToClaim: Waits | null;
  /** From the opening of a ticket until its first answer, for those of the period; null for none. */
  readonly timeToAnswer: Waits | null;
  /** Questions without an answer, or with one that did not help, grouped: the gaps. */
  readonly clusters: readonly Cluster[];
  /** The earliest date first. */
  readonly expiring: readonly Expiring[];
  /** Questions of which the text is not kept any more. */
  readonly countedOnly: number;
}

/** What a report is made from; what lies outside its period or regions is left out. */
export interface ReportInput {
  /** The first and the last day, ISO dates. */
  readonly from: string;
  readonly until: string;
  readonly regions: readonly Region[];
  readonly questions: readonly LoggedQuestion[];
  readonly tickets: readonly Ticket[];
  readonly articles: readonly Article[];
  readonly sections: readonly Section[];
  readonly topics: readonly Topic[];
  /** ISO date. */
  readonly today: string;
}

/** The report of a period, for some regions. */
export function reportOn(input: ReportInput): Report {
  const { from, until, regions } = input;
  const ids = new Set(regions.map(({ id }) => id));
  const questions = input.questions.filter(
    ({ kind, region, at }) => isQuestion(kind) && ids.has(region) && isWithin(at, input),
  );
  const tickets = input.tickets.filter(({ region }) => ids.has(region));
  const byKind = countKinds(questions);
  return {
    from,
    until,
    regions: regions.map(({ name }) => name),
    questions: questions.length,
    byKind,
    byTopic: countTopics(questions, input.topics),
    answered: byKind.answer + byKind.calculation,
    handedOver: questions.filter(({ ticket }) => ticket !== null).length,
    helpful: questions.reduce((sum, { helpful }) => sum + helpful, 0),
    unhelpful: questions.reduce((sum, { unhelpful }) => sum + unhelpful, 0),
    tickets: countTickets(tickets, input),
    timeToClaim: waitsUntil(['claimed', 'assigned'], tickets, input),
    timeToAnswer: waitsUntil(['answered'], tickets, input),
    clusters: clustersOf(questions.filter(isGap).flatMap(({ text }) => text ?? [])),
    expiring: expiringIn(input),
    countedOnly: questions.filter(({ text }) => text === null).length,
  };
}

type Period = Pick<Report, 'from' | 'until'>;

/** Whether a moment (ISO, UTC) is on a day of the period in the Netherlands. */
function isWithin(at: string, { from, until }: Period): boolean {
  const day = dayInAmsterdam(new Date(at));
  return from <= day && day <= until;
}

const isQuestion = (kind: string): boolean => KINDS.some((each) => each === kind);

const isGap = ({ kind, unhelpful }: LoggedQuestion): boolean =>
  kind === 'handover' || kind === 'refusal' || unhelpful > 0;

function countKinds(questions: readonly LoggedQuestion[]): Report['byKind'] {
  const count = (wanted: QuestionKind): number =>
    questions.filter(({ kind }) => kind === wanted).length;
  return {
    answer: count('answer'),
    calculation: count('calculation'),
    clarify: count('clarify'),
    handover: count('handover'),
    refusal: count('refusal'),
  };
}

/** A topic that the triage matrix does not have any more is called by its id. */
function countTopics(questions: readonly LoggedQuestion[], topics: readonly Topic[]): TopicCount[] {
  return [...new Set(questions.map(({ topic }) => topic))]
    .map((id) => {
      const about = questions.filter(({ topic }) => topic === id);
      const title = topics.find((topic) => topic.id === id)?.title ?? id;
      return { id, title, count: about.length, unanswered: about.filter(isGap).length };
    })
    .sort((a, b) => b.count - a.count || b.unanswered - a.unanswered || compare(a.id, b.id));
}

function countTickets(tickets: readonly Ticket[], period: Period): Report['tickets'] {
  const count = (kind: Happening['kind']): number =>
    tickets.filter(({ events }) =>
      events.some(({ what, at }) => what.kind === kind && isWithin(at, period)),
    ).length;
  return {
    opened: count('opened'),
    answered: count('answered'),
    closed: count('closed'),
    reopened: count('reopened'),
    waiting: tickets.filter(isWaiting).length,
  };
}

/** How long tickets waited for their first event of some kinds, where that event is in the period. */
function waitsUntil(
  kinds: readonly Happening['kind'][],
  tickets: readonly Ticket[],
  { regions, ...period }: ReportInput,
): Waits | null {
  const minutes = tickets
    .flatMap(({ region, openedAt, events }) => {
      const first = events.find(({ what }) => kinds.includes(what.kind));
      const hours = regions.find(({ id }) => id === region)?.hours;
      if (first === undefined || hours === undefined || !isWithin(first.at, period)) return [];
      return [workingMinutesBetween(new Date(openedAt), new Date(first.at), hours)];
    })
    .sort((a, b) => a - b);
  const [low, high] = [minutes.at((minutes.length - 1) / 2), minutes.at(minutes.length / 2)];
  const slowest = minutes.at(-1);
  if (low === undefined || high === undefined || slowest === undefined) return null;
  return {
    count: minutes.length,
    median: Math.round((low + high) / 2),
    slowest: Math.round(slowest),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
