import { normalise } from '../dutch/normalise.ts';
import { guard, type PersonalDataKind } from '../privacy.ts';

/** What an answer may not have. A desk may name a contact person of a party, or how to reach it. */
export const FORBIDDEN_IN_ANSWERS: ReadonlySet<PersonalDataKind> = new Set([
  'bsn',
  'birth-date',
  'health',
  'iban',
]);

const NAMES: Readonly<Record<PersonalDataKind, string>> = {
  bsn: 'een BSN',
  name: 'een naam',
  'birth-date': 'een geboortedatum',
  address: 'een adres',
  health: 'een klacht of ziekte',
  email: 'een e-mailadres',
  phone: 'een telefoonnummer',
  iban: 'een rekeningnummer',
};

const LIST = new Intl.ListFormat('nl', { type: 'conjunction' });

/**
 * Why a text of the desk is not taken: what it has of a person, in one sentence that does not repeat it. Null for a text
 * without. `forbidden` names the kinds that count; by default all.
 */
export function refusePersonalData(
  text: string,
  forbidden?: ReadonlySet<PersonalDataKind>,
): string | null {
  const found = guard(normalise(text)).found.filter((kind) => forbidden?.has(kind) ?? true);
  if (found.length === 0) return null;
  const named = LIST.format(found.map((kind) => NAMES[kind]));
  return `Ik heb niets bewaard of verstuurd, want uw tekst bevat ${named}; haal dat eerst weg.`;
}
