import { sql } from 'kysely';
import type { Session } from './session.ts';

/** Where a person was spoken to, and nobody else was. */
export async function placesOf({ db }: Session, person: string): Promise<string[]> {
  const spoken = await db
    .selectFrom('conversations')
    .select(['place', 'person'])
    .union(db.selectFrom('inbox').select(['lane as place', 'person']))
    .execute();
  const shared = new Set(spoken.filter((each) => each.person !== person).map(({ place }) => place));
  const own = spoken.filter((each) => each.person === person).map(({ place }) => place);
  return [...new Set(own)].filter((place) => !shared.has(place));
}

/** The tickets that a person asked. */
export async function askedBy({ db }: Session, person: string): Promise<Set<number>> {
  const rows = await db
    .selectFrom('tickets')
    .select('number')
    .where('asker', '=', person)
    .execute();
  return new Set(rows.map(({ number }) => number));
}

/** The tickets in whose log a person is: as the asker, as somebody who acted, or as somebody it was assigned to. */
export async function ticketsAbout(session: Session, person: string): Promise<number[]> {
  const rows = await session.db
    .selectFrom('ticket_events')
    .select('ticket')
    .distinct()
    .where((is) =>
      is.or([is('person', '=', person), has('data', `"id":${JSON.stringify(person)}`)]),
    )
    .execute();
  const acted = rows.map(({ ticket }) => ticket);
  return [...new Set([...acted, ...(await askedBy(session, person))])].sort((a, b) => a - b);
}

/** Whether a column has a text somewhere in it. SQLite knows no sign for "as it stands" unless it is told one. */
export function has(column: string, text: string) {
  const pattern = `%${text.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
}
