import type { Calculator } from './calculator.ts';
import { koppelkosten } from './koppelkosten.ts';
import { openDeclaratie } from './open-declaratie.ts';
import { wijzigingsdata } from './wijzigingsdata.ts';

/** Every calculator. To add one: its file, and its line here. */
export const CALCULATORS: readonly Calculator[] = [koppelkosten, wijzigingsdata, openDeclaratie];

/** The calculator of a command or one of its other names, without capitals or slash. */
export function calculatorFor(command: string): Calculator | undefined {
  const name = command.toLowerCase().replace(/^\//u, '');
  return CALCULATORS.find((each) => each.command === name || each.also.includes(name));
}
