import { ticketCard } from '../../../src/helpdesk/desk-words.ts';
import type { Ticket } from '../../../src/helpdesk/ticket.ts';
import type { Reply } from '../../../src/reply.ts';
import { ACT_LABELS, type actsOn } from '../../chat/ticket-acts.ts';
import { actionRows, dialog, execute, type Refreshed, refreshOf } from './actions.ts';
import { type Action, bytesOf, CARD_ROOM, type Card, cardOf } from './card.ts';
import { bodyParts, elementsOf, leftOver } from './parts.ts';
import { fallbackOf, goOn } from './reply.ts';

type Acts = ReturnType<typeof actsOn>;

/** What somebody of the desk can do with a ticket, and for whom its card is made anew. */
export interface TicketShown {
  readonly acts: Acts;
  readonly refresh?: Refreshed;
}

/** Room for what is not a part: the headline, `fallbackText`, the buttons. */
const REST = 4000;

/** A question at its desk, as text: what "Lees verder" shows whole. */
export function ticketReply(ticket: Ticket, today: string): Reply {
  const card = ticketCard(ticket, today);
  return { ...card, facts: [{ label: 'Vrager', value: ticket.asker.name }, ...card.facts] };
}

/** A question in the channel of its desk. `today` is the calendar day (ISO). */
export function renderTicket(ticket: Ticket, today: string, { acts, refresh }: TicketShown): Card {
  const reply = ticketReply(ticket, today);
  const { id } = ticket;
  const anew = refresh === undefined ? undefined : refreshOf('ticket', { ticket: id }, refresh);
  const body = bodyParts(reply, CARD_ROOM - REST - (anew === undefined ? 0 : bytesOf(anew)));
  return cardOf(
    fallbackOf(reply),
    [
      ...elementsOf(body),
      ...goOn(leftOver(body), { form: 'ticket:whole', ticket: id }),
      ...actionRows(acts.map((act) => actButton(act, id))),
    ],
    anew,
  );
}

/** To take a question needs nothing to be filled in. */
function actButton(act: Acts[number], ticket: string): Action {
  return act === 'claim'
    ? execute(ACT_LABELS[act], 'claim', { ticket })
    : dialog(ACT_LABELS[act], { form: `act:${act}`, ticket });
}
