import { nearDays } from '../../dutch/near-day.ts';
import { fold, plainName } from '../../dutch/normalise.ts';
import { type DayFound, daysIn } from '../../dutch/read-day.ts';
import { DUTCH_STOP_WORDS } from '../../dutch/stop-words.ts';
import { tokenise } from '../../dutch/tokenise.ts';
import type { WijzigingsdataRules } from '../../library/rules.ts';
import type { Manner, RawInput } from '../calculator.ts';
import { hasWord } from '../read-text.ts';
import { resolveItem, spellings } from './items.ts';

/** Names of several words are tried first; this many words are the most. */
const LONGEST_NAME = 4;
/** Words of the command that are no agreement. */
const OTHER_WORDS = new Set(
  `wijzigingsdata wijzigen wijziging aanpassen aanvraag aanvragen verzoek request per start startdatum ingang ingaan datum nieuw tarief
  ics agenda vandaag morgen overmorgen gisteren volgende komende week maand planning per ja nee op voor van zilveren kruis`.split(
    /\s+/u,
  ),
);

/** The agreements and days that a text speaks of. */
export function readChange(
  text: string,
  rules: WijzigingsdataRules,
  today: string,
  manner: Manner,
): RawInput {
  const days = daysIn(text, today);
  const items = itemsIn(text, rules);
  const others = manner === 'command' ? unknownParts(text, days, rules) : [];
  const roles = days.map((found) => ({ found, role: roleOf(found, text) }));
  const typed = (wanted: string): string | undefined => {
    const found = roles.find(({ role }) => role === wanted)?.found;
    return found?.day.ok === true ? found.day.day : found?.text;
  };
  const start = typed('start');
  const request = typed('request') ?? nearDay(text, today);
  return {
    ...(items.length + others.length > 0 ? { items: [...items, ...others] } : {}),
    ...(start === undefined ? {} : { start }),
    ...(request === undefined ? {} : { request }),
    ...(/\bnieuw(?:e)?\s+tarief\b/iu.test(text) && !/\b(?:geen|zonder)\s+nieuw/iu.test(text)
      ? { newTariff: true }
      : {}),
    ...(/\bplanning\b/iu.test(text) && items.length === 0 ? { planning: true } : {}),
    ...(/\bics\b|\bin (?:mijn |de )?agenda\b/iu.test(text) ? { ics: true } : {}),
  };
}

/** The names in a text, longest first: "FTO 2" is not "FTO". */
function itemsIn(text: string, rules: WijzigingsdataRules): string[] {
  const tokens = tokenise(text);
  const known = new Set(spellings(rules).map(({ spelling }) => spelling));
  const names: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = lengthAt(
      tokens.map(({ word }) => word),
      at,
      known,
      rules,
    );
    if (length > 0)
      names.push(
        tokens
          .slice(at, at + length)
          .map(({ surface }) => surface)
          .join(' '),
      );
    at += Math.max(1, length);
  }
  return names;
}

function lengthAt(
  words: readonly string[],
  at: number,
  known: ReadonlySet<string>,
  rules: WijzigingsdataRules,
): number {
  for (let length = LONGEST_NAME; length > 0; length -= 1) {
    if (known.has(plainName(words.slice(at, at + length).join('')))) return length;
  }
  const word = words[at] ?? '';
  const other = OTHER_WORDS.has(word) || DUTCH_STOP_WORDS.has(word) || /\d/u.test(word);
  return !other && resolveItem(word, rules).kind !== 'unknown' ? 1 : 0;
}

/** The parts of a list that are no agreement: "poh-s, poh-ggz" has one. */
function unknownParts(
  text: string,
  days: readonly DayFound[],
  rules: WijzigingsdataRules,
): string[] {
  const rest = days.reduceRight(
    (left, { from, to }) => left.slice(0, from) + left.slice(to),
    fold(text),
  );
  return rest.split(/,|\ben\b|\+/u).flatMap((part) => {
    if (itemsIn(part, rules).length > 0) return [];
    const isOther = (word: string): boolean =>
      /^\p{L}/u.test(word) && !OTHER_WORDS.has(word) && !DUTCH_STOP_WORDS.has(word);
    const found = tokenise(part).find(({ word }) => isOther(word));
    return found === undefined ? [] : [found.surface];
  });
}

/** A day that is told by today: `morgen`. "Volgende week" is no day, and is refused as one. */
function nearDay(text: string, today: string): string | undefined {
  const [first] = nearDays(text, today);
  return first ?? /\b(?:volgende|komende)\s+(?:week|maand)\b/iu.exec(text)?.[0];
}

const START_BEFORE =
  /(?:\b(?:per|ingaan|ingang(?:sdatum)?|vanaf|start(?:datum|ing)?|begin|voor|haal|halen|tegen|by|from|on|starting)\b[\s:]*(?:op|van|de|ik|we|nog)?\s*)$/iu;
const REQUEST_BEFORE =
  /(?:\b(?:aanvra(?:ag|gen)|verzoek|request|vandaag|verstu(?:ur|urd|ren)|insturen|indienen|dien|stuur)\b[\s:]*(?:\p{L}+\s+){0,2})$/iu;
const REQUEST_AFTER =
  /^\s*(?:,?\s*(?:\p{L}[\p{L}-]*\s+){0,3})(?:aanvra(?:ag|gen)|verstu(?:ur|urd)|insturen|indienen|instuur|indien|verstuur)\b/iu;
const FIRST_OF_QUARTER = /-(?:01|04|07|10)-01$/u;

/** Whether a day is when the request is sent or when the change is to start; the first of a quarter is a start. */
function roleOf({ day, from, to }: DayFound, text: string): 'start' | 'request' {
  const folded = fold(text);
  const [before, after] = [folded.slice(0, from), folded.slice(to)];
  if (START_BEFORE.test(before)) return 'start';
  if (REQUEST_BEFORE.test(before) || REQUEST_AFTER.test(after)) return 'request';
  return day.ok && FIRST_OF_QUARTER.test(day.day) ? 'start' : 'request';
}

const CHANGING =
  `wijzigen wijziging wijzigingen aanpassen aanpassing veranderen verander wijzigt aanvragen aanvraag aanvraagdatum deadline tijd op haal halen ingaan ingang ingangsdatum
  insturen verstuur versturen uiterlijk uiterste sluitingsdatum inzenddatum inzenddag inzenden startdatum kan mogelijk starten request change changing datum vanaf wanneer volgende eerstvolgende mogelijkheid vergeten gemist missen laat`.split(
    /\s+/u,
  );

/** Whether a text asks for a date: an agreement of the list, a day, and words of changing; or the planning by name. */
export function asksForChange(text: string, { items, start, request }: RawInput): boolean {
  if (items === undefined || (start === undefined && request === undefined)) return false;
  return hasWord(text, CHANGING);
}
