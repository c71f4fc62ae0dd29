import { z } from 'zod';
import { type NotACount, readCount } from '../dutch/numbers.ts';
import { type NotADay, readDay } from '../dutch/read-day.ts';

/** What was typed, for an error sentence: short, and one line. */
function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.replace(/\s+/gu, ' ').trim().slice(0, 40);
}

/** Refuses a value with an error code and what was read. */
export function fault(context: z.RefinementCtx, code: string, value: unknown): never {
  context.addIssue({ code: 'custom', message: code, params: { read: quoted(value) } });
  return z.NEVER;
}

const COUNT_ERRORS: Readonly<Record<NotACount, string>> = {
  missing: 'MISSING',
  negative: 'NEGATIVE',
  decimal: 'DECIMAL',
  ambiguous: 'AMBIGUOUS',
  not_a_number: 'NOT_A_NUMBER',
};

/**
 * A whole number of `least` or more, in Dutch notation. Faults: `E_<NAME>_MISSING` (unless there is a `fallback`),
 * `_NEGATIVE`, `_DECIMAL`, `_NOT_A_NUMBER`, `_TOO_SMALL`, and `_AMBIGUOUS` for `2,350` where thousands can be meant; above
 * `most` it is `E_COUNT_TOO_LARGE`.
 */
export function count<Fallback extends number | null = never>(
  name: string,
  {
    least = 0,
    most = 20_000_000,
    fallback,
    thousands = false,
  }: { least?: number; most?: number; fallback?: Fallback; thousands?: boolean },
): z.ZodType<number | Fallback> {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      const read = readCount(value);
      if (read.ok && read.value > most) return fault(context, 'E_COUNT_TOO_LARGE', value);
      if (read.ok)
        return read.value < least ? fault(context, `E_${name}_TOO_SMALL`, value) : read.value;
      if (read.why === 'missing' && fallback !== undefined) return fallback;
      const why = COUNT_ERRORS[read.why === 'ambiguous' && !thousands ? 'decimal' : read.why];
      return fault(context, `E_${name}_${why}`, value);
    });
}

const DAY_ERRORS: Readonly<Record<NotADay, string>> = {
  missing: 'E_DATE_MISSING',
  invalid: 'E_DATE_INVALID',
  range: 'E_DATE_RANGE',
};

/** A calendar date as an ISO date, null when it is not given. Faults: `E_DATE_INVALID`, `E_DATE_RANGE`. */
export function day(today: string): z.ZodType<string | null> {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      const read = readDay(value, today);
      if (read.ok) return read.day;
      if (read.why === 'missing') return null;
      return fault(context, DAY_ERRORS[read.why], value);
    });
}

const YES = new Set(['ja', 'yes', 'true', 'wel', '1']);
const NO = new Set(['nee', 'no', 'false', 'niet', 'geen', '0']);

/** Yes, no, or null for unknown: anything that is neither. */
export const yesNo: z.ZodType<boolean | null> = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value === 'boolean') return value;
    const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
    return YES.has(word) ? true : NO.has(word) ? false : null;
  });

/** Words of any kind; null when there are none. */
export const words: z.ZodType<string | null> = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  });
