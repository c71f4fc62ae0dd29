import { findAddresses } from './privacy/address.ts';
import { findBsns } from './privacy/bsn.ts';
import { findEmails, findIbans, findPhones } from './privacy/contact.ts';
import { findBirthDates, findDatesOfPerson } from './privacy/dates.ts';
import { blank, type Detector, type Find, type PersonalDataKind } from './privacy/find.ts';
import { fold } from './privacy/fold.ts';
import { findHealth } from './privacy/health.ts';
import { findNames } from './privacy/names.ts';

export type { PersonalDataKind } from './privacy/find.ts';

/** What the guard says of a message. */
export interface Guarded {
  /** What was found, each kind once, in a fixed order; empty when the text may be handled as it is. */
  readonly found: readonly PersonalDataKind[];
  /** The text with every find replaced by a neutral Dutch placeholder, safe to keep. */
  readonly redacted: string;
}

/** The order in which finds are reported: what identifies most comes first. */
const ORDER: readonly PersonalDataKind[] = [
  'bsn',
  'name',
  'birth-date',
  'address',
  'health',
  'email',
  'phone',
  'iban',
];

/** What takes the place of a find. */
const PLACEHOLDERS: Readonly<Record<PersonalDataKind, string>> = {
  bsn: '[bsn]',
  name: '[naam]',
  'birth-date': '[geboortedatum]',
  address: '[adres]',
  health: '[klacht]',
  email: '[e-mail]',
  phone: '[telefoon]',
  iban: '[iban]',
};

/** In this order: what needs another find beside it to count comes after it. */
const DETECTORS: readonly (readonly [PersonalDataKind, Detector])[] = [
  ['email', findEmails],
  ['iban', findIbans],
  ['phone', findPhones],
  ['bsn', findBsns],
  ['birth-date', findBirthDates],
  ['address', findAddresses],
  ['name', findNames],
  ['birth-date', findDatesOfPerson],
  ['address', findAddresses],
  ['health', findHealth],
];

const PASSES = 5;
const NOTHING_LEFT = '[persoonsgegevens]';

/**
 * Looks for personal data of patients in a message, before anything else happens with it, and gives
 * the text without it. Source: design, promise 4 (no patient data); AVG art. 4, 9 and 87 (BSN).
 *
 * @example guard('bsn 111222333 declareren open??')
 * // { found: ['bsn'], redacted: 'bsn [bsn] declareren open??' }
 */
export function guard(text: string): Guarded {
  const found = new Set<PersonalDataKind>();
  let redacted = text;
  // Taking one find away can bring two others together, so what is left is looked at again.
  for (let pass = 0; pass < PASSES; pass++) {
    const folded = fold(redacted);
    const finds = findPersonalData(folded.text);
    if (finds.length === 0) return { found: inOrder(found), redacted };
    for (const find of finds) found.add(find.kind);
    redacted = redact(
      redacted,
      finds.map((find) => ({ ...find, ...folded.source(find) })),
    );
  }
  return { found: inOrder(found), redacted: NOTHING_LEFT };
}

function findPersonalData(text: string): readonly Find[] {
  let finds: readonly Find[] = [];
  for (const [kind, detect] of DETECTORS) {
    const spans = detect(blank(text, finds), finds);
    finds = [...finds, ...spans.map(({ start, end }) => ({ kind, start, end }))];
  }
  return finds;
}

function redact(text: string, finds: readonly Find[]): string {
  const ordered = [...finds].sort((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let at = 0;
  for (const { kind, start, end } of ordered) {
    if (start >= at) result += text.slice(at, start) + PLACEHOLDERS[kind];
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}

function inOrder(found: ReadonlySet<PersonalDataKind>): PersonalDataKind[] {
  return ORDER.filter((kind) => found.has(kind));
}
