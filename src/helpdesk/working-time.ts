import { tz } from '@date-fns/tz';
import { parseISO } from 'date-fns/parseISO';
import Holidays from 'date-holidays';
import { z } from 'zod';
import { addDays, dayInAmsterdam, weekday } from '../dutch/dates.ts';

const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'schrijf een tijd als 08:00');
const WeekDay = z.int().min(1).max(7);

/**
 * When a helpdesk is open: days of the week (1 Monday to 7 Sunday) and clock times in Europe/Amsterdam. On public
 * holidays it is closed.
 */
export const Hours = z
  .strictObject({
    days: z.array(WeekDay).min(1).default([1, 2, 3, 4, 5]),
    from: Clock.default('08:00'),
    until: Clock.default('17:00'),
  })
  .refine(({ from, until }) => from < until, {
    error: 'de sluitingstijd moet na de openingstijd liggen',
    path: ['until'],
  });
export type Hours = z.infer<typeof Hours>;

/** Monday to Friday, 08:00 to 17:00. */
export const OFFICE_HOURS: Hours = Hours.parse({});

const DUTCH_HOLIDAYS = new Holidays('NL', { types: ['public'] });
const holidaysByYear = new Map<string, ReadonlySet<string>>();

/** The public holidays of a year, as ISO dates. A year takes milliseconds, so it is computed once. */
function holidaysOf(year: string): ReadonlySet<string> {
  const before = holidaysByYear.get(year);
  if (before !== undefined) return before;
  const days = new Set(
    DUTCH_HOLIDAYS.getHolidays(Number(year)).map(({ date }) => date.slice(0, 10)),
  );
  holidaysByYear.set(year, days);
  return days;
}

/** Whether an ISO date is a day of the week that is worked, and no public holiday in the Netherlands. */
export function isWorkingDay(day: string, { days }: Hours = OFFICE_HOURS): boolean {
  const sunday = 7;
  return days.includes(weekday(day) || sunday) && !holidaysOf(day.slice(0, 4)).has(day);
}

/** Working days after an ISO date up to and including another; negative when that other is earlier. */
export function workingDaysBetween(from: string, to: string, hours: Hours = OFFICE_HOURS): number {
  if (to < from) return 0 - workingDaysBetween(to, from, hours);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, hours)) count += 1;
  }
  return count;
}

/** The moment at which the clock in Amsterdam shows a time; one that summer time skips is an hour later. */
function momentAt(day: string, time: string): number {
  return parseISO(`${day}T${time}`, { in: tz('Europe/Amsterdam') }).getTime();
}

/** The opening on a day, in milliseconds since 1970; null when there is none. The closing time itself is closed. */
function openingOn(
  day: string,
  hours: Hours,
): { readonly from: number; readonly until: number } | null {
  if (!isWorkingDay(day, hours)) return null;
  const [from, until] = [momentAt(day, hours.from), momentAt(day, hours.until)];
  return from < until ? { from, until } : null;
}

/** The opening that a moment lies in, or null. */
function openingAt(moment: Date, hours: Hours): ReturnType<typeof openingOn> {
  const opening = openingOn(dayInAmsterdam(moment), hours);
  const time = moment.getTime();
  return opening !== null && opening.from <= time && time < opening.until ? opening : null;
}

/** Whether it is open at a moment: from the opening time on, until just before the closing time. */
export function isOpen(moment: Date, hours: Hours): boolean {
  return openingAt(moment, hours) !== null;
}

/** The moment of the opening time on an ISO date, whether or not that day is worked. */
export function opensAt(day: string, hours: Hours): Date {
  return new Date(momentAt(day, hours.from));
}

/** The first opening at or after a moment. */
export function nextOpening(moment: Date, hours: Hours): Date {
  for (let day = dayInAmsterdam(moment); ; day = addDays(day, 1)) {
    const opening = openingOn(day, hours);
    if (opening !== null && opening.from >= moment.getTime()) return new Date(opening.from);
  }
}

const MINUTE = 60_000;

/**
 * The moment at which this many minutes (zero or more) of opening time have passed. It is always an open one: what ends
 * at the closing time ends at the next opening, and from outside the opening hours counting starts at the next opening.
 */
export function addWorkingMinutes(moment: Date, minutes: number, hours: Hours): Date {
  let left = minutes * MINUTE;
  let from = moment;
  for (;;) {
    const opening = openingAt(from, hours);
    if (opening === null) {
      from = nextOpening(from, hours);
      continue;
    }
    const available = opening.until - from.getTime();
    if (left < available) return new Date(from.getTime() + left);
    left -= available;
    from = new Date(opening.until);
  }
}

/**
 * Minutes of opening time from one moment to another, parts of a minute included; negative when the other is earlier.
 * What lies outside the opening hours counts for nothing.
 */
export function workingMinutesBetween(from: Date, until: Date, hours: Hours): number {
  if (until < from) return 0 - workingMinutesBetween(until, from, hours);
  const last = dayInAmsterdam(until);
  let open = 0;
  for (let day = dayInAmsterdam(from); day <= last; day = addDays(day, 1)) {
    const opening = openingOn(day, hours);
    if (opening === null) continue;
    const begin = Math.max(opening.from, from.getTime());
    open += Math.max(0, Math.min(opening.until, until.getTime()) - begin);
  }
  return open / MINUTE;
}
