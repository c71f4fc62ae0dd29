import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../../src/helpdesk/store.ts';
import type { Terminal } from './command.ts';

/** Milliseconds between two looks for work, and between two rounds of duties. */
const LOOK = 500;
const DUTIES = 30_000;

/**
 * `balie work`: handles what came in, delivers what must go out, and does what time brings, until it is told to stop; with
 * `once`, one round (what is left to deliver goes out after every command). It outlives a database that is away: what it
 * did not do then, it does after.
 */
export async function work(
  { frontDesk, equipment: { log } }: Terminal,
  { once, stopped }: { readonly once: boolean; readonly stopped: () => boolean },
): Promise<void> {
  let duties = Number.NEGATIVE_INFINITY;
  do {
    try {
      if (performance.now() - duties >= DUTIES) {
        await frontDesk.attend();
        duties = performance.now();
      }
      const handled = await frontDesk.work();
      const delivered = await frontDesk.deliver();
      if (handled + delivered === 0 && !once) await pause(LOOK);
    } catch (error) {
      if (once || !(error instanceof StoreUnavailable)) throw error;
      log('store.unavailable', { why: error.message });
      await pause(LOOK);
    }
  } while (!once && !stopped());
}
