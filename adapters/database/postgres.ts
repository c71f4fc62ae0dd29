import { PostgresDialect } from 'kysely';
import { Pool } from 'pg';

/** PostgreSQL at `url`. A connection that breaks while nobody uses it is simply replaced by the next one. */
export function postgresDialect(url: string): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    application_name: 'balie',
    max: 4,
    connectionTimeoutMillis: 5000,
    query_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  pool.on('error', () => undefined);
  // One that breaks while it is used fails its statement; without a listener it would end the process besides.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
