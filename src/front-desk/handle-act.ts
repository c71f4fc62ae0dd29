import {
  answeredReply,
  askerActedReply,
  closedReply,
  forwardedReply,
  reopenedReply,
} from '../helpdesk/asker-words.ts';
import {
  actedReply,
  askedOnNotice,
  assignedNotice,
  withdrawnNotice,
} from '../helpdesk/desk-words.ts';
import type { Outcome } from '../helpdesk/inbound.ts';
import { decide } from '../helpdesk/life.ts';
import type { Region } from '../helpdesk/region.ts';
import type { Actor, Ticket } from '../helpdesk/ticket.ts';
import type { Reply } from '../reply.ts';
import { awaitWord, forgetAsked } from './aside.ts';
import { showAtDesk, tellAsker, tellDesk } from './desk.ts';
import { done, refused } from './outcome.ts';
import type { Scene, What } from './scene.ts';
import { withWarning } from './withheld.ts';

/** An act on a ticket: decided by the rules of its life, noted, and told to whom it concerns. */
export async function handleAct(scene: Scene, what: What<'act'>): Promise<Outcome> {
  const { inbound, unit, region } = scene;
  const by: Actor = { role: what.role, ...inbound.from };
  const ticket = await ownTicket(scene, what.ticket);
  if (ticket === null) return refused(unknownTicket(what.ticket));
  const decision = decide(ticket, what.act, by);
  if (!decision.ok) return refused(decision.sentence);
  const next = await unit.tickets.append(ticket, decision.what, by, inbound.at);
  await showAtDesk(unit, next, region, inbound.at);
  await spread(scene, next, by);
  if (by.role === 'desk') return done(actedReply(next), { ticket: next.id });
  // Somebody who reopens a question without a word is asked for it.
  const { what: happened } = decision;
  if (happened.kind === 'reopened' && happened.text === '') await awaitWord(scene, next.id);
  else await forgetAsked(scene);
  return done(withWarning(askerActedReply(next, region), what.withheld), { ticket: next.id });
}

/** A ticket of this region; another region's does not exist here. */
export async function ownTicket({ unit, region }: Scene, id: string): Promise<Ticket | null> {
  const ticket = await unit.tickets.get(id);
  return ticket === null || ticket.region !== region.id ? null : ticket;
}

export const unknownTicket = (id: string): string => `Vraag ${id} bestaat niet.`;

/** Tells the asker what the desk did, and the desk what the asker did. */
async function spread(
  { inbound: { at }, unit, region, today }: Scene,
  ticket: Ticket,
  by: Actor,
): Promise<void> {
  const forDesk = deskHears(ticket, by, today);
  const key = `notice:${ticket.id}:${ticket.events.length}`;
  if (forDesk !== null) await tellDesk(unit, key, region, forDesk, at, ticket.owner?.name);
  const forAsker = by.role === 'asker' ? null : askerHears(ticket, region);
  if (forAsker !== null) await tellAsker(unit, ticket, forAsker, at);
}

/** What an asker reads when somebody else changed their ticket; null for what is the desk's own business. */
function askerHears(ticket: Ticket, region: Region): Reply | null {
  switch (ticket.state) {
    case 'answered':
      return answeredReply(ticket, region);
    case 'closed':
      return closedReply(ticket, region);
    case 'forwarded':
      return forwardedReply(ticket, region);
    case 'open':
      return reopenedReply(ticket, region);
    default:
      return null;
  }
}

function deskHears(ticket: Ticket, by: Actor, today: string): Reply | null {
  if (by.role === 'desk' && ticket.state === 'assigned' && ticket.owner?.id !== by.id)
    return assignedNotice(ticket, by.name, today);
  const last = ticket.events.at(-1)?.what;
  if (by.role !== 'asker' || last === undefined) return null;
  if (last.kind === 'closed' && last.why === 'withdrawn') return withdrawnNotice(ticket, today);
  return last.kind === 'reopened' || last.kind === 'added' ? askedOnNotice(ticket, today) : null;
}
