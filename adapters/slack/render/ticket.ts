import { ticketCard } from '../../../src/helpdesk/desk-words.ts';
import { type ActKind, possibleActs, refuseSaving } from '../../../src/helpdesk/life.ts';
import type { Actor, Colleague, Ticket } from '../../../src/helpdesk/ticket.ts';
import { slackUser } from '../place.ts';
import { button, row } from './blocks.ts';
import { cutAtWord } from './cut.ts';
import { clean, labelled } from './escape.ts';
import type { Message, Mrkdwn, PlainText } from './limits.ts';
import { leftNote, leftOver, noticeText } from './message.ts';
import { bodyParts } from './parts.ts';

const LABELS: Readonly<Record<ActKind | 'save', string>> = {
  claim: 'Oppakken',
  assign: 'Wijs toe',
  answer: 'Beantwoord',
  forward: 'Stuur door',
  close: 'Sluit',
  reopen: 'Heropen',
  save: 'Bewaar als antwoord',
};
const ORDER = ['claim', 'assign', 'answer', 'forward', 'close', 'reopen', 'save'] as const;

/** A colleague who has nothing yet; no platform knows the id. */
const SOMEBODY: Actor = { role: 'desk', id: '…', name: '…' };

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
        ...actsFor(ticket).map((act) => button(LABELS[act], `ticket:${act}`, ticket.id)),
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

/** What can be done with a ticket by somebody of its desk, in the order of its life. An answer is saved once. */
function actsFor(ticket: Ticket): (ActKind | 'save')[] {
  const { owner } = ticket;
  const people: readonly Actor[] =
    owner === null ? [SOMEBODY] : [SOMEBODY, { role: 'desk', ...owner }];
  const possible = new Set<ActKind | 'save'>(
    people.flatMap((person) => possibleActs(ticket, person)),
  );
  if (refuseSaving(ticket) === null && ticket.article === null) possible.add('save');
  return ORDER.filter((act) => possible.has(act));
}
