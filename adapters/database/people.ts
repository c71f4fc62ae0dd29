import type { People } from '../../src/helpdesk/store.ts';
import type { TicketEvent } from '../../src/helpdesk/ticket.ts';
import { expireTexts, expireTraces } from './expire.ts';
import { forgetPerson } from './forget-person.ts';
import type { Session } from './session.ts';
import { eventsOf } from './tickets.ts';
import { askedBy, placesOf, ticketsAbout } from './where-person.ts';

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
  const own = await askedBy(session, person);
  const logs = await eventsOf(session, await ticketsAbout(session, person));
  const messages = db.selectFrom('messages').select(['at', 'reply', 'read_at']);
  const events = await db
    .selectFrom('inbox')
    .select(['received_at', 'payload', 'outcome'])
    .where('person', '=', person)
    .execute();
  const told = places.length === 0 ? [] : await messages.where('recipient', 'in', places).execute();
  const saved = await db
    .selectFrom('articles')
    .select('data')
    .where('author', '=', person)
    .execute();
  return {
    questions: await db.selectFrom('questions').selectAll().where('person', '=', person).execute(),
    feedback: await db.selectFrom('feedback').selectAll().where('person', '=', person).execute(),
    conversations: await db
      .selectFrom('conversations')
      .selectAll()
      .where('person', '=', person)
      .execute(),
    events: events.map(({ payload, outcome, received_at: at }) => ({
      at,
      event: JSON.parse(payload),
      outcome: outcome === null ? null : JSON.parse(outcome),
    })),
    messages: told.map(({ reply, ...rest }) => ({ ...rest, reply: JSON.parse(reply) })),
    articles: saved.map(({ data }) => JSON.parse(data)),
    tickets: [...logs].map(([ticket, log]) => ({
      ticket,
      log: log.map((event) => forPerson(event, person, own.has(ticket))),
    })),
  };
}

/** An event as the person may have it: their own whole, what others told them without who they are, of the rest the kind. */
function forPerson({ seq, at, by, what }: TicketEvent, person: string, isAsker: boolean) {
  if (by.id === person) return { seq, at, by, what };
  const isTold = isAsker && (what.kind === 'answered' || what.kind === 'closed');
  return isTold ? { seq, at, what } : { seq, at, kind: what.kind };
}
