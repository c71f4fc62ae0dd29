import { daysBetween } from '../dutch/dates.ts';
import type { Library } from '../library/library.ts';
import type { Topic, Urgency } from '../library/schemas.ts';
import type { Reply } from '../reply.ts';
import type { Triage } from './ticket.ts';
import { routeOf, topicOf } from './topics.ts';
import type { Deadline } from './urgency.ts';

/** What the dates in a question say, as the rules read it. */
export interface Clocks {
  /** The deadline of the contract that the question runs into. */
  readonly contract: Deadline | null;
  /** The day of an installation appointment. */
  readonly installation: Deadline | null;
  /** Months that a contract with an ending discount still runs. */
  readonly term: number | null;
}

/** An appointment for an installation within so many calendar days has no time to lose. */
const SOON = 7;
/** Months around which the term of a contract decides what it costs; a shorter one costs something else by then. */
const TERM_IS_NEAR = { from: 11, until: 13 } as const;

/**
 * What the desk needs to begin with a question that Balie did not answer well enough: its topic in the triage matrix,
 * who answers it, how soon, what to ask back, and what Balie found. `withheld`: personal data was taken out of it.
 */
export function triage(
  question: string,
  reply: Reply,
  withheld: boolean,
  clocks: Clocks,
  library: Library,
  today: string,
): Triage {
  const topic = withheld ? personalData(library) : topicOf(question, reply, library);
  const route = withheld ? topic.route : routeOf(topic, reply);
  const { id, title, ask, caution } = topic;
  return {
    topic: { id, title },
    route,
    routeName: library.route(route)?.name ?? route,
    urgency: urgencyOf(topic, clocks, today),
    deadline: deadlineOf(topic, clocks),
    ask: [...ask],
    caution: [...caution],
    found: foundIn(reply),
    why: WHY[reply.kind],
  };
}

/** The topic of a message with a patient's data: the privacy contact looks at it first. */
function personalData(library: Library): Topic {
  const found = library.topics.find(({ id }) => id === PERSONAL_DATA);
  if (found === undefined) throw new Error(`triage.yaml has no topic "${PERSONAL_DATA}"`);
  return found;
}

const PERSONAL_DATA = 'persoonsgegevens';

/** The topic of questions that no helpdesk answers: about a patient's health. */
export const MEDICAL = 'medisch';

function urgencyOf(
  { urgency, clock }: Topic,
  { term, installation }: Clocks,
  today: string,
): Urgency {
  if (clock === 'term' && term !== null && term <= TERM_IS_NEAR.until)
    return term >= TERM_IS_NEAR.from ? 'U2' : 'U1';
  const soon = installation !== null && daysBetween(today, installation.date) <= SOON;
  return clock === 'installation' && soon ? 'U3' : urgency;
}

function deadlineOf({ clock }: Topic, { contract, installation }: Clocks): Deadline | null {
  if (clock === 'contract') return contract;
  return clock === 'installation' ? installation : null;
}

const WHY: Readonly<Record<Reply['kind'], string>> = {
  answer: 'De vrager wil meer weten dan dit antwoord.',
  calculation: 'De vrager wil meer weten dan deze berekening.',
  clarify: 'De vraag was niet compleet genoeg voor een antwoord.',
  handover: 'Het antwoord staat niet in de documenten.',
  refusal: 'Hierover staat niets in de documenten.',
  smalltalk: 'De vraag lijkt geen beleidsvraag.',
  help: 'De vraag lijkt geen beleidsvraag.',
};

/** What Balie said, with where it stands, or the sections that came near. */
function foundIn({ kind, title, sources, choices }: Reply): string[] {
  const said =
    kind === 'answer' || kind === 'calculation' || kind === 'clarify'
      ? [title, ...sources.map((source) => `${source.title}, ${source.section}`)]
      : [];
  // Beside a calculation or a question back, choices are what to do next or how to reply, not what came near.
  const near = kind === 'calculation' || kind === 'clarify' ? [] : choices;
  return [...said, ...near.map(({ label }) => `In de buurt: ${label}`)];
}
