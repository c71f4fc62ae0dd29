import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, dump, open, POSTGRES, type Row } from '../database/engines.ts';
import type { Clerk } from './clerk.ts';
import { runBuilt } from './processes.ts';

const CONVERSATIONS = 400;
const QUESTIONS = 5;
const CLERKS = ['een', 'twee', 'drie', 'vier'];

const all = Array.from({ length: CONVERSATIONS }, (_, at) => at);
const keysOf = (conversation: number): string[] =>
  Array.from({ length: QUESTIONS }, (_, at) => `reply:c${conversation}-${at}`);

/** Each conversation comes in at two of the four. */
const shareOf = (clerk: number): number[] =>
  all.filter((at) => at % 4 === clerk || (at + 1) % 4 === clerk);

describe.skipIf(POSTGRES === null)('four processes at one front desk', () => {
  let database: Database;
  let tables: Map<string, readonly Row[]>;
  const rows = (table: string): readonly Row[] => tables.get(table) ?? [];

  beforeAll(async () => {
    if (POSTGRES === null) return;
    database = await POSTGRES.create();
    await open(database).then((store) => store.close());
    const { location } = database;
    const url = 'url' in location ? location.url : '';
    await Promise.all(
      CLERKS.map((name, at) => {
        const clerk: Clerk = { url, name, clerks: CLERKS, conversations: shareOf(at) };
        return runBuilt('clerk', clerk);
      }),
    );
    tables = await dump(database);
  }, 120_000);
  afterAll(() => database?.drop());

  it('reply once to each of 2,000 questions, in the order of its conversation', () => {
    expect(rows('inbox')).toHaveLength(CONVERSATIONS * QUESTIONS);
    expect(rows('inbox').filter(({ state }) => state !== 'done')).toEqual([]);
    const replies = rows('messages').filter(({ recipient }) => recipient !== 'desk:noord');
    expect(replies).toHaveLength(CONVERSATIONS * QUESTIONS);
    for (const conversation of all) {
      const own = replies.filter(({ recipient }) => recipient === `terminal:c${conversation}`);
      expect(own.map(({ key }) => key)).toEqual(keysOf(conversation));
    }
  });

  it('take every parcel once', () => {
    const taken = rows('outbox').map(({ state, attempts }) => `${state} ${attempts}`);
    expect(new Set(taken)).toEqual(new Set(['done 1']));
  });

  it('number the tickets without a gap or a double', () => {
    expect(rows('tickets').map(({ number }) => number)).toEqual(all.map((at) => at + 1));
    expect(new Set(rows('tickets').map(({ asker }) => asker)).size).toBe(CONVERSATIONS);
    const opened = rows('ticket_events').filter(({ seq }) => seq === 1);
    expect(opened).toHaveLength(CONVERSATIONS);
    for (const { data } of opened) expect(data).toContain('fietsenstalling');
  });

  it('understand each follow-up from the question before it', () => {
    const kinds = rows('questions').map(({ kind }) => kind === 'answer');
    expect(kinds.filter((answered) => answered)).toHaveLength(CONVERSATIONS * 3);
    expect(kinds.filter((answered) => !answered)).toHaveLength(CONVERSATIONS);
  });
});
