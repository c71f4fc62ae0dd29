import { type Courier, type Delivery, DeliveryError } from '../helpdesk/delivery.ts';
import { undeliveredNotice } from '../helpdesk/desk-words.ts';
import { type Parcel, type Platform, StoreUnavailable, type Unit } from '../helpdesk/store.ts';
import { BALIE, type Equipment, regionIn, regionOf, tellDesk } from './desk.ts';
import { reasonOf } from './reason.ts';
import { isShared } from './recall.ts';

/** Milliseconds that a parcel is this process's alone; one that stops before that leaves it to another. */
const LEASE = 60_000;
const AT_ONCE = 20;
/** Tries before somebody is told; with the waits between them that is some three hours. */
const MOST_TRIES = 20;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 15 * 60_000;
/** The longest that a platform may ask to wait: a strange value must not keep a message for good. */
const LONGEST_ASKED = 60 * 60_000;

/** Delivers what is due for the platforms that this process serves; see `FrontDesk.deliver`. */
export async function deliverDue(
  equipment: Equipment,
  most = AT_ONCE,
  taken: () => void = () => undefined,
  platforms: readonly Platform[] = [...equipment.couriers.keys()],
): Promise<number> {
  const { store, now } = equipment;
  const at = now();
  const lease = new Date(at.getTime() + LEASE).toISOString();
  const parcels = await store.transaction(({ outbox }) =>
    outbox.take(platforms, at.toISOString(), lease, most),
  );
  if (parcels.length > 0) taken();
  // Each is of another lane, so that a slow one keeps nobody else waiting.
  const done = await Promise.allSettled(parcels.map((parcel) => deliver(parcel, equipment)));
  for (const each of done) if (each.status === 'rejected') throw each.reason;
  return parcels.length;
}

async function deliver(parcel: Parcel, equipment: Equipment): Promise<void> {
  const { store } = equipment;
  try {
    const shown = await bring(parcel, equipment);
    await store.transaction(async ({ outbox, tickets }) => {
      if (shown !== null && parcel.delivery.kind === 'card')
        await tickets.setShown(parcel.delivery.ticket, shown);
      await outbox.delivered(parcel.key);
    });
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    await notDelivered(parcel, error, equipment);
  }
}

/** Hands a parcel to its courier; gives where a card stands now. */
async function bring(parcel: Parcel, equipment: Equipment): Promise<string | null> {
  const { key, delivery, attempts, addedAt } = parcel;
  const { store, settings } = equipment;
  const member = delivery.kind === 'notice' ? (delivery.member ?? null) : null;
  const person = delivery.kind === 'message' ? (delivery.person ?? null) : null;
  const asker = delivery.kind === 'message' ? (delivery.asker ?? person) : null;
  const triedSince = attempts > 1 ? new Date(addedAt) : null;
  const handed = { key, triedSince, member, person, asker };
  if (delivery.kind === 'message') {
    await courierFor(delivery, equipment).tell(delivery.to, delivery.reply, handed);
    return null;
  }
  const { id, desk } = regionOf(settings, delivery.region);
  const courier = courierFor(delivery, equipment);
  if (delivery.kind === 'notice') {
    await courier.tellDesk(id, desk, delivery.reply, handed);
    return null;
  }
  const { ticket, shown } = await store.transaction(async ({ tickets }) => ({
    ticket: await tickets.get(delivery.ticket),
    shown: await tickets.shown(delivery.ticket),
  }));
  return ticket === null ? null : courier.showTicket(desk, ticket, shown, handed);
}

function courierFor(delivery: Delivery, { couriers, settings }: Equipment): Courier {
  const platform =
    delivery.kind === 'message'
      ? delivery.to.platform
      : regionOf(settings, delivery.region).desk.platform;
  const courier = couriers.get(platform);
  if (courier === undefined) throw new DeliveryError(`nobody delivers to ${platform}`);
  return courier;
}

async function notDelivered(parcel: Parcel, error: unknown, equipment: Equipment): Promise<void> {
  const { store, now, log } = equipment;
  const { key, attempts, delivery } = parcel;
  const why = reasonOf(error);
  const at = now();
  const final = error instanceof DeliveryError && error.final;
  if (!final && attempts < MOST_TRIES) {
    const asked = error instanceof DeliveryError ? error.retryAfter : null;
    const wait = Math.max(
      Math.min(asked ?? 0, LONGEST_ASKED),
      Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1)),
    );
    log('delivery.retry', { key, attempts, wait, why });
    const due = new Date(at.getTime() + wait).toISOString();
    return store.transaction(({ outbox }) => outbox.retry(key, due, why));
  }
  log('delivery.failed', { key, attempts, why });
  return store.transaction(async (unit) => {
    await unit.outbox.giveUp(key, why);
    await report(delivery, key, unit, equipment, at.toISOString());
  });
}

/** Tells the desk what could not be brought. What the desk itself cannot be told is kept for its terminal. */
async function report(
  delivery: Delivery,
  key: string,
  unit: Unit,
  { settings }: Equipment,
  at: string,
): Promise<void> {
  // Nobody waits for what was shared, and who shared it sees that it is not there.
  if (isShared(key)) return;
  const region = regionIn(settings, delivery.region);
  // A region that the settings do not have any more has no desk to tell; the log has a line.
  if (region === null) return;
  if (delivery.kind === 'notice')
    return unit.messages.put(key, deskAddress(region.id), delivery.reply, at);
  const what =
    delivery.kind === 'message' ? delivery.reply.title : `kaart van vraag ${delivery.ticket}`;
  const notice = undeliveredNotice(what, delivery.ticket);
  if (delivery.ticket !== null) {
    const ticket = await unit.tickets.get(delivery.ticket);
    if (ticket !== null)
      await unit.tickets.append(ticket, { kind: 'undelivered', what }, BALIE, at);
  }
  if (delivery.kind === 'card') return unit.messages.put(key, deskAddress(region.id), notice, at);
  return tellDesk(unit, `undelivered:${key}`, region, notice, at);
}

/** Where the messages for a region's desk are kept, for who works at the terminal. */
export const deskAddress = (region: string): string => `desk:${region}`;
