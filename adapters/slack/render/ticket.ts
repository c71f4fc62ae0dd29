import { clean } from '../../../src/dutch/clean.ts';
import { ticketCard } from '../../../src/helpdesk/desk-words.ts';
import type { Colleague, Ticket } from '../../../src/helpdesk/ticket.ts';
import { ACT_LABELS, actsOn } from '../../chat/ticket-acts.ts';
import { slackUser } from '../place.ts';
import { button, row } from './blocks.ts';
import { cutAtWord } from './cut.ts';
import { labelled } from './escape.ts';
import type { Message, Mrkdwn, PlainText } from './limits.ts';
import { leftNote, leftOver, noticeText } from './message.ts';
import { bodyParts } from './parts.ts';

/**
 * A question in the channel of its desk: the card, and a button for everything that somebody there can do with it now.
 * A message looks the same to all, so the buttons are those of a colleague who has nothing yet and of the owner
 * together; who presses one that is not theirs is told why. `ticket:whole` opens `renderWhole` of the card.
 */
export function renderTicket(ticket: Ticket, today: string): Message {
  const card = ticketCard(ticket, today);
  const body = bodyParts(card, { fields: [askerField(ticket.asker)] });
  const left = leftOver(body);
  return {
    text: noticeText(card),
    blocks: [
      ...body.flatMap(({ blocks }) => blocks),
      ...leftNote(left),
      ...row([
        ...(left.length === 0 ? [] : [button('Lees verder', 'ticket:whole', ticket.id)]),
        ...actsOn(ticket).map((act) => button(ACT_LABELS[act], `ticket:${act}`, ticket.id)),
      ]),
    ],
  };
}

/** The longest name: that of a practice in full. */
const NAME = 200;

/** Who asked: somebody of Slack as a mention, so that the desk can write to them; anybody else by name. */
function askerField({ id, name }: Colleague): PlainText | Mrkdwn {
  const person = slackUser(id);
  if (person === null) return labelled('Vrager', cutAtWord(clean(name), NAME));
  return { type: 'mrkdwn', text: `*Vrager*\n<@${person}>`, verbatim: true };
}
