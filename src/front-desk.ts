import { dayInAmsterdam } from './dutch/dates.ts';
import { admit, type Incoming } from './front-desk/admit.ts';
import { deliverDue } from './front-desk/deliver.ts';
import { type Equipment, regionIn, tell, tellDesk } from './front-desk/desk.ts';
import { doDuties } from './front-desk/duties.ts';
import { handle } from './front-desk/handle.ts';
import { type Home, homeOf } from './front-desk/home.ts';
import { refused } from './front-desk/outcome.ts';
import { reasonOf } from './front-desk/reason.ts';
import { type Recalled, recall, replyKey } from './front-desk/recall.ts';
import { failedNotice } from './helpdesk/desk-words.ts';
import type { Inbound, Outcome } from './helpdesk/inbound.ts';
import { type Platform, StoreUnavailable, type Unit } from './helpdesk/store.ts';
import type { Reply } from './reply.ts';

/**
 * The front desk: what people do comes in, is kept before anything else, and is handled once. All that one event brings
 * about (a reply, a ticket, what must be delivered to whom) is written in one transaction with the note that it was
 * handled, so that a process may stop anywhere and another goes on from there.
 */
export interface FrontDesk {
  /** Keeps an event; from here on it is handled, whatever happens. An adapter acknowledges it after this. */
  accept(incoming: Incoming): Promise<Admitted>;
  /** Keeps an event and handles it now, for a caller who waits for what comes of it. */
  receive(incoming: Incoming): Promise<Outcome>;
  /** Handles every event that waits; gives how many. */
  work(): Promise<number>;
  /**
   * Delivers what is due, at most so many; gives how many parcels it took. `taken` hears that there were some, before they
   * are brought; `platforms` are those of this process unless said otherwise.
   */
  deliver(most?: number, taken?: () => void, platforms?: readonly Platform[]): Promise<number>;
  /** Does what time brings: reminders, summaries, closing, forgetting. */
  attend(): Promise<void>;
  /** What was said under a name: the key of an event or of a delivery. Null when it is not kept any more. */
  recall(ref: string): Promise<Recalled | null>;
  /** What a region's knowledge has on some words, the best first. Nothing is kept of it. */
  browse(region: string, text: string): Promise<readonly Reply[]>;
  /** What somebody sees who opens Balie without asking; `desks` are the regions whose desk they belong to. */
  home(person: string, region: string, desks: readonly string[]): Promise<Home>;
}

/** An event that was kept, or why it was not: one sentence for the person. */
export type Admitted = { readonly ok: true; readonly key: string } | Refusal;
type Refusal = { readonly ok: false; readonly sentence: string };

export function createFrontDesk(equipment: Equipment): FrontDesk {
  const { store } = equipment;
  return {
    accept: async (incoming) => {
      const admitted = admit(incoming);
      if (!admitted.ok) await store.transaction((unit) => tellRefusal(unit, incoming, admitted));
      else await store.transaction(({ inbox }) => inbox.accept(admitted.inbound));
      return admitted.ok ? { ok: true, key: admitted.inbound.key } : admitted;
    },
    receive: async (incoming) => {
      const admitted = admit(incoming);
      return admitted.ok ? handleNow(admitted.inbound, equipment) : refused(admitted.sentence);
    },
    work: async () => {
      let handled = 0;
      while (await handleNext(equipment)) handled += 1;
      return handled;
    },
    deliver: (...how) => deliverDue(equipment, ...how),
    attend: () => doDuties(equipment),
    recall: (ref) => store.transaction((unit) => recall(unit, ref)),
    browse: (region, text) => browseIn(region, text, equipment),
    home: (person, region, desks) => homeOf(person, region, desks, equipment),
  };
}

async function browseIn(
  region: string,
  text: string,
  { store, answers, now }: Equipment,
): Promise<readonly Reply[]> {
  const at = now();
  const { bot } = await store.transaction((unit) => answers(region, unit, dayInAmsterdam(at)));
  return bot.browse(text, at);
}

/** What is not taken in is told to who sent it, unless the caller does that. */
async function tellRefusal(
  unit: Unit,
  { key, from, place, region, direct, at }: Incoming,
  { sentence }: Refusal,
): Promise<void> {
  const { reply } = refused(sentence);
  const what = { reply, region, ticket: null, asker: from.id };
  if (!direct) await tell(unit, replyKey(key), place, what, at.toISOString());
}

/**
 * Keeps and handles an event in one transaction, for a caller who waits: they were told nothing before it is kept, and
 * it is never kept without its outcome. The same event once more gives the same outcome.
 */
async function handleNow(inbound: Inbound, equipment: Equipment): Promise<Outcome> {
  const { store } = equipment;
  try {
    return await store.transaction(async (unit) => {
      const isNew = await unit.inbox.accept(inbound);
      const before = isNew ? null : await unit.inbox.find(inbound.key);
      if (before?.outcome != null) return before.outcome;
      const outcome = await handle(inbound, unit, equipment);
      await unit.inbox.settle(inbound.key, outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    logFailure(inbound, error, equipment);
    return store.transaction((unit) => giveUp(inbound, unit, equipment));
  }
}

/** An event that is handled, and how often that failed before. */
interface Taken {
  readonly inbound: Inbound;
  readonly attempts: number;
}

/** Handles the next event that waits; false when there is none to be had. One that cannot be read keeps nobody waiting. */
async function handleNext(equipment: Equipment): Promise<boolean> {
  const { store, log } = equipment;
  let taken: Taken | null = null;
  try {
    const waiting = await store.transaction(async (unit) => {
      const next = await unit.inbox.next();
      if (next === null) return null;
      const { key, inbound, attempts } = next;
      taken = inbound === null ? null : { inbound, attempts };
      if (inbound === null) await unit.inbox.setAside(key);
      else await unit.inbox.settle(key, await handle(inbound, unit, equipment));
      return next;
    });
    if (waiting?.inbound === null) log('inbox.unreadable', { key: waiting.key });
    return waiting !== null;
  } catch (error) {
    if (taken === null || error instanceof StoreUnavailable) throw error;
    await handlingFailed(taken, error, equipment);
    return true;
  }
}

/** Times that the handling of an event is tried before its sender is told that it failed. */
const MOST_TRIES = 3;

/** Nothing of a failed handling is kept but that it failed. */
async function handlingFailed(
  { inbound, attempts }: Taken,
  error: unknown,
  equipment: Equipment,
): Promise<void> {
  logFailure(inbound, error, equipment);
  await equipment.store.transaction(async (unit) => {
    if (attempts + 1 < MOST_TRIES) await unit.inbox.failed(inbound.key);
    else await giveUp(inbound, unit, equipment);
  });
}

/** Tells the sender and the desk that an event cannot be handled. */
async function giveUp(
  inbound: Inbound,
  unit: Unit,
  { settings, now }: Equipment,
): Promise<Outcome> {
  const { key, region, from, what, place, direct } = inbound;
  const at = now().toISOString();
  const outcome = refused(FAILED);
  await unit.inbox.accept(inbound);
  const text = 'text' in what ? what.text : '';
  const known = regionIn(settings, region);
  if (known !== null) await tellDesk(unit, `failed:${key}`, known, failedNotice(from, text), at);
  if (!direct)
    await tell(unit, replyKey(key), place, { reply: outcome.reply, region, ticket: null }, at);
  await unit.inbox.settle(key, outcome);
  return outcome;
}

function logFailure({ key, what }: Inbound, error: unknown, { log }: Equipment): void {
  log('handling.failed', { key, kind: what.kind, why: reasonOf(error) });
}

const FAILED = 'Er ging iets mis; probeer het opnieuw. De helpdesk weet ervan.';
