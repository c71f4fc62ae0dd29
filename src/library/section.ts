import type { Fact } from '../reply.ts';
import type { FrontMatter, RouteId, Source } from './schemas.ts';

/** The document that saved answers of the helpdesk stand in. */
export const HELPDESK_SOURCE = 'helpdesk';

/** One topic: what a single answer shows, with the article and the document that it belongs to. */
export interface Section {
  /** `koppeling-futec#kosten`. */
  readonly ref: string;
  readonly title: string;
  /** Plain text as in `Reply.text`, without the labelled facts. */
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly caveats: readonly string[];
  /** Where it stands in the document: "alinea over Futec". */
  readonly place: string;
  readonly questions: readonly string[];
  readonly route: RouteId;
  /** Whether it is the first of its article: the one that the others elaborate. */
  readonly leads: boolean;
  readonly article: FrontMatter;
  readonly source: Source;
}

/** Everything in a section that a person reads, as one text. */
export function bodyOf(section: Section): string {
  const facts = section.facts.map(({ label, value }) => `${label}: ${value}`);
  return [section.text, ...facts, ...section.caveats].filter((part) => part !== '').join('\n');
}
