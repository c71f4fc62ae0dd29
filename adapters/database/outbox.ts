import { Delivery, laneOf } from '../../src/helpdesk/delivery.ts';
import type { Outbox } from '../../src/helpdesk/store.ts';
import { isFirstInLane, type Session, WAITING } from './session.ts';

/** Before every moment: a parcel that nobody has. */
const NEVER = '';

export function outboxIn({ db, locksRows }: Session): Outbox {
  const update = (key: string) => db.updateTable('outbox').where('key', '=', key);
  return {
    add: async (key, delivery, platform, at) => {
      await db
        .insertInto('outbox')
        .values({
          key,
          lane: laneOf(delivery),
          platform,
          state: 'waiting',
          payload: JSON.stringify(delivery),
          attempts: 0,
          due_at: at,
          leased_until: NEVER,
          error: null,
          added_at: at,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },
    take: async (platforms, now, lease, limit) => {
      if (platforms.length === 0) return [];
      const rows = await db
        .selectFrom('outbox as parcel')
        .select(['id', 'key', 'payload', 'attempts', 'added_at'])
        .where('state', '=', WAITING)
        .where('platform', 'in', [...platforms])
        .where('due_at', '<=', now)
        .where('leased_until', '<=', now)
        .where(isFirstInLane('outbox', 'parcel'))
        .orderBy('id')
        .limit(limit)
        .$if(locksRows, (query) => query.forUpdate().skipLocked())
        .execute();
      if (rows.length === 0) return [];
      await db
        .updateTable('outbox')
        .set(({ eb }) => ({ leased_until: lease, attempts: eb('attempts', '+', 1) }))
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .execute();
      return rows.map(({ key, payload, attempts, added_at: addedAt }) => ({
        key,
        delivery: Delivery.parse(JSON.parse(payload)),
        attempts: attempts + 1,
        addedAt,
      }));
    },
    find: async (key) => {
      const row = await db
        .selectFrom('outbox')
        .select('payload')
        .where('key', '=', key)
        .executeTakeFirst();
      return row === undefined ? null : Delivery.parse(JSON.parse(row.payload));
    },
    delivered: async (key) => {
      await update(key).set({ state: 'done', leased_until: NEVER, error: null }).execute();
    },
    retry: async (key, due, error) => {
      await update(key).set({ due_at: due, leased_until: NEVER, error }).execute();
    },
    giveUp: async (key, error) => {
      await update(key).set({ state: 'failed', leased_until: NEVER, error }).execute();
    },
    counts: async () => {
      const rows = await db
        .selectFrom('outbox')
        .select(['state', ({ fn }) => fn.countAll().as('count')])
        .where('state', '!=', 'done')
        .groupBy('state')
        .execute();
      const count = (state: string): number =>
        Number(rows.find((row) => row.state === state)?.count ?? 0);
      return { waiting: count('waiting'), failed: count('failed') };
    },
  };
}
