import { dayInAmsterdam } from '../../src/dutch/dates.ts';
import { deskAddress } from '../../src/front-desk/deliver.ts';
import { unknownTicket } from '../../src/front-desk/handle-act.ts';
import { ticketCard, ticketLine } from '../../src/helpdesk/desk-words.ts';
import { type ActKind, possibleActs } from '../../src/helpdesk/life.ts';
import type { Region } from '../../src/helpdesk/region.ts';
import { type Colleague, TICKET_STATES, type Ticket } from '../../src/helpdesk/ticket.ts';
import { urgencyOn } from '../../src/helpdesk/urgency.ts';
import { deskOf, type Terminal, viewedRegion } from './command.ts';
import { logText } from './log-text.ts';
import { Refusal } from './refusal.ts';
import { renderText } from './render.ts';
import { ticketObject } from './ticket-object.ts';
import type { Values } from './values.ts';

/** `balie tickets list`: what lies at the desk, the most urgent first. */
export async function listTickets(values: Values, terminal: Terminal): Promise<void> {
  const region = viewedRegion(terminal.settings, values);
  const state = TICKET_STATES.find((each) => each === values.state);
  if (values.state !== undefined && state === undefined)
    throw new Refusal(
      `Stand "${values.state}" ken ik niet. Kies uit: ${TICKET_STATES.join(', ')}.`,
    );
  const regions = [region.id];
  const found = await terminal.store.transaction(({ tickets }) =>
    tickets.list(state === undefined ? { regions } : { regions, states: [state] }),
  );
  const now = terminal.now();
  const today = dayInAmsterdam(now);
  const wanted = values.all === true || state !== undefined ? found : found.filter(isRecent(now));
  const shown = mostUrgentFirst(wanted, today);
  if (values.json === true)
    return terminal.say(JSON.stringify(shown.map((ticket) => ticketObject(ticket, today))));
  const lines = shown.map((ticket) => ticketLine(ticket, today));
  terminal.say(
    lines.length === 0 ? `Er liggen geen vragen bij ${region.desk.name}.` : lines.join('\n'),
  );
}

/** What waits comes first, the most urgent before the rest; then what is answered or closed. */
function mostUrgentFirst(tickets: readonly Ticket[], today: string): Ticket[] {
  const rank = ({ state, triage }: Ticket): string => {
    const waits = state !== 'answered' && state !== 'closed';
    return waits ? urgencyOn(triage.urgency, triage.deadline, today) : '';
  };
  return [...tickets].sort((a, b) => rank(b).localeCompare(rank(a)) || Number(a.id) - Number(b.id));
}

/** Milliseconds that a closed question still stands in the list. */
const RECENT = 7 * 24 * 60 * 60 * 1000;

const isRecent =
  (now: Date) =>
  ({ state, since }: Ticket): boolean =>
    state !== 'closed' || now.getTime() - new Date(since).getTime() < RECENT;

/** `balie tickets show <id>`: all that the desk needs, all that happened, and with --as what one can do. */
export async function showTicket(id: string, values: Values, terminal: Terminal): Promise<void> {
  const { settings, now } = terminal;
  const ticket = await findTicket(id, viewedRegion(settings, values), terminal);
  const card = renderText(ticketCard(ticket, dayInAmsterdam(now())));
  const acts = values.as === undefined ? [] : actsOf(ticket, deskOf(settings, values).by);
  const line = acts.length === 0 ? '' : `\n\nU kunt: ${acts.join(', ')}`;
  presentTicket(ticket, `${card}\n\n${logText(ticket)}${line}`, values, terminal, { acts });
}

const actsOf = (ticket: Ticket, by: Colleague): ActKind[] =>
  possibleActs(ticket, { role: 'desk', ...by });

/** Reminders, summaries and what could not be delivered: each is shown once. */
export async function showMessages(values: Values, terminal: Terminal): Promise<void> {
  const region = viewedRegion(terminal.settings, values);
  const at = terminal.now().toISOString();
  const kept = await terminal.store.transaction((unit) =>
    unit.messages.read(deskAddress(region.id), at),
  );
  if (values.json === true) return terminal.say(JSON.stringify(kept));
  const texts = kept.map(({ reply }) => renderText(reply));
  const { name, platform } = region.desk;
  if (platform !== 'local') texts.unshift(`Berichten aan ${name} gaan naar ${platform}.`);
  terminal.say(texts.length === 0 ? 'Geen nieuwe berichten.' : texts.join('\n\n---\n\n'));
}

/** A ticket of a region; another region's does not exist here. */
export async function findTicket(id: string, region: Region, { store }: Terminal): Promise<Ticket> {
  const ticket = await store.transaction(({ tickets }) => tickets.get(id));
  if (ticket === null || ticket.region !== region.id) throw new Refusal(unknownTicket(id));
  return ticket;
}

export function presentTicket(
  ticket: Ticket,
  text: string,
  values: Values,
  { say, now }: Terminal,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const object = ticketObject(ticket, dayInAmsterdam(now()));
  say(values.json === true ? JSON.stringify({ ...object, ...more }) : text);
}
