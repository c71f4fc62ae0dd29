import { Kysely, type LogEvent } from 'kysely';
import { type Store, StoreUnavailable, type Unit } from '../../src/helpdesk/store.ts';
import { articlesIn } from './articles.ts';
import { conversationsIn } from './conversations.ts';
import { explainFault } from './faults.ts';
import { fileIn } from './file.ts';
import { groupCommits, type Transact } from './group-commit.ts';
import { inboxIn } from './inbox.ts';
import { installationsIn } from './installations.ts';
import { messagesIn, settingsIn } from './messages.ts';
import { migrate } from './migrate.ts';
import type { Engine } from './migrations.ts';
import { outboxIn } from './outbox.ts';
import { peopleIn } from './people.ts';
import { questionsIn } from './questions.ts';
import type { Session } from './session.ts';
import type { Tables } from './tables.ts';
import { ticketsIn } from './tickets.ts';

/** Which database: a folder for the embedded one, or the address of PostgreSQL. */
export type Location = { readonly folder: string } | { readonly url: string };

/** How a store behaves when its database is away for a moment. */
export interface Patience {
  /** Milliseconds after which it gives up on a transaction. */
  readonly longest: number;
  /** Called once when it begins to wait. */
  readonly onWait: (why: StoreUnavailable) => void;
}

export interface Opening {
  readonly patience: Patience;
  /** Sees every statement after it ran: for tests and for finding slow ones. */
  readonly onStatement?: (event: LogEvent) => void;
}

/**
 * Opens the store and brings its tables up to date. Engines are loaded only when they are used. Throws `StoreUnusable` or
 * `StoreUnavailable` with one Dutch sentence.
 */
export async function openStore(location: Location, opening: Opening): Promise<Store> {
  const engine: Engine = 'url' in location ? 'postgres' : 'libsql';
  const dialect =
    'url' in location
      ? (await import('./postgres.ts')).postgresDialect(location.url)
      : (await import('./libsql.ts')).libsqlDialect(fileIn(location.folder));
  const db = new Kysely<Tables>({
    dialect,
    ...(opening.onStatement === undefined ? {} : { log: opening.onStatement }),
  });
  try {
    await patiently(() => migrate(db, engine), opening.patience);
  } catch (error) {
    await db.destroy().catch(() => undefined);
    throw error;
  }
  const locksRows = engine === 'postgres';
  const transact: Transact = locksRows
    ? (work) => db.transaction().execute(work)
    : groupCommits(db);
  return {
    transaction: (work) =>
      patiently(
        () => transact((transaction) => work(unitIn({ db: transaction, locksRows }))),
        opening.patience,
      ),
    close: () => db.destroy(),
  };
}

function unitIn(session: Session): Unit {
  return {
    inbox: inboxIn(session),
    outbox: outboxIn(session),
    tickets: ticketsIn(session),
    conversations: conversationsIn(session),
    questions: questionsIn(session),
    articles: articlesIn(session),
    messages: messagesIn(session),
    settings: settingsIn(session),
    installations: installationsIn(session),
    people: peopleIn(session),
  };
}

const FIRST_WAIT = 50;
const LONGEST_WAIT = 1000;

/**
 * Does a transaction again when the database was away: nothing of it was kept, or all of it and then doing it again
 * changes nothing, because everything that comes in has a key.
 */
async function patiently<Result>(
  work: () => Promise<Result>,
  { longest, onWait }: Patience,
): Promise<Result> {
  const begin = performance.now();
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      const fault = explainFault(error);
      const over = performance.now() - begin + wait > longest;
      if (!(fault instanceof StoreUnavailable && fault.passing) || over) throw fault;
      if (wait === FIRST_WAIT) onWait(fault);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
