import { z } from 'zod';
import { daysBetween } from '../dutch/dates.ts';
import { Urgency } from '../library/schemas.ts';
import { workingDaysBetween } from './working-time.ts';

/** A last day that makes a question urgent. */
export const Deadline = z.object({
  /** The last day itself, an ISO date. */
  date: z.iso.date(),
  /** What people read: `uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027`. */
  what: z.string().min(1),
  /** The day that it is about, an ISO date: until then a missed deadline still matters. Null when there is none. */
  startDate: z.iso.date().nullable(),
  /** The section of the articles that has the rule. */
  section: z.string().min(1).nullable(),
});
export type Deadline = z.infer<typeof Deadline>;

/** What people read for each urgency. */
export const URGENCY_NAMES: Readonly<Record<Urgency, string>> = {
  U0: 'geen haast',
  U1: 'inplannen',
  U2: 'deze week',
  U3: 'vandaag',
  U4: 'stop',
};

/** A deadline within this many calendar days asks for work this week. */
const THIS_WEEK = 7;
/** A deadline within this many calendar days is planned; missed by fewer, it matters while its start is still ahead. */
const IN_SIGHT = 28;

/** The higher of a base urgency and what a deadline asks for on a day, an ISO date (design: the urgency scale). */
export function urgencyOn(base: Urgency, deadline: Deadline | null, today: string): Urgency {
  if (deadline === null) return base;
  const asked = askedBy(deadline, today);
  return Urgency.options.indexOf(asked) > Urgency.options.indexOf(base) ? asked : base;
}

function askedBy({ date, startDate }: Deadline, today: string): Urgency {
  const days = daysBetween(today, date);
  if (days > IN_SIGHT) return 'U0';
  if (days > THIS_WEEK) return 'U1';
  if (days > 0) return 'U2';
  const canStillStart = startDate !== null && startDate > today && -days < IN_SIGHT;
  return days === 0 || canStillStart ? 'U3' : 'U0';
}

/**
 * Calendar days and working days (Monday to Friday without public holidays) until a deadline, that day included; negative
 * when it is past.
 */
export function daysLeft(
  { date }: Pick<Deadline, 'date'>,
  today: string,
): { readonly days: number; readonly workingDays: number } {
  return { days: daysBetween(today, date), workingDays: workingDaysBetween(today, date) };
}
