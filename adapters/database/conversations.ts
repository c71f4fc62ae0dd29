import { sql } from 'kysely';
import type { Conversations, KeptConversation } from '../../src/helpdesk/store.ts';
import { placeKey } from '../../src/helpdesk/ticket.ts';
import type { Session } from './session.ts';

// As SQL, because every question asks for it: see inbox.ts.

export function conversationsIn({ db }: Session): Conversations {
  return {
    get: async (place) => {
      const { rows } = await sql<KeptConversation & { at: string }>`
        select person, question, ticket, at from conversations
        where place = ${placeKey(place)}`.execute(db);
      return rows[0] ?? null;
    },
    put: async (place, { person, question, ticket }, at) => {
      await sql`
        insert into conversations (place, person, question, ticket, at)
        values (${placeKey(place)}, ${person}, ${question}, ${ticket}, ${at})
        on conflict (place) do update set
          person = excluded.person, question = excluded.question,
          ticket = excluded.ticket, at = excluded.at`.execute(db);
    },
  };
}
