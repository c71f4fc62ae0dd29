import type { Conversations } from '../../src/helpdesk/store.ts';
import type { Address } from '../../src/helpdesk/ticket.ts';
import type { Session } from './session.ts';

export const placeOf = ({ platform, conversation }: Address): string =>
  `${platform}:${conversation}`;

export function conversationsIn({ db }: Session): Conversations {
  return {
    get: async (place) => {
      const row = await db
        .selectFrom('conversations')
        .select(['person', 'question'])
        .where('place', '=', placeOf(place))
        .executeTakeFirst();
      return row ?? null;
    },
    put: async (place, { person, question }, at) => {
      await db
        .insertInto('conversations')
        .values({ place: placeOf(place), person, question, at })
        .onConflict((conflict) => conflict.column('place').doUpdateSet({ person, question, at }))
        .execute();
    },
  };
}
