import type { Span } from './find.ts';

/** A run of digits, and how it is joined to the run before it ('' when it is not). */
interface Group extends Span {
  readonly digits: string;
  readonly joint: string;
}

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];
const LABEL = /(?:bsn|burger[ -]?service[ -]?nummer|sofi)(?:'s)?/g;
const LABEL_REACH = 60;
const LABEL_BEHIND = /^\s?(?:[(=]\s?(?:bsn|burgerservicenummer)|is (?:zijn|haar|het|mijn) bsn)\b/;
const BETWEEN = new Set(
  `nummer nummers nr no number is was van de het zijn haar mijn hun heer patient patiente mevrouw
  meneer mevr mw dhr pt of the client betreft luidt der den ten ter`.split(/\s+/),
);
const DATE_OR_YEARS =
  /^(?:\d\d?[-./ ]\d\d?[-./ ](?:19|20)\d\d|(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|(?:19|20)\d\d[-/](?:19|20)\d\d(?:\D.*)?)$/;
const AMOUNT_BEFORE = /(?:€|\$|\beur|\beuro)\s*$/;
const COUNT_AFTER =
  /^\s*(?:,-|€|(?:euro?|patienten|ingeschreven|inwoners|verzekerden|mensen|personen|miljoen|keer|stuks|deelnemers|klanten|dollar)\b)/;

/**
 * Finds burgerservicenummers: nine digits that pass the eleven-test (Wet algemene bepalingen
 * burgerservicenummer; Logisch Ontwerp BSN), written in one piece or in groups. After the word
 * 'bsn' eight to ten digits count whatever the test says: somebody meant to give one.
 */
export function findBsns(text: string): Span[] {
  const lower = text.toLowerCase();
  const groups = digitGroups(text);
  const found: Span[] = [];
  for (let i = 0; i < groups.length; ) {
    const size = bsnSize(text, lower, groups, i);
    const first = groups[i];
    const last = groups[i + size - 1];
    if (size > 0 && first && last) found.push({ start: first.start, end: last.end });
    i += Math.max(size, 1);
  }
  return found;
}

/** How many groups from the `at`th on are together a BSN; 0 when they are none. */
function bsnSize(text: string, lower: string, groups: readonly Group[], at: number): number {
  const first = groups[at];
  if (!first || looksLikeDate(groups, at)) return 0;
  const labelled = isLabelled(text, lower, first.start);
  const nine = groupsWithDigits(groups, at, 9);
  if (nine > 0) {
    const run = groups.slice(at, at + nine);
    const end = run.at(-1)?.end ?? first.end;
    if (labelled || LABEL_BEHIND.test(lower.slice(end, end + 40))) return nine;
    const standsAlone = isOneNumber(groups, at, nine) && !isAmount(lower, first.start, end);
    if (standsAlone && passesElevenTest(digitsOf(run))) return nine;
  }
  return labelled ? groupsWithDigits(groups, at, 8) || groupsWithDigits(groups, at, 10) : 0;
}

/** The eleven-test: 9·d1 + 8·d2 + … + 2·d8 − 1·d9 is divisible by 11. */
function passesElevenTest(digits: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return sum % 11 === 0 && Number(digits) > 0;
}

function digitGroups(text: string): Group[] {
  const groups: Group[] = [];
  let end = 0;
  for (const match of text.matchAll(/\d+/g)) {
    const joint = /^[ \t]{0,2}([-. \t,/_])[ \t]{0,2}$/.exec(text.slice(end, match.index));
    const start = match.index;
    groups.push({
      start,
      end: start + match[0].length,
      digits: match[0],
      joint: joint?.[1]?.replace('\t', ' ') ?? '',
    });
    end = start + match[0].length;
  }
  return groups;
}

/** How many joined groups from the `at`th on have exactly `count` digits together; 0 if none do. */
function groupsWithDigits(groups: readonly Group[], at: number, count: number): number {
  let digits = 0;
  for (let i = at; digits < count; i++) {
    const group = groups[i];
    if (!group || (i > at && group.joint === '')) return 0;
    digits += group.digits.length;
    if (digits === count) return i - at + 1;
  }
  return 0;
}

/** One separator throughout, and no more digits joined to it: a part of a longer number is no BSN. */
function isOneNumber(groups: readonly Group[], at: number, size: number): boolean {
  if (size === 1) return true;
  const joint = groups[at + 1]?.joint;
  const uniform = groups.slice(at + 1, at + size).every((group) => group.joint === joint);
  if (!uniform) return groups.slice(at, at + size).every((group) => group.digits.length === 3);
  if (joint === ' ') return true;
  return groups[at]?.joint !== joint && groups[at + size]?.joint !== joint;
}

/** '14-03-1951', '1951-03-14' and '2026-2027' are dates and years, also right after 'bsn'. */
function looksLikeDate(groups: readonly Group[], at: number): boolean {
  const [first, second, third] = groups.slice(at, at + 3);
  if (!first || !second?.joint) return false;
  const rest = third?.joint ? third.joint + third.digits : '';
  return DATE_OR_YEARS.test(`${first.digits}${second.joint}${second.digits}${rest}`);
}

function isAmount(lower: string, start: number, end: number): boolean {
  return (
    AMOUNT_BEFORE.test(lower.slice(Math.max(0, start - 8), start)) ||
    COUNT_AFTER.test(lower.slice(end, end + 20))
  );
}

/** 'bsn', 'BSN:', 'bsn van mevrouw Jansen is': nothing but small words and a name in between. */
function isLabelled(text: string, lower: string, start: number): boolean {
  const from = Math.max(0, start - LABEL_REACH);
  const label = [...lower.slice(from, start).matchAll(LABEL)].at(-1);
  if (!label) return false;
  const between = text.slice(from + label.index + label[0].length, start);
  if (/[\]?!;\n\d]/.test(between)) return false;
  return (between.match(/[\p{L}']+/gu) ?? []).every(
    (word) => BETWEEN.has(word.toLowerCase()) || /^\p{Lu}(?:\p{Ll}+)?$/u.test(word),
  );
}

function digitsOf(groups: readonly Group[]): string {
  return groups.map((group) => group.digits).join('');
}
