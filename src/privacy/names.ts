import { type Cue, cueAt, followsColleague } from './cues.ts';
import { type Find, holds, type Span } from './find.ts';
import { capitalisedName, isParticle, lowerCaseName, type NameRun } from './name-parts.ts';
import { namesBesideFinds } from './names-beside.ts';
import { type Token, tokenise } from './tokens.ts';
import { isParty, wordSet } from './words.ts';

/** Words that come after a name in lower case: 'mevrouw jansen wil'. */
const AFTER_NAME =
  wordSet(`wil heeft is kan mag vraagt zegt moet krijgt komt belt belde was had wilde zou gaat
  staat woont wenst zit zoekt gebruikt slikt meldt wordt werd has wants`);
const BEFORE_FIND = wordSet('bsn burgerservicenummer geboren geb geboortedatum gbd dob born');
const NO_NAME: NameRun = { from: 0, to: 0, parts: 0 };

/**
 * Finds names of patients. A name counts when it is given as a patient's ('patiënt', 'mevrouw',
 * 'dossier van', 'heet'), or when it stands in a message with a BSN, birth date or address, or right
 * before a complaint. Names of colleagues, parties and authors are no personal data of a patient.
 */
export function findNames(text: string, before: readonly Find[]): Span[] {
  const tokens = tokenise(text);
  const runs = [...namesAfterCues(tokens, before), ...namesBesideFinds(text, tokens, before)];
  return [...runs.flatMap((run) => spanOf(tokens, run)), ...repeats(tokens, runs)];
}

function namesAfterCues(tokens: readonly Token[], before: readonly Find[]): NameRun[] {
  const identified = holds(before, 'bsn', 'birth-date');
  const runs: NameRun[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const cue = cueAt(tokens, i);
    const run = cue ? nameAfter(tokens, cue) : NO_NAME;
    if (!cue || run.parts === 0) continue;
    if (identified || !isOfColleague(tokens, cue, run)) runs.push(run);
  }
  return runs;
}

function nameAfter(tokens: readonly Token[], cue: Cue): NameRun {
  const gap = tokens[cue.next]?.gap ?? '';
  const isShort = (tokens[cue.next - 1]?.word.length ?? 0) < 5 && cue.kind !== 'called';
  const opens = /^[ \t*_~"'`:=)-]{1,5}$/.test(isShort ? gap.replace('.', ' ') : gap);
  const run = capitalisedName(tokens, cue.next);
  if (opens && run.parts >= (cue.strong ? 1 : 2)) return withSmallSurname(tokens, run);
  if (/^(?:,| ?\() ?$/.test(gap) && cue.kind === 'patient' && run.parts >= 2) return run;
  return opens && cue.lowerCase ? nameInLowerCase(tokens, cue) : NO_NAME;
}

/** 'Patiënt Soraya fictief wil': a surname in lower case belongs to the name before it. */
function withSmallSurname(tokens: readonly Token[], run: NameRun): NameRun {
  const rest = lowerCaseName(tokens, run.to);
  const isJoined = tokens[run.to]?.gap === ' ';
  const counts = run.parts === 1 && rest.parts === 1 && isJoined && endsName(tokens, rest.to);
  return counts ? { ...run, to: rest.to, parts: 2 } : run;
}

/** Whether a name may end before the `at`th word: the text or clause ends there, or a verb follows. */
function endsName(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at - 1]?.after ?? '';
  return !tokens[at] || AFTER_NAME.has(tokens[at].lower) || /^ ?[,.(:;?!\d]/.test(after);
}

/**
 * A name in lower case counts when it cannot well be anything else: two unknown words, a common
 * first name, or one unknown word that a title, a tussenvoegsel, a verb or a number marks as a name.
 */
function nameInLowerCase(tokens: readonly Token[], cue: Cue): NameRun {
  const run = lowerCaseName(tokens, cue.next);
  const next = tokens[run.to];
  const after = tokens[run.to - 1]?.after ?? '';
  const beforeFind = /^[ ,(:]*■/.test(after) || BEFORE_FIND.has(next?.lower ?? '');
  const beforeVerb = AFTER_NAME.has(next?.lower ?? '');
  const isTitle = cue.kind === 'title';
  const isShortTitle = isTitle && (tokens[cue.from]?.lower.length ?? 9) < 6;
  const isDe = beforeVerb && tokens[run.from]?.lower === 'de';
  const isLong = run.parts >= 2 && !run.hasParticle && (isPersonal(cue) || beforeVerb);
  const isMarked = isTitle && (isShortTitle || run.hasParticle || endsName(tokens, run.to));
  const counts = run.isTypical || beforeFind || isLong || isMarked || isDe;
  return run.parts > 0 && counts ? run : NO_NAME;
}

/** After a title or 'patiënt' a name is likely; 'mijn moeder' and 'heet' announce much else. */
function isPersonal({ kind, strong }: Cue): boolean {
  return kind === 'title' || kind === 'patient' || (kind === 'called' && strong);
}

/** 'collega mevrouw Jansen', 'mevrouw Pipers van Roset'. */
function isOfColleague(tokens: readonly Token[], cue: Cue, run: NameRun): boolean {
  if (cue.kind !== 'title') return false;
  const isFrom = /^(?:van|bij|of|from)$/.test(tokens[run.to]?.lower ?? '');
  return followsColleague(tokens, cue.from) || (isFrom && isParty(tokens[run.to + 1]?.lower ?? ''));
}

function spanOf(tokens: readonly Token[], { from, to }: NameRun): Span[] {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

/** The same names elsewhere in the message: 'Patiënt Jan Testpersoon … of Testpersoon meetelt'. */
function repeats(tokens: readonly Token[], runs: readonly NameRun[]): Span[] {
  const parts = runs.flatMap((run) => tokens.slice(run.from, run.to));
  const words = parts
    .filter(({ word, lower }) => word.length > 1 && !word.endsWith('.') && !isParticle(lower))
    .map(({ word }) => word);
  const long = new Set(words.filter((word) => word.length > 3).map((word) => word.toLowerCase()));
  const short = new Set(words.filter((word) => word.length < 4 && /^\p{Lu}/u.test(word)));
  return tokens.filter(
    ({ word, lower }) => short.has(word) || long.has(lower) || long.has(lower.replace(/'?s$/, '')),
  );
}
