import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Calculator, Context } from '../../src/calculators/calculator.ts';
import { calculatorFor } from '../../src/calculators/list.ts';
import { dayInAmsterdam } from '../../src/dutch/dates.ts';
import { runLines } from './lines.ts';

/** One line of a batch of calculations: which one, and its input by the names of the fields. */
const CalcLine = z.object({
  id: z.union([z.string(), z.number()]),
  calc: z.string().transform((name, context): Calculator => {
    const found = calculatorFor(name);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `onbekende berekening "${name.slice(0, 40)}"` });
    return z.NEVER;
  }),
  input: z.record(z.string(), z.unknown()),
});

const Moment = z.iso.datetime({ offset: true });

/**
 * Calculates JSON lines from `input` in order, one JSON line each on `output`, with the fields of the result. The day
 * is `today` or the moment `nowUtc` of the input, and else that of `now`.
 */
export function runCalcBatch(
  context: Omit<Context, 'today'>,
  input: Readable,
  output: Writable,
  now: () => Date,
): Promise<void> {
  return runLines(input, output, (line) => {
    const { id, calc, input: raw } = CalcLine.parse(line);
    const moment = Moment.safeParse(raw.nowUtc);
    const given = moment.success ? { ...raw, today: dayInAmsterdam(new Date(moment.data)) } : raw;
    const today =
      typeof given.today === 'string' && /^\d{4}-\d\d-\d\d$/u.test(given.today)
        ? given.today
        : dayInAmsterdam(now());
    return { id, ...calc.data(given, { ...context, today }) };
  });
}
