import { z } from 'zod';
import { cutAtWord } from './cut.ts';
import { clean, plainText } from './escape.ts';
import {
  type InputElement,
  LIMITS,
  type Option,
  type PlainText,
  type ViewBlock,
} from './limits.ts';

/** Something to fill in: its name in what Slack sends back, and what stands above, in and under it. */
export interface Asked {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly hint?: string;
}

/** An input. Slack keeps what was typed in it as long as its block_id and action_id, both its name, stay the same. */
export function inputBlock({ name, label, optional, hint }: Asked, element: Element): ViewBlock {
  return {
    type: 'input',
    block_id: name,
    label: plainText(cutAtWord(clean(label), LIMITS.inputLabel)),
    element: { ...element, action_id: name },
    ...(optional === true ? { optional } : {}),
    ...(hint === undefined ? {} : { hint: plainText(cutAtWord(clean(hint), LIMITS.inputHint)) }),
  };
}

/** An input's element without the name that its block gives it. */
type Element = InputElement extends infer Kind
  ? Kind extends InputElement
    ? Omit<Kind, 'action_id'>
    : never
  : never;

/** What stands in an input that is empty; nothing where there are no words for it. */
export function placeholder(text: string): { placeholder?: PlainText } {
  const words = cutAtWord(clean(text), LIMITS.placeholder);
  return words === '' ? {} : { placeholder: plainText(words) };
}

/** A field for a text of at most `max` characters. What was in it and does not fit is left out: cut, it would be another text. */
export function textElement(max: number, given = '', multiline = false): Element {
  return {
    type: 'plain_text_input',
    max_length: max,
    ...(multiline ? { multiline } : {}),
    ...(given === '' || given.length > max ? {} : { initial_value: given }),
  };
}

/** A field for a day, with an ISO date in it where there is one. */
export function dayElement(given = ''): Element {
  const isDay = z.iso.date().safeParse(given).success;
  return { type: 'datepicker', ...(isDay ? { initial_date: given } : {}) };
}

/** A list to choose from; null where Slack would refuse it: empty, too many, or too long to be read or sent back. */
export function optionsOf(
  all: readonly { readonly label: string; readonly value: string }[],
): Option[] | null {
  const options = all.map(({ label, value }) => ({ text: plainText(label), value }));
  const fits = options.every(
    ({ text, value }) =>
      text.text !== '' &&
      text.text.length <= LIMITS.optionText &&
      value !== '' &&
      value.length <= LIMITS.optionValue,
  );
  return fits && options.length > 0 && options.length <= LIMITS.selectOptions ? options : null;
}
