import type { People } from '../../src/helpdesk/store.ts';
import { expireTexts, expireTraces } from './expire.ts';
import { forgetPerson } from './forget-person.ts';
import type { Session } from './session.ts';
import { eventsOf } from './tickets.ts';
import { placesOf, ticketsAbout } from './where-person.ts';

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
