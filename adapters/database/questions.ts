import { sql } from 'kysely';
import { z } from 'zod';
import { KeptKind } from '../../src/helpdesk/inbound.ts';
import type { Questions } from '../../src/helpdesk/store.ts';
import type { Session } from './session.ts';

const Count = z.coerce.number();

/** What a question that is only counted is called: the platform's name for it says in which conversation it was asked. */
export const NAMELESS = sql<string>`'counted:' || id`;

export function questionsIn({ db }: Session): Questions {
  return {
    log: async ({ key, region, person, at, kind, topic, text }) => {
      // As SQL, because every question asks for it: see inbox.ts.
      const { rows } = await sql<{ id: number }>`
        insert into questions (key, region, person, at, kind, topic, text, ticket)
        values (${key}, ${region}, ${person}, ${at}, ${kind}, ${topic}, ${text}, null)
        returning id`.execute(db);
      const [added] = rows;
      if (added === undefined) throw new Error('a question was not kept');
      return String(added.id);
    },
    rate: async (id, person, helpful, at) => {
      if (!/^\d{1,9}$/u.test(id)) return null;
      const question = Number(id);
      const found = await db
        .selectFrom('questions')
        .select('text')
        .where('id', '=', question)
        .where('person', '=', person)
        .executeTakeFirst();
      if (found === undefined) return null;
      const value = helpful ? 1 : 0;
      await db
        .insertInto('feedback')
        .values({ question, person, helpful: value, at })
        .onConflict((conflict) =>
          conflict.columns(['question', 'person']).doUpdateSet({ helpful: value, at }),
        )
        .execute();
      return { text: found.text };
    },
    handedOver: async (person, text, ticket) => {
      const last = await db
        .selectFrom('questions')
        .select('id')
        .where('person', '=', person)
        .where('text', '=', text)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (last === undefined) return false;
      await db.updateTable('questions').set({ ticket }).where('id', '=', last.id).execute();
      return true;
    },
    between: async (regions, from, until) => {
      if (regions.length === 0) return [];
      const rows = await db
        .selectFrom('questions')
        .leftJoin('feedback', 'feedback.question', 'questions.id')
        .select(['id', 'region', 'questions.at', 'kind', 'topic', 'text', 'ticket'])
        .select(({ fn }) => [
          fn.sum<number | string | null>('helpful').as('helpful'),
          fn.count<number | string>('helpful').as('rated'),
        ])
        .where('region', 'in', [...regions])
        .where('questions.at', '>=', from)
        .where('questions.at', '<', until)
        .groupBy(['id', 'region', 'questions.at', 'kind', 'topic', 'text', 'ticket'])
        .orderBy('id')
        .execute();
      return rows.map(({ helpful, rated, id, kind, ...rest }) => {
        const yes = Count.parse(helpful ?? 0);
        const no = Count.parse(rated) - yes;
        return { ...rest, id: String(id), kind: KeptKind.parse(kind), helpful: yes, unhelpful: no };
      });
    },
  };
}
