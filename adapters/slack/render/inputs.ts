import { z } from 'zod';
import { clean } from '../../../src/dutch/clean.ts';
import {
  asCut,
  asKept,
  asTyped,
  type Input,
  type Option as Offered,
  YES_NO,
} from '../../chat/form.ts';
import { cutAtSentence, cutAtWord } from './cut.ts';
import { plainText } from './escape.ts';
import {
  type InputElement,
  LIMITS,
  type Option,
  type PlainText,
  type ViewBlock,
} from './limits.ts';
import { textSections } from './modals.ts';

/** Something to fill in. A list that Slack would refuse is typed instead. */
export function inputBlocks(input: Input): ViewBlock[] {
  switch (input.kind) {
    case 'text':
    case 'long-text':
      return textBlocks(input);
    case 'day':
      return [inputBlock(input, dayElement(input))];
    case 'one':
    case 'several':
    case 'tick': {
      const options = optionsOf(input.options);
      return options === null
        ? textBlocks(asTyped(input))
        : [inputBlock(input, listElement(input, options))];
    }
  }
}

/** An input. Slack keeps what was typed in it as long as its block_id and action_id, both its name, stay the same. */
function inputBlock({ name, label, required, hint }: Input, element: Element): ViewBlock {
  return {
    type: 'input',
    block_id: name,
    label: plainText(cutAtWord(clean(label), LIMITS.inputLabel)),
    element: { ...element, action_id: name },
    ...(required ? {} : { optional: true }),
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
function placeholder({ placeholder: text = '' }: Input): { placeholder?: PlainText } {
  const words = cutAtWord(clean(text), LIMITS.placeholder);
  return words === '' ? {} : { placeholder: plainText(words) };
}

/** A field for a text. Cut, a text would be another one: what does not fit is left out, where nothing else is said of it. */
function textBlocks(input: Input): ViewBlock[] {
  const { label, given = [], longest = LIMITS.inputText, overlong } = input;
  const text = given.join(', ');
  if (text.length <= longest) return [inputBlock(input, textElement(input))];
  if (overlong === 'above') {
    const kept = asKept(input);
    return [
      ...textSections([`${label}: “${text}”`], { most: 20, room: 80_000 }),
      inputBlock(kept, textElement(kept)),
    ];
  }
  const fitting =
    overlong === 'cut' ? asCut(input, cutAtSentence(text, longest)) : { ...input, given: [] };
  return [inputBlock(fitting, textElement(fitting))];
}

function textElement(input: Input): Element {
  const text = (input.given ?? []).join(', ');
  return {
    type: 'plain_text_input',
    max_length: input.longest ?? LIMITS.inputText,
    ...(input.kind === 'long-text' ? { multiline: true } : {}),
    ...(text === '' ? {} : { initial_value: text }),
    ...placeholder(input),
  };
}

/** A field for a day, with an ISO date in it where there is one. */
function dayElement(input: Input): Element {
  const [day] = input.given ?? [];
  const isDay = z.iso.date().safeParse(day).success;
  return {
    type: 'datepicker',
    ...(isDay && day !== undefined ? { initial_date: day } : {}),
    ...placeholder(input),
  };
}

/** A list, with what was chosen before. Slack refuses an option that it cannot choose. */
function listElement(input: Input, options: Option[]): Element {
  const { kind, given = [] } = input;
  const chosen = options.filter(({ value }) => given.includes(value));
  const [first] = chosen;
  const one = first === undefined ? {} : { initial_option: first };
  const all = first === undefined ? {} : { initial_options: chosen };
  if (kind === 'tick') return { type: 'checkboxes', options, ...all };
  if (kind === 'several')
    return { type: 'multi_static_select', options, ...all, ...placeholder(input) };
  return input.options === YES_NO
    ? { type: 'radio_buttons', options, ...one }
    : { type: 'static_select', options, ...one, ...placeholder(input) };
}

/** A list to choose from; null where Slack would refuse it: empty, too many, or too long to be read or sent back. */
function optionsOf(all: readonly Offered[] = []): Option[] | null {
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
