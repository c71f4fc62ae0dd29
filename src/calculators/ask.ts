import { fold } from '../dutch/normalise.ts';
import { isStranger } from '../library/thesaurus.ts';
import type { Reply } from '../reply.ts';
import type { Calculator, Context, RawInput } from './calculator.ts';
import { CALCULATORS, calculatorFor } from './list.ts';
import { namedArguments } from './read-text.ts';

const COMMAND = /^\s*(?<slash>\/?)(?<name>[a-z][a-z-]*)(?![\p{L}])(?<args>[\s\S]*)$/iu;

/**
 * A command as people type it: `/koppelkosten futec 3 praktijken`, `wijzigingsdata poh-ggz per 1 april`,
 * `koppelkosten leverancier=Futec maanden=12`. Null when the text begins with no command, or is about something that the
 * command has no rules for. The short names that are ordinary words too (`open`) count only after a slash.
 */
export function replyToCommand(text: string, context: Context): Reply | null {
  const { slash = '', name = '', args = '' } = COMMAND.exec(text)?.groups ?? {};
  const calculator = calculatorFor(name);
  if (calculator === undefined || (slash === '' && calculator.command !== name.toLowerCase()))
    return null;
  if (calculator.isForeign(context.names(args))) return null;
  return replyTo(calculator, commandInput(calculator, args, context), context);
}

/** The input of a command: what is named, what is read from the rest, and names that have no figures. */
export function commandInput(calculator: Calculator, args: string, context: Context): RawInput {
  const { named, rest } = namedArguments(args);
  const strangers = context.names(rest).filter(isStranger);
  const fields = calculator.fields.flatMap(({ name, keys, takes = [] }) => {
    const value = keys.map((key) => named.get(fold(key))).find((found) => found !== undefined);
    const stranger = strangers.find(({ kind }) => takes.includes(kind))?.name;
    const given = value ?? stranger;
    return given === undefined ? [] : [[name, given] as const];
  });
  return { ...calculator.read(rest, context, 'command'), ...Object.fromEntries(fields) };
}

/**
 * A calculation in plain words, alone or as a change of the question before: "en voor 3 praktijken?" after "wat kost
 * Futec per 24 maanden?". Null when the words ask for no calculation, or name something without rules.
 */
export function replyToWords(
  text: string,
  previous: string | undefined,
  context: Context,
): Reply | null {
  const names = context.names(text);
  if (names.some(isStranger)) return null;
  for (const calculator of CALCULATORS) {
    if (calculator.isForeign(names)) continue;
    const own = calculator.read(text, context, 'words');
    if (calculator.asksFor(text, own)) return replyTo(calculator, own, context);
    const changed =
      previous === undefined ? null : changedInput(calculator, text, previous, context);
    if (changed !== null) return replyTo(calculator, changed, context);
  }
  return null;
}

/**
 * The input of the question before with what the new words change in it. After a calculation, a bare number changes it
 * too ("en 3500?"). Null when nothing changes, or the two together ask for no calculation.
 */
function changedInput(
  calculator: Calculator,
  text: string,
  previous: string,
  context: Context,
): RawInput | null {
  const names = context.names(previous);
  if (calculator.isForeign(names) || names.some(isStranger)) return null;
  const { name = '', args = '' } = COMMAND.exec(previous)?.groups ?? {};
  const isCommand = calculatorFor(name) === calculator;
  const before = isCommand
    ? commandInput(calculator, args, context)
    : calculator.read(previous, context, 'words');
  const calculated = isCommand || calculator.asksFor(previous, before);
  const own = calculator.read(text, context, calculated && LEANING.test(text) ? 'change' : 'words');
  if (Object.keys(before).length === 0 || Object.keys(own).length === 0) return null;
  const both = changed(before, own);
  return isCommand || calculator.asksFor(`${previous} ${text}`, both) ? both : null;
}

const LEANING = /^(?:en|and|of|maar)\b/iu;

/** Without another day, a calculation counts from today. */
function replyTo(calculator: Calculator, input: RawInput, context: Context): Reply {
  return calculator.reply({ today: context.today, ...input }, context);
}

/** What is new takes the place of what it replaces: a vendor ends a comparison, a request day a wanted start. */
function changed(before: RawInput, own: RawInput): RawInput {
  const kept = Object.entries(before).filter(
    ([name]) =>
      !(name === 'compare' && own.vendor !== undefined) &&
      !(name === 'start' && own.request !== undefined) &&
      name !== 'ics',
  );
  return { ...Object.fromEntries(kept), ...own };
}
