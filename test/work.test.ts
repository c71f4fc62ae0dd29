import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apartFrom, createWorker, type Worker, workOnce } from '../adapters/work.ts';
import { tell } from '../src/front-desk/desk.ts';
import { createFrontDesk, type FrontDesk } from '../src/front-desk.ts';
import type { Courier } from '../src/helpdesk/delivery.ts';
import { type Store, StoreUnavailable } from '../src/helpdesk/store.ts';
import { reply } from '../src/reply.ts';
import { type Database, engines, open, type TestedEngine } from './database/engines.ts';
import { NOW, SETTINGS, smallAnswers } from './front-desk/small-desk.ts';

/** A front desk that does nothing, but what a test has it do. */
function deskWith(doing: Partial<FrontDesk>): FrontDesk {
  const notAsked = () => Promise.reject(new Error('not asked for here'));
  return {
    accept: notAsked,
    receive: notAsked,
    recall: notAsked,
    browse: notAsked,
    home: notAsked,
    work: async () => 0,
    deliver: async () => 0,
    attend: async () => undefined,
    ...doing,
  };
}

/** Runs a worker until the test ends; gives what it logs. */
function run(frontDesk: FrontDesk): {
  worker: Worker;
  running: Promise<void>;
  log: [string, unknown][];
} {
  const log: [string, unknown][] = [];
  const worker = createWorker(frontDesk, (event, { why }) => log.push([event, why]));
  const running = worker.run();
  onTestFinished(async () => {
    worker.stop();
    await running;
  });
  return { worker, running, log };
}

/** Waits until something happened so often. */
function counter() {
  let times = 0;
  let look = (): void => undefined;
  return {
    get times() {
      return times;
    },
    count: () => {
      times += 1;
      look();
      return times;
    },
    reaches: (wanted: number) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (times >= wanted) resolve();
        };
        look();
      }),
  };
}

describe('the worker', () => {
  it('outlives what fails, and says why', async () => {
    const handled = counter();
    const delivered = counter();
    const { log } = run(
      deskWith({
        work: async () => {
          if (handled.count() === 1) throw new Error('kapot');
          return 0;
        },
        deliver: async () => {
          const why = 'De database is weg.';
          if (delivered.count() === 1) throw new StoreUnavailable(why, { passing: true });
          return 0;
        },
      }),
    );
    await handled.reaches(2);
    await delivered.reaches(4);
    expect(log).toEqual([
      ['work.failed', 'kapot'],
      ['store.unavailable', 'De database is weg.'],
    ]);
  });

  it('goes on at once while there is more', async () => {
    const handled = counter();
    run(deskWith({ work: async () => (handled.count() < 500 ? 1 : 0) }));
    await handled.reaches(500);
  });

  it('looks again when it is woken, and leaves the duties for their time', async () => {
    const handled = counter();
    const attended = counter();
    const { worker } = run(
      deskWith({
        work: async () => {
          handled.count();
          return 0;
        },
        attend: async () => {
          attended.count();
        },
      }),
    );
    // By itself it looks twice a second, which would take more than a minute.
    for (let times = 1; times <= 150; times += 1) {
      await handled.reaches(times);
      worker.wake();
    }
    expect(attended.times).toBe(1);
  });

  it('has what was handled delivered', async () => {
    const outbox: string[] = [];
    const brought: string[] = [];
    const handled = counter();
    run(
      deskWith({
        work: async () => {
          if (handled.count() !== 2) return 0;
          outbox.push('antwoord');
          return 1;
        },
        deliver: async () => {
          brought.push(...outbox.splice(0));
          if (brought.length > 0) handled.count();
          return 0;
        },
      }),
    );
    await handled.reaches(4);
    expect(brought).toEqual(['antwoord']);
  });

  it('ends when it is stopped, though its next duties are half a minute away', async () => {
    const attended = counter();
    const { worker, running } = run(
      deskWith({
        attend: async () => {
          attended.count();
        },
      }),
    );
    await attended.reaches(1);
    worker.stop();
    await running;
    expect(attended.times).toBe(1);
  });

  it('ends what it is doing before it ends', async () => {
    const begun = counter();
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const did: string[] = [];
    const { worker, running } = run(
      deskWith({
        work: async () => {
          begun.count();
          await finished;
          did.push('handled');
          return 0;
        },
      }),
    );
    await begun.reaches(1);
    worker.stop();
    const ended = running.then(() => did.push('ended'));
    await delay(20);
    finish();
    await ended;
    expect(new Set(did.slice(0, -1))).toEqual(new Set(['handled']));
    expect(did.at(-1)).toBe('ended');
  });
});

describe('a platform that is slow', () => {
  it('does not keep the others waiting', async () => {
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const brought: string[] = [];
    const arrived = counter();
    const frontDesk = deskWith({
      deliver: async (_most, _taken, platforms) => {
        if (platforms?.[0] === 'teams') await slow;
        else if (brought.length < 3) {
          brought.push(platforms?.join(' ') ?? '');
          arrived.count();
          return 1;
        }
        return 0;
      },
    });
    const couriers = new Map([
      ['teams', null],
      ['slack', null],
      ['terminal', null],
      ['local', null],
    ] as const);
    expect(apartFrom(couriers)).toEqual([['teams'], ['slack'], ['terminal', 'local']]);
    const worker = createWorker(frontDesk, () => undefined, apartFrom(couriers));
    const running = worker.run();
    await arrived.reaches(3);
    worker.stop();
    release();
    await running;
    expect(brought.every((platforms) => platforms !== 'teams')).toBe(true);
  });
});

describe('one round of work', () => {
  it('does the duties, handles what they brought, and delivers what came of it', async () => {
    const did: string[] = [];
    const doing = (name: string) => async () => did.push(name);
    const attend = async (): Promise<void> => void did.push('duties');
    await workOnce(deskWith({ attend, work: doing('handling'), deliver: doing('delivering') }));
    expect(did).toEqual(['duties', 'handling', 'delivering']);
  });
});

describe.each(engines)('several workers over one store, $name', (engine) => {
  const answers = smallAnswers();

  /** The embedded database has one store in a process. */
  const another = async ({ name }: TestedEngine, database: Database, first: Store) =>
    name === 'libsql' ? first : open(database);

  /** The front desk of one process, with a courier that writes down what it brings. */
  async function deskOver(store: Store, brought: string[]): Promise<FrontDesk> {
    const courier: Courier = {
      tell: async (_to, _reply, { key }) => {
        await delay(1);
        brought.push(key);
      },
      tellDesk: async () => undefined,
      showTicket: async () => 'shown',
    };
    return createFrontDesk({
      store,
      settings: SETTINGS,
      answers: await answers,
      couriers: new Map([['terminal', courier]]),
      now: () => NOW,
      log: () => undefined,
    });
  }

  it('bring every parcel once, and those of one conversation in order', async () => {
    const database = await engine.create({ fast: true });
    const first = await open(database);
    const stores = [first, await another(engine, database, first)];
    onTestFinished(async () => {
      for (const store of new Set(stores)) await store.close();
      await database.drop();
    });
    const keys = Array.from({ length: 90 }, (_, number) => `${number % 9}-${number}`);
    await first.transaction(async (unit) => {
      for (const key of keys)
        await tell(
          unit,
          key,
          { platform: 'terminal', conversation: key.slice(0, 1) },
          {
            reply: reply({ kind: 'smalltalk', title: key }),
            region: 'noord',
            ticket: null,
          },
          NOW.toISOString(),
        );
    });
    const brought: string[] = [];
    const running = [];
    for (const store of [...stores, ...stores]) running.push(run(await deskOver(store, brought)));
    const left = async () => (await first.transaction(({ outbox }) => outbox.counts())).waiting;
    while ((await left()) > 0) await delay(5);
    for (const { worker } of running) worker.stop();
    await Promise.all(running.map((each) => each.running));
    expect(brought.toSorted()).toEqual(keys.toSorted());
    for (let conversation = 0; conversation < 9; conversation += 1) {
      const own = (key: string): boolean => key.startsWith(`${conversation}-`);
      expect(brought.filter(own)).toEqual(keys.filter(own));
    }
  });
});
