import { type ColumnDataType, type Kysely, type Migration, sql } from 'kysely';

/** What differs between the engines in the making of tables. */
export type Engine = 'libsql' | 'postgres';

/**
 * The tables, step by step; the names sort in the order of the steps. A step that was released never changes: what comes
 * later gets a step of its own.
 */
export function migrationsFor(engine: Engine): Record<string, Migration> {
  return {
    '2026-11-22-helpdesk': { up: (db) => helpdesk(db, engine) },
    '2026-11-23-installations': { up: installations },
    '2026-11-23-queues': { up: queues },
  };
}

/** What waits is found without reading all that was done. */
async function queues(db: Kysely<unknown>): Promise<void> {
  for (const queue of ['inbox', 'outbox'])
    await db.schema
      .createIndex(`${queue}_next`)
      .on(queue)
      .column('id')
      .where(sql.ref('state'), '=', sql.lit('waiting'))
      .execute();
}

async function installations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installations')
    .addColumn('id', 'text', (to) => to.primaryKey())
    .addColumn('data', 'text', (to) => to.notNull())
    .execute();
}

async function helpdesk(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = (name: string, texts: readonly string[], optional: readonly string[] = []) => {
    let making = db.schema.createTable(name);
    for (const column of texts) making = making.addColumn(column, 'text', (to) => to.notNull());
    for (const column of optional) making = making.addColumn(column, 'text');
    return making;
  };
  const id: ColumnDataType = engine === 'postgres' ? 'serial' : 'integer';
  const numbered = (name: string, texts: readonly string[], optional: readonly string[] = []) =>
    table(name, texts, optional).addColumn('id', id, (to) =>
      engine === 'postgres' ? to.primaryKey() : to.primaryKey().autoIncrement(),
    );

  await numbered('inbox', ['lane', 'person', 'state', 'payload', 'received_at'], ['outcome'])
    .addColumn('key', 'text', (to) => to.notNull().unique())
    .addColumn('attempts', 'integer', (to) => to.notNull().defaultTo(0))
    .execute();
  await numbered(
    'outbox',
    ['lane', 'platform', 'state', 'payload', 'due_at', 'leased_until', 'added_at'],
    ['error'],
  )
    .addColumn('key', 'text', (to) => to.notNull().unique())
    .addColumn('attempts', 'integer', (to) => to.notNull().defaultTo(0))
    .execute();
  for (const queue of ['inbox', 'outbox'])
    await db.schema
      .createIndex(`${queue}_waiting`)
      .on(queue)
      .columns(['lane', 'id'])
      .where(sql.ref('state'), '=', sql.lit('waiting'))
      .execute();
  await db.schema
    .createTable('counters')
    .addColumn('name', 'text', (to) => to.primaryKey())
    .addColumn('value', 'integer', (to) => to.notNull())
    .execute();
  await sql`insert into counters (name, value) values ('ticket', 0), ('articles', 0)`.execute(db);
  await table('tickets', ['region', 'state', 'asker', 'changed_at'], ['shown'])
    .addColumn('number', 'integer', (to) => to.primaryKey())
    .execute();
  await db.schema
    .createIndex('tickets_region')
    .on('tickets')
    .columns(['region', 'state'])
    .execute();
  await table('ticket_events', ['at', 'role', 'person', 'name', 'data'])
    .addColumn('ticket', 'integer', (to) => to.notNull().references('tickets.number'))
    .addColumn('seq', 'integer', (to) => to.notNull())
    .addPrimaryKeyConstraint('ticket_events_line', ['ticket', 'seq'])
    .execute();
  await table('conversations', ['person', 'question', 'at'], ['ticket'])
    .addColumn('place', 'text', (to) => to.primaryKey())
    .execute();
  await numbered('questions', ['region', 'person', 'at', 'kind', 'topic'], ['text', 'ticket'])
    .addColumn('key', 'text', (to) => to.notNull().unique())
    .execute();
  await db.schema.createIndex('questions_at').on('questions').column('at').execute();
  await db.schema.createIndex('questions_person').on('questions').column('person').execute();
  await db.schema
    .createTable('feedback')
    .addColumn('person', 'text', (to) => to.notNull())
    .addColumn('at', 'text', (to) => to.notNull())
    .addColumn('question', 'integer', (to) => to.notNull().references('questions.id'))
    .addColumn('helpful', 'integer', (to) => to.notNull())
    .addPrimaryKeyConstraint('feedback_once', ['question', 'person'])
    .execute();
  await table('articles', ['author', 'data'])
    .addColumn('id', 'text', (to) => to.primaryKey())
    .execute();
  await numbered('messages', ['recipient', 'reply', 'at'], ['read_at'])
    .addColumn('key', 'text', (to) => to.notNull().unique())
    .execute();
  await table('settings', ['value'])
    .addColumn('name', 'text', (to) => to.primaryKey())
    .execute();
}
