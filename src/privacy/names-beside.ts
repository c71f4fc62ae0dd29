import { followsColleague } from './cues.ts';
import { findOldDates } from './dates.ts';
import { type Find, holds } from './find.ts';
import { findComplaints } from './health.ts';
import { capitalisedName, lowerCaseName, type NameRun } from './name-parts.ts';
import type { Token } from './tokens.ts';
import { isFirstName } from './words.ts';

/** What may stand between a name and a number, date or address that belongs to it. */
const TO_FIND =
  /^[\s,;:(*_-]*(?:(?:bsn|burgerservicenummer|geboren|geb|geboortedatum|gebdatum|dob|gbd|born|nummer|nr|op|in|is|met|date of birth|adres|woont|wonende|aan|te)[\s.,:(=*-]*){0,4}$/;
const TO_COMPLAINT = /^ (?:heeft|lijdt aan|slikt|gebruikt|had|has)(?: \p{L}+){0,2} $/u;
const TO_COMPLAINT_OF_PERSON =
  /^(?: ?[,:(-]| (?:met|is|krijgt|bekend|wegens|vanwege|ivm|with))(?: \p{L}+){0,3}[ (]*$/u;
const REACH = 48;

/**
 * Names without a cue that stand with another sign of a patient: first name and surname in a message
 * with a BSN, birth date or address; any name right before one; a name right before an old date or
 * before the complaint that the person has.
 */
export function namesBesideFinds(
  text: string,
  tokens: readonly Token[],
  before: readonly Find[],
): NameRun[] {
  const marked = holds(before, 'bsn', 'birth-date', 'address');
  const markers = before.filter((find) => holds([find], 'bsn', 'birth-date', 'address'));
  const signs: Signs = {
    finds: new Set(markers.map((find) => find.start)),
    dates: new Set(findOldDates(text).map((span) => span.start)),
    complaints: new Set(findComplaints(text).map((span) => span.start)),
  };
  const runs: NameRun[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const run = nameFrom(tokens, i);
    if (run.parts === 0) continue;
    const isPatient = marked
      ? isNamed(text, tokens, run, signs)
      : isBesideSign(text, tokens, run, signs);
    if (isPatient && !followsColleague(tokens, run.from)) runs.push(run);
    i = run.to - 1;
  }
  return runs;
}

/** Where the other signs of a patient start. */
interface Signs {
  readonly finds: ReadonlySet<number>;
  readonly dates: ReadonlySet<number>;
  readonly complaints: ReadonlySet<number>;
}

function nameFrom(tokens: readonly Token[], from: number): NameRun {
  const run = capitalisedName(tokens, from);
  if (run.parts > 0 && /^\p{Lu}/u.test(tokens[from]?.word ?? '')) return run;
  const lower = lowerCaseName(tokens, from);
  const isPerson = isFirstName(tokens[from]?.lower ?? '') && lower.parts >= 2;
  return isPerson ? lower : { from, to: from, parts: 0 };
}

/** In a message with a BSN, birth date or address: two parts, a first name, or a name right before it. */
function isNamed(text: string, tokens: readonly Token[], run: NameRun, signs: Signs): boolean {
  if (run.parts >= 2 || isFirstName(tokens[run.from]?.lower ?? '')) return true;
  if (/^(?:te|in)$/.test(tokens[run.from - 1]?.lower ?? '')) return false;
  return leadsTo(text, tokens, run, signs.finds, TO_FIND);
}

function isBesideSign(text: string, tokens: readonly Token[], run: NameRun, signs: Signs): boolean {
  if (run.parts < 2) return false;
  const first = tokens[run.from];
  const isPerson = first !== undefined && (isFirstName(first.lower) || /\.$/.test(first.word));
  return (
    leadsTo(text, tokens, run, signs.dates, /^[\s,(*]{1,3}$/) ||
    leadsTo(text, tokens, run, signs.complaints, TO_COMPLAINT) ||
    (isPerson && leadsTo(text, tokens, run, signs.complaints, TO_COMPLAINT_OF_PERSON))
  );
}

/** Whether one of the starts is near after the name, with nothing but `between` in between. */
function leadsTo(
  text: string,
  tokens: readonly Token[],
  run: NameRun,
  starts: ReadonlySet<number>,
  between: RegExp,
): boolean {
  const end = tokens[run.to - 1]?.end ?? text.length;
  for (let at = end; at < end + REACH; at++) {
    if (starts.has(at) && between.test(text.slice(end, at).toLowerCase())) return true;
  }
  return false;
}
