import { type Find, holds, type Span, spansOf, spansOfGroup } from './find.ts';

const MONTH =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|june?|juni|july?|juli|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\\p{L})';
const DAY = '\\d{1,2}(?:ste|de|st|nd|rd|th|e)?';
const YEAR = '(?:19|20)\\d\\d';
const PART = ' ?[-/.] ?';
const FULL_DATE = [
  `\\d{1,2}${PART}\\d{1,2}${PART}'?(?:\\d{4}|\\d{2})(?!\\d)`,
  `${YEAR}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d)`,
  `\\d{1,2} \\d{1,2} ${YEAR}(?!\\d)`,
  `${DAY}[ .-]{1,3}(?:of )?${MONTH}\\.?[ ,.-]{1,3}'?(?:\\d{4}|\\d{2})(?!\\d)`,
  `${MONTH}\\.? ${DAY},? ${YEAR}(?!\\d)`,
].join('|');
const LABELLED_DATE = `${FULL_DATE}|\\d{8}(?!\\d)|\\d{6}(?!\\d)|\\d{1,2} ?[-/] ?\\d{1,2}(?![-/\\d])|${DAY} ${MONTH}|${MONTH} ${YEAR}(?!\\d)`;

const BORN = 'geboren|geb|born|geboortejaar';
const LABEL = `${BORN}|geboorte[ -]?(?:datum|dag)|geb\\.? ?(?:datum|dat|dd)|gebd|gbd|d\\.?o\\.?b|(?:date of birth|birth ?da(?:te|y))|verjaardag|jarig`;
const SMALL_WORD =
  '(?:op|in|is|was|on|de|het|jaar|datum|of|(?:maan|dins|woens|donder|vrij|zater|zon)dag)(?!\\p{L})';
const PLACE = `(?:te|in)(?: (?!(?:voor|na|vanaf|sinds|tussen|tot|de|het|jaren|periode)(?!\\p{L})|${MONTH})[\\p{L}'-]{2,20}){1,2}`;
const BETWEEN = `(?:${PLACE}(?=[ ,(]))?(?:[ \\t:.,=(*_~"-]|${SMALL_WORD}){0,12}`;
const START = '(?<!\\p{L})';

const AFTER_LABEL = new RegExp(
  `${START}(?:${LABEL})(?!\\p{L})[ .]*${BETWEEN}(${LABELLED_DATE})`,
  'dgu',
);
const YEAR_AFTER = new RegExp(
  `${START}(?:${BORN})(?!\\p{L})[ .]*${BETWEEN}(${YEAR})(?!\\d)`,
  'dgu',
);
const BEFORE_LABEL = new RegExp(
  `(?<!\\d)(${FULL_DATE}|${DAY} ${MONTH}|${YEAR}) (?:is )?(?:${BORN}|jarig)(?!\\p{L})`,
  'dgu',
);
const AFTER_PATIENT = new RegExp(
  `${START}(?:patiente?|pt|client|mevrouw|meneer|mevr|dhr|mw)[ .,:(]{1,3}(${FULL_DATE})`,
  'dgu',
);
const UNLABELLED = new RegExp(`(?<![\\d.,-])(?:${FULL_DATE})`, 'gu');

/** 'Patiënten geboren in 1951', 'geboren na 1 januari 1960', '1950-1960': a group, not a person. */
const GROUP =
  /(?:patienten|mensen|personen|kinderen|baby's|zuigelingen|verzekerden|inwoners|ouderen|vrouwen|mannen|people|patients|children)(?!\p{L})[^.?!\n]*$/u;
const BOUNDARY = /(?:voor|na|vanaf|sinds|tussen|tot|before|after|since)\s$/;
const RANGE = /^\s?(?:-|t\/m|tot|en|to)\s?\d/;

/** Finds dates of birth that are given as such: after 'geboren', 'geb.', 'dob', or 'patiënt'. */
export function findBirthDates(text: string): Span[] {
  const lower = text.toLowerCase();
  const labelled = [AFTER_LABEL, YEAR_AFTER, BEFORE_LABEL]
    .flatMap((pattern) => spansOfGroup(lower, pattern))
    .filter((span) => isOfOnePerson(lower, span));
  const ofPatient = spansOfGroup(lower, AFTER_PATIENT).filter(({ start, end }) =>
    isOld(lower.slice(start, end)),
  );
  return [...labelled, ...ofPatient];
}

function isOfOnePerson(lower: string, { start, end }: Span): boolean {
  const before = lower.slice(Math.max(0, start - 60), start);
  const isGroup = GROUP.test(before) || RANGE.test(lower.slice(end, end + 6));
  return !BOUNDARY.test(before) && !(end - start === 4 && isGroup);
}

/** Finds full dates without a label whose year is before 2015: policy dates are younger. */
export function findOldDates(text: string): Span[] {
  return spansOf(text.toLowerCase(), UNLABELLED).filter(({ start, end }) =>
    isOld(text.slice(start, end)),
  );
}

/**
 * Finds the unlabelled dates that are a birth date because a person is named or numbered: those
 * before 2015, and whatever date stands right after the name or number.
 */
export function findDatesOfPerson(text: string, before: readonly Find[]): Span[] {
  if (!holds(before, 'name', 'bsn', 'birth-date', 'address')) return [];
  const people = before.filter((find) => holds([find], 'name', 'bsn'));
  const ends = new Set(people.map((find) => find.end));
  return spansOf(text.toLowerCase(), UNLABELLED).filter(({ start, end }) => {
    const gap = /[\s,(*:]{1,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
    return isOld(text.slice(start, end)) || ends.has(start - gap);
  });
}

function isOld(date: string): boolean {
  const year = /(?:18|19|20)\d\d/.exec(date)?.[0];
  if (year) return Number(year) < 2015;
  const short = Number(/\d\d$/.exec(date)?.[0] ?? 20);
  return short < 15 || short > 35;
}
