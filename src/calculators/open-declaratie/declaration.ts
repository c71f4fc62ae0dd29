import type { Context, Failure } from '../calculator.ts';

export interface Input {
  readonly patients: number;
  readonly gemoedsbezwaarden: number;
  readonly year: number;
}

export interface Result extends Input {
  readonly ok: true;
  readonly count: number;
  readonly amountCents: number;
  readonly status: 'binnen periode' | 'buiten periode';
  readonly warnings: readonly Warning[];
}

export type Warning =
  | 'W_CONDITIONS'
  | 'W_ONE_TIME'
  | 'W_PERIOD_OVER'
  | 'W_PERIOD_NOT_STARTED'
  | 'W_ZERO'
  | 'W_IMPLAUSIBLE'
  | 'W_CHECK_GEMOEDSBEZWAARDEN';

/** More patients than any practice has: computed, but questioned. */
const IMPLAUSIBLE = 100_000;
/** More than there are people in the Netherlands. */
const TOO_MANY = 20_000_000;

/** The amount in euro cents for all patients and gemoedsbezwaarden together, and whether the year is in the period. */
export function calculate(input: Input, { rules }: Context): Result | Failure {
  const { patients, gemoedsbezwaarden, year } = input;
  const { amount, years } = rules.openDeclaratie;
  const all = patients + gemoedsbezwaarden;
  if (all > TOO_MANY) return { ok: false, error: 'E_COUNT_TOO_LARGE', read: String(all) };
  const inside = year >= years.from.year && year <= years.until.year;
  const warnings: Warning[] = ['W_CONDITIONS', 'W_ONE_TIME'];
  if (year > years.until.year) warnings.push('W_PERIOD_OVER');
  if (year < years.from.year) warnings.push('W_PERIOD_NOT_STARTED');
  if (all === 0) warnings.push('W_ZERO');
  if (all > IMPLAUSIBLE) warnings.push('W_IMPLAUSIBLE');
  if (gemoedsbezwaarden > patients) warnings.push('W_CHECK_GEMOEDSBEZWAARDEN');
  const status = inside ? 'binnen periode' : 'buiten periode';
  return { ok: true, ...input, count: all, amountCents: all * amount.cents, status, warnings };
}
