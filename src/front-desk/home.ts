import { dayInAmsterdam } from '../dutch/dates.ts';
import { type Ticket, WAITING_STATES } from '../helpdesk/ticket.ts';
import { urgencyOn } from '../helpdesk/urgency.ts';
import type { Planning } from './answering.ts';
import { type Equipment, regionOf } from './desk.ts';

/** What somebody sees who opens Balie without asking anything. */
export interface Home {
  /** The calendar day (ISO) that it is of. */
  readonly today: string;
  readonly planning: Planning;
  /** Their own questions at the helpdesk that are not closed, oldest first. */
  readonly own: readonly Ticket[];
  /** What waits at the desks that they belong to, the most urgent first. */
  readonly queues: readonly { readonly name: string; readonly tickets: readonly Ticket[] }[];
}

/** Makes the home of a person in a region; `desks` are the regions whose desk they belong to. */
export function homeOf(
  person: string,
  region: string,
  desks: readonly string[],
  { store, settings, answers, now }: Equipment,
): Promise<Home> {
  const today = dayInAmsterdam(now());
  return store.transaction(async (unit) => {
    const { planning } = await answers(region, unit, today);
    const states = [...WAITING_STATES, 'answered'] as const;
    const own = await unit.tickets.list({ regions: [region], states, asker: person });
    const queues = [];
    for (const desk of desks) {
      const waiting = await unit.tickets.list({ regions: [desk], states: WAITING_STATES });
      const tickets = waiting.sort((a, b) =>
        urgencyOf(b, today).localeCompare(urgencyOf(a, today)),
      );
      queues.push({ name: regionOf(settings, desk).desk.name, tickets });
    }
    return { today, planning: planning(today), own, queues };
  });
}

/** U0 … U4, which sort as text. */
const urgencyOf = ({ triage }: Ticket, today: string): string =>
  urgencyOn(triage.urgency, triage.deadline, today);
