import { addDays, dayOf, daysBetween, weekday } from '../../dutch/dates.ts';
import type { WijzigingsdataRules } from '../../library/rules.ts';
import type { Item } from './items.ts';

/** A start date and the last day on which the change can be asked for; ISO dates. */
export interface Start {
  readonly startDate: string;
  readonly deadline: string;
}

/** The allowed start dates of an agreement from `years` before a day until as many after it, in order. */
function startsAround(day: string, { group }: Pick<Item, 'group'>, notice: number): Start[] {
  const year = Number(day.slice(0, 4));
  return [year - 1, year, year + 1, year + 2].flatMap((each) =>
    group.starts.flatMap(({ day: date, month }) => {
      const startDate = dayOf(each, month, date);
      return startDate === null ? [] : [{ startDate, deadline: addDays(startDate, -notice) }];
    }),
  );
}

/** The first allowed start whose deadline is not past on the day of the request; that day itself is in time. */
export function firstStart(
  request: string,
  item: Item,
  { notice }: WijzigingsdataRules,
): Start | undefined {
  return startsAround(request, item, notice.days).find(({ deadline }) => deadline >= request);
}

/** The first start after the request, when its deadline is past. */
export function missedStart(
  request: string,
  item: Item,
  { notice }: WijzigingsdataRules,
): (Start & { readonly daysLate: number }) | null {
  const next = startsAround(request, item, notice.days).find(
    ({ startDate }) => startDate > request,
  );
  if (next === undefined || next.deadline >= request) return null;
  return { ...next, daysLate: daysBetween(next.deadline, request) };
}

/** A wanted start with its deadline; null when it is no allowed start of the agreement. */
export function allowedStart(
  start: string,
  item: Item,
  { notice }: WijzigingsdataRules,
): Start | null {
  return (
    startsAround(start, item, notice.days).find(({ startDate }) => startDate === start) ?? null
  );
}

/** The allowed starts before and after a day. */
export function neighbours(
  day: string,
  item: Item,
  { notice }: WijzigingsdataRules,
): { readonly before: string; readonly after: string } {
  const starts = startsAround(day, item, notice.days).map(({ startDate }) => startDate);
  return {
    before: starts.filter((start) => start < day).at(-1) ?? '',
    after: starts.find((start) => start > day) ?? '',
  };
}

/** Whether a day is a Saturday or Sunday. */
export const isWeekend = (day: string): boolean => weekday(day) === 0 || weekday(day) === 6;

/** Whether a start lies outside the policy period that the page is about. */
export function outsidePolicy(start: string, { valid }: WijzigingsdataRules): boolean {
  return (
    (valid.from !== 'open' && start < valid.from) || (valid.until !== 'open' && start > valid.until)
  );
}
