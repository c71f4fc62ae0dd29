import { afterAll, beforeAll, describe } from 'vitest';
import type { Store, Unit } from '../../src/helpdesk/store.ts';
import { type Database, engines, open } from './engines.ts';

/** A store in a database of its own. */
export interface Tested {
  readonly engine: 'libsql' | 'PostgreSQL';
  database(): Database;
  store(): Store;
  /** Does something in one transaction. */
  inOne<Result>(work: (unit: Unit) => Promise<Result>): Promise<Result>;
}

/** The same tests on every engine. */
export function describeStore(what: string, tests: (tested: Tested) => void): void {
  describe.each(engines)(`${what} in $name`, (engine) => {
    let made: { readonly database: Database; readonly store: Store } | null = null;
    const get = () => {
      if (made === null) throw new Error('the database is not there yet');
      return made;
    };
    beforeAll(async () => {
      const database = await engine.create();
      made = { database, store: await open(database) };
    });
    afterAll(async () => {
      await made?.store.close();
      await made?.database.drop();
    });
    tests({
      engine: engine.name,
      database: () => get().database,
      store: () => get().store,
      inOne: (work) => get().store.transaction(work),
    });
  });
}
