import { tz } from '@date-fns/tz';
import { addDays as plusDays } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { format } from 'date-fns/format';
import { isValid } from 'date-fns/isValid';
import { nl } from 'date-fns/locale/nl';
import { parseISO } from 'date-fns/parseISO';

/** January to December in Dutch, in lower case. */
export const MONTH_NAMES: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  format(new Date(2000, month, 1), 'MMMM', { locale: nl }),
);

const MINUTE = 60_000;
const amsterdam = tz('Europe/Amsterdam');
/** The minute that was asked for last, and its day: most questions are asked in the same one, and a day begins with one. */
let last = { minute: Number.NaN, day: '' };

/** The calendar day of a moment in the Netherlands, as an ISO date. */
export function dayInAmsterdam(moment: Date): string {
  const minute = Math.floor(moment.getTime() / MINUTE);
  if (minute !== last.minute)
    last = { minute, day: format(moment, 'yyyy-MM-dd', { in: amsterdam }) };
  return last.day;
}

/** An ISO date as people write it: `2027-03-04` → `4 maart 2027`. */
export function formatDay(day: string): string {
  return format(parseISO(day), 'd MMMM yyyy', { locale: nl });
}

/** A day of the year without a year: `1 april`. */
export function formatDayOfYear(day: number, month: number): string {
  return format(new Date(2000, month - 1, day), 'd MMMM', { locale: nl });
}

/** An ISO date some calendar days further. */
export function addDays(day: string, days: number): string {
  return format(plusDays(parseISO(day), days), 'yyyy-MM-dd');
}

/** Calendar days from one ISO date to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** The day of the week, 0 for Sunday. */
export function weekday(day: string): number {
  return parseISO(day).getDay();
}

/** An ISO date from its parts, or null for a day that does not exist. */
export function dayOf(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isValid(parseISO(text)) ? text : null;
}
