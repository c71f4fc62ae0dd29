import { type ActKind, possibleActs, refuseSaving } from '../../src/helpdesk/life.ts';
import type { Actor, Ticket } from '../../src/helpdesk/ticket.ts';

/** What the button of an act says. */
export const ACT_LABELS: Readonly<Record<ActKind | 'save', string>> = {
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
 * What can be done with a ticket by one of its desk, in the order of its life. An answer is saved once. Where a card looks
 * the same to all, leave `by` out: it is then what a colleague who has nothing yet and the owner can do together.
 */
export function actsOn(ticket: Ticket, by?: Actor): readonly (ActKind | 'save')[] {
  const { owner } = ticket;
  const anybody = owner === null ? [SOMEBODY] : [SOMEBODY, { role: 'desk', ...owner } as const];
  const people: readonly Actor[] = by === undefined ? anybody : [by];
  const possible = new Set<ActKind | 'save'>(
    people.flatMap((person) => possibleActs(ticket, person)),
  );
  if (refuseSaving(ticket) === null && ticket.article === null) possible.add('save');
  return ORDER.filter((act) => possible.has(act));
}
