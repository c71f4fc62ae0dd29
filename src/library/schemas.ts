import { z } from 'zod';

const IsoDate = z.iso.date('schrijf een datum als 2026-01-31');
const Day = z.union([z.literal('open'), IsoDate]);
const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/u, 'een id bestaat uit kleine letters, cijfers en koppeltekens');

/** From which to which day something holds (ISO dates, inclusive); `open` where the source sets no bound. */
export const Validity = z.strictObject({ from: Day, until: Day });
export type Validity = z.infer<typeof Validity>;

/** `current`: the text still speaks of now. `historical`: it is kept to look back on. */
export const Standing = z.enum(['current', 'historical']);
export type Standing = z.infer<typeof Standing>;

/** The parties of `routes.yaml`. The list is closed, because desks and statistics count on it. */
export const RouteId = z.enum([
  'zorgdomein',
  'zilveren_kruis',
  'regio_organisatie',
  'open_coalitie',
  'his_leverancier',
  'menzis',
  'lhv',
  'nhg',
  'ineen',
  'zorgverzekeraar',
  'helpdesk',
]);
export type RouteId = z.infer<typeof RouteId>;

/** A document, as `sources.yaml` describes it. `age` is the sentence part that a source line ends with. */
export const Source = z.strictObject({
  id: Id,
  title: z.string().min(1),
  publisher: z.string().min(1),
  age: z.string().min(1),
  valid: Validity,
  standing: Standing,
  about: z.string().min(1),
  /** A question that help shows: one of the `questions` of an article of this document. */
  example: z.string().min(1),
});
export type Source = z.infer<typeof Source>;

/** Who answers what, and how people reach them (never a telephone number: no document has one). */
export const Route = z.strictObject({
  id: RouteId,
  name: z.string().min(1),
  how: z.string().min(1),
});
export type Route = z.infer<typeof Route>;

/** The head of an article. `questions` has the phrasings of each section, by the section's id. */
export const FrontMatter = z.strictObject({
  id: Id,
  title: z.string().min(1),
  source: Id,
  valid: Validity,
  standing: Standing,
  audience: z.array(z.enum(['praktijk', 'helpdesk', 'regio'])).min(1),
  route: RouteId,
  /** Sections whose open questions go to somebody else than the article's route. */
  routes: z.record(Id, RouteId).default({}),
  questions: z.record(Id, z.array(z.string().min(3)).min(1)),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

/** The address of a section: `koppeling-futec#kosten`. */
export const SectionRef = z
  .string()
  .regex(/^[a-z0-9-]+#[a-z0-9-]+$/u, 'een verwijzing ziet eruit als artikel#sectie');
export type SectionRef = z.infer<typeof SectionRef>;

/** A name that decides an answer, with the other ways to write it. */
export const Name = z.strictObject({
  name: z.string().min(1),
  also: z.array(z.string().min(1)).default([]),
  route: RouteId.optional(),
  /** The document that is about it as a whole, so that its sections need not repeat the name. */
  source: Id.optional(),
  /** The names of which it may be any: MicroHis is hosted by four parties. */
  oneOf: z.array(z.string().min(1)).default([]),
});
export type Name = z.infer<typeof Name>;

/**
 * Names of one kind. `known` ones occur in the documents; `unknown` ones are real, but no document speaks of them:
 * a question about them is answered with the section `elsewhere`, never with a neighbour's figures.
 */
export const NameKind = z.strictObject({
  kind: Id,
  label: z.string().min(1),
  /** Whether a section must speak of the name to answer a question about it. */
  decides: z.boolean().default(true),
  route: RouteId.optional(),
  known: z.array(Name).default([]),
  unknown: z.array(Name).default([]),
  elsewhere: SectionRef.optional(),
});
export type NameKind = z.infer<typeof NameKind>;

/** The words of the field: what means the same, which names decide, and the English of a question in English. */
export const Thesaurus = z.strictObject({
  synonyms: z.array(z.array(z.string().min(1)).min(2)),
  names: z.array(NameKind),
  english: z.record(z.string(), z.string()),
});
export type Thesaurus = z.infer<typeof Thesaurus>;

/** How soon a question must be looked at (design): U4 stop, U3 today, U2 this week, U1 plan, U0 no hurry. */
export const Urgency = z.enum(['U0', 'U1', 'U2', 'U3', 'U4']);
export type Urgency = z.infer<typeof Urgency>;

/**
 * A row of the triage matrix: what a question that Balie cannot answer is about, who answers it, what to ask back, and
 * what the helpdesk must not promise. `about` names the articles or sections whose neighbourhood it is.
 */
export const Topic = z.strictObject({
  id: Id,
  title: z.string().min(1),
  route: RouteId,
  urgency: Urgency,
  /** The clock that makes it more urgent: a deadline of the contract, an installation date, the term of a contract. */
  clock: z.enum(['none', 'contract', 'installation', 'term']).default('none'),
  ask: z.array(z.string().min(1)).default([]),
  caution: z.array(z.string().min(1)).default([]),
  about: z
    .array(z.string().regex(/^[a-z0-9-]+(?:#[a-z0-9-]+)?$/u, 'schrijf artikel of artikel#sectie'))
    .default([]),
  questions: z.array(z.string().min(3)).default([]),
});
export type Topic = z.infer<typeof Topic>;
