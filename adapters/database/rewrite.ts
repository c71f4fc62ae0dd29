import { TicketEvent } from '../../src/helpdesk/ticket.ts';
import type { Session } from './session.ts';
import { eventsOf } from './tickets.ts';

/** Changes the log lines of some tickets; gives how many tickets that were. */
export async function rewrite(
  session: Session,
  tickets: readonly number[],
  change: (event: TicketEvent, ticket: number) => TicketEvent,
): Promise<number> {
  for (const [ticket, log] of await eventsOf(session, tickets)) {
    for (const event of log) {
      const { by, what, seq } = TicketEvent.parse(change(event, ticket));
      await session.db
        .updateTable('ticket_events')
        .set({ person: by.id, name: by.name, data: JSON.stringify(what) })
        .where('ticket', '=', ticket)
        .where('seq', '=', seq)
        .execute();
    }
  }
  return tickets.length;
}
