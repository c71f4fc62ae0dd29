import { dayInAmsterdam } from '../../../src/dutch/dates.ts';
import { regionIn } from '../../../src/front-desk/desk.ts';
import type { Region } from '../../../src/helpdesk/region.ts';
import type { Ticket } from '../../../src/helpdesk/ticket.ts';
import { atDesk } from '../../chat/at-desk.ts';
import { actsOn } from '../../chat/ticket-acts.ts';
import { memberIn, type Occasion, receiveAlone } from '../occasion.ts';
import { channelOf } from '../place.ts';
import type { Card } from '../render/card.ts';
import { renderTicket } from '../render/ticket.ts';
import type { Pressed } from './activities.ts';
import { type Answer, cardInPlace, leftAsItIs, wordAside } from './answers.ts';
import type { Heard } from './heard.ts';

/** A ticket's card as this viewer has it: a colleague sees what they can do now, anybody else in the channel nothing to press. */
export async function showTicketAgain(heard: Heard, { ticket: id }: Pressed): Promise<Answer> {
  const { who, services } = heard;
  const ticket = await services.store.transaction(({ tickets }) => tickets.get(id));
  const region = ticket === null ? null : regionIn(services.settings, ticket.region);
  if (ticket === null || region === null || !isAtDesk(who, region)) return leftAsItIs('not here');
  return cardInPlace(cardFor(heard, ticket, region));
}

/** Takes a question; the card then shows what its owner can do with it. */
export async function claim(heard: Heard, { ticket: id }: Pressed): Promise<Answer> {
  const { who, services } = heard;
  const found = await atDesk(id, memberIn(who), services);
  if (typeof found === 'string') return wordAside(found);
  const { region, member } = found;
  const act = { kind: 'claim' } as const;
  const what = { kind: 'act', ticket: id, role: 'desk', act } as const;
  const { ok, reply } = await receiveAlone(services, { ...who, from: member }, region, what);
  services.wake();
  if (!ok) return wordAside(reply.title);
  const now = await services.store.transaction(({ tickets }) => tickets.get(id));
  return now === null ? wordAside(reply.title) : cardInPlace(cardFor(heard, now, region));
}

function cardFor({ who, services }: Heard, ticket: Ticket, region: Region): Card {
  const member = memberIn(who)(region);
  const acts = member === null ? [] : actsOn(ticket, { role: 'desk', ...member });
  const today = dayInAmsterdam(services.now());
  return renderTicket(ticket, today, { acts, refresh: { userIds: [who.account] } });
}

/** Whether somebody is in the channel of a desk, where everybody sees its cards. */
const isAtDesk = ({ conversation, tenant }: Occasion, { desk }: Region): boolean =>
  desk.platform === 'teams' &&
  desk.channel === channelOf(conversation) &&
  (desk.workspace ?? tenant) === tenant;
