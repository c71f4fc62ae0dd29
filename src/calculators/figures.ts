import type { Context } from './calculator.ts';

/** What every answer about money ends with: no document mentions VAT. */
export const NO_VAT = 'De bron zegt niet of dit in- of exclusief btw is.';

/** Cents as programs read them: `6650.50`. */
export function centsText(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Where a rule stands and how old that is, for a step of a derivation. */
export function cited({ cite }: Context, section: string): string {
  const { title, section: place, age } = cite(section);
  return `${title}, ${place}; ${age}`;
}

/** A name as it was typed, when the thesaurus has it. Any other word is not repeated: it may be a person's name. */
export function said(typed: string, { names }: Context): string {
  return names(typed)[0]?.name ?? 'Deze naam';
}
