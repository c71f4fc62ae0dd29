import { dayOf, MONTH_NAMES } from './dates.ts';
import { fold } from './normalise.ts';
import { DUTCH_STOP_WORDS } from './stop-words.ts';
import { editDistance } from './typos.ts';

/** Why something is no date: it is not there, does not exist or cannot be read, or is outside 2000 to 2100. */
export type NotADay = 'missing' | 'invalid' | 'range';

export type Day =
  | { readonly ok: true; readonly day: string }
  | { readonly ok: false; readonly why: NotADay };

/** A date in running text: where it stands, and what it says. */
export interface DayFound {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly day: Day;
}

const no = (why: NotADay): Day => ({ ok: false, why });

/** Dutch and English month names; three letters are enough (`mrt` and `sept` too). */
const MONTHS = [
  'jan(?:uari|uary)?',
  'feb(?:ruari|ruary)?',
  'maart|mrt|mar(?:ch)?',
  'apr(?:il)?',
  'mei|may',
  'jun[ie]?',
  'jul[iy]?',
  'aug(?:ustus|ust)?',
  'sept?(?:ember)?',
  'o[kc]t(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
const MONTH = MONTHS.map((name) => `(?:${name})`).join('|');
const DAY_WORDS = String.raw`(?:(?<word>begin|half|medio|eind)\s+)?`;

const ISO = String.raw`(?<isoYear>\d{4})-(?<isoMonth>\d{1,2})-(?<isoDay>\d{1,2})`;
const NUMERIC = String.raw`(?<numDay>\d{1,2})[-/.](?<numMonth>\d{1,2})(?:[-/.](?<numYear>\d{1,4}))?(?![\d.,]*\d)`;
const WRITTEN = String.raw`(?<day>\d{1,2})(?:e|ste|de|st|nd|rd|th)?\s+(?<month>(?!(?:per|vanaf|voor|tot|met|van|naar)\b)\p{L}{3,10})\b\.?(?:\s+(?<year>\d{2,4})(?!\p{L}|\d|[-/.]\d|\s*(?:praktijk|maand|mnd|patient)))?`;
const AMERICAN = String.raw`(?<usMonth>${MONTH})\s+(?<usDay>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<usYear>\d{4})\b)?`;
const DATE = new RegExp(
  String.raw`(?<![\p{L}\d.,-])(?:${ISO}|${NUMERIC}|${WRITTEN}|${AMERICAN})(?![\p{L}\d])`,
  'giu',
);
const WHOLE = new RegExp(`^(?:${ISO}|${NUMERIC}|${WRITTEN}|${AMERICAN})$`, 'iu');
const MONTH_ALONE = new RegExp(
  String.raw`(?<![\p{L}\d]|\d\s)${DAY_WORDS}(?<month>${MONTH})\b(?:\s+(?<year>20\d\d)\b)?`,
  'giu',
);

/**
 * A calendar date as people write it, always day before month: `2027-03-04`, `04-03-2027`, `4/3/2027`, `4 maart 2027`,
 * `4 mrt 2027`. Without a year it is the next one from `today` (an ISO date) on. Years of two digits are refused.
 */
export function readDay(value: unknown, today: string): Day {
  if (value === undefined || value === null) return no('missing');
  if (typeof value !== 'string') return no('invalid');
  const text = fold(value).replace(/\s+/gu, ' ').trim();
  if (text === '') return no('missing');
  const match = WHOLE.exec(text);
  return match?.groups === undefined || !hasMonth(match.groups)
    ? no('invalid')
    : fromGroups(match.groups, today);
}

/** Every date in a text, in order, and after them months without a day (`voor april`), taken as their first day. */
export function daysIn(text: string, today: string): DayFound[] {
  const folded = fold(text);
  const found = [...folded.matchAll(DATE)]
    .filter(({ groups = {} }) => hasMonth(groups))
    .map((match) => foundAt(match, fromGroups(match.groups ?? {}, today)));
  const free = (at: number): boolean => found.every(({ from, to }) => at < from || at >= to);
  const months = [...folded.matchAll(MONTH_ALONE)]
    .filter(({ index }) => free(index))
    .map((match) => foundAt(match, fromMonth(match.groups ?? {}, today)));
  return [...found, ...months].sort((a, b) => a.from - b.from);
}

function foundAt(match: RegExpExecArray, day: Day): DayFound {
  return { text: match[0], from: match.index, to: match.index + match[0].length, day };
}

type Groups = Readonly<Record<string, string | undefined>>;

function fromGroups(groups: Groups, today: string): Day {
  const day = Number(groups.isoDay ?? groups.numDay ?? groups.day ?? groups.usDay);
  const named = groups.month ?? groups.usMonth;
  const month = named === undefined ? Number(groups.isoMonth ?? groups.numMonth) : monthOf(named);
  const year = groups.isoYear ?? groups.numYear ?? groups.year ?? groups.usYear;
  if (year === undefined) return nextFrom(today, month, day);
  return year.length === 4 ? inRange(Number(year), month, day) : no('invalid');
}

const HALFWAY: Readonly<Record<string, number>> = { half: 15, medio: 15, eind: 28 };

function fromMonth({ month = '', year, word }: Groups, today: string): Day {
  const day = word === undefined ? 1 : (HALFWAY[word] ?? 1);
  return year === undefined
    ? nextFrom(today, monthOf(month), day)
    : inRange(Number(year), monthOf(month), day);
}

/** A month by its name, abbreviation or a typing error of it (`janauri`, `jlui`), 1 to 12; 0 for any other word. */
function monthOf(name: string): number {
  const exact = MONTHS.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, 'iu').test(name)) + 1;
  if (exact > 0 || name.length < 4 || DUTCH_STOP_WORDS.has(name)) return exact;
  const near = MONTH_NAMES.filter((month) => editDistance(name, month, 1) === 1);
  return near.length === 1 ? MONTH_NAMES.indexOf(near[0] ?? '') + 1 : 0;
}

function hasMonth({ month, usMonth }: Groups): boolean {
  const name = month ?? usMonth;
  return name === undefined || monthOf(name) > 0;
}

/** The next time that a day of the year comes, `today` included; 29 February waits for a leap year. */
function nextFrom(today: string, month: number, day: number): Day {
  const first = Number(today.slice(0, 4));
  for (let year = first; year <= first + 8; year += 1) {
    const next = dayOf(year, month, day);
    if (next !== null && next >= today) return inRange(year, month, day);
  }
  return no('invalid');
}

function inRange(year: number, month: number, day: number): Day {
  const date = dayOf(year, month, day);
  if (date === null) return no('invalid');
  return year < 2000 || year > 2100 ? no('range') : { ok: true, day: date };
}
