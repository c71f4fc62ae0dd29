import type { Region, Reminders, Settings } from './region.ts';
import { type Ticket, WAITING_STATES } from './ticket.ts';
import { urgencyOn } from './urgency.ts';
import { addWorkingMinutes, isOpen } from './working-time.ts';

const LIMIT_OF: Readonly<Record<(typeof WAITING_STATES)[number], keyof Reminders>> = {
  open: 'claim',
  claimed: 'answer',
  assigned: 'answer',
  forwarded: 'forwarded',
};

/**
 * Whether the desk must be reminded of a question now: it waited longer in its state, or since the last reminder, than
 * the settings allow for its urgency, in minutes of opening time. Never outside opening hours.
 */
export function isReminderDue(
  ticket: Ticket,
  { hours }: Region,
  { reminders }: Settings,
  now: Date,
  today: string,
): boolean {
  const state = WAITING_STATES.find((each) => each === ticket.state);
  if (state === undefined || !isOpen(now, hours)) return false;
  const urgency = urgencyOn(ticket.triage.urgency, ticket.triage.deadline, today);
  const limit = reminders[LIMIT_OF[state]][urgency];
  const from = new Date(ticket.remindedAt ?? ticket.since);
  return addWorkingMinutes(from, limit, hours) <= now;
}

/** Whether an answered question closes by itself: so many calendar days without a word from the asker. */
export function isSilent(ticket: Ticket, { closeAfterDays }: Settings, now: Date): boolean {
  const since = new Date(ticket.since).getTime();
  return ticket.state === 'answered' && now.getTime() - since >= closeAfterDays * DAY;
}

/** Milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;
