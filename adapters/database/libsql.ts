import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import Database from 'libsql';

/**
 * Milliseconds that SQLite itself waits for another process that writes to the same file. The engine is synchronous, so
 * that nothing else is done meanwhile: who wants to wait longer tries again later.
 */
const PATIENCE = 20;

/**
 * The embedded database: one file. Every commit is on the disk before it counts (`synchronous=FULL`); readers do not wait
 * for writers (WAL). Makes the folder when it is not there.
 */
export function libsqlDialect(file: string): SqliteDialect {
  return new LibsqlDialect({
    database: async () => {
      makeFolder(path.dirname(path.resolve(file)));
      return keepingStatements(connect(file));
    },
  });
}

function connect(file: string): Database.Database {
  const database = new Database(file);
  try {
    database.pragma(`busy_timeout=${PATIENCE}`);
    database.pragma('journal_mode=WAL');
    database.pragma('synchronous=FULL');
    database.pragma('foreign_keys=ON');
    return database;
  } catch (error) {
    // Opening is tried again, and must leave no file open each time.
    database.close();
    throw error;
  }
}

/** The most statements that are kept: far more than there are. */
const STATEMENTS = 500;

/** Prepares every statement once: making one takes longer than running it. SQLite itself makes it anew when tables change. */
function keepingStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>();
  return {
    prepare: (sql) => {
      const known = kept.get(sql) ?? database.prepare(sql);
      if (kept.size < STATEMENTS) kept.set(sql, known);
      return known;
    },
    close: () => database.close(),
  };
}

/**
 * Makes a folder and those above it. (`recursive` of Node's own never ends where a folder cannot be made at all, as in
 * /proc.)
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process made it in the meantime.
    if (!existsSync(folder)) throw error;
  }
}

class LibsqlDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new WritingDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Every transaction takes the right to write at its begin: one that took it later could find its view outdated. */
class WritingDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk ends the transaction by itself; what went wrong first is what must be told. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!/no transaction is active/u.test(String(error))) throw error;
    }
  }
}

/** SQLite makes tables in a transaction, so that two processes that start at once, or one that stops, leave no half of it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
