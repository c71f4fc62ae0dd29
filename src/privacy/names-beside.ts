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
/** From a name to the complaint that the person has: the same sentence, and nothing said about it. */
const TO_COMPLAINT =
  /^(?!.*(?<!\p{L})(?:over|naar|vraagt|vroeg|zegt|zei|vindt|schrijft|onderzoekt|onderzocht|namens|project|praktijk|about|asks|says)(?!\p{L}))[^.?!\n]*$/u;
const RIGHT_TO_COMPLAINT = /^ (?:heeft|had|lijdt aan|slikt|has)(?: \p{L}+){0,2} $/u;
const FROM_COMPLAINT = /^(?:[,:]| (?:bij|van|voor|of|in)) $/;
/** People whom the policy documents name (Menzis report, sections 1 and bijlage 2): no patients. */
const IN_DOCUMENTS = new Set([
  'wilfred de boer',
  'marcel van keulen',
  'erik wiersma',
  'jorg arends',
  'johan snijders',
  'jinne kemper',
  'jan tebbens',
  'thomas winter',
  'wim derks',
  'carin pipers',
  'niels chavannes',
  'niels h. chavannes',
]);
const REACH = 48;

/** A message with where the other signs of a patient start, and where complaints end. */
interface Message {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly finds: ReadonlySet<number>;
  readonly dates: ReadonlySet<number>;
  readonly complaints: ReadonlySet<number>;
  readonly complaintEnds: ReadonlySet<number>;
}

/**
 * Names without a cue that stand with another sign of a patient: first name and surname in a message
 * with a BSN, birth date or address; any name right before one; a full name right before an old date
 * or in one sentence with the complaint that the person has.
 */
export function namesBesideFinds(
  text: string,
  tokens: readonly Token[],
  before: readonly Find[],
): NameRun[] {
  const finds = before.filter((find) => holds([find], 'bsn', 'birth-date', 'address'));
  const complaints = findComplaints(text);
  const message: Message = {
    text,
    tokens,
    finds: new Set(finds.map((find) => find.start)),
    dates: new Set(findOldDates(text).map((span) => span.start)),
    complaints: new Set(complaints.map((span) => span.start)),
    complaintEnds: new Set(complaints.map((span) => span.end)),
  };
  const isPatient = finds.length > 0 ? isNamed : isBesideSign;
  const runs: NameRun[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const run = nameFrom(tokens, i);
    if (run.parts === 0) continue;
    if (!followsColleague(tokens, run.from) && isPatient(message, run)) runs.push(run);
    i = run.to - 1;
  }
  return runs;
}

function nameFrom(tokens: readonly Token[], from: number): NameRun {
  const run = capitalisedName(tokens, from);
  if (run.parts > 0 && startsWithCapital(tokens[from])) return run;
  const lower = lowerCaseName(tokens, from);
  const isPerson = isFirstName(tokens[from]?.lower ?? '') && lower.parts >= 2;
  return isPerson ? lower : { from, to: from, parts: 0 };
}

/** In a message with a BSN, birth date or address: two parts, a first name, or right before it. */
function isNamed(message: Message, run: NameRun): boolean {
  const { tokens } = message;
  if (run.parts >= 2 || isFirstName(tokens[run.from]?.lower ?? '')) return true;
  const isPlace = /^(?:te|in)$/.test(tokens[run.from - 1]?.lower ?? '');
  return !isPlace && leadsTo(message, run, message.finds, TO_FIND);
}

/** In any other message: a full name right before an old date, or of somebody with a complaint. */
function isBesideSign(message: Message, run: NameRun): boolean {
  const { tokens, dates, complaints } = message;
  const words = tokens.slice(run.from, run.to).map((token) => token.lower);
  if (run.parts < 2 || IN_DOCUMENTS.has(words.join(' '))) return false;
  const first = tokens[run.from];
  const isPerson = isFirstName(first?.lower ?? '') || /\.$/.test(first?.word ?? '');
  const toComplaint = isPerson && startsWithCapital(first) ? TO_COMPLAINT : RIGHT_TO_COMPLAINT;
  return (
    leadsTo(message, run, dates, /^[\s,(*]{1,3}$/) ||
    leadsTo(message, run, complaints, toComplaint) ||
    (isPerson && followsComplaint(message, run))
  );
}

/** Whether one of the starts is near after the name, with nothing but `between` in between. */
function leadsTo(
  { text, tokens }: Message,
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

/** 'hartfalen bij Jan Jansen', 'diabetes: Jan Jansen'. */
function followsComplaint({ text, tokens, complaintEnds }: Message, run: NameRun): boolean {
  const start = tokens[run.from]?.start ?? 0;
  for (let at = Math.max(0, start - 6); at < start; at++) {
    if (complaintEnds.has(at) && FROM_COMPLAINT.test(text.slice(at, start))) return true;
  }
  return false;
}

function startsWithCapital(token: Token | undefined): boolean {
  return /^\p{Lu}/u.test(token?.word ?? '');
}
