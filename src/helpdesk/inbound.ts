import { z } from 'zod';
import type { Reply } from '../reply.ts';
import { Address, Colleague, Moment, Party } from './ticket.ts';

const Kind = <Name extends string, Shape extends z.ZodRawShape>(kind: Name, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** A text of a person, after the guard: personal data is replaced, and what was taken out is named. */
const GuardedText = { text: z.string(), withheld: z.array(z.string()) };

const DeskAct = z.discriminatedUnion('kind', [
  Kind('claim', {}),
  Kind('assign', { to: Colleague }),
  Kind('forward', { to: Party, ask: z.string() }),
  Kind('answer', { text: z.string() }),
  Kind('close', { text: z.string() }),
  Kind('reopen', { text: z.string() }),
]);

/** What is kept of an answer as knowledge, as far as the desk says so. Days are ISO dates. */
export const ArticleParts = z.strictObject({
  question: z.string().trim().min(1).optional(),
  answer: z.string().trim().min(1).optional(),
  source: z.string().optional(),
  everyRegion: z.boolean().optional(),
  review: z.iso.date().optional(),
  /** `open` takes an end date away. */
  until: z.union([z.iso.date(), z.literal('open')]).optional(),
});
export type ArticleParts = z.infer<typeof ArticleParts>;

/** One thing that a person did somewhere, as the inbox keeps it: everything that its handling needs. */
export const Inbound = z.strictObject({
  /** The platform's own name for the event; the same one is handled once. */
  key: z.string().min(1),
  at: Moment,
  region: z.string(),
  from: Colleague,
  place: Address,
  /** Where the same person talked before: what begins a new conversation may lean on the last question there. */
  after: Address.optional(),
  /** Whether the caller waits for the outcome itself; otherwise the reply goes through the outbox. */
  direct: z.boolean(),
  what: z.discriminatedUnion('kind', [
    Kind('message', GuardedText),
    /** A question for the helpdesk; without a text, the question before it in the conversation. */
    Kind('handover', GuardedText),
    /** Shows a reply that somebody got to everybody in the place. */
    Kind('share', { ref: z.string() }),
    Kind('feedback', { question: z.string(), helpful: z.boolean() }),
    Kind('act', {
      ticket: z.string(),
      role: z.enum(['desk', 'asker']),
      act: DeskAct,
      withheld: z.array(z.string()).optional(),
    }),
    Kind('save', { ticket: z.string(), parts: ArticleParts }),
    Kind('edit', { article: z.string(), parts: ArticleParts }),
    Kind('withdraw', { article: z.string() }),
  ]),
});
export type Inbound = z.infer<typeof Inbound>;

const Line = z.string();

/** What kind of reply somebody got. */
export const KeptKind = z.enum([
  'answer',
  'calculation',
  'clarify',
  'handover',
  'refusal',
  'smalltalk',
  'help',
]);

/** A reply as it is kept; see `Reply`. */
export const KeptReply: z.ZodType<Reply> = z.strictObject({
  kind: KeptKind,
  title: Line,
  text: Line,
  facts: z.array(z.strictObject({ label: Line, value: Line })),
  steps: z.array(Line),
  warnings: z.array(Line),
  sources: z.array(
    z.strictObject({ document: Line, title: Line, publisher: Line, section: Line, age: Line }),
  ),
  choices: z.array(
    z.strictObject({ label: Line, message: Line, brings: z.literal('file').exactOptional() }),
  ),
  files: z.array(z.strictObject({ name: Line, type: Line, content: Line })),
  understood: Line.nullable(),
  route: Line.nullable(),
  feedback: Line.nullable(),
});

/** What came of an event. */
export const Outcome = z.strictObject({
  /** Whether it was done; when not, the reply's text says why in one sentence. */
  ok: z.boolean(),
  reply: KeptReply,
  /** The ticket or article that it was about. */
  ticket: z.string().nullable(),
  article: z.string().nullable(),
});
export type Outcome = z.infer<typeof Outcome>;
