import type { Calculator } from '../../../src/calculators/calculator.ts';
import { clean } from '../../../src/dutch/clean.ts';
import { dayInAmsterdam, formatDay } from '../../../src/dutch/dates.ts';
import type { Home } from '../../../src/front-desk/home.ts';
import { ticketLine } from '../../../src/helpdesk/desk-words.ts';
import type { Ticket } from '../../../src/helpdesk/ticket.ts';
import { distinctSources, type SourceLine, sourceText } from '../../../src/reply.ts';
import { formName } from '../../chat/calculator-form.ts';
import { button, DIVIDER, headerBlock, lineWith, smallPrint } from './blocks.ts';
import { cutAtSentence, cutAtWord } from './cut.ts';
import { plainText } from './escape.ts';
import { type Block, type HomeView, LIMITS } from './limits.ts';

/** What Balie can do: its forms, and questions of its documents. */
export interface Offered {
  readonly commands: readonly Pick<Calculator, 'command' | 'summary'>[];
  readonly examples: readonly string[];
}

/** The App Home of one person: what Balie can do, what comes next, and their questions. */
export function renderHome(home: Home, { commands, examples }: Offered): HomeView {
  return view([
    paragraph(INTRO),
    ...exampleBlocks(examples),
    ...commands.slice(0, COMMANDS).map(commandLine),
    DIVIDER,
    ...deadlineBlocks(home.planning),
    ...planningBlocks(home.planning),
    headerBlock('Mijn vragen bij de helpdesk'),
    ...ownBlocks(home.own),
    ...deskBlocks(home.queues, home.today),
  ]);
}

/** The App Home where there is nothing to show, and why. */
export const renderNoHome = (why: string): HomeView => view([paragraph(why)]);

const view = (blocks: readonly Block[]): HomeView => ({
  type: 'home',
  callback_id: 'home',
  blocks: [headerBlock(TITLE), ...blocks],
});

const TITLE = 'Balie, de digitale balie voor huisartsenpraktijken';
const INTRO =
  'Stel uw vraag in gewone woorden in een bericht aan mij. Ik zoek het antwoord in de documenten, met de bron erbij. Staat het er niet, dan kunt u de vraag aan de helpdesk geven. Typ geen gegevens van patiënten.';

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
/** What the small print of a part may take. */
const SMALL_PRINT = LIMITS.fieldText;

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

function deadlineBlocks({ deadlines }: Home['planning']): Block[] {
  if (deadlines.length === 0) return [];
  const warnings = new Set(deadlines.flatMap((each) => each.warnings));
  const sources = distinctSources(deadlines.flatMap((each) => each.sources));
  return [
    headerBlock('Eerstvolgende uiterste data'),
    paragraph(deadlines.map(deadlineLine).join('\n')),
    sourceNote([...warnings], sources),
    DIVIDER,
  ];
}

function deadlineLine({ deadline, startDate, group, items }: Deadline): string {
  const names = new Intl.ListFormat('nl').format(items);
  return `• ${formatDay(deadline)}: laatste dag om een wijziging per ${formatDay(startDate)} aan te vragen (per ${group}: ${names})`;
}

type Deadline = Home['planning']['deadlines'][number];

function planningBlocks({ milestones, sources }: Home['planning']): Block[] {
  const next = milestones.filter(({ past }) => !past).slice(0, MILESTONES);
  if (next.length === 0) return [];
  return [
    headerBlock('Eerstvolgende momenten in de planning'),
    paragraph(next.map(({ when, what }) => `• ${when}: ${what}`).join('\n')),
    sourceNote(['De bron noemt geen jaar.'], sources),
    DIVIDER,
  ];
}

function sourceNote(before: readonly string[], sources: readonly SourceLine[]): Block {
  const sentences = [...before, ...sources.map(sourceText)];
  return smallPrint(cutAtSentence(clean(sentences.join(' ')), SMALL_PRINT));
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

function deskBlocks(queues: Home['queues'], today: string): Block[] {
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
  return count > 0 ? [smallPrint(`En nog ${count} ${count === 1 ? 'vraag' : 'vragen'}.`)] : [];
}
