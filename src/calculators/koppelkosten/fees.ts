import type { Context, Failure } from '../calculator.ts';
import { resolveVendor, type Vendor } from './vendor.ts';

export type Hosting = 'asp' | 'niet-asp';

export interface Input {
  readonly vendor: string | null;
  /** Remaining contract term for RAM-IT, horizon for the others, in months; null when it is not given. */
  readonly months: number | null;
  readonly practices: number;
  readonly hosting: Hosting | null;
}

export type Warning =
  | 'W_UNIT_ASSUMED'
  | 'W_TERM_MISSING'
  | 'W_ONEOFF_UNCERTAIN'
  | 'W_NACALCULATIE'
  | 'W_TERM_IGNORED'
  | 'W_NO_HOURLY_RATE'
  | 'W_HOSTING_UNKNOWN'
  | 'W_RECURRING_NOT_STATED'
  | 'W_PART_YEAR'
  | 'W_FIVE_YEAR_CONTRACT';

/** One-off costs; amounts in cents for all practices together. */
export type OneOff =
  | { readonly kind: 'none'; readonly note: string }
  /** The term is long enough: the document names none. */
  | { readonly kind: 'none stated' }
  /** Possible when the term is short, and the term is not known. */
  | { readonly kind: 'conditional' }
  | { readonly kind: 'conditional circa'; readonly cents: number }
  | { readonly kind: 'circa'; readonly cents: number }
  | { readonly kind: 'hours'; readonly hours: number };

/** Recurring costs a period; amounts in cents for all practices together. */
export type Recurring =
  | { readonly period: 'per maand' | 'per jaar' | 'per maand (alleen ASP)'; readonly cents: number }
  | { readonly period: 'none'; readonly note: string }
  | { readonly period: 'not stated' };

export interface Fees {
  readonly ok: true;
  readonly vendor: Vendor;
  readonly practices: number;
  readonly months: number | null;
  readonly hosting: Hosting | null;
  /** Whether a misspelled name was taken for the vendor. */
  readonly guessed: boolean;
  readonly oneOff: OneOff;
  readonly recurring: Recurring;
  readonly recurringTotal: number | null;
  /** A total that the document supports without "circa", condition or missing rate. */
  readonly exactTotal: number | null;
  /** "If it charges both, about": never a promise. */
  readonly indicativeTotal: number | null;
  readonly warnings: readonly Warning[];
}

/** What a vendor charges, by the rules of `koppelkosten.yaml`. */
export function feesFor(input: Input, context: Context): Fees | Failure {
  if (input.vendor === null) return { ok: false, error: 'E_VENDOR_MISSING' };
  const { koppelkosten } = context.rules;
  const found = resolveVendor(input.vendor, koppelkosten);
  if (found.kind === 'unknown') return { ok: false, error: 'E_VENDOR_UNKNOWN', read: input.vendor };
  if (found.kind === 'ambiguous') {
    const options = found.vendors.map(({ name }) => name);
    return { ok: false, error: 'E_VENDOR_AMBIGUOUS', read: input.vendor, details: { options } };
  }
  const { longest } = found.vendor.terms ?? {};
  if (longest !== undefined && input.months !== null && input.months > longest.months) {
    return { ok: false, error: 'E_MONTHS_OUT_OF_RANGE', read: String(input.months) };
  }
  return compute(found.vendor, input, found.guessed);
}

function compute(vendor: Vendor, { months, practices, hosting }: Input, guessed: boolean): Fees {
  const oneOff = oneOffOf(vendor, months, practices);
  const recurring = recurringOf(vendor, practices, hosting);
  const recurringTotal = totalOf(recurring, months);
  const exact = oneOff.kind === 'none' || oneOff.kind === 'none stated';
  const indicative = oneOff.kind === 'circa' || oneOff.kind === 'conditional circa';
  const warnings = warningsOf(vendor, { months, practices, hosting }, oneOff, recurring);
  return {
    ok: true,
    vendor,
    practices,
    months,
    hosting,
    guessed,
    oneOff,
    recurring,
    recurringTotal,
    exactTotal: exact ? recurringTotal : null,
    indicativeTotal: indicative && recurringTotal !== null ? recurringTotal + oneOff.cents : null,
    warnings,
  };
}

function oneOffOf({ oneOff }: Vendor, months: number | null, practices: number): OneOff {
  switch (oneOff.kind) {
    case 'none':
      return { kind: 'none', note: oneOff.note };
    case 'estimate':
      return { kind: 'circa', cents: oneOff.amount.cents * practices };
    case 'hours':
      return { kind: 'hours', hours: oneOff.hours.hours * practices };
    case 'conditional':
      if (months === null) return { kind: 'conditional' };
      return months < oneOff.below.months
        ? { kind: 'conditional circa', cents: oneOff.amount.cents * practices }
        : { kind: 'none stated' };
  }
}

function recurringOf({ recurring }: Vendor, practices: number, hosting: Hosting | null): Recurring {
  if (recurring.kind === 'none') return { period: 'none', note: recurring.note };
  const cents = recurring.amount.cents * practices;
  if (recurring.kind === 'fixed')
    return { period: recurring.per === 'year' ? 'per jaar' : 'per maand', cents };
  if (hosting === null) return { period: 'per maand (alleen ASP)', cents };
  return hosting === 'asp' ? { period: 'per maand', cents } : { period: 'not stated' };
}

/** Months of a year; a part of a year has no rule (the document gives none). */
const YEAR = 12;

function totalOf(recurring: Recurring, months: number | null): number | null {
  if (recurring.period === 'none') return 0;
  if (months === null || !('cents' in recurring) || recurring.period === 'per maand (alleen ASP)')
    return null;
  if (recurring.period === 'per maand') return recurring.cents * months;
  return months % YEAR === 0 ? recurring.cents * (months / YEAR) : null;
}

function warningsOf(
  vendor: Vendor,
  { months, practices, hosting }: Omit<Input, 'vendor'>,
  oneOff: OneOff,
  recurring: Recurring,
): Warning[] {
  const warnings: Warning[] = [];
  const warn = (when: boolean, warning: Warning): void => {
    if (when) warnings.push(warning);
  };
  warn(vendor.unit === 'assumed' && practices > 1, 'W_UNIT_ASSUMED');
  warn(oneOff.kind === 'conditional', 'W_TERM_MISSING');
  warn(oneOff.kind === 'conditional circa', 'W_ONEOFF_UNCERTAIN');
  warn(
    vendor.terms !== undefined && months !== null && months > vendor.terms.usual.months,
    'W_FIVE_YEAR_CONTRACT',
  );
  warn(oneOff.kind === 'circa', 'W_NACALCULATIE');
  warn(recurring.period === 'none' && months !== null, 'W_TERM_IGNORED');
  warn(oneOff.kind === 'hours', 'W_NO_HOURLY_RATE');
  warn(vendor.recurring.kind === 'asp-only' && hosting === null, 'W_HOSTING_UNKNOWN');
  warn(recurring.period === 'not stated', 'W_RECURRING_NOT_STATED');
  warn(recurring.period === 'per jaar' && months !== null && months % YEAR !== 0, 'W_PART_YEAR');
  return warnings;
}
