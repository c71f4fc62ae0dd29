import { formatDay } from '../dutch/dates.ts';
import { type Fact, type Reply, reply } from '../reply.ts';
import type { Article } from './article.ts';
import type { Colleague, Ticket, TicketState } from './ticket.ts';
import { daysLeft, URGENCY_NAMES, urgencyOn } from './urgency.ts';

// What people at a desk read. Only what the desk needs: nothing of it reaches the asker.

const STATES: Readonly<Record<TicketState, string>> = {
  open: 'open, nog van niemand',
  claimed: 'opgepakt',
  assigned: 'toegewezen',
  forwarded: 'doorgezet',
  answered: 'beantwoord',
  closed: 'gesloten',
};

/** The state of a question in words, with who has it: `opgepakt door Anna`. */
export function stateText({ state, owner, party, answer }: Ticket): string {
  const parts: Readonly<Record<TicketState, string>> = {
    open: '',
    claimed: `door ${owner?.name}`,
    assigned: `aan ${owner?.name}`,
    forwarded: `naar ${party?.name} door ${owner?.name}`,
    answered: `door ${answer?.by.name}`,
    closed: '',
  };
  return [STATES[state], parts[state]].filter((part) => part !== '').join(' ');
}

/** The deadline behind a question and how long it still is. */
export function deadlineText({ triage: { deadline } }: Ticket, today: string): string | null {
  if (deadline === null) return null;
  const { days, workingDays } = daysLeft(deadline, today);
  const left =
    days < 0
      ? `${-days} ${days === -1 ? 'dag' : 'dagen'} geleden`
      : days === 0
        ? 'vandaag'
        : `nog ${days} ${days === 1 ? 'dag' : 'dagen'}, ${workingDays} ${workingDays === 1 ? 'werkdag' : 'werkdagen'}`;
  return `${formatDay(deadline.date)} (${left}): ${deadline.what}`;
}

/** A question as the desk sees it: all that is needed to begin. `today` is the calendar day (ISO). */
export function ticketCard(ticket: Ticket, today: string): Reply {
  const { id, question, triage, furtherQuestions, answer } = ticket;
  const urgency = urgencyOn(triage.urgency, triage.deadline, today);
  const deadline = deadlineText(ticket, today);
  const facts: Fact[] = [
    { label: 'Stand', value: stateText(ticket) },
    { label: 'Onderwerp', value: triage.topic.title },
    { label: 'Wie weet het', value: triage.routeName },
    { label: 'Haast', value: `${urgency}, ${URGENCY_NAMES[urgency]}` },
    ...(deadline === null ? [] : [{ label: 'Uiterste datum', value: deadline }]),
  ];
  const parts = [
    `“${question}”`,
    ...furtherQuestions.map((text) => `De vrager schreef daarna: “${text}”`),
    answer === null ? '' : `Antwoord van ${answer.by.name}: ${answer.text}`,
    list('Balie vond:', triage.found, triage.why),
    list('Vraag terug:', triage.ask),
  ];
  return reply({
    kind: 'handover',
    title: `Vraag ${id}`,
    text: parts.filter((part) => part !== '').join('\n\n'),
    facts,
    warnings: triage.caution,
    route: triage.route,
  });
}

function list(head: string, lines: readonly string[], before = ''): string {
  if (lines.length === 0) return before;
  const items = lines.map((line) => `• ${line}`).join('\n');
  return [before, `${head}\n${items}`].filter((part) => part !== '').join('\n\n');
}

/** One line of the queue: what stands in a list. */
export function ticketLine(ticket: Ticket, today: string): string {
  const { id, question, triage } = ticket;
  const urgency = urgencyOn(triage.urgency, triage.deadline, today);
  return `vraag ${id} · ${urgency} · ${stateText(ticket)} · ${shorten(question)}`;
}

const LONGEST = 80;
const shorten = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;

/** What the desk reads after an act. */
export function actedReply(ticket: Ticket): Reply {
  const { id, state, party, question } = ticket;
  const told =
    state === 'answered' || state === 'closed' || state === 'open'
      ? 'De vrager krijgt bericht.'
      : '';
  const last = ticket.events.at(-1)?.what;
  const forward =
    last?.kind === 'forwarded'
      ? `Stel de vraag nu zelf aan ${party?.name}: “${last.ask === '' ? question : last.ask}” De vrager leest dat u het navraagt.`
      : '';
  return reply({
    kind: 'handover',
    title: `Vraag ${id}: ${stateText(ticket)}`,
    text: told + forward,
    route: ticket.triage.route,
  });
}

/** That the asker needs no answer any more. */
export function withdrawnNotice(ticket: Ticket, today: string): Reply {
  return notice(`De vrager heeft vraag ${ticket.id} ingetrokken`, [ticketLine(ticket, today)]);
}

/** A word to a colleague who was given a question. */
export function assignedNotice(ticket: Ticket, by: string, today: string): Reply {
  return notice(`${ticket.owner?.name}, ${by} heeft u een vraag toegewezen`, [
    ticketLine(ticket, today),
  ]);
}

/** That the asker was not helped by the answer, or added something to their question. */
export function askedOnNotice(ticket: Ticket, today: string): Reply {
  const last = ticket.events.at(-1)?.what;
  const text = last?.kind === 'reopened' || last?.kind === 'added' ? last.text : '';
  const title =
    last?.kind === 'added'
      ? `De vrager schrijft iets bij vraag ${ticket.id}`
      : `Vraag ${ticket.id} is weer open`;
  return notice(title, [
    ticketLine(ticket, today),
    text === '' ? '' : `De vrager schrijft: “${text}”`,
  ]);
}

/** Questions that wait for too long. */
export function reminderNotice(tickets: readonly Ticket[], today: string): Reply {
  const count = tickets.length === 1 ? '1 vraag wacht' : `${tickets.length} vragen wachten`;
  return notice(
    `${count} te lang`,
    tickets.map((ticket) => ticketLine(ticket, today)),
  );
}

/** What a desk begins its day with. */
export interface DayStart {
  readonly waiting: readonly Ticket[];
  /** Questions answered on the working day before. */
  readonly answered: number;
  /** Articles to look at again, or that end soon. */
  readonly articles: readonly Article[];
}

export function summaryNotice({ waiting, answered, articles }: DayStart, today: string): Reply {
  return notice(`De helpdesk op ${formatDay(today)}`, [
    `Open vragen: ${waiting.length}. Sinds de vorige werkdag beantwoord: ${answered}.`,
    ...waiting.map((ticket) => ticketLine(ticket, today)),
    ...articles.map(({ id, question, review, until }) =>
      until !== null && until >= today
        ? `${id} geldt nog tot en met ${formatDay(until)}: ${shorten(question)}`
        : `${id} moet nagekeken worden sinds ${formatDay(review)}: ${shorten(question)}`,
    ),
  ]);
}

/** That a message could not be brought to somebody. */
export function undeliveredNotice(what: string, ticket: string | null): Reply {
  const about = ticket === null ? '' : ` over vraag ${ticket}`;
  return notice(`Een bericht${about} kon niet worden bezorgd`, [
    `“${shorten(what)}”`,
    'Neem zelf contact op met de vrager.',
  ]);
}

/** That a message of somebody could not be handled. */
export function failedNotice(person: Colleague, text: string): Reply {
  return notice(`Een bericht van ${person.name} gaf een fout`, [
    text === '' ? '' : `“${shorten(text)}”`,
    'Ik kon het niet verwerken. Neem zelf contact op.',
  ]);
}

function notice(title: string, lines: readonly string[]): Reply {
  return reply({
    kind: 'handover',
    title,
    text: lines
      .filter((line) => line !== '')
      .map((line) => `• ${line}`)
      .join('\n'),
  });
}
