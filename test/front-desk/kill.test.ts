import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, dump, engines, type Row } from '../database/engines.ts';
import { runBuilt } from './processes.ts';
import type { World } from './worker.ts';

/** After which statements a process is killed: after all with KILL_EVERY=1, which takes some minutes. */
const EVERY = Number(process.env.KILL_EVERY ?? '9');
/** Databases of one process, and processes at once. */
const WORLDS = 8;
const AT_ONCE = 2;

/** Columns that may differ, by table. A parcel that a stopped process had is taken again, and so is brought later. */
const MAY_DIFFER: Readonly<Record<string, readonly string[]>> = {
  outbox: ['attempts', 'leased_until'],
  messages: ['at'],
};

/** What is kept, without what may differ: numbers of rows that were not kept are gone, but their order stays. */
async function stateOf(database: Database): Promise<Record<string, readonly Row[]>> {
  const tables = await dump(database);
  const questions = new Map(tables.get('questions')?.map(({ id, key }) => [String(id), key]));
  const named = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace(/"feedback":"(\d+)"/gu, (_, id) => `"feedback":"${questions.get(id)}"`)
      : value;
  const rowOf = (table: string, row: Row): Row =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => column !== 'id' && !MAY_DIFFER[table]?.includes(column))
        .map(([column, value]) => [column, named(value)]),
    );
  const rows = (table: string, all: readonly Row[]): Row[] => {
    const found = all.map((row) => rowOf(table, row));
    // Each reader has an order of its own.
    const reader = ({ recipient }: Row): string => String(recipient);
    return table === 'messages' ? found.sort((a, b) => reader(a).localeCompare(reader(b))) : found;
  };
  return Object.fromEntries([...tables].map(([table, all]) => [table, rows(table, all)]));
}

/** Plays the script in some databases, and kills the process after so many statements in each. */
async function runIn(databases: readonly Database[], halts: readonly (number | null)[]) {
  const worlds: World[] = databases.map(({ location }, at) => ({
    location,
    halt: halts[at] ?? null,
  }));
  const { signal, output } = await runBuilt('worker', worlds);
  if (signal !== null) return { killed: signal === 'SIGKILL', statements: [] };
  const [statements = []] = z.array(z.array(z.string())).parse(JSON.parse(output));
  return { killed: false, statements };
}

describe.each(engines)('a process that is killed, with $name', (engine) => {
  const databases: Database[] = [];
  let undisturbed: Record<string, readonly Row[]> = {};
  let statements: readonly string[] = [];

  beforeAll(async () => {
    for (let at = 0; at < WORLDS * AT_ONCE; at += 1)
      databases.push(await engine.create({ fast: true }));
    const [first] = databases;
    if (first === undefined) throw new Error('no database');
    ({ statements } = await runIn([first], [null]));
    undisturbed = await stateOf(first);
    await first.clear();
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('has something to lose: questions, a ticket with a life, a saved answer that is used', () => {
    const kinds = (table: string, column: string) => undisturbed[table]?.map((row) => row[column]);
    expect(kinds('inbox', 'state')).toEqual(Array(12).fill('done'));
    const answered = kinds('questions', 'kind')?.map((kind) => kind === 'answer');
    expect(answered).toEqual([true, true, false, true]);
    expect(
      undisturbed.ticket_events?.map(
        ({ data }) => z.object({ kind: z.string() }).parse(JSON.parse(String(data))).kind,
      ),
    ).toEqual([
      'opened',
      'claimed',
      'answered',
      'reopened',
      'reminded',
      'claimed',
      'answered',
      'saved',
      'closed',
    ]);
    expect(kinds('messages', 'recipient')).toEqual([
      ...Array(3).fill('desk:noord'),
      ...Array(8).fill('terminal:u-anna'),
      'terminal:u-cor',
    ]);
    expect(statements.filter((sql) => /^begin/u.test(sql)).length).toBeGreaterThan(80);
    expect(statements.filter((sql) => sql === 'commit').length).toBeGreaterThan(80);
  });

  it('leaves nothing out and does nothing twice when another goes on, wherever it stopped', async () => {
    const halts = statements.map((_, at) => at + 1).filter((halt) => halt % EVERY === 0);
    const wrong: number[] = [];
    const serve = async (own: readonly Database[]): Promise<void> => {
      for (
        let some = halts.splice(0, own.length);
        some.length > 0;
        some = halts.splice(0, own.length)
      ) {
        const worlds = own.slice(0, some.length);
        expect(await runIn(worlds, some)).toMatchObject({ killed: true });
        expect(await runIn(worlds, [])).toMatchObject({ killed: false });
        for (const [at, world] of worlds.entries()) {
          const state = await stateOf(world);
          if (JSON.stringify(state) !== JSON.stringify(undisturbed)) {
            wrong.push(some[at] ?? 0);
            expect
              .soft(state, `after ${some[at]}: ${statements[(some[at] ?? 1) - 1]}`)
              .toEqual(undisturbed);
          }
          await world.clear();
        }
      }
    };
    const lanes = Array.from({ length: AT_ONCE }, (_, at) =>
      databases.slice(at * WORLDS, (at + 1) * WORLDS),
    );
    await Promise.all(lanes.map(serve));
    expect(wrong).toEqual([]);
  }, 600_000);

  it('may be killed again and again', async () => {
    const [database] = databases;
    if (database === undefined) throw new Error('no database');
    const begun = [20, 50, 90, 130, 160];
    const killed: boolean[] = [];
    for (const halt of begun) killed.push((await runIn([database], [halt])).killed);
    expect(killed).toEqual(Array(5).fill(true));
    expect(await runIn([database], [])).toMatchObject({ killed: false });
    expect(await stateOf(database)).toEqual(undisturbed);
  });
});
