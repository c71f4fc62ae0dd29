import { sql } from 'kysely';
import { Inbound, Outcome } from '../../src/helpdesk/inbound.ts';
import type { Inbox } from '../../src/helpdesk/store.ts';
import { placeKey } from '../../src/helpdesk/ticket.ts';
import { isFirstInLane, type Session } from './session.ts';

/** What stands in the place of an event in which somebody is forgotten. */
export const FORGOTTEN_PAYLOAD = '{}';

// What every question asks of the store is written as SQL: building it anew each time takes longer than running it.

export function inboxIn({ db, locksRows }: Session): Inbox {
  const lock = locksRows ? sql`for update skip locked` : sql``;
  return {
    accept: async (inbound) => {
      const { key, place, from, at } = inbound;
      const lane = placeKey(place);
      const { rows } = await sql`
        insert into inbox (key, lane, person, state, payload, attempts, received_at)
        values (${key}, ${lane}, ${from.id}, 'waiting', ${JSON.stringify(inbound)}, 0, ${at})
        on conflict (key) do nothing returning id`.execute(db);
      return rows.length > 0;
    },
    next: async () => {
      const { rows } = await sql<{ key: string; payload: string; attempts: number }>`
        select key, payload, attempts from inbox as event
        where state = 'waiting' and ${isFirstInLane('inbox', 'event')}
        order by id limit 1 ${lock}`.execute(db);
      const [row] = rows;
      if (row === undefined) return null;
      const { key, payload, attempts } = row;
      return { key, inbound: read(payload), attempts };
    },
    find: async (key) => {
      const row = await db
        .selectFrom('inbox')
        .select(['payload', 'outcome'])
        .where('key', '=', key)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        inbound: read(row.payload),
        outcome: row.outcome === null ? null : Outcome.parse(JSON.parse(row.outcome)),
      };
    },
    settle: async (key, outcome) => {
      await sql`
        update inbox set state = 'done', outcome = ${JSON.stringify(outcome)}
        where key = ${key}`.execute(db);
    },
    failed: async (key) => {
      await db
        .updateTable('inbox')
        .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
        .where('key', '=', key)
        .execute();
    },
    setAside: async (key) => {
      await db.updateTable('inbox').set({ state: 'failed' }).where('key', '=', key).execute();
    },
  };
}

/** Null for what no event is any more. */
function read(payload: string): Inbound | null {
  try {
    return Inbound.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
