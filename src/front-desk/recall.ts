import type { Unit } from '../helpdesk/store.ts';
import type { Address } from '../helpdesk/ticket.ts';
import type { Reply } from '../reply.ts';

/** Something that was said, and the question that it answers (null when it answers none). */
export interface Recalled {
  readonly reply: Reply;
  readonly question: string | null;
  /** Where it was said; null for what a desk was told. */
  readonly place: Address | null;
  /** The region whose desk was told; null for what was said elsewhere. */
  readonly desk: string | null;
  /** The person whom it answers, by their id; null when it answers nobody. */
  readonly person: string | null;
}

/** How the parcel with what somebody shared by an event is called. */
export const shareKey = (event: string): string => `share:${event}`;

/** Whether a name is that of something shared. */
export const isShared = (ref: string): boolean => ref.startsWith(shareKey(''));

/** How the parcel with the reply to an event is called. */
export const replyKey = (event: string): string => `reply:${event}`;

/**
 * What was said under a name: the key of an event whose sender was told directly, or of a parcel. Null when it is not
 * known any more: what was handled and delivered is kept for some days.
 */
export async function recall({ inbox, outbox }: Unit, ref: string): Promise<Recalled | null> {
  const parcel = await outbox.find(ref);
  const told = parcel === null || parcel.kind === 'card' ? null : parcel.reply;
  const event = ref.startsWith(replyKey('')) ? ref.slice(replyKey('').length) : ref;
  const kept = await inbox.find(event);
  const reply = told ?? kept?.outcome?.reply ?? null;
  if (reply === null) return null;
  const what = kept?.inbound?.what;
  const asked = what?.kind === 'message' || what?.kind === 'handover' ? what.text : null;
  const sent = parcel?.kind === 'message' ? parcel : null;
  return {
    reply,
    question: reply.understood ?? asked,
    desk: parcel?.kind === 'notice' ? parcel.region : null,
    place: sent?.to ?? kept?.inbound?.place ?? null,
    person: sent?.asker ?? sent?.person ?? kept?.inbound?.from.id ?? null,
  };
}
