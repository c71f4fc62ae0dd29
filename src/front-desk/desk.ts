import type { Courier, Delivery } from '../helpdesk/delivery.ts';
import type { Region, Settings } from '../helpdesk/region.ts';
import type { Platform, Store, Unit } from '../helpdesk/store.ts';
import type { Actor, Address, Ticket } from '../helpdesk/ticket.ts';
import type { Reply } from '../reply.ts';
import type { Answers } from './answering.ts';

/** One line for operators: what happened, with ids and counts, never a text that somebody typed. */
export type Log = (event: string, fields: Readonly<Record<string, string | number>>) => void;

/** What the front desk works with. */
export interface Equipment {
  readonly store: Store;
  readonly settings: Settings;
  readonly answers: Answers;
  /** Who brings things, by platform: this process delivers for these alone. */
  readonly couriers: ReadonlyMap<Platform, Courier>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Balie itself, where time makes something happen. */
export const BALIE: Actor = { role: 'balie', id: 'balie', name: 'Balie' };

/** A region that may be gone from the settings since something was kept for it. */
export const regionIn = ({ regions }: Settings, id: string): Region | null =>
  regions.find((each) => each.id === id) ?? null;

export function regionOf(settings: Settings, id: string): Region {
  const region = regionIn(settings, id);
  if (region === null) throw new Error(`balie.yaml has no region "${id}"`);
  return region;
}

/** Puts a message for somebody's conversation in the outbox. */
export function tell(
  { outbox }: Unit,
  key: string,
  to: Address,
  what: Omit<Extract<Delivery, { kind: 'message' }>, 'kind' | 'to'>,
  at: string,
): Promise<void> {
  return outbox.add(key, { kind: 'message', to, ...what }, to.platform, at);
}

/** Tells the asker of a ticket what its last event means for them, where they asked. */
export function tellAsker(
  unit: Unit,
  { id, events, asker, askedAt, region }: Ticket,
  reply: Reply,
  at: string,
): Promise<void> {
  return tell(
    unit,
    `asker:${id}:${events.length}`,
    askedAt,
    { reply, region, ticket: id, person: asker.id },
    at,
  );
}

/** Puts a word to the desk in the outbox; for one member before all, by name. */
export function tellDesk(
  { outbox }: Unit,
  key: string,
  { id, desk }: Region,
  reply: Reply,
  at: string,
  member?: string,
): Promise<void> {
  const delivery: Delivery = {
    kind: 'notice',
    region: id,
    reply,
    ...(member === undefined ? {} : { member }),
  };
  return outbox.add(key, delivery, desk.platform, at);
}

/** Has the ticket's card at the desk brought up to date. */
export function showAtDesk(
  { outbox }: Unit,
  ticket: Ticket,
  { id, desk }: Region,
  at: string,
): Promise<void> {
  const delivery: Delivery = { kind: 'card', region: id, ticket: ticket.id };
  return outbox.add(`card:${ticket.id}:${ticket.events.length}`, delivery, desk.platform, at);
}
