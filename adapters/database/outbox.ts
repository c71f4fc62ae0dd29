import { sql } from 'kysely';
import { Delivery, laneOf } from '../../src/helpdesk/delivery.ts';
import type { Outbox, Parcel } from '../../src/helpdesk/store.ts';
import { isFirstInLane, type Session } from './session.ts';

/** Before every moment: a parcel that nobody has. */
const NEVER = '';

// What every question asks of the store is written as SQL: see inbox.ts.

/** A parcel that was just taken. */
interface Taken {
  readonly id: number;
  readonly key: string;
  readonly payload: string;
  readonly attempts: number;
  readonly addedAt: string;
}

export function outboxIn({ db, locksRows }: Session): Outbox {
  const update = (key: string) => db.updateTable('outbox').where('key', '=', key);
  const giveUp: Outbox['giveUp'] = async (key, error) => {
    await update(key).set({ state: 'failed', leased_until: NEVER, error }).execute();
  };
  const lock = locksRows ? sql`for update skip locked` : sql``;
  return {
    add: async (key, delivery, platform, at) => {
      await sql`
        insert into outbox
          (key, lane, platform, state, payload, attempts, due_at, leased_until, error, added_at)
        values
          (${key}, ${laneOf(delivery)}, ${platform}, 'waiting', ${JSON.stringify(delivery)}, 0,
          ${at}, ${NEVER}, null, ${at})
        on conflict (key) do nothing`.execute(db);
    },
    take: async (platforms, now, lease, limit) => {
      if (platforms.length === 0) return [];
      const { rows } = await sql<Taken>`
        with due as materialized (
          select id from outbox as parcel
          where state = 'waiting' and platform in (${sql.join(platforms)})
            and due_at <= ${now} and leased_until <= ${now}
            and ${isFirstInLane('outbox', 'parcel')}
          order by id limit ${limit} ${lock}
        )
        update outbox set leased_until = ${lease}, attempts = attempts + 1
        where id in (select id from due)
        returning id, key, payload, attempts, added_at as "addedAt"`.execute(db);
      const parcels: Parcel[] = [];
      for (const { key, payload, attempts, addedAt } of rows.toSorted((a, b) => a.id - b.id)) {
        const delivery = read(payload);
        if (delivery === null) await giveUp(key, 'unreadable');
        else parcels.push({ key, delivery, attempts, addedAt });
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
      await sql`
        update outbox set state = 'done', leased_until = ${NEVER}, error = null
        where key = ${key}`.execute(db);
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
