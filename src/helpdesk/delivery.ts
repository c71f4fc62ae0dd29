import { z } from 'zod';
import type { Reply } from '../reply.ts';
import { KeptReply } from './inbound.ts';
import type { Desk } from './region.ts';
import { Address, placeKey, type Ticket } from './ticket.ts';

/** What must be brought to people. */
export const Delivery = z.discriminatedUnion('kind', [
  /** A message in somebody's conversation; about a ticket when it has one. */
  z.strictObject({
    kind: z.literal('message'),
    to: Address,
    reply: KeptReply,
    region: z.string(),
    ticket: z.string().nullable(),
    /** The person whom it is for before all, where others talk too. */
    person: z.string().optional(),
    /** The person whose event it answers: they can do more with it than others who see it. */
    asker: z.string().optional(),
  }),
  /** The ticket as it stands when it is delivered, at its desk. */
  z.strictObject({ kind: z.literal('card'), region: z.string(), ticket: z.string() }),
  /** A word to a desk: a reminder, a summary, a message that could not be delivered. */
  z.strictObject({
    kind: z.literal('notice'),
    region: z.string(),
    reply: KeptReply,
    /** The member of the desk whom it is for before all, by name. */
    member: z.string().optional(),
  }),
]);
export type Delivery = z.infer<typeof Delivery>;

/** What is delivered one at a time, in order: to one conversation, to one desk, or one ticket's card. */
export function laneOf(delivery: Delivery): string {
  switch (delivery.kind) {
    case 'message':
      return placeKey(delivery.to);
    case 'card':
      return `card:${delivery.ticket}`;
    case 'notice':
      return `desk:${delivery.region}`;
  }
}

/** Where a desk is reached. */
export type DeskPlatform = Desk['platform'];

/** What is handed to a courier, besides the thing itself. */
export interface Handed {
  readonly key: string;
  /** Since when it may stand there already, because it was tried before; null at the first try. */
  readonly triedSince: Date | null;
  /** The member of a desk who must see it, by name; null when it is for all of them. */
  readonly member: string | null;
  /** The person in a conversation who must see it, by their id; null when that is whoever is there. */
  readonly person: string | null;
  /** The person whose event it answers, by their id; null when it answers none. */
  readonly asker: string | null;
}

/**
 * Brings things to people on one platform. The same key handed over twice is said once, because a process may stop
 * between the saying and the noting of it. A failure is a `DeliveryError`.
 */
export interface Courier {
  /** Brings a message to a conversation. */
  tell(to: Address, reply: Reply, handed: Handed): Promise<void>;
  /** Brings a word to a desk. */
  tellDesk(region: string, desk: Desk, reply: Reply, handed: Handed): Promise<void>;
  /** Shows a ticket at its desk, or brings up to date what stands there; gives where it stands, for the next time. */
  showTicket(desk: Desk, ticket: Ticket, shown: string | null, handed: Handed): Promise<string>;
}

/** Why something could not be delivered; `final` when trying again is of no use. */
export class DeliveryError extends Error {
  readonly final: boolean;
  /** Milliseconds that the platform asks to wait, when it does. */
  readonly retryAfter: number | null;

  constructor(message: string, { final = false, retryAfter = null as number | null } = {}) {
    super(message);
    this.name = 'DeliveryError';
    this.final = final;
    this.retryAfter = retryAfter;
  }
}
