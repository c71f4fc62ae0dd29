import { setImmediate } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Does something in a transaction. It may do it more than once: what it did before is undone then. */
export type Transact = <Result>(
  work: (transaction: Transaction<Tables>) => Promise<Result>,
) => Promise<Result>;

/** Work that waits, and how to tell who asked for it what came of it. */
interface Waiting {
  /** Does the work; gives what tells that it is kept. */
  readonly run: (transaction: Transaction<Tables>) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

/** What a transaction failed at: the database refused to begin, the work itself, or the database refused to commit. */
interface Failed {
  readonly at: 'begin' | 'work' | 'commit';
  readonly error: unknown;
}

/** The most that is put together: nobody waits for more than these. */
const MOST = 32;

/**
 * Puts what is asked for at the same time in one transaction of a database that writes one at a time anyway: waiting for
 * the disk takes longer than all the rest, and is done once. Nobody hears anything before it is on the disk. When the
 * work of one of them fails, nothing of them is kept, and each is done again by itself. When the database refuses, all
 * hear so at once: it would refuse each of them too, and every try holds up the whole process.
 */
export function groupCommits(db: Kysely<Tables>): Transact {
  const queue: Waiting[] = [];
  /** How many at the head of the queue are done each by itself. */
  let alone = 0;
  let going = false;

  async function together(group: readonly Waiting[]): Promise<Failed | null> {
    let at: Failed['at'] = 'begin';
    try {
      const tell = await db.transaction().execute(async (transaction) => {
        at = 'work';
        const told: (() => void)[] = [];
        for (const { run } of group) told.push(await run(transaction));
        at = 'commit';
        return told;
      });
      for (const kept of tell) kept();
      return null;
    } catch (error) {
      return { at, error };
    }
  }

  async function next(): Promise<void> {
    const group = queue.splice(0, alone > 0 ? 1 : MOST);
    alone = Math.max(0, alone - 1);
    const failed = await together(group);
    if (failed === null) return;
    const { at, error } = failed;
    if (at === 'work' && group.length > 1) {
      queue.unshift(...group);
      alone = group.length;
      return;
    }
    if (at === 'begin') {
      group.push(...queue.splice(0));
      alone = 0;
    }
    for (const { fail } of group) fail(error);
  }

  async function go(): Promise<void> {
    going = true;
    while (queue.length > 0) {
      // Waiting for the disk stops the whole process: what came in meanwhile is heard first, and goes along.
      await setImmediate();
      await next();
    }
    going = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      queue.push({
        run: async (transaction) => {
          const result = await work(transaction);
          return () => resolve(result);
        },
        fail: reject,
      });
      if (!going) go();
    });
}
