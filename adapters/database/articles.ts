import { sql } from 'kysely';
import { Article } from '../../src/helpdesk/article.ts';
import type { Articles } from '../../src/helpdesk/store.ts';
import type { Session } from './session.ts';

const read = ({ data }: { readonly data: string }): Article => Article.parse(JSON.parse(data));

export function articlesIn({ db, locksRows }: Session): Articles {
  return {
    get: async (id) => {
      const row = await db
        .selectFrom('articles')
        .select('data')
        .where('id', '=', id)
        .$if(locksRows, (query) => query.forUpdate())
        .executeTakeFirst();
      return row === undefined ? null : read(row);
    },
    put: async (article) => {
      const { id, author } = Article.parse(article);
      const kept = { author: author.id, data: JSON.stringify(article) };
      await db
        .insertInto('articles')
        .values({ id, ...kept })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
        .execute();
      await db
        .updateTable('counters')
        .set(({ eb }) => ({ value: eb('value', '+', 1) }))
        .where('name', '=', 'articles')
        .execute();
    },
    all: async () =>
      (await db.selectFrom('articles').select('data').orderBy('id').execute()).map(read),
    version: async () => {
      // As SQL, because every question asks for it: see inbox.ts.
      const { rows } = await sql<{ value: number }>`
        select value from counters where name = 'articles'`.execute(db);
      const [counter] = rows;
      if (counter === undefined) throw new Error('the articles are not counted');
      return counter.value;
    },
  };
}
