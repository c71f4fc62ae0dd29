import { Inbound, Outcome } from '../../src/helpdesk/inbound.ts';
import type { Inbox } from '../../src/helpdesk/store.ts';
import { placeKey } from '../../src/helpdesk/ticket.ts';
import { isFirstInLane, type Session } from './session.ts';

/** What stands in the place of an event in which somebody is forgotten. */
export const FORGOTTEN_PAYLOAD = '{}';

export function inboxIn({ db, locksRows }: Session): Inbox {
  return {
    accept: async (inbound) => {
      const added = await db
        .insertInto('inbox')
        .values({
          key: inbound.key,
          lane: placeKey(inbound.place),
          person: inbound.from.id,
          state: 'waiting',
          payload: JSON.stringify(inbound),
          attempts: 0,
          received_at: inbound.at,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },
    next: async () => {
      const row = await db
        .selectFrom('inbox as event')
        .select(['payload', 'attempts'])
        .where('state', '=', 'waiting')
        .where(isFirstInLane('inbox', 'event'))
        .orderBy('id')
        .limit(1)
        .$if(locksRows, (query) => query.forUpdate().skipLocked())
        .executeTakeFirst();
      if (row === undefined) return null;
      return { inbound: Inbound.parse(JSON.parse(row.payload)), attempts: row.attempts };
    },
    find: async (key) => {
      const row = await db
        .selectFrom('inbox')
        .select(['payload', 'outcome'])
        .where('key', '=', key)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        inbound: row.payload === FORGOTTEN_PAYLOAD ? null : Inbound.parse(JSON.parse(row.payload)),
        outcome: row.outcome === null ? null : Outcome.parse(JSON.parse(row.outcome)),
      };
    },
    settle: async (key, outcome) => {
      await db
        .updateTable('inbox')
        .set({ state: 'done', outcome: JSON.stringify(outcome) })
        .where('key', '=', key)
        .execute();
    },
    failed: async (key) => {
      await db
        .updateTable('inbox')
        .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
        .where('key', '=', key)
        .execute();
    },
  };
}
