import { type Span, spansOf } from './find.ts';

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;

/** Finds e-mail addresses, whoever they belong to. */
export function findEmails(text: string): Span[] {
  return spansOf(text, EMAIL);
}

const GAP = '[ .\\-/]{0,3}';
const PHONE_FORMS = [
  `(?:\\+|\\b00)31${GAP}(?:\\(0\\)|0)?${GAP}[1-9](?:${GAP}\\d){8}`,
  `\\+[1-9]\\d{0,2}(?:${GAP}\\d){7,12}`,
  `0[1-9]\\d{8}`,
  `\\(?06\\)?${GAP}[1-9](?:[ .-]?\\d){7}`,
  `\\(?0[1-9]\\d\\)?${GAP}\\d(?:[ .-]?\\d){6}`,
  `\\(?0[1-9]\\d\\d\\)?${GAP}\\d(?:[ .-]?\\d){5}`,
];
const PHONE = new RegExp(`(?<!\\d)(?:${PHONE_FORMS.join('|')})(?!\\d)`, 'g');
const DATE_FIRST = /^\d\d[-./ ]\d{1,2}[-./ ](?:19|20)\d\d/;

/**
 * Finds phone numbers: ten digits that start with 06 or an area code, or an international number
 * (Nummerplan telefoon- en ISDN-diensten). Eight digits, such as an AGB code, are no phone number.
 */
export function findPhones(text: string): Span[] {
  return spansOf(text, PHONE).filter(({ start, end }) => !DATE_FIRST.test(text.slice(start, end)));
}

/** Length of an IBAN for each country (ISO 13616 registry): the countries that staff will meet. */
const IBAN_LENGTHS = new Map(
  `NL18 BE16 DE22 FR27 GB22 LU20 ES24 IT27 PT25 AT20 CH21 IE22 PL28 DK18 SE24 NO15 FI18 CZ24 RO24
  HU28 GR27 HR21 BG22 TR26 MA28 LT20 LV21 EE20 SK24 SI19 CY28 MT31 MC27`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const IBAN = /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}/gu;

/** Finds bank accounts: an IBAN of the right length that passes the mod-97 check (ISO 13616). */
export function findIbans(text: string): Span[] {
  return [...text.matchAll(IBAN)].flatMap((match) => {
    const length = ibanLength(match[0]);
    return length > 0 ? [{ start: match.index, end: match.index + length }] : [];
  });
}

/** How many characters of the candidate, separators included, are an IBAN; 0 when none are. */
function ibanLength(candidate: string): number {
  const wanted = IBAN_LENGTHS.get(candidate.slice(0, 2).toUpperCase()) ?? 0;
  let iban = '';
  for (const [at, character] of [...candidate].entries()) {
    if (/[A-Za-z0-9]/.test(character)) iban += character.toUpperCase();
    if (iban.length === wanted) return passesMod97(iban) ? at + 1 : 0;
  }
  return 0;
}

function passesMod97(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of turned) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
