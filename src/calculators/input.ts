import { z } from 'zod';
import { type NotACount, readCount } from '../dutch/numbers.ts';
import { type NotADay, readDay } from '../dutch/read-day.ts';

/** What was typed, for an error sentence: short, and one line. */
function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.replace(/\s+/gu, ' ').trim().slice(0, 40);
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
      const fault = (what: string): never => {
        context.addIssue({
          code: 'custom',
          message: `E_${name}_${what}`,
          params: { read: quoted(value) },
        });
        return z.NEVER;
      };
      const read = readCount(value);
      if (read.ok && read.value > most) {
        context.addIssue({
          code: 'custom',
          message: 'E_COUNT_TOO_LARGE',
          params: { read: quoted(value) },
        });
        return z.NEVER;
      }
      if (read.ok) return read.value < least ? fault('TOO_SMALL') : read.value;
      if (read.why === 'missing' && fallback !== undefined) return fallback;
      return fault(COUNT_ERRORS[read.why === 'ambiguous' && !thousands ? 'decimal' : read.why]);
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
      context.addIssue({
        code: 'custom',
        message: DAY_ERRORS[read.why],
        params: { read: quoted(value) },
      });
      return z.NEVER;
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
