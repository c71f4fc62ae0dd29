import type { Installations } from '../../src/helpdesk/store.ts';
import type { Session } from './session.ts';

export function installationsIn({ db }: Session): Installations {
  return {
    get: async (id) => {
      const row = await db
        .selectFrom('installations')
        .select('data')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.data ?? null;
    },
    put: async (id, data) => {
      await db
        .insertInto('installations')
        .values({ id, data })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ data }))
        .execute();
    },
    remove: async (id) => {
      const { numDeletedRows } = await db
        .deleteFrom('installations')
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    ids: async () => {
      const rows = await db.selectFrom('installations').select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    },
  };
}
