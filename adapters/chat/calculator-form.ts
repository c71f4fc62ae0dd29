import type { Calculator, Field } from '../../src/calculators/calculator.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { normalise, plainName } from '../../src/dutch/normalise.ts';
import type { Rules } from '../../src/library/rules.ts';
import { asTyped, type Filled, type Form, type Input, type Option, YES_NO } from './form.ts';

/** What somebody filled in, by the names of the fields; what they left empty is not there. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** The form of a calculation, with what was filled in before. */
export function calculatorForm(calculator: Calculator, rules: Rules, values: FormValues): Form {
  const { command, summary, fields } = calculator;
  return {
    name: `form:${command}`,
    title: formName(calculator),
    submit: 'Bereken',
    intro: [summary],
    inputs: fields.map((field) => inputOf(field, rules, [values[field.name] ?? []].flat())),
  };
}

/** What people read of a calculation: its command with a capital. */
export const formName = ({ command }: Pick<Calculator, 'command'>): string =>
  command.slice(0, 1).toUpperCase() + command.slice(1);

/** The calculator whose form, or whose button that opens it, has this name; undefined for others. */
export const calculatorOfForm = (name: string): Calculator | undefined =>
  CALCULATORS.find(({ command }) => name === `form:${command}`);

/** Dutch notation (`2.350`) is no number to a platform, so a count is a text. */
const KINDS = {
  count: 'text',
  day: 'day',
  'yes-no': 'one',
  choice: 'one',
  choices: 'several',
} as const satisfies Record<Field['kind'], Input['kind']>;

/** The longest text of a field. */
const TEXT = 200;

function inputOf(field: Field, rules: Rules, given: readonly string[]): Input {
  const { name, label, kind, required, hint } = field;
  const asked = { name, label, kind: KINDS[kind], required, placeholder: hint, longest: TEXT };
  if (kind === 'count' || kind === 'day') return { ...asked, given };
  const names = field.options?.(rules) ?? [];
  const options =
    kind === 'yes-no' ? YES_NO : names.map((value) => ({ label: value, value }) satisfies Option);
  const input = { ...asked, options, given: given.map((text) => chosenValue(text, options)) };
  return options.length === 0 ? asTyped(input) : input;
}

/** What was chosen as the option says it; what is none of the options as it was typed. */
function chosenValue(text: string, options: readonly Option[]): string {
  const name = plainName(text);
  const chosen = options.find(({ value }) => name !== '' && plainName(value) === name);
  return chosen?.value ?? text;
}

/** What somebody filled in, by the names of the fields. */
export function readValues({ fields }: Calculator, filled: Filled): FormValues {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const given = (filled.get(name) ?? [])
        .map((text) => text.trim())
        .filter((text) => text !== '');
      const [first] = given;
      if (first === undefined) return [];
      return [[name, kind === 'choices' ? given : first] as const];
    }),
  );
}

/** What was filled in as a command that somebody could have typed: `/koppelkosten leverancier="Futec" maanden="12"`. */
export function formCommand({ command, fields }: Calculator, values: FormValues): string {
  const named = fields.flatMap(({ name, keys: [key = name] }) => {
    const texts = [values[name] ?? []].flat().map(withoutQuotes);
    const text = texts.filter((each) => each !== '').join(', ');
    return text === '' ? [] : [`${key}="${text}"`];
  });
  return [`/${command}`, ...named].join(' ');
}

/** A value as it can stand between quotes. The bot makes every kind of quote a straight one, so that is done before. */
const withoutQuotes = (value: string): string => normalise(normalise(value).replace(/"/gu, ' '));
