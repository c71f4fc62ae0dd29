import { fold } from '../dutch/normalise.ts';
import type { Reply } from '../reply.ts';
import type { Calculator, Context, RawInput } from './calculator.ts';
import { CALCULATORS, calculatorFor } from './list.ts';
import { namedArguments } from './read-text.ts';

const COMMAND = /^\s*(?<slash>\/?)(?<name>[a-z][a-z-]*)(?![\p{L}])(?<args>[\s\S]*)$/iu;

/**
 * A command as people type it: `/koppelkosten futec 3 praktijken`, `wijzigingsdata poh-ggz per 1 april`,
 * `koppelkosten leverancier=Futec maanden=12`. Null when the text begins with no command. The short names that are
 * ordinary words too (`open`) count only after a slash.
 */
export function replyToCommand(text: string, context: Context): Reply | null {
  const { slash = '', name = '', args = '' } = COMMAND.exec(text)?.groups ?? {};
  const calculator = calculatorFor(name);
  if (calculator === undefined || (slash === '' && calculator.command !== name.toLowerCase())) return null;
  return replyTo(calculator, commandInput(calculator, args, context), context);
}

/** The input of a command: what is named, and what is read from the rest. */
export function commandInput(calculator: Calculator, args: string, context: Context): RawInput {
  const { named, rest } = namedArguments(args);
  const fields = calculator.fields.flatMap(({ name, keys }) => {
    const value = keys.map((key) => named.get(fold(key))).find((found) => found !== undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...calculator.read(rest, context, true), ...Object.fromEntries(fields) };
}

/**
 * A calculation in plain words, alone or as a change of the question before: "en voor 3 praktijken?" after "wat kost
 * Futec per 24 maanden?". Null when the words ask for no calculation.
 */
export function replyToWords(text: string, previous: string | undefined, context: Context): Reply | null {
  for (const calculator of CALCULATORS) {
    const own = calculator.read(text, context, false);
    if (calculator.asksFor(text, own)) return replyTo(calculator, own, context);
    if (previous === undefined || Object.keys(own).length === 0) continue;
    const before = previousInput(calculator, previous, context);
    const both = { ...before, ...own };
    if (Object.keys(before).length > 0 && calculator.asksFor(`${previous} ${text}`, both)) return replyTo(calculator, both, context);
  }
  return null;
}

/** What the question before gave, whether it was a command or in plain words. */
function previousInput(calculator: Calculator, previous: string, context: Context): RawInput {
  const { name = '', args = '' } = COMMAND.exec(previous)?.groups ?? {};
  const isCommand = calculatorFor(name) === calculator;
  return isCommand ? commandInput(calculator, args, context) : calculator.read(previous, context, false);
}

/** Without another day, a calculation counts from today. */
function replyTo(calculator: Calculator, input: RawInput, context: Context): Reply {
  return calculator.reply({ today: context.today, ...input }, context);
}
