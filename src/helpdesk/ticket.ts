import { z } from 'zod';
import { RouteId, Urgency } from '../library/schemas.ts';
import { Deadline } from './urgency.ts';

/** A moment: ISO 8601 in UTC, with milliseconds, so that moments sort as text. */
export const Moment = z.iso.datetime({ precision: 3 });

/** Where a conversation is held: a platform and, in its own words, the place there. */
export const Address = z.strictObject({
  platform: z.enum(['terminal', 'slack', 'teams', 'web']),
  conversation: z.string().min(1),
});
export type Address = z.infer<typeof Address>;

/** A place as one text: where messages wait, and what is done in order. */
export const placeKey = ({ platform, conversation }: Address): string =>
  `${platform}:${conversation}`;

/** Somebody who acts on a ticket. `id` is the platform's; Balie itself acts too, when time has passed. */
export const Actor = z.strictObject({
  role: z.enum(['asker', 'desk', 'balie']),
  id: z.string().min(1),
  name: z.string().min(1),
});
export type Actor = z.infer<typeof Actor>;

export const Colleague = z.strictObject({ id: z.string().min(1), name: z.string().min(1) });
export type Colleague = z.infer<typeof Colleague>;

/** An outside party: one of `routes.yaml`, or one that only has a name. */
export const Party = z.strictObject({ route: RouteId.nullable(), name: z.string().min(1) });
export type Party = z.infer<typeof Party>;

/** What the desk needs to begin: see the triage matrix. */
export const Triage = z.strictObject({
  topic: z.strictObject({ id: z.string(), title: z.string() }),
  route: RouteId,
  routeName: z.string(),
  urgency: Urgency,
  deadline: Deadline.nullable(),
  /** What to ask back. */
  ask: z.array(z.string()),
  /** What not to promise. */
  caution: z.array(z.string()),
  /** What Balie said or came near to, with where it stands. */
  found: z.array(z.string()),
  /** Why that was not enough. */
  why: z.string(),
});
export type Triage = z.infer<typeof Triage>;

const Act = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** What happened to a ticket. Texts are free of personal data: they passed the guard. */
export const Happening = z.discriminatedUnion('kind', [
  Act('opened', {
    region: z.string(),
    question: z.string(),
    askedAt: Address,
    triage: Triage,
  }),
  Act('claimed', {}),
  Act('assigned', { to: Colleague }),
  Act('forwarded', { to: Party, ask: z.string() }),
  Act('answered', { text: z.string() }),
  Act('closed', {
    why: z.enum(['solved', 'withdrawn', 'desk', 'silence', 'forgotten']),
    text: z.string(),
  }),
  Act('reopened', { text: z.string() }),
  /** What the asker adds while the question waits. */
  Act('added', { text: z.string() }),
  Act('saved', { article: z.string() }),
  Act('reminded', {}),
  Act('undelivered', { what: z.string() }),
]);
export type Happening = z.infer<typeof Happening>;

/** One line of a ticket's log: what happened, who did it, and when. Lines are only ever added. */
export const TicketEvent = z.strictObject({
  /** 1 for the first. */
  seq: z.int().positive(),
  at: Moment,
  by: Actor,
  what: Happening,
});
export type TicketEvent = z.infer<typeof TicketEvent>;

export const TICKET_STATES = [
  'open',
  'claimed',
  'assigned',
  'forwarded',
  'answered',
  'closed',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** States in which a question waits for its answer. */
export const WAITING_STATES = ['open', 'claimed', 'assigned', 'forwarded'] as const;

export const isWaiting = ({ state }: Pick<Ticket, 'state'>): boolean =>
  WAITING_STATES.some((each) => each === state);

/** A question at the helpdesk, as its events say. */
export interface Ticket {
  readonly id: string;
  readonly region: string;
  readonly state: TicketState;
  readonly question: string;
  readonly asker: Colleague;
  readonly askedAt: Address;
  readonly triage: Triage;
  /** Who has it: claimed it, or was assigned it. */
  readonly owner: Colleague | null;
  readonly party: Party | null;
  readonly answer: { readonly text: string; readonly by: Colleague; readonly at: string } | null;
  /** What the asker asked or added later, last first. */
  readonly furtherQuestions: readonly string[];
  /** The article that its answer was saved as. */
  readonly article: string | null;
  readonly openedAt: string;
  /** Since when it is in its state. */
  readonly since: string;
  /** The last reminder in this state. */
  readonly remindedAt: string | null;
  readonly events: readonly TicketEvent[];
}

/** The ticket that a log tells of. Throws for a log that does not begin with its opening: the store never keeps one. */
export function ticketFrom(id: string, events: readonly TicketEvent[]): Ticket {
  const [first, ...others] = events;
  if (first?.what.kind !== 'opened') throw new Error(`ticket ${id} has no opening`);
  const { region, question, askedAt, triage } = first.what;
  const opened: Ticket = {
    id,
    region,
    state: 'open',
    question,
    asker: { id: first.by.id, name: first.by.name },
    askedAt,
    triage,
    owner: null,
    party: null,
    answer: null,
    furtherQuestions: [],
    article: null,
    openedAt: first.at,
    since: first.at,
    remindedAt: null,
    events: [first],
  };
  return others.reduce(after, opened);
}

/** A ticket after one more event. */
export function after(ticket: Ticket, event: TicketEvent): Ticket {
  const next = { ...ticket, events: [...ticket.events, event] };
  const moved = (state: TicketState): Ticket => ({
    ...next,
    state,
    since: event.at,
    remindedAt: null,
  });
  const by: Colleague = { id: event.by.id, name: event.by.name };
  const { what } = event;
  switch (what.kind) {
    case 'opened':
      return ticket;
    case 'claimed':
      return { ...moved('claimed'), owner: by };
    case 'assigned':
      return { ...moved('assigned'), owner: what.to };
    case 'forwarded':
      return { ...moved('forwarded'), party: what.to };
    case 'answered':
      return { ...moved('answered'), answer: { text: what.text, by, at: event.at } };
    case 'closed':
      return moved('closed');
    case 'reopened': {
      // What a colleague writes there is for the desk: only the log has it.
      const asked = event.by.role === 'asker' && what.text !== '';
      const furtherQuestions = asked
        ? [what.text, ...ticket.furtherQuestions]
        : ticket.furtherQuestions;
      return { ...moved('open'), owner: null, party: null, furtherQuestions };
    }
    case 'added':
      return { ...next, furtherQuestions: [what.text, ...ticket.furtherQuestions] };
    case 'saved':
      return { ...next, article: what.article };
    case 'reminded':
      return { ...next, remindedAt: event.at };
    case 'undelivered':
      return next;
  }
}
