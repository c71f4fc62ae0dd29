import { Delivery, laneOf } from '../../src/helpdesk/delivery.ts';
import type { Outbox, Parcel } from '../../src/helpdesk/store.ts';
import { isFirstInLane, type Session, WAITING } from './session.ts';

/** Before every moment: a parcel that nobody has. */
const NEVER = '';

export function outboxIn({ db, locksRows }: Session): Outbox {
  const update = (key: string) => db.updateTable('outbox').where('key', '=', key);
  const giveUp: Outbox['giveUp'] = async (key, error) => {
    await update(key).set({ state: 'failed', leased_until: NEVER, error }).execute();
  };
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
      const parcels: Parcel[] = [];
      for (const { key, payload, attempts, added_at: addedAt } of rows) {
        const delivery = read(payload);
        if (delivery === null) await giveUp(key, 'unreadable');
        else parcels.push({ key, delivery, attempts: attempts + 1, addedAt });
      }
      return parcels;
    },
    find: async (key) => {
      const row = await db
        .selectFrom('outbox')
        .select('payload')
        .where('key', '=', key)
        .executeTakeFirst();
      return row === undefined ? null : read(row.payload);
    },
    delivered: async (key) => {
      await update(key).set({ state: 'done', leased_until: NEVER, error: null }).execute();
    },
    retry: async (key, due, error) => {
      await update(key).set({ due_at: due, leased_until: NEVER, error }).execute();
    },
    giveUp,
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

/** Null for what cannot be read: it must not keep the other parcels waiting. */
function read(payload: string): Delivery | null {
  try {
    return Delivery.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
