import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/database/open-store.ts';
import type { Answers } from '../../src/front-desk/answering.ts';
import { type Store, StoreUnavailable } from '../../src/helpdesk/store.ts';
import { type Database, dump, POSTGRES } from '../database/engines.ts';
import { type Line, openLine } from './line.ts';
import { incoming, NOW, smallAnswers, smallDesk } from './small-desk.ts';

/** Milliseconds that the database is away; LONGEST_CUT=30000 for half a minute. */
const CUT = Number(process.env.LONGEST_CUT ?? '3000');

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let answers: Answers;
const deskOf = (store: Store) => smallDesk(store, answers, () => NOW);
beforeAll(async () => {
  answers = await smallAnswers();
});

describe.skipIf(POSTGRES === null)('PostgreSQL that is away for a while', () => {
  let database: Database;
  let line: Line;
  let url: string;
  beforeAll(async () => {
    if (POSTGRES === null) return;
    database = await POSTGRES.create();
    const { location } = database;
    const direct = new URL('url' in location ? location.url : '');
    line = await openLine(direct.hostname, Number(direct.port || 5432));
    direct.host = `127.0.0.1:${line.port}`;
    url = direct.href;
  });
  afterAll(async () => {
    await line?.close();
    await database?.drop();
  });

  it(
    'is waited for: nothing is lost or done twice',
    async () => {
      let waits = 0;
      const patience = {
        longest: CUT + 20_000,
        onWait: () => {
          waits += 1;
        },
      };
      const store = await openStore({ url }, { patience });
      let now = NOW;
      const desk = smallDesk(store, answers, () => now);
      const keys = Array.from({ length: 60 }, (_, at) => `w${at}`);
      const handled = async (): Promise<number> =>
        (await database.query("select key from inbox where state = 'done'")).length;
      const done = Promise.all([
        (async () => {
          for (const key of keys) {
            await desk.accept(incoming(key));
            await pause(5);
          }
        })(),
        (async () => {
          // Counted in the database: what was kept while its answer got lost, nobody here knows of.
          while ((await handled()) < keys.length) {
            await desk.work();
            await desk.deliver();
          }
          // Parcels that were taken so are free again after a while.
          now = new Date(NOW.getTime() + 120_000);
          while ((await desk.deliver()) > 0);
        })(),
      ]);
      await pause(150);
      await line.cut();
      await pause(CUT);
      expect(waits).toBeGreaterThan(0);
      await line.restore();
      await done;
      await store.close();
      const tables = await dump(database);
      const replies = tables
        .get('messages')
        ?.map(({ key }) => key)
        .sort();
      expect(replies).toEqual(keys.map((key) => `reply:${key}`).sort());
      expect(tables.get('inbox')?.filter(({ state }) => state === 'done')).toHaveLength(60);
      expect(tables.get('questions')).toHaveLength(60);
    },
    CUT + 60_000,
  );

  it('is told of in one sentence when it stays away for longer than there is patience', async () => {
    const store = await openStore(
      { url },
      { patience: { longest: 1000, onWait: () => undefined } },
    );
    await line.cut();
    const begin = performance.now();
    const failing = deskOf(store).accept(incoming('late'));
    await expect(failing).rejects.toThrow(StoreUnavailable);
    await expect(failing).rejects.toThrow(
      'De database is even niet bereikbaar. Er is niets verloren; probeer het zo opnieuw.',
    );
    expect(performance.now() - begin).toBeLessThan(3000);
    await line.restore();
    expect(await deskOf(store).accept(incoming('late'))).toEqual({ ok: true, key: 'late' });
    expect(await deskOf(store).work()).toBe(1);
    await store.close();
  });
});
