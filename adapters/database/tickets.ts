import type { ExpressionBuilder } from 'kysely';
import type { TicketFilter, Tickets } from '../../src/helpdesk/store.ts';
import { after, type Ticket, TicketEvent, ticketFrom } from '../../src/helpdesk/ticket.ts';
import type { Session } from './session.ts';
import type { Tables } from './tables.ts';

export function ticketsIn(session: Session): Tickets {
  const { db, locksRows } = session;
  return {
    open: async (what, by, at) => {
      const { value: number } = await db
        .updateTable('counters')
        .set(({ eb }) => ({ value: eb('value', '+', 1) }))
        .where('name', '=', 'ticket')
        .returning('value')
        .executeTakeFirstOrThrow();
      const event = TicketEvent.parse({ seq: 1, at, by, what });
      const ticket = ticketFrom(String(number), [event]);
      await db
        .insertInto('tickets')
        .values({
          number,
          region: what.region,
          state: ticket.state,
          asker: by.id,
          changed_at: at,
          shown: null,
        })
        .execute();
      await addEvent(session, number, event);
      return ticket;
    },
    get: async (id) => {
      const number = numberOf(id);
      if (number === null) return null;
      const row = await db
        .selectFrom('tickets')
        .select('number')
        .where('number', '=', number)
        .$if(locksRows, (query) => query.forUpdate())
        .executeTakeFirst();
      if (row === undefined) return null;
      return ticketFrom(
        String(number),
        await eventsOf(session, [number]).then((all) => all.get(number) ?? []),
      );
    },
    append: async (ticket, what, by, at) => {
      // What cannot be read again is not written.
      const event = TicketEvent.parse({ seq: ticket.events.length + 1, at, by, what });
      const next = after(ticket, event);
      const number = Number(ticket.id);
      await addEvent(session, number, event);
      await db
        .updateTable('tickets')
        .set({ state: next.state, changed_at: at })
        .where('number', '=', number)
        .execute();
      return next;
    },
    list: async (filter) => {
      if (filter.regions.length === 0 || filter.states?.length === 0) return [];
      const rows = await db
        .selectFrom('tickets')
        .select('number')
        .where((is) => matches(is, filter))
        .orderBy('number')
        .execute();
      const numbers = rows.map(({ number }) => number);
      const events = await eventsOf(session, numbers);
      return numbers.map((number): Ticket => ticketFrom(String(number), events.get(number) ?? []));
    },
    shown: async (id) => {
      const row = await db
        .selectFrom('tickets')
        .select('shown')
        .where('number', '=', Number(id))
        .executeTakeFirst();
      return row?.shown ?? null;
    },
    setShown: async (id, shown) => {
      await db.updateTable('tickets').set({ shown }).where('number', '=', Number(id)).execute();
    },
  };
}

function numberOf(id: string): number | null {
  return /^\d{1,9}$/u.test(id) ? Number(id) : null;
}

function matches(is: ExpressionBuilder<Tables, 'tickets'>, filter: TicketFilter) {
  const { regions, states, asker, changedSince } = filter;
  return is.and([
    is('region', 'in', [...regions]),
    ...(states === undefined ? [] : [is('state', 'in', [...states])]),
    ...(asker === undefined ? [] : [is('asker', '=', asker)]),
    ...(changedSince === undefined ? [] : [is('changed_at', '>=', changedSince)]),
  ]);
}

async function addEvent(
  { db }: Session,
  ticket: number,
  { seq, at, by, what }: TicketEvent,
): Promise<void> {
  await db
    .insertInto('ticket_events')
    .values({
      ticket,
      seq,
      at,
      role: by.role,
      person: by.id,
      name: by.name,
      data: JSON.stringify(what),
    })
    .execute();
}

/** So many at a time: an engine takes a limited number of parameters. */
const AT_ONCE = 500;

/** The logs of some tickets, in order. */
export async function eventsOf(
  { db }: Session,
  numbers: readonly number[],
): Promise<Map<number, TicketEvent[]>> {
  const logs = new Map<number, TicketEvent[]>();
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('ticket_events')
      .selectAll()
      .where('ticket', 'in', numbers.slice(from, from + AT_ONCE))
      .orderBy('ticket')
      .orderBy('seq')
      .execute();
    for (const { ticket, seq, at, role, person, name, data } of rows) {
      const by = { role, id: person, name };
      const event = TicketEvent.parse({ seq, at, by, what: JSON.parse(data) });
      logs.set(ticket, [...(logs.get(ticket) ?? []), event]);
    }
  }
  return logs;
}
