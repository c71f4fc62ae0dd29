import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Libsql from 'libsql';
import { Client } from 'pg';
import { fileIn } from '../../adapters/database/file.ts';
import { type Location, openStore, type Patience } from '../../adapters/database/open-store.ts';
import type { Store } from '../../src/helpdesk/store.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A database of one test. */
export interface Database {
  readonly location: Location;
  /** What a statement gives, besides the store. */
  query(sql: string): Promise<readonly Row[]>;
  /** Makes it empty again, without tables. */
  clear(): Promise<void>;
  drop(): Promise<void>;
}

export interface TestedEngine {
  readonly name: 'libsql' | 'PostgreSQL';
  /** `fast`: what is committed may be lost when the machine stops, not when a process does. */
  create(how?: { readonly fast: boolean }): Promise<Database>;
}

/** A folder in memory, where there is one. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** For tests: waits ten seconds for a database that is away, and says nothing. */
export const PATIENT: Patience = { longest: 10_000, onWait: () => undefined };

export const open = ({ location }: Database): Promise<Store> =>
  openStore(location, { patience: PATIENT });

const GIVEN = process.env.TEST_DATABASE_URL;
const SERVER = new URL(GIVEN ?? 'postgres://postgres@127.0.0.1:5432/test');

/** The address of a database at the server of the tests. */
export function urlOf(name: string): URL {
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url;
}

async function queryPostgres(url: URL, sql: string): Promise<readonly Row[]> {
  const client = await connect(url);
  try {
    return await rowsOf(client, sql);
  } finally {
    await client.end();
  }
}

async function connect(url: URL): Promise<Client> {
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 2000 });
  await client.connect();
  return client;
}

async function rowsOf(client: Client, sql: string): Promise<readonly Row[]> {
  const { rows }: { rows: Row[] } = await client.query(sql);
  return rows;
}

const libsql: TestedEngine = {
  name: 'libsql',
  create: async ({ fast } = { fast: false }) => {
    const root = await mkdtemp(path.join(fast ? MEMORY : tmpdir(), 'balie-'));
    let round = 0;
    const folder = (): string => path.join(root, String(round));
    return {
      get location() {
        return { folder: folder() };
      },
      query: async (sql) => {
        const file = new Libsql(fileIn(folder()));
        const rows: Row[] = file.prepare(sql).all().map(rowOf);
        file.close();
        return rows;
      },
      // In a folder of its own: what a killed process left behind may still be open.
      clear: async () => {
        await rm(folder(), { recursive: true, force: true });
        round += 1;
      },
      drop: () => rm(root, { recursive: true, force: true }),
    };
  },
};

const rowOf = (found: unknown): Row => ({ ...(typeof found === 'object' ? found : {}) });

const postgres: TestedEngine = {
  name: 'PostgreSQL',
  create: async ({ fast } = { fast: false }) => {
    const name = `balie_${randomBytes(6).toString('hex')}`;
    await queryPostgres(SERVER, `create database ${name}`);
    const url = urlOf(name);
    if (fast) await queryPostgres(SERVER, `alter database ${name} set synchronous_commit = off`);
    const client = await connect(url);
    return {
      location: { url: url.href },
      query: (sql) => rowsOf(client, sql),
      clear: async () => {
        await client.query('drop schema public cascade; create schema public');
      },
      drop: async () => {
        await client.end();
        await queryPostgres(SERVER, `drop database ${name} with (force)`);
      },
    };
  },
};

/** PostgreSQL must be there where TEST_DATABASE_URL names it; elsewhere its tests are skipped without it. */
async function isThere(): Promise<boolean> {
  try {
    await queryPostgres(SERVER, 'select 1');
    return true;
  } catch (error) {
    if (GIVEN !== undefined) throw error;
    console.warn(`No PostgreSQL at ${SERVER.host}: its tests are skipped.`);
    return false;
  }
}

/** PostgreSQL for the tests; null where it cannot be reached. */
export const POSTGRES: TestedEngine | null = (await isThere()) ? postgres : null;

export const LIBSQL = libsql;

export const engines: readonly TestedEngine[] = POSTGRES === null ? [libsql] : [libsql, POSTGRES];

/** The tables, and the order in which their rows came. */
const TABLES = {
  articles: 'id',
  conversations: 'place',
  counters: 'name',
  feedback: 'question',
  inbox: 'id',
  installations: 'id',
  messages: 'id',
  outbox: 'id',
  questions: 'id',
  settings: 'name',
  ticket_events: 'ticket, seq',
  tickets: 'number',
} as const;

/** Everything that a database keeps, by table. */
export async function dump(database: Database): Promise<Map<string, readonly Row[]>> {
  const tables = new Map<string, readonly Row[]>();
  for (const [table, order] of Object.entries(TABLES))
    tables.set(table, await database.query(`select * from ${table} order by ${order}`));
  return tables;
}

/** The same as one text, to look for what must not be there any more. */
export const dumpText = async (database: Database): Promise<string> =>
  JSON.stringify([...(await dump(database))]);
