import { KeptReply } from '../../src/helpdesk/inbound.ts';
import type { KeptSettings, Messages } from '../../src/helpdesk/store.ts';
import type { Session } from './session.ts';

export function messagesIn({ db, locksRows }: Session): Messages {
  return {
    put: async (key, recipient, reply, at) => {
      await db
        .insertInto('messages')
        .values({ key, recipient, reply: JSON.stringify(reply), at, read_at: null })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },
    read: async (recipient, at) => {
      const rows = await db
        .selectFrom('messages')
        .select(['id', 'key', 'at', 'reply'])
        .where('recipient', '=', recipient)
        .where('read_at', 'is', null)
        .orderBy('id')
        .$if(locksRows, (query) => query.forUpdate().skipLocked())
        .execute();
      if (rows.length === 0) return [];
      await db
        .updateTable('messages')
        .set({ read_at: at })
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .execute();
      return rows.map(({ key, at: sent, reply }) => ({
        key,
        at: sent,
        reply: KeptReply.parse(JSON.parse(reply)),
      }));
    },
  };
}

export function settingsIn({ db }: Session): KeptSettings {
  return {
    get: async (name) => {
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value ?? null;
    },
    set: async (name, value) => {
      await db
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}
