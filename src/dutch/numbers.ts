import { fold } from './normalise.ts';

/** Why something is no whole number of zero or more. */
export type NotACount = 'missing' | 'negative' | 'decimal' | 'ambiguous' | 'not_a_number';

export type Count =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly why: NotACount };

const no = (why: NotACount): Count => ({ ok: false, why });

/**
 * A whole number as people in the Netherlands write it: `2350`, `2.350`, `2 350`, `1.000.000`. `2,350` is ambiguous (2350
 * in English, 2,35 in Dutch); `2350,5`, `2350.5` and `2.35` are decimals; `1e6` and words are no numbers. Never guesses.
 */
export function readCount(value: unknown): Count {
  if (value === undefined || value === null) return no('missing');
  if (typeof value === 'number') return readNumber(value);
  if (typeof value !== 'string') return no('not_a_number');
  const text = value.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
  if (text === '') return no('missing');
  if (/^[-−–]\s?\d/u.test(text)) return no('negative');
  if (/^\d+$/u.test(text) || /^\d{1,3}(?:[. ]\d{3})+$/u.test(text)) {
    return readNumber(Number(text.replace(/[. ]/gu, '')));
  }
  if (/^\d{1,3},\d{3}$/u.test(text)) return no('ambiguous');
  return no(/^\d[\d. ]*[.,]\d+$/u.test(text) ? 'decimal' : 'not_a_number');
}

function readNumber(value: number): Count {
  if (!Number.isFinite(value)) return no('not_a_number');
  if (value < 0) return no('negative');
  return Number.isInteger(value) ? { ok: true, value } : no('decimal');
}

const WORDS: Readonly<Record<string, number>> = {
  een: 1,
  één: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
  tien: 10,
  elf: 11,
  twaalf: 12,
  dertien: 13,
  veertien: 14,
  vijftien: 15,
  zestien: 16,
  zeventien: 17,
  achttien: 18,
  negentien: 19,
  twintig: 20,
  vierentwintig: 24,
  dertig: 30,
  zesendertig: 36,
  veertig: 40,
  achtenveertig: 48,
  zestig: 60,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};

/** The value of a number word in running text (`drie`, `zestig`, `three`), or null. */
export function numberWord(word: string): number | null {
  const folded = fold(word);
  return Object.hasOwn(WORDS, folded) ? (WORDS[folded] ?? null) : null;
}
