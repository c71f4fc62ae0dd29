import { fold } from '../../dutch/normalise.ts';
import { DUTCH_STOP_WORDS } from '../../dutch/stop-words.ts';
import { tokenise } from '../../dutch/tokenise.ts';
import type { KoppelkostenRules } from '../../library/rules.ts';
import type { Manner, RawInput } from '../calculator.ts';
import { countAfter, countsOf, hasWord, type NumberFound, numbersIn } from '../read-text.ts';
import { plainNames, resolveVendor } from './vendor.ts';

const MONTHS = ['maanden', 'maand', 'mnd', 'mnden', 'mndn', 'month', 'months'];
const YEARS = ['jaar', 'jaren', 'jr', 'year', 'years'];
/** What it costs a year is asked without a number. */
const A_YEAR = /\b(?:per jaar|jaarlast|jaarbedrag|jaarlijkse?|a year|yearly)\b/u;
const YEAR = 12;
const PRACTICES = [
  'praktijken',
  'praktijk',
  'huisartsenpraktijken',
  'locaties',
  'vestigingen',
  'praktijklocaties',
  'practice',
  'practices',
  'locations',
];
/** Words of the command that are no vendor. */
const OTHER_WORDS = new Set(
  `koppelkosten koppeling kosten kost zorgdomein totaal totaalprijs maanden maand mnd jaar jr praktijken praktijk asp niet-asp nietasp
  looptijd contract vergelijk vergelijken berekenen bereken reken uitrekenen graag`.split(/\s+/u),
);

/** The vendor, the term, the number of practices and the hosting that a text speaks of. */
export function readFees(text: string, rules: KoppelkostenRules, manner: Manner): RawInput {
  const months = monthsIn(text, manner);
  const practices = countsOf(text, PRACTICES)[0] ?? countAfter(text, PRACTICES);
  const bare =
    manner === 'words' || months.length > 0 ? undefined : bareNumber(text, rules, practices);
  const vendors = vendorsIn(text, rules);
  const vendor = vendors[0] ?? (manner === 'command' ? firstOtherWord(text) : undefined);
  const hosting = hostingIn(text);
  // Two terms that contradict each other are refused as no number, with what was read.
  const term =
    months.length > 1 && manner === 'words'
      ? undefined
      : months.length > 0
        ? months.join(' en ')
        : bare;
  const several =
    vendors.length > 1 || hasWord(text, ['vergelijk', 'vergelijken', 'vergelijking', 'compare']);
  return {
    ...(vendor === undefined ? {} : { vendor }),
    ...(term === undefined ? {} : { months: term }),
    ...(practices === undefined ? {} : { practices: practices.text }),
    ...(hosting === undefined ? {} : { hosting }),
    ...(several ? { compare: vendors.length > 1 ? vendors : true } : {}),
    ...(months.length > 1 ? { terms: months } : {}),
  };
}

/** A number that counts nothing else, and is no year: `koppelkosten ram-it 8`. */
function bareNumber(
  text: string,
  rules: KoppelkostenRules,
  practices: NumberFound | undefined,
): string | undefined {
  const found = numbersIn(text).filter(({ from, text: typed, to }) => {
    const next = tokenise(text.slice(to))[0]?.word ?? '';
    const counts =
      /^\p{L}/u.test(next) &&
      !OTHER_WORDS.has(next) &&
      resolveVendor(next, rules).kind === 'unknown';
    return from !== practices?.from && !counts && !/^(?:19|20)\d\d$/u.test(typed);
  });
  return found.length === 1 ? found[0]?.text : undefined;
}

/** Every term in a text, in months: `24 maanden`, `2 jaar`, `anderhalf jaar`, `2 jaar en 6 maanden`. */
function monthsIn(text: string, manner: Manner): string[] {
  const folded = fold(text);
  if (/\banderhalf\s+jaar\b/u.test(folded)) return ['18'];
  if (/\b(?:een\s+)?half\s*jaar\b/u.test(folded)) return ['6'];
  if (A_YEAR.test(folded) || (manner !== 'words' && /\been jaar\b/u.test(folded)))
    return [String(YEAR)];
  const years = countsOf(text, YEARS);
  const months = countsOf(text, MONTHS);
  const [year] = years;
  const [month] = months;
  if (year !== undefined && month !== undefined && years.length + months.length === 2) {
    const between = fold(text.slice(year.to, month.from));
    if (/^\s*(?:jaar|jaren|jr|years?)\s*(?:,|en|and)\s*$/u.test(between)) {
      return [String(Number(inMonths(year.text)) + Number(month.text))];
    }
  }
  const terms = [
    ...years.map(({ text: typed }) => inMonths(typed)),
    ...months.map(({ text: typed }) => typed),
  ];
  const named = countAfter(text, ['maanden', 'looptijd']);
  return [...new Set(terms.length === 0 && named !== undefined ? [named.text] : terms)];
}

/** Years in months; half years are whole months, anything else stays as it was typed and is refused. */
function inMonths(years: string): string {
  if (/^\d+$/u.test(years)) return String(Number(years) * YEAR);
  const half = /^(\d+)[.,]5$/u.exec(years);
  return half === null ? years : String(Number(half[1]) * YEAR + YEAR / 2);
}

/** The vendors that a text names, each once; a system of several vendors only when no vendor is named. */
function vendorsIn(text: string, rules: KoppelkostenRules): string[] {
  const tokens = tokenise(text).map(({ word }) => word);
  const pairs = tokens.slice(0, -1).map((word, at) => word + (tokens[at + 1] ?? ''));
  const known = new Set(rules.vendors.flatMap(plainNames));
  const exact = [...tokens, ...pairs].filter((word) => known.has(word));
  const single = exact.flatMap((word) => {
    const found = resolveVendor(word, rules);
    return found.kind === 'vendor' ? [found.vendor.name] : [];
  });
  if (single.length > 0) return [...new Set(single)];
  const guessed = tokens.find(
    (word) =>
      !OTHER_WORDS.has(word) &&
      !DUTCH_STOP_WORDS.has(word) &&
      resolveVendor(word, rules).kind !== 'unknown',
  );
  return [exact[0] ?? guessed].filter((word) => word !== undefined);
}

function firstOtherWord(text: string): string | undefined {
  return tokenise(text).find(
    ({ word }) => /^\p{L}/u.test(word) && !OTHER_WORDS.has(word) && !DUTCH_STOP_WORDS.has(word),
  )?.surface;
}

function hostingIn(text: string): string | undefined {
  const folded = fold(text);
  if (
    /\b(?:niet|geen|zonder|buiten(?:\s+de)?|not|without|no)[\s-]+asp\b|\beigen\s+server\b/u.test(
      folded,
    )
  )
    return 'niet-asp';
  return /\basp\b/u.test(folded) ? 'asp' : undefined;
}

const MONEY = [
  'totaal',
  'totaalprijs',
  'samen',
  'kost',
  'kosten',
  'koppelkosten',
  'kwijt',
  'betalen',
  'betaal',
  'betaalt',
  'reken',
  'rekenen',
  'rekent',
  'bereken',
  'berekenen',
  'uitrekenen',
  'prijs',
  'bedrag',
  'raming',
  'indicatie',
  'jaarlast',
  'last',
  'hoeveel',
  'eenmalige',
  'eenmalig',
  'tot',
  'som',
  'total',
  'cost',
  'much',
  'pay',
];
/** A message this short that names a vendor and a term asks what it costs. */
const TELEGRAM = 7;

/** Whether a text asks for a sum: a vendor, one term or a number of practices, and words of money; or a comparison. */
export function asksForFees(
  text: string,
  { vendor, months, practices, compare, terms }: RawInput,
): boolean {
  if (terms !== undefined) return false;
  if (compare === true)
    return hasWord(text, [
      'koppelkosten',
      'koppeling',
      'leveranciers',
      'leverancier',
      'vendors',
      'his',
    ]);
  if (vendor === undefined || (months === undefined && practices === undefined)) return false;
  return hasWord(text, MONEY) || tokenise(text).length <= TELEGRAM;
}
