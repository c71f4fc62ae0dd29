import { type Kysely, Migrator } from 'kysely';
import { StoreUnusable } from '../../src/helpdesk/store.ts';
import { type Engine, migrationsFor } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Where the migrator notes the steps that were taken. */
const STEPS = 'kysely_migration';

/** Brings the tables up to date. Refuses a database that a newer Balie made. */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const migrations = migrationsFor(engine);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  });
  const newer = (await appliedSteps(db)).filter((name) => !(name in migrations));
  if (newer.length > 0)
    throw new StoreUnusable(
      `De database is van een nieuwere versie van Balie (stap ${newer.join(', ')}). Gebruik die versie; er is niets veranderd.`,
    );
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function appliedSteps(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === STEPS)) return [];
  const steps = db.withTables<{ [STEPS]: { name: string } }>();
  return (await steps.selectFrom(STEPS).select('name').execute()).map(({ name }) => name);
}
