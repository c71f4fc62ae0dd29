import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileIn } from '../../adapters/database/file.ts';
import { openStore } from '../../adapters/database/open-store.ts';
import { type Store, StoreUnavailable, type Unit } from '../../src/helpdesk/store.ts';
import { type Database, LIBSQL, PATIENT } from './engines.ts';

const BUSY = 'De database is bezet door een ander programma. Probeer het zo opnieuw.';

/** What another process does that has the database to itself for a while. */
const HOLD = `
  const { default: Database } = await import('libsql');
  const database = new Database(process.argv[1]);
  database.pragma('journal_mode=' + process.argv[3]);
  database.exec('begin immediate');
  console.log('locked');
  setTimeout(() => database.close(), Number(process.argv[2]));
`;

let database: Database;
let store: Store;
let other: ChildProcess | null;
beforeEach(async () => {
  database = await LIBSQL.create({ fast: true });
  store = await openStore(database.location, { patience: PATIENT });
  other = null;
});
afterEach(async () => {
  other?.kill('SIGKILL');
  await store.close();
  await database.drop();
});

const file = (): string => {
  if (!('folder' in database.location)) throw new Error('the embedded database has a folder');
  return fileIn(database.location.folder);
};

/** Has another process lock the database; gives a promise of its end. */
async function lockFor(
  milliseconds: number,
  journal = 'wal',
): Promise<{ readonly ended: Promise<unknown> }> {
  const args = ['--input-type=module', '--eval', HOLD, file(), String(milliseconds), journal];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  other = child;
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return { ended };
}

/** Counts the beats of a clock that beats every 50 ms, until something ends. */
async function beatsUntil(end: Promise<unknown>): Promise<number> {
  let beats = 0;
  const clock = setInterval(() => {
    beats += 1;
  }, 50);
  await end;
  clearInterval(clock);
  return beats;
}

const names = Array.from({ length: 100 }, (_, at) => `n${String(at).padStart(3, '0')}`);
const note =
  (name: string) =>
  async ({ settings }: Unit): Promise<void> =>
    settings.set(name, `${(await settings.get(name)) ?? ''}once`);
const noted = () => database.query('select name, value from settings order by name');

describe('a database that another process has to itself for a while', () => {
  it('holds up nothing else, and keeps all that was asked of it afterwards, once', async () => {
    const { ended } = await lockFor(1500);
    const asked = names.map((name) => store.transaction(note(name)));
    expect(await beatsUntil(ended)).toBeGreaterThanOrEqual(10);
    await Promise.all(asked);
    expect(await noted()).toEqual(names.map((name) => ({ name, value: 'once' })));
  });

  it('holds up nothing else when people keep coming, one after the other', async () => {
    const { ended } = await lockFor(1500);
    const asked: Promise<void>[] = [];
    const coming = setInterval(() => {
      const name = names[asked.length];
      if (name !== undefined) asked.push(store.transaction(note(name)));
    }, 5);
    expect(await beatsUntil(ended)).toBeGreaterThanOrEqual(10);
    clearInterval(coming);
    await Promise.all(asked);
    expect(asked.length).toBeGreaterThan(10);
    expect(await noted()).toEqual(
      names.slice(0, asked.length).map((name) => ({ name, value: 'once' })),
    );
  });

  it('is said to be busy when it takes longer than one waits; nothing is kept then', async () => {
    let waits = 0;
    const hasty = await openStore(database.location, {
      patience: {
        longest: 300,
        onWait: () => {
          waits += 1;
        },
      },
    });
    const { ended } = await lockFor(1500);
    const asked = Promise.allSettled(names.map((name) => hasty.transaction(note(name))));
    expect(await beatsUntil(ended)).toBeGreaterThanOrEqual(10);
    for (const result of await asked) {
      if (result.status === 'fulfilled') throw new Error('the database was not locked');
      expect(result.reason).toBeInstanceOf(StoreUnavailable);
      expect(result.reason).toMatchObject({ passing: true, message: BUSY });
    }
    expect(waits).toBe(100);
    expect(await noted()).toEqual([]);
    await hasty.transaction(note('after'));
    expect(await noted()).toEqual([{ name: 'after', value: 'once' }]);
    await hasty.close();
  });

  it.each(['delete', 'wal'])(
    'is opened when it is free again, and its tables are made then (journal_mode=%s)',
    async (journal) => {
      await store.close();
      await database.clear();
      mkdirSync(path.dirname(file()));
      const { ended } = await lockFor(1500, journal);
      const opening = openStore(database.location, { patience: PATIENT });
      expect(await beatsUntil(ended)).toBeGreaterThanOrEqual(10);
      store = await opening;
      await store.transaction(note('after'));
      expect(await noted()).toEqual([{ name: 'after', value: 'once' }]);
    },
  );
});
