import { FORGOTTEN, withoutAsker } from '../../src/helpdesk/forget.ts';
import { NAMELESS } from './questions.ts';
import { rewrite } from './rewrite.ts';
import type { Session } from './session.ts';

/** Takes out the texts, and whose they are, of what was asked or closed before a moment. */
export async function expireTexts(session: Session, before: string): Promise<void> {
  const { db } = session;
  await db
    .updateTable('feedback')
    .set({ person: FORGOTTEN.id })
    .where('person', '!=', FORGOTTEN.id)
    .where('question', 'in', db.selectFrom('questions').select('id').where('at', '<', before))
    .execute();
  await db
    .updateTable('questions')
    .set({ person: FORGOTTEN.id, text: null, key: NAMELESS })
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
  await db
    .deleteFrom('inbox')
    .where('state', '=', 'failed')
    .where('received_at', '<', before)
    .execute();
  await db
    .deleteFrom('outbox')
    .where('state', '=', 'failed')
    .where('added_at', '<', before)
    .execute();
}

/** Takes out what was handled, delivered or read before a moment: it is kept only to do nothing twice. */
export async function expireTraces({ db }: Session, before: string): Promise<void> {
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
  await db.deleteFrom('messages').where('read_at', '<', before).execute();
  // Whose a message is that still waits for its reader, only its conversation says.
  const unread = db.selectFrom('messages').select('recipient').where('read_at', 'is', null);
  await db
    .deleteFrom('conversations')
    .where('at', '<', before)
    .where('place', 'not in', unread)
    .execute();
}
