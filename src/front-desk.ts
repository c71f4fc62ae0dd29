import { admit, type Incoming } from './front-desk/admit.ts';
import { deliverDue } from './front-desk/deliver.ts';
import { type Equipment, regionOf, tell, tellDesk } from './front-desk/desk.ts';
import { doDuties } from './front-desk/duties.ts';
import { handle } from './front-desk/handle.ts';
import { refused } from './front-desk/outcome.ts';
import { failedNotice } from './helpdesk/desk-words.ts';
import type { Inbound, Outcome } from './helpdesk/inbound.ts';
import { StoreUnavailable, type Waiting } from './helpdesk/store.ts';

/**
 * The front desk: what people do comes in, is kept before anything else, and is handled once. All that one event brings
 * about (a reply, a ticket, what must be delivered to whom) is written in one transaction with the note that it was
 * handled, so that a process may stop anywhere and another goes on from there.
 */
export interface FrontDesk {
  /** Keeps an event; from here on it is handled, whatever happens. An adapter acknowledges it after this. */
  accept(incoming: Incoming): Promise<Admitted>;
  /** Keeps an event and handles it now. */
  receive(incoming: Incoming): Promise<Outcome>;
  /** Handles every event that waits; gives how many. */
  work(): Promise<number>;
  /** Delivers what is due on the platforms of this process; gives how many parcels it took. */
  deliver(): Promise<number>;
  /** Does what time brings: reminders, summaries, closing, forgetting. */
  attend(): Promise<void>;
}

/** An event that was kept, or why it was not: one sentence for the person. */
export type Admitted = { readonly ok: true; readonly key: string } | Refusal;
type Refusal = { readonly ok: false; readonly sentence: string };

/** Times that the handling of an event is tried before its sender is told that it failed. */
const MOST_TRIES = 3;

export function createFrontDesk(equipment: Equipment): FrontDesk {
  const { store } = equipment;

  async function keep(incoming: Incoming): Promise<Refusal | { ok: true; inbound: Inbound }> {
    const admitted = admit(incoming);
    if (admitted.ok) await store.transaction(({ inbox }) => inbox.accept(admitted.inbound));
    return admitted;
  }

  return {
    accept: async (incoming) => {
      const kept = await keep(incoming);
      return kept.ok ? { ok: true, key: kept.inbound.key } : kept;
    },
    receive: async (incoming) => {
      const kept = await keep(incoming);
      if (!kept.ok) return refused(kept.sentence);
      const { key } = kept.inbound;
      for (;;) {
        const outcome = await store.transaction(({ inbox }) => inbox.outcome(key));
        if (outcome !== null) return outcome;
        // Another process may have the event before it in its conversation, or this one itself.
        if (!(await handleNext(equipment, laneOf(kept.inbound)))) await equipment.pause(A_MOMENT);
      }
    },
    work: async () => {
      let handled = 0;
      while (await handleNext(equipment)) handled += 1;
      return handled;
    },
    deliver: () => deliverDue(equipment),
    attend: () => doDuties(equipment),
  };
}

/** Milliseconds. */
const A_MOMENT = 10;

/** What is handled one at a time, in order: the events of one conversation. */
export function laneOf({ place }: Inbound): string {
  return `${place.platform}:${place.conversation}`;
}

/** Handles the next event that waits; false when there is none to be had. */
async function handleNext(equipment: Equipment, lane?: string): Promise<boolean> {
  const { store } = equipment;
  let taken: Waiting | null = null;
  try {
    return await store.transaction(async (unit) => {
      taken = await unit.inbox.next(lane);
      if (taken === null) return false;
      const { inbound } = taken;
      const outcome = await handle(inbound, unit, equipment);
      await unit.inbox.settle(inbound.key, outcome);
      return true;
    });
  } catch (error) {
    if (taken === null || error instanceof StoreUnavailable) throw error;
    await handlingFailed(taken, error, equipment);
    return true;
  }
}

/** Nothing of a failed handling is kept. After some tries its sender is told, and so is the desk. */
async function handlingFailed(
  { inbound, attempts }: Waiting,
  error: unknown,
  { store, settings, now, log }: Equipment,
): Promise<void> {
  const { key, region, from, what } = inbound;
  const why = error instanceof Error ? error.message : String(error);
  log('handling.failed', { key, kind: what.kind, attempts: attempts + 1, why });
  const at = now().toISOString();
  await store.transaction(async (unit) => {
    if (attempts + 1 < MOST_TRIES) return unit.inbox.failed(key);
    const text = 'text' in what ? what.text : what.kind;
    await tellDesk(unit, `failed:${key}`, regionOf(settings, region), failedNotice(from, text), at);
    const outcome = refused(FAILED);
    if (!inbound.direct) {
      const about = { reply: outcome.reply, region, ticket: null };
      await tell(unit, `reply:${key}`, inbound.place, about, at);
    }
    return unit.inbox.settle(key, outcome);
  });
}

const FAILED = 'Er ging iets mis. De helpdesk weet ervan en neemt contact met u op.';
