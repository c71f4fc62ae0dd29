import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { nl } from 'date-fns/locale/nl';
import { parseISO } from 'date-fns/parseISO';

/** The calendar day of a moment in the Netherlands, as an ISO date. */
export function dayInAmsterdam(moment: Date): string {
  return format(moment, 'yyyy-MM-dd', { in: tz('Europe/Amsterdam') });
}

/** An ISO date as people write it: `2027-03-04` → `4 maart 2027`. */
export function formatDay(day: string): string {
  return format(parseISO(day), 'd MMMM yyyy', { locale: nl });
}

/** A day of the year without a year: `1 april`. */
export function formatDayOfYear(day: number, month: number): string {
  return format(new Date(2000, month - 1, day), 'd MMMM', { locale: nl });
}
