import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/database/open-store.ts';
import type { Store, Unit } from '../../src/helpdesk/store.ts';
import { type Database, LIBSQL, PATIENT } from './engines.ts';

let database: Database;
let store: Store;
let statements: string[];
beforeEach(async () => {
  database = await LIBSQL.create({ fast: true });
  statements = [];
  const onStatement = ({ query }: { query: { sql: string } }) => {
    statements.push(query.sql);
  };
  store = await openStore(database.location, { patience: PATIENT, onStatement });
  statements.length = 0;
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

const commits = (): number => statements.filter((sql) => sql === 'commit').length;
const note =
  (name: string) =>
  ({ settings }: Unit) =>
    settings.set(name, name);
const noted = async (): Promise<unknown[]> =>
  (await database.query('select name from settings order by name')).map(({ name }) => name);

describe('what is asked of the embedded database at the same time', () => {
  it('is committed together', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `n${String(at).padStart(2, '0')}`);
    await Promise.all(names.map((name) => store.transaction(note(name))));
    expect(await noted()).toEqual(names);
    expect(commits()).toBe(1);
  });

  it('is told when it is on the disk, and not before', async () => {
    const told: number[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map((name) => store.transaction(note(name)).then(() => told.push(commits()))),
    );
    expect(told).toEqual([1, 1, 1]);
  });

  it('is kept without the one that fails, of which nothing is kept', async () => {
    const fails = store.transaction(async (unit) => {
      await note('half')(unit);
      throw new Error('it failed');
    });
    const all = await Promise.allSettled([
      store.transaction(note('a')),
      store.transaction(note('b')),
      fails,
      store.transaction(note('c')),
    ]);
    expect(all.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    await expect(fails).rejects.toThrow('it failed');
    expect(await noted()).toEqual(['a', 'b', 'c']);
  });

  it('is done in the order in which it was asked, and sees what came before it', async () => {
    const seen = await Promise.all(
      ['1', '2', '3'].map((value) =>
        store.transaction(async ({ settings }) => {
          const before = await settings.get('last');
          await settings.set('last', value);
          return before;
        }),
      ),
    );
    expect(seen).toEqual([null, '1', '2']);
  });

  it('goes on after one that failed alone', async () => {
    await expect(store.transaction(() => Promise.reject(new Error('alone')))).rejects.toThrow(
      'alone',
    );
    await store.transaction(note('after'));
    expect(await noted()).toEqual(['after']);
  });

  it('is refused at once, all together, while another has the database', async () => {
    const begun: string[] = [];
    const hasty = await openStore(database.location, {
      patience: { longest: 0, onWait: () => undefined },
      onStatement: ({ query }) => {
        if (query.sql === 'begin immediate') begun.push(query.sql);
      },
    });
    begun.length = 0;
    let refused: Promise<PromiseSettledResult<void>[]> | null = null;
    await store.transaction(async (unit) => {
      await note('other')(unit);
      refused = Promise.allSettled(['a', 'b', 'c'].map((name) => hasty.transaction(note(name))));
      await refused;
    });
    expect(await refused).toMatchObject([
      { status: 'rejected', reason: { name: 'StoreUnavailable', passing: true } },
      { status: 'rejected', reason: { name: 'StoreUnavailable', passing: true } },
      { status: 'rejected', reason: { name: 'StoreUnavailable', passing: true } },
    ]);
    expect(begun).toEqual(['begin immediate']);
    await hasty.transaction(note('after'));
    expect(await noted()).toEqual(['after', 'other']);
    await hasty.close();
  });
});
