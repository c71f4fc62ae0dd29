import { z } from 'zod';
import type { Filled, Form, Input } from '../../chat/form.ts';

/** What Teams sends of every input: a text, or nothing where it is empty. */
const Value = z.string().nullish();

/**
 * What somebody filled in, from the data that a form sends. Throws a ZodError for what Teams does not send. Source:
 * adaptivecards.io, "Input validation" and the schema of the inputs.
 */
export function readFilled({ inputs }: Pick<Form, 'inputs'>, data: unknown): Filled {
  const sent = z.record(z.string(), z.unknown()).parse(data);
  return new Map(
    inputs.map(
      (input) => [input.name, textsOf(input, Value.parse(sent[input.name]) ?? '')] as const,
    ),
  );
}

/** A form that opens with what was filled in, so that nothing is typed twice. */
export function refilled(form: Form, filled: Filled): Form {
  return {
    ...form,
    inputs: form.inputs.map((input) => ({ ...input, given: filled.get(input.name) ?? [] })),
  };
}

function textsOf({ kind, options = [] }: Input, text: string): readonly string[] {
  if (kind === 'tick') return text === 'true' ? [options[0]?.value ?? text] : [];
  if (text === '') return [];
  return kind === 'several'
    ? valuesIn(
        text,
        options.map(({ value }) => value),
      )
    : [text];
}

/** What was chosen out of a list, which Teams joins with commas. A value may have one in it too: the longest is meant. */
function valuesIn(text: string, values: readonly string[]): string[] {
  const longestFirst = values.toSorted((one, other) => other.length - one.length);
  const found: string[] = [];
  let rest = text;
  while (rest !== '') {
    const whole = `${rest},`;
    const known = longestFirst.find((value) => value !== '' && whole.startsWith(`${value},`));
    const value = known ?? rest.split(',', 1)[0] ?? '';
    if (value.trim() !== '') found.push(value.trim());
    rest = rest.slice(value.length + 1);
  }
  return found;
}
