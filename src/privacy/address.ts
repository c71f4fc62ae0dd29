import { blank, type Find, holds, type Span, spansOf, spansOfGroup } from './find.ts';
import { isOrdinary } from './words.ts';

const SUFFIX =
  'straat|straatweg|weg|laan|plein|kade|gracht|hof|singel|dijk|steeg|pad|dreef|allee|boulevard';
const KIND = capitalised(SUFFIX);
const NAME = "\\p{Lu}[\\p{L}'-]{1,30}";
/** 'Kerkweg', 'Lange Weg', 'Laan van Meerdervoort'. */
const STREET_FORMS = `[\\p{L}'.-]{2,40}(?:${SUFFIX})|${NAME} (?:${KIND})|(?:${KIND})(?: (?:van|de|der|den|het)){1,2} ${NAME}`;
/** A house number with its addition; a year is none. */
const NUMBER =
  '(?!(?:19|20)\\d\\d(?!\\d))\\d{1,5}(?![\\d.,]\\d)(?:[ -]?[a-zA-Z](?![\\p{L}\\d])|[ -](?:bis|hs|[IVX]{1,4})(?!\\p{L})|-\\d{1,3}(?!\\d))?';
const STREET = new RegExp(
  `(?<![\\p{L}'])(?:${STREET_FORMS}),? (?:nr\\.? ?|nummer )?${NUMBER}`,
  'gu',
);
const PLACE_AFTER_CUE = new RegExp(
  `(?<![\\p{L}-])(?:woont|wonende|woonachtig|woonadres|adres|lives|address)(?:[ :]|(?:is|op|aan|de|het|te|in|at)(?!\\p{L})){1,9}(\\p{Lu}[\\p{L}'-]+(?: [\\p{L}'-]+){0,3} ${NUMBER})`,
  'dgu',
);
const RESIDENCE =
  /(?<![\p{L}[-])(?:woont|wonende|woonachtig|woonadres|adres|verhuisd|lives|address)(?!\p{L})/u;
const PATIENT =
  /(?<!\p{L})(?:(?<!per |elke |iedere )patiente?|mevrouw|mevr|mw|meneer|dhr|de heer|buurvrouw|buurman)(?!\p{L})/u;

/** Words that end like a street: 'zorgpad 3' and 'onderweg 12' are no addresses. */
const NO_STREETS = new Set(
  `onderweg zorgpad tijdpad tijdspad ontwikkelpad groeipad leerpad klantpad stappenpad snelweg uitweg
  overweg gerechtshof werkplein zorgplein teststraat prikstraat vaccinatiestraat polistraat doelpad
  transitiepad keuzepad invoerpad bestandspad gezondheidsplein kennisplein leerplein`.split(/\s+/),
);

const POSTCODE =
  /(?<![\d.,€-])(?<!€ )[1-9]\d{3}(?: ?(?!S[ADS])[A-Z]{2}| ?(?!s[ads])[a-z]{2})(?![\p{L}\p{N}])/gu;
const HOUSE_NUMBER = new RegExp(`^[ -]{1,2}(?:nr\\.? ?)?${NUMBER}(?![\\p{L}\\d])`, 'u');
const CITY = /^,? (\p{Lu}[\p{Ll}'-]+)(?! \p{Lu}\p{Ll})/u;
const BESIDE_STREET = /(?:■|postcode:?|post code:?|zip code:?)[ ,.]{0,3}$/i;
/** Dutch and English words, units and abbreviations of the field that may follow a number or year. */
const NO_POSTCODE_LETTERS = new Set(
  `al an bo de dd eb en er eu eg fa gb go ha he hl hz ik in is it ja je jr kb kg km ko la ll ma mb mg
  ml mm ms na nl no nu of oi ok om on op or pc pg po pr pt re rv so st tb te to tv uk ur us uw vs we wk
  wo xl ze zk zn zo zv by at as be am pm me my up if ai ev`.split(/\s+/),
);

/**
 * Finds addresses: a Dutch postcode, and a street with a house number when the message speaks of a
 * patient or of where somebody lives.
 */
export function findAddresses(text: string, before: readonly Find[]): Span[] {
  const streets = findStreets(text);
  const cued = spansOfGroup(text, PLACE_AFTER_CUE);
  const postcodes = findPostcodes(text, [...streets, ...cued]);
  const lower = text.toLowerCase();
  const marked =
    postcodes.length > 0 ||
    holds(before, 'name', 'bsn', 'birth-date', 'address') ||
    RESIDENCE.test(lower) ||
    PATIENT.test(lower);
  return [...postcodes, ...cued, ...(marked ? streets : [])];
}

function findStreets(text: string): Span[] {
  return spansOf(text, STREET).filter(({ start, end }) => {
    const street = /^[\p{L}'.-]+/u.exec(text.slice(start, end))?.[0].toLowerCase() ?? '';
    return !NO_STREETS.has(street);
  });
}

/** '1234 AB', also with house number and city; not '2019 EN' or '2350 in', unless a street precedes. */
function findPostcodes(text: string, streets: readonly Span[]): Span[] {
  const marked = blank(text, streets);
  return spansOf(text, POSTCODE)
    .filter((span) => isPostcode(text.slice(span.start, span.end), marked.slice(0, span.start)))
    .map(({ start, end }) => ({ start, end: withCity(text, withHouseNumber(text, end)) }));
}

function isPostcode(found: string, before: string): boolean {
  const letters = found.slice(-2);
  if (BESIDE_STREET.test(before.slice(-14))) return true;
  if (letters !== letters.toUpperCase()) return false;
  return found.length === 6 || !NO_POSTCODE_LETTERS.has(letters.toLowerCase());
}

function withHouseNumber(text: string, end: number): number {
  return end + (HOUSE_NUMBER.exec(text.slice(end, end + 14))?.[0].length ?? 0);
}

function withCity(text: string, end: number): number {
  const city = CITY.exec(text.slice(end, end + 40));
  return city?.[1] && !isOrdinary(city[1].toLowerCase()) ? end + city[0].length : end;
}

function capitalised(words: string): string {
  return words.replace(
    /(^|\|)(\w)/g,
    (_, bar: string, letter: string) => bar + letter.toUpperCase(),
  );
}
