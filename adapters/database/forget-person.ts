import { done } from '../../src/front-desk/outcome.ts';
import { Article } from '../../src/helpdesk/article.ts';
import {
  FORGOTTEN,
  FORGOTTEN_TEXT,
  withoutAsker,
  withoutPerson,
} from '../../src/helpdesk/forget.ts';
import { reply } from '../../src/reply.ts';
import { FORGOTTEN_PAYLOAD } from './inbox.ts';
import { NAMELESS } from './questions.ts';
import { rewrite } from './rewrite.ts';
import type { Session } from './session.ts';
import { askedBy, has, placesOf, ticketsAbout } from './where-person.ts';

/** Takes a person out of everything; gives how many tickets, questions and articles changed. See `People.forget`. */
export async function forgetPerson(session: Session, person: string): Promise<number> {
  const { db } = session;
  const about = await ticketsAbout(session, person);
  const own = await askedBy(session, person);
  await forgetReplies(session, person, own);
  await forgetCopies(session, person, about);
  await rewrite(session, about, (event, ticket) =>
    withoutPerson(own.has(ticket) ? withoutAsker(event) : event, person),
  );
  await db
    .updateTable('tickets')
    .set({ asker: FORGOTTEN.id })
    .where('asker', '=', person)
    .execute();
  const { numUpdatedRows: questions } = await db
    .updateTable('questions')
    .set({ person: FORGOTTEN.id, text: null, key: NAMELESS })
    .where('person', '=', person)
    .executeTakeFirst();
  await db
    .updateTable('feedback')
    .set({ person: FORGOTTEN.id })
    .where('person', '=', person)
    .execute();
  await db.deleteFrom('conversations').where('person', '=', person).execute();
  await db.deleteFrom('inbox').where('person', '=', person).execute();
  return about.length + Number(questions) + (await forgetAuthor(session, person));
}

/** What was said to the person: in places of their own, and elsewhere in reply to them. */
async function forgetReplies(
  session: Session,
  person: string,
  own: ReadonlySet<number>,
): Promise<void> {
  const { db } = session;
  const places = await placesOf(session, person);
  if (places.length > 0) {
    await db.deleteFrom('messages').where('recipient', 'in', places).execute();
    await db.deleteFrom('outbox').where('lane', 'in', places).execute();
  }
  const asked = await db
    .selectFrom('questions')
    .select('key')
    .where('person', '=', person)
    .union(db.selectFrom('inbox').select('key').where('person', '=', person))
    .execute();
  const keys = asked.flatMap(({ key }) => [`reply:${key}`, `failed:${key}`]);
  for (const key of keys) {
    await db.deleteFrom('messages').where('key', '=', key).execute();
    await db.deleteFrom('outbox').where('key', '=', key).execute();
  }
  for (const ticket of own) {
    await db.deleteFrom('messages').where('key', 'like', `asker:${ticket}:%`).execute();
    await db.deleteFrom('outbox').where('key', 'like', `asker:${ticket}:%`).execute();
  }
}

/** What others did with the tickets that a person was in, and what their desk was told of them, repeats what they say. */
async function forgetCopies(
  { db }: Session,
  person: string,
  tickets: readonly number[],
): Promise<void> {
  const signs = [
    `"id":${JSON.stringify(person)}`,
    ...tickets.flatMap((ticket) => [`"ticket":"${ticket}"`, `"article":"helpdesk-${ticket}"`]),
  ];
  for (const sign of signs)
    await db
      .updateTable('inbox')
      .set({ payload: FORGOTTEN_PAYLOAD, outcome: JSON.stringify(NOTHING_LEFT) })
      .where('state', '!=', 'waiting')
      .where((is) => is.or([has('payload', sign), has('outcome', sign)]))
      .execute();
  const words = new RegExp(`\\bvraag (?:${tickets.join('|')})(?!\\d)`, 'iu');
  if (tickets.length === 0) return;
  const told = await db
    .selectFrom('messages')
    .select(['id', 'reply'])
    .where('recipient', 'like', 'desk:%')
    .execute();
  for (const { id } of told.filter(({ reply: said }) => words.test(said)))
    await db.deleteFrom('messages').where('id', '=', id).execute();
  const sent = await db
    .selectFrom('outbox')
    .select(['id', 'payload'])
    .where('lane', 'like', 'desk:%')
    .execute();
  for (const { id } of sent.filter(({ payload }) => words.test(payload)))
    await db.deleteFrom('outbox').where('id', '=', id).execute();
}

const NOTHING_LEFT = done(reply({ kind: 'handover', title: FORGOTTEN_TEXT }));

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
