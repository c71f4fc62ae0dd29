import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A transaction, and whether rows can be locked in it: SQLite has one writer at a time, so there is nothing to lock. */
export interface Session {
  readonly db: Transaction<Tables>;
  readonly locksRows: boolean;
}
