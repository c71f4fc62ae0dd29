import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A transaction, and whether rows can be locked in it: SQLite has one writer at a time, so there is nothing to lock. */
export interface Session {
  readonly db: Transaction<Tables>;
  readonly locksRows: boolean;
}

/** That nothing which came before a row in its lane still waits: what another process has now goes first too. */
export function isFirstInLane(queue: 'inbox' | 'outbox', row: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select 1 from ${sql.table(queue)} as earlier
    where earlier.state = 'waiting'
      and earlier.lane = ${sql.ref(`${row}.lane`)} and earlier.id < ${sql.ref(`${row}.id`)}
  )`;
}
