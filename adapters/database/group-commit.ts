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

/** The most that is put together: nobody waits for more than these. */
const MOST = 32;

/**
 * Puts what is asked for at the same time in one transaction of a database that writes one at a time anyway: waiting for
 * the disk takes longer than all the rest, and is done once. Nobody hears anything before it is on the disk. When one of
 * them fails, nothing of them is kept, and each is done again by itself.
 */
export function groupCommits(db: Kysely<Tables>): Transact {
  const queue: Waiting[] = [];
  let going = false;

  async function together(group: readonly Waiting[]): Promise<void> {
    const tell = await db.transaction().execute(async (transaction) => {
      const told: (() => void)[] = [];
      for (const { run } of group) told.push(await run(transaction));
      return told;
    });
    for (const kept of tell) kept();
  }

  async function go(): Promise<void> {
    going = true;
    while (queue.length > 0) {
      const group = queue.splice(0, MOST);
      try {
        await together(group);
      } catch (error) {
        const [only, ...others] = group;
        if (others.length === 0) only?.fail(error);
        else for (const each of group) await together([each]).catch(each.fail);
      }
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
