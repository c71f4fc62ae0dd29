import type { Token } from './tokens.ts';
import { isEveryday, isFirstName, isOrdinary, wordSet } from './words.ts';

/** A run of words that reads as a name, `from` the first up to and not including `to`. */
export interface NameRun {
  readonly from: number;
  readonly to: number;
  /** How many first names, surnames and initials it has; tussenvoegsels do not count. */
  readonly parts: number;
}

const PARTICLES = wordSet(
  "van de der den ten ter te 't el al ben bin ibn von du le la da di dos 's v d v.d v.d.",
);
/** Words that are part of a name only inside it: 'Jan op den Akker', 'Anna in 't Veld'. */
const INNER_PARTICLES = wordSet('op in aan uit');
/** Tussenvoegsels that hardly occur outside names in lower case. */
const NAME_ONLY = wordSet("der 't el bin ibn von");
const BEFORE_SURNAME = wordSet("der den ten ter 't d v.d v.d.");
const LONGEST = 8;

/** The name in capitalised words and initials that starts at the `from`th word; empty when none. */
export function capitalisedName(tokens: readonly Token[], from: number): NameRun {
  let to = from;
  let parts = 0;
  for (let i = from; i < from + LONGEST; i++) {
    const token = tokens[i];
    if (!token || (i > from && !isJoined(tokens, i))) break;
    const isName =
      isNameWord(token, parts > 0) ||
      isAfterParticle(tokens, i) ||
      isTypedSmall(tokens, i, from, parts);
    if (isName || isInitials(tokens, i)) {
      parts++;
      to = i + 1;
    } else if (!PARTICLES.has(token.lower) && !(parts > 0 && INNER_PARTICLES.has(token.lower)))
      break;
  }
  return { from, to, parts };
}

/** A name in lower case, with the signs that it is one. */
export interface LowerCaseName extends NameRun {
  /** It starts with a tussenvoegsel. */
  readonly hasParticle: boolean;
  /** It starts with a common first name, an initial or a tussenvoegsel that only names have. */
  readonly isTypical: boolean;
}

/** The name typed in lower case that starts at the `from`th word: at most three words that are no everyday ones. */
export function lowerCaseName(tokens: readonly Token[], from: number): LowerCaseName {
  let to = from;
  let parts = 0;
  let hasParticle = false;
  let isTypical = false;
  for (let i = from; i < from + LONGEST && parts < 3; i++) {
    const token = tokens[i];
    if (!token || (i > from && !isJoined(tokens, i))) break;
    if (PARTICLES.has(token.lower)) {
      hasParticle ||= parts === 0;
      isTypical ||= NAME_ONLY.has(token.lower) || /^van den$/.test(pair(tokens, i));
      continue;
    }
    if ((isEveryday(token.lower) && tokens[i - 1]?.lower !== 'der') || isMonth(token)) break;
    const isInitial = /^\p{L}(?:\.|$)/u.test(token.lower);
    if (isInitial && !isUnknownWord(tokens[i + 1])) break;
    isTypical ||= parts === 0 && (isFirstName(token.lower) || isInitial);
    parts++;
    to = i + 1;
  }
  return { from, to, parts, hasParticle, isTypical: isTypical && parts > 0 };
}

/** Whether the word is a tussenvoegsel, such as 'van' or 'el'. */
export function isParticle(lower: string): boolean {
  return PARTICLES.has(lower);
}

/** A capitalised word that is no common word, party or product ('ZorgDomein') and no abbreviation. */
function isNameWord(token: Token, afterName: boolean): boolean {
  const { word, lower } = token;
  if (!/^'?\p{Lu}/u.test(word) || word.length < 2 || /\./.test(word)) return false;
  if (/^\p{Lu}{2,}'?s$/u.test(word)) return false;
  if (!/\p{Ll}/u.test(word) && !(afterName && word.length > 3)) return false;
  if (/\p{Ll}\p{Lu}/u.test(word) && !/^(?:Mc|Mac|De|Van|La|Le)\p{Lu}/u.test(word)) return false;
  return (
    !isOrdinary(lower) && !lower.split('-').some((part) => part.length > 2 && isOrdinary(part))
  );
}

/** 'A.', 'J.P.', or a bare capital before a name: 'J Jansen', 'JP Jansen'. */
function isInitials(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  if (/^(?:\p{Lu}\.-?)+\p{Lu}?$/u.test(word)) return true;
  const next = tokens[at + 1];
  const beforeName = next !== undefined && isJoined(tokens, at + 1) && isNameWord(next, false);
  return /^\p{Lu}{1,3}$/u.test(word) && !isOrdinary(word.toLowerCase()) && beforeName;
}

/** A word that is a name only there: 'van der Meer', 'v/d Wijk', 'ter Weer'. */
function isAfterParticle(tokens: readonly Token[], at: number): boolean {
  const isCapitalised = /^\p{Lu}\p{Ll}/u.test(tokens[at]?.word ?? '');
  return isCapitalised && BEFORE_SURNAME.has(tokens[at - 1]?.lower ?? '');
}

/** 'Jan jansen': the surname in lower case right after a first name. */
function isTypedSmall(tokens: readonly Token[], at: number, from: number, parts: number): boolean {
  const lower = tokens[at]?.lower ?? '';
  const afterFirst = parts === 1 && at > from && isFirstName(tokens[from]?.lower ?? '');
  return afterFirst && lower.length > 2 && !PARTICLES.has(lower) && !isEveryday(lower);
}

/** Nothing but a space, or Slack's emphasis, between this word and the one before. */
function isJoined(tokens: readonly Token[], at: number): boolean {
  const gap = tokens[at]?.gap ?? '';
  const before = tokens[at - 1]?.word ?? '';
  if (gap === '' || gap === '/') return /\.$|^v$/.test(before);
  if (/^\. $/.test(gap)) return before.length < 4;
  if (/^, $/.test(gap)) return isInitials(tokens, at) || isFirstName(tokens[at]?.lower ?? '');
  return /^[ \t*_~]{1,3}$/.test(gap);
}

function pair(tokens: readonly Token[], at: number): string {
  return `${tokens[at - 1]?.lower ?? ''} ${tokens[at]?.lower ?? ''}`;
}

function isUnknownWord(token: Token | undefined): boolean {
  return token !== undefined && token.lower.length > 2 && !isEveryday(token.lower);
}

/** 'per patient jan 2027': a month, not Jan. */
function isMonth(token: Token): boolean {
  return token.lower === 'jan' && /^ ?\d/.test(token.after);
}
