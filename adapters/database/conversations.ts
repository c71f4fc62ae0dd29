import type { Conversations } from '../../src/helpdesk/store.ts';
import { placeKey } from '../../src/helpdesk/ticket.ts';
import type { Session } from './session.ts';

export function conversationsIn({ db }: Session): Conversations {
  return {
    get: async (place) => {
      const row = await db
        .selectFrom('conversations')
        .select(['person', 'question', 'ticket'])
        .where('place', '=', placeKey(place))
        .executeTakeFirst();
      return row ?? null;
    },
    put: async (place, { person, question, ticket }, at) => {
      const kept = { person, question, ticket, at };
      await db
        .insertInto('conversations')
        .values({ place: placeKey(place), ...kept })
        .onConflict((conflict) => conflict.column('place').doUpdateSet(kept))
        .execute();
    },
  };
}
