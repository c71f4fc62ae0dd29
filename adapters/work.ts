import type { Log } from '../src/front-desk/desk.ts';
import { reasonOf } from '../src/front-desk/reason.ts';
import type { FrontDesk } from '../src/front-desk.ts';
import { StoreUnavailable } from '../src/helpdesk/store.ts';

/** Milliseconds between two looks for work, and between two rounds of duties. */
const LOOK = 500;
const DUTIES = 30_000;

/** How many handle what came in, one event at a time each: what they do at the same time is written to disk together. */
const CLERKS = 8;

/** How many deliver, one thing at a time each: one conversation that is slow does not keep the others waiting. */
const COURIERS = 8;

/** What goes on by itself at a front desk: handling what came in, delivering, and what time brings. */
export interface Worker {
  /** Works until it is stopped. It outlives what fails: what it did not do then, it does after. */
  run(): Promise<void>;
  /** Looks for work now. */
  wake(): void;
  stop(): void;
}

/** One round of everything; what is left to deliver goes out after every command. */
export async function workOnce({ attend, work, deliver }: FrontDesk): Promise<void> {
  await attend();
  await work();
  await deliver();
}

export function createWorker(frontDesk: FrontDesk, log: Log): Worker {
  const bell = createBell();
  // The duties have a bell of their own: what time brings need not be looked at for everything that comes in.
  const end = createBell();
  let stopped = false;
  /** Does something again and again; it says whether there may be more of it at once. */
  const repeat = async (work: () => Promise<boolean>, wait: number, by = bell): Promise<void> => {
    while (!stopped) {
      const ringing = by.next(wait);
      try {
        if (await work()) continue;
      } catch (error) {
        const event = error instanceof StoreUnavailable ? 'store.unavailable' : 'work.failed';
        log(event, { why: reasonOf(error) });
      }
      await ringing;
    }
  };
  const handle = async (): Promise<boolean> => {
    const handled = (await frontDesk.work()) > 0;
    if (handled) bell.ring();
    return handled;
  };
  const deliver = async (): Promise<boolean> => (await frontDesk.deliver(1)) > 0;
  const attend = async (): Promise<boolean> => {
    await frontDesk.attend();
    return false;
  };
  return {
    run: async () => {
      await Promise.all([
        ...Array.from({ length: CLERKS }, () => repeat(handle, LOOK)),
        repeat(attend, DUTIES, end),
        ...Array.from({ length: COURIERS }, () => repeat(deliver, LOOK)),
      ]);
    },
    wake: bell.ring,
    stop: () => {
      stopped = true;
      bell.ring();
      end.ring();
    },
  };
}

/** Wakes whoever waits for it, or lets them wait for a time. */
function createBell(): { ring(): void; next(ms: number): Promise<void> } {
  const waiting = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of [...waiting]) wake();
    },
    next: (ms) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
      }),
  };
}
