import type { Log } from '../src/front-desk/desk.ts';
import { reasonOf } from '../src/front-desk/reason.ts';
import type { FrontDesk } from '../src/front-desk.ts';
import { type Platform, StoreUnavailable } from '../src/helpdesk/store.ts';

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

/** Platforms that are delivered to apart: each chat platform, and this machine's own desk and terminal together. */
export function apartFrom(couriers: ReadonlyMap<Platform, unknown>): readonly Platform[][] {
  const here = (platform: Platform): boolean => platform === 'terminal' || platform === 'local';
  const all = [...couriers.keys()];
  return [...all.filter((each) => !here(each)).map((each) => [each]), all.filter(here)];
}

/** `apart`: platforms that have couriers of their own, so that one that is slow does not keep the others waiting. */
export function createWorker(
  frontDesk: FrontDesk,
  log: Log,
  apart: readonly (readonly Platform[] | undefined)[] = [undefined],
): Worker {
  // One for each kind of work, so that nobody looks for what is not there: a look costs as much as the work.
  const events = createBell();
  const routes = apart.map((platforms) => ({ platforms, bell: createBell() }));
  const duties = createBell();
  let stopped = false;
  /** Does something again and again; it says whether there may be more of it at once. */
  const repeat = async (work: () => Promise<boolean>, wait: number, bell: Bell): Promise<void> => {
    while (!stopped) {
      try {
        if (await work()) continue;
      } catch (error) {
        const event = error instanceof StoreUnavailable ? 'store.unavailable' : 'work.failed';
        log(event, { why: reasonOf(error) });
      }
      if (!stopped) await bell.next(wait);
    }
  };
  const handle = async (): Promise<boolean> => {
    const handled = (await frontDesk.work()) > 0;
    if (handled) for (const { bell } of routes) bell.ring();
    return handled;
  };
  // Where there was one there may be more, and bringing it may take long.
  const deliver = async ({ platforms, bell }: (typeof routes)[number]): Promise<boolean> =>
    (await frontDesk.deliver(1, bell.ring, platforms)) > 0;
  const attend = async (): Promise<boolean> => {
    await frontDesk.attend();
    return false;
  };
  return {
    run: async () => {
      await Promise.all([
        ...Array.from({ length: CLERKS }, () => repeat(handle, LOOK, events)),
        repeat(attend, DUTIES, duties),
        ...routes.flatMap((route) =>
          Array.from({ length: COURIERS }, () => repeat(() => deliver(route), LOOK, route.bell)),
        ),
      ]);
    },
    wake: () => {
      events.ring();
      for (const { bell } of routes) bell.ring();
    },
    stop: () => {
      stopped = true;
      for (const { bell } of [...routes, { bell: events }, { bell: duties }]) bell.end();
    },
  };
}

interface Bell {
  /** Wakes one who waits for it; when nobody does, whoever would wait next. */
  ring(): void;
  /** Waits for it, but no longer than a time. */
  next(ms: number): Promise<void>;
  /** Wakes everybody. */
  end(): void;
}

function createBell(): Bell {
  const waiting = new Set<() => void>();
  let rung = false;
  return {
    ring: () => {
      const [first] = waiting;
      if (first === undefined) rung = true;
      else first();
    },
    next: (ms) =>
      new Promise((resolve) => {
        if (rung) {
          rung = false;
          resolve();
          return;
        }
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
      }),
    end: () => {
      for (const wake of [...waiting]) wake();
    },
  };
}
