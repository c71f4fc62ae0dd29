import { Article } from '../../src/helpdesk/article.ts';
import { FORGOTTEN, withoutAsker, withoutPerson } from '../../src/helpdesk/forget.ts';
import type { People } from '../../src/helpdesk/store.ts';
import { TicketEvent } from '../../src/helpdesk/ticket.ts';
import type { Session } from './session.ts';
import { eventsOf } from './tickets.ts';

export function peopleIn(session: Session): People {
  return {
    export: (person) => exportPerson(session, person),
    forget: (person) => forgetPerson(session, person),
    expire: async (texts, traces) => {
      await expireTexts(session, texts);
      await expireTraces(session, traces);
    },
  };
}

async function exportPerson(session: Session, person: string) {
  const { db } = session;
  const places = await placesOf(session, person);
  const logs = await eventsOf(session, await ticketsAbout(session, person));
  const messages = db.selectFrom('messages').selectAll();
  return {
    questions: await db.selectFrom('questions').selectAll().where('person', '=', person).execute(),
    feedback: await db.selectFrom('feedback').selectAll().where('person', '=', person).execute(),
    conversations: await db
      .selectFrom('conversations')
      .selectAll()
      .where('person', '=', person)
      .execute(),
    events: await db.selectFrom('inbox').selectAll().where('person', '=', person).execute(),
    messages: places.length === 0 ? [] : await messages.where('recipient', 'in', places).execute(),
    articles: await db.selectFrom('articles').selectAll().where('author', '=', person).execute(),
    tickets: [...logs].map(([ticket, log]) => ({ ticket, log })),
  };
}

async function forgetPerson(session: Session, person: string): Promise<number> {
  const { db } = session;
  const places = await placesOf(session, person);
  const own = await askedBy(session, person);
  const tickets = await rewrite(session, await ticketsAbout(session, person), (event, ticket) =>
    withoutPerson(own.has(ticket) ? withoutAsker(event) : event, person),
  );
  await db
    .updateTable('tickets')
    .set({ asker: FORGOTTEN.id })
    .where('asker', '=', person)
    .execute();
  const { numUpdatedRows: questions } = await db
    .updateTable('questions')
    .set({ person: FORGOTTEN.id, text: null })
    .where('person', '=', person)
    .executeTakeFirst();
  await db.deleteFrom('feedback').where('person', '=', person).execute();
  await db.deleteFrom('conversations').where('person', '=', person).execute();
  await db.deleteFrom('inbox').where('person', '=', person).execute();
  if (places.length > 0) {
    await db.deleteFrom('messages').where('recipient', 'in', places).execute();
    await db.deleteFrom('outbox').where('lane', 'in', places).execute();
  }
  return tickets + Number(questions) + (await forgetAuthor(session, person));
}

/** Where a person was spoken to. */
async function placesOf({ db }: Session, person: string): Promise<string[]> {
  const asked = await db
    .selectFrom('conversations')
    .select('place as lane')
    .where('person', '=', person)
    .union(db.selectFrom('inbox').select('lane').where('person', '=', person))
    .execute();
  return asked.map(({ lane }) => lane);
}

async function askedBy({ db }: Session, person: string): Promise<Set<number>> {
  const rows = await db
    .selectFrom('tickets')
    .select('number')
    .where('asker', '=', person)
    .execute();
  return new Set(rows.map(({ number }) => number));
}

/** The tickets in whose log a person is: as the asker, as somebody who acted, or as somebody it was assigned to. */
async function ticketsAbout(session: Session, person: string): Promise<number[]> {
  const named = `%${JSON.stringify(person).replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  const rows = await session.db
    .selectFrom('ticket_events')
    .select('ticket')
    .distinct()
    .where((is) => is.or([is('person', '=', person), is('data', 'like', named)]))
    .execute();
  const acted = rows.map(({ ticket }) => ticket);
  return [...new Set([...acted, ...(await askedBy(session, person))])].sort((a, b) => a - b);
}

/** Changes the log lines of some tickets; gives how many tickets had lines that changed. */
async function rewrite(
  session: Session,
  tickets: readonly number[],
  change: (event: TicketEvent, ticket: number) => TicketEvent,
): Promise<number> {
  for (const [ticket, log] of await eventsOf(session, tickets)) {
    for (const event of log) {
      const { by, what, seq } = TicketEvent.parse(change(event, ticket));
      await session.db
        .updateTable('ticket_events')
        .set({ person: by.id, name: by.name, data: JSON.stringify(what) })
        .where('ticket', '=', ticket)
        .where('seq', '=', seq)
        .execute();
    }
  }
  return tickets.length;
}

/** A saved answer stays; who saved it does not. */
async function forgetAuthor({ db }: Session, person: string): Promise<number> {
  const rows = await db.selectFrom('articles').select(['id', 'data']).execute();
  const own = rows.flatMap(({ id, data }) => {
    const article = Article.parse(JSON.parse(data));
    return article.author.id === person ? [{ id, article }] : [];
  });
  for (const { id, article } of own)
    await db
      .updateTable('articles')
      .set({ author: FORGOTTEN.id, data: JSON.stringify({ ...article, author: FORGOTTEN }) })
      .where('id', '=', id)
      .execute();
  return own.length;
}

async function expireTexts(session: Session, before: string): Promise<void> {
  const { db } = session;
  await db
    .updateTable('questions')
    .set({ person: FORGOTTEN.id, text: null })
    .where('at', '<', before)
    .where('text', 'is not', null)
    .execute();
  const closed = await db
    .selectFrom('tickets')
    .select('number')
    .where('state', '=', 'closed')
    .where('changed_at', '<', before)
    .where('asker', '!=', FORGOTTEN.id)
    .execute();
  const numbers = closed.map(({ number }) => number);
  await rewrite(session, numbers, withoutAsker);
  if (numbers.length > 0)
    await db
      .updateTable('tickets')
      .set({ asker: FORGOTTEN.id })
      .where('number', 'in', numbers)
      .execute();
  await db.deleteFrom('messages').where('at', '<', before).execute();
}

async function expireTraces({ db }: Session, before: string): Promise<void> {
  await db
    .deleteFrom('inbox')
    .where('state', '=', 'done')
    .where('received_at', '<', before)
    .execute();
  await db
    .deleteFrom('outbox')
    .where('state', '=', 'done')
    .where('added_at', '<', before)
    .execute();
  await db.deleteFrom('conversations').where('at', '<', before).execute();
}
