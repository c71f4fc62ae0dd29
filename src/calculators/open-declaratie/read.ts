import { z } from 'zod';
import type { Context, Manner, RawInput } from '../calculator.ts';
import { fault } from '../input.ts';
import { countsOf, numbersIn } from '../read-text.ts';

/** The year of declaration in four digits; without one, the year of today. */
export function yearOf(current: number): z.ZodType<number> {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      if (value === undefined || value === null || value === '') return current;
      const text = String(value).trim();
      if (/^\d{4}$/u.test(text) && Number(text) >= 2000 && Number(text) <= 2100)
        return Number(text);
      const message = /^-?\d+(?:[.,]\d+)?$/u.test(text) ? 'E_YEAR_INVALID' : 'E_YEAR_NOT_A_NUMBER';
      return fault(context, message, text);
    });
}

const PATIENTS =
  'patienten patient ptn pt ingeschrevenen ingeschrevene inschrijvingen verzekerden mensen patients people'.split(
    ' ',
  );
const CONSCIENTIOUS_OBJECTORS = ['gemoedsbezwaarden', 'gemoedsbezwaarde', 'gewetensbezwaarden'];

/**
 * Numbers by what they count; a year is a number from 2000 to 2099 that counts nothing. A bare number is taken for
 * patients in a command only: elsewhere it may be anything.
 */
export function read(text: string, _: Context, manner: Manner): RawInput {
  const gemoedsbezwaarden = countsOf(text, CONSCIENTIOUS_OBJECTORS)[0];
  const named = countsOf(text, PATIENTS)[0];
  const free = numbersIn(text).filter(
    ({ from, to }) =>
      from !== named?.from && from !== gemoedsbezwaarden?.from && /\d/u.test(text.slice(from, to)),
  );
  const year =
    free.find(
      ({ from, text: typed }) =>
        /^\d{4}$/u.test(typed) && /\b(?:in|jaar|over)\s*$/iu.test(text.slice(0, from)),
    ) ?? free.findLast(({ text: typed }) => /^20\d\d$/u.test(typed));
  const patients = named ?? (manner === 'words' ? undefined : free.find((found) => found !== year));
  return {
    ...(patients === undefined ? {} : { patients: patients.text }),
    ...(gemoedsbezwaarden === undefined ? {} : { gemoedsbezwaarden: gemoedsbezwaarden.text }),
    ...(year === undefined ? {} : { year: year.text }),
  };
}
