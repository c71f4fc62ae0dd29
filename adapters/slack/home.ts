import type { Calculator } from '../../src/calculators/calculator.ts';
import type { Milestone } from '../../src/calculators/wijzigingsdata/planning.ts';
import { dayInAmsterdam, formatDay } from '../../src/dutch/dates.ts';
import { ticketLine } from '../../src/helpdesk/desk-words.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import { button, DIVIDER, headerBlock, lineWith, smallPrint } from './blocks.ts';
import { cutAtSentence, cutAtWord } from './cut.ts';
import { clean, plainText } from './escape.ts';
import { formName } from './form.ts';
import { type Block, type HomeView, LIMITS } from './limits.ts';

/** The questions that wait at one region's desk, the one to begin with first. */
export interface Queue {
  /** The name of the desk. */
  readonly name: string;
  readonly tickets: readonly Ticket[];
}

/** What one person sees: nothing of anybody else may be in it but the queues of their own desks. */
export interface Home {
  /** Questions that Balie answers. */
  readonly examples: readonly string[];
  readonly commands: readonly Pick<Calculator, 'command' | 'summary'>[];
  readonly milestones: readonly Milestone[];
  /** Where the milestones stand. */
  readonly planningSource: string;
  /** The viewer's own questions at the helpdesk. */
  readonly own: readonly Ticket[];
  /** Empty for who belongs to no desk. */
  readonly queues: readonly Queue[];
  /** The calendar day in Amsterdam (ISO). */
  readonly today: string;
  /** Why there is nothing to show: it stands instead of all the rest. */
  readonly problem?: string;
}

/** The App Home of one person: what Balie can do, what comes next, and their questions. */
export function renderHome(home: Home): HomeView {
  const { problem } = home;
  const blocks = problem === undefined ? partsOf(home) : [paragraph(problem)];
  return { type: 'home', callback_id: 'home', blocks: [headerBlock(TITLE), ...blocks] };
}

const TITLE = 'Balie, de vraagbaak voor de huisartsenpraktijk';
const INTRO =
  'Stel uw vraag in gewone woorden in een bericht aan mij. Ik zoek het antwoord in de documenten, met de bron erbij. Staat het er niet, dan kunt u de vraag aan de helpdesk geven. Typ geen gegevens van patiënten.';

function partsOf({ examples, commands, own, queues, today, ...planning }: Home): Block[] {
  return [
    paragraph(INTRO),
    ...exampleBlocks(examples),
    ...commands.slice(0, COMMANDS).map(commandLine),
    DIVIDER,
    ...planningBlocks(planning),
    DIVIDER,
    headerBlock('Mijn vragen bij de helpdesk'),
    ...ownBlocks(own),
    ...deskBlocks(queues, today),
  ];
}

/** The most of each part, so that all of them together stay within a view. */
const COMMANDS = 10;
const EXAMPLES = 8;
const MILESTONES = 4;
const OWN = 10;
const DESKS = 8;
/** Lines of one queue. */
const QUEUE = 20;
/** Lines of all queues together. */
const QUEUED = 40;

const paragraph = (text: string): Block => ({
  type: 'section',
  text: plainText(cutAtSentence(clean(text) || '…', LIMITS.sectionText)),
});

function exampleBlocks(examples: readonly string[]): Block[] {
  if (examples.length === 0) return [];
  const lines = examples.slice(0, EXAMPLES).map((example) => `• ${cutAtWord(clean(example), 300)}`);
  return [paragraph(['U kunt bijvoorbeeld vragen:', ...lines].join('\n'))];
}

function commandLine(calculator: Pick<Calculator, 'command' | 'summary'>): Block {
  return lineWith(
    calculator.summary,
    button(formName(calculator), `form:${calculator.command}`, calculator.command),
  );
}

function planningBlocks({
  milestones,
  planningSource,
}: Pick<Home, 'milestones' | 'planningSource'>): Block[] {
  const next = milestones.filter(({ past }) => !past).slice(0, MILESTONES);
  const lines = next.map(({ when, what }) => `• ${when}: ${what}`);
  return [
    headerBlock('Eerstvolgende momenten in de planning'),
    paragraph(lines.join('\n') || 'Dit jaar komt er volgens de planning geen moment meer.'),
    smallPrint(
      cutAtSentence(clean(`De bron noemt geen jaar. ${planningSource}`), LIMITS.fieldText),
    ),
  ];
}

function ownBlocks(own: readonly Ticket[]): Block[] {
  if (own.length === 0) return [paragraph('U hebt geen vragen bij de helpdesk.')];
  return [...own.slice(0, OWN).map(ownLine), ...more(own.length - OWN)];
}

/** A question in the words of who asked it. */
function ownLine(ticket: Ticket, at: number): Block {
  const { id, question, openedAt, state } = ticket;
  const day = formatDay(dayInAmsterdam(new Date(openedAt)));
  const asked = cutAtWord(clean(question), LONGEST);
  return lineWith(
    `Vraag ${id} van ${day}, ${stateForAsker(ticket)}: “${asked}”`,
    state === 'answered' ? button('Ik ben geholpen', `choice:${at + 1}`, `/opgelost ${id}`) : null,
  );
}

const LONGEST = 120;

/** Who of the desk has a question is the desk's own business. */
function stateForAsker({ state, party }: Ticket): string {
  switch (state) {
    case 'open':
    case 'claimed':
    case 'assigned':
      return 'ligt bij de helpdesk';
    case 'forwarded':
      return `de helpdesk vraagt het na bij ${party?.name ?? 'een andere partij'}`;
    case 'answered':
      return 'is beantwoord';
    case 'closed':
      return 'is gesloten';
  }
}

function deskBlocks(queues: readonly Queue[], today: string): Block[] {
  const shown = queues.slice(0, DESKS);
  const most = Math.min(QUEUE, Math.floor(QUEUED / Math.max(1, shown.length)));
  return [
    ...shown.flatMap(({ name, tickets }) => [
      DIVIDER,
      headerBlock(`Open vragen: ${name}`),
      ...(tickets.length === 0 ? [paragraph('Er ligt geen open vraag.')] : []),
      ...tickets
        .slice(0, most)
        .map((ticket) =>
          lineWith(ticketLine(ticket, today), button('Bekijk', 'ticket:whole', ticket.id)),
        ),
      ...more(tickets.length - most),
    ]),
    ...(queues.length > DESKS ? [smallPrint(`En nog ${queues.length - DESKS} helpdesks.`)] : []),
  ];
}

function more(count: number): Block[] {
  return count > 0 ? [smallPrint(`En nog ${count}.`)] : [];
}
