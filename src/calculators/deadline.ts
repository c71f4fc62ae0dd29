import { daysBetween, formatDay } from '../dutch/dates.ts';
import { nearDays } from '../dutch/near-day.ts';
import { readCount } from '../dutch/numbers.ts';
import { daysIn } from '../dutch/read-day.ts';
import type { WijzigingsdataRules } from '../library/rules.ts';
import type { Context } from './calculator.ts';
import { resolveVendor } from './koppelkosten/vendor.ts';
import { koppelkosten } from './koppelkosten.ts';
import { allowedStart, firstStart, type Start } from './wijzigingsdata/dates.ts';
import { type Item, type ResolvedItem, resolveItem } from './wijzigingsdata/items.ts';
import { wijzigingsdata } from './wijzigingsdata.ts';

/** The last day behind a question; dates are ISO dates. */
export interface Deadline {
  readonly date: string;
  /** What people read: `uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027`. */
  readonly what: string;
  readonly startDate: string | null;
  /** The section of the articles that has the rule. */
  readonly section: string | null;
}

/**
 * Until when the change that a text is about can be asked for, in calendar days: by the agreements that it names (the
 * earliest of several) or else by the quarters, and by the wanted start while that is ahead, or else by the next one from
 * today. Null when it names another insurer, or only what has no start date. Source: "Beleid en contract" (Zilveren
 * Kruis), by `wijzigingsdata.yaml`.
 */
export function deadlineIn(text: string, context: Context): Deadline | null {
  if (wijzigingsdata.isForeign(context.names(text))) return null;
  const rules = context.rules.wijzigingsdata;
  const { items, start } = wijzigingsdata.read(text, context, 'words');
  const named = Array.isArray(items) ? items.map((name) => resolveItem(String(name), rules)) : [];
  const agreements = named.flatMap((found) => (found.kind === 'item' ? [found.item] : []));
  if (agreements.length === 0 && named.some(isArrangedElsewhere)) return null;
  const wanted = typeof start === 'string' && start > context.today ? start : null;
  const asked = agreements.length > 0 ? agreements : anyChange(rules);
  return earliest(asked.flatMap((item) => deadlineOf(item, wanted, context)));
}

/** No start date answers for it; a name without its level (`FTO`) may still be an agreement of the list. */
function isArrangedElsewhere(found: ResolvedItem): boolean {
  return found.kind === 'elsewhere' && found.elsewhere.error !== 'E_ITEM_AMBIGUOUS';
}

/** A change that names no agreement: it may be any of those that can change every quarter. */
function anyChange({ groups, notice }: WijzigingsdataRules): Item[] {
  return groups
    .filter(({ id }) => id === 'kwartaal')
    .map((group) => ({ name: 'een wijziging', section: notice.section, group }));
}

interface ItemStart extends Start {
  readonly item: Item;
}

/** By the wanted start, when that is one of the agreement; also when its deadline is past. */
function deadlineOf(item: Item, wanted: string | null, { rules, today }: Context): ItemStart[] {
  const own = wanted === null ? null : allowedStart(wanted, item, rules.wijzigingsdata);
  const start = own ?? firstStart(today, item, rules.wijzigingsdata);
  return start === undefined ? [] : [{ ...start, item }];
}

/** The earliest deadline, with every agreement that has it. */
function earliest(starts: readonly ItemStart[]): Deadline | null {
  const [first] = [...starts].sort((a, b) => a.deadline.localeCompare(b.deadline));
  if (first === undefined) return null;
  const { deadline: date, startDate, item } = first;
  const names = starts.filter(({ deadline }) => deadline === date).map((start) => start.item.name);
  const list = new Intl.ListFormat('nl').format(new Set(names));
  const what = `uiterste aanvraagdatum voor ${list} per ${formatDay(startDate)}`;
  return { date, what, startDate, section: item.section };
}

const FEE_A_YEAR = /\b(?:per jaar|jaarlast|jaarbedrag|jaarlijkse?)\b/giu;
const ONE_MORE_YEAR = /\bnog\s+(?:\p{L}+\s+)?(?:een|één)\s+jaar\b/iu;

/**
 * The months that a contract with a vendor whose fee depends on the term (RAM-IT) still runs, as koppelkosten reads them;
 * null when no such vendor or not one term is named. A fee "per jaar" is no term.
 */
export function termIn(text: string, context: Context): number | null {
  const words = text.replace(FEE_A_YEAR, ' ');
  const manner = ONE_MORE_YEAR.test(words) ? 'change' : 'words';
  const { vendor, compare, months } = koppelkosten.read(words, context, manner);
  const named = Array.isArray(compare) ? compare : [vendor];
  const hasTerm = named.some((name) => {
    const found = resolveVendor(String(name ?? ''), context.rules.koppelkosten);
    return found.kind === 'vendor' && found.vendor.terms !== undefined;
  });
  const term = readCount(months);
  return hasTerm && term.ok ? term.value : null;
}

/** An appointment further away than this many days is no matter of now; the date may be about anything. */
const SOON = 60;
const MONTH_ONLY = /^[\p{L}\s]+(?:20\d\d)?$/u;

/**
 * The day of an appointment as an ISO date: the first calendar date in a text from today until 60 days on, or else what
 * "vandaag", "morgen" or "overmorgen" means. A month alone is no day. Null when there is none.
 */
export function appointmentIn(text: string, today: string): string | null {
  const dates = daysIn(text, today)
    .filter((found) => !MONTH_ONLY.test(found.text))
    .flatMap(({ day }) => (day.ok ? [day.day] : []));
  const isSoon = (day: string): boolean => day >= today && daysBetween(today, day) <= SOON;
  return [...dates, ...nearDays(text, today)].find(isSoon) ?? null;
}
