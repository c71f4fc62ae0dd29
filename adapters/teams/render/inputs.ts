import { z } from 'zod';
import { clean } from '../../../src/dutch/clean.ts';
import { asCut, asKept, asTyped, type Input, type Option } from '../../chat/form.ts';
import { bytesOf, type Element } from './card.ts';
import type { Asked, ChoiceSet, InputElement } from './input-element.ts';
import {
  cutAtSentence,
  cutAtWord,
  dialogParagraphs,
  isPlain,
  paragraphs,
  smallPrint,
} from './text.ts';

export type { InputElement } from './input-element.ts';

/** The longest text that can be typed, in characters: in one line, and in several. */
const LINE = 1000;
const LONG = 4000;
/** What a text may take that is in an input already, and one that stands above it, in bytes. */
const GIVEN = 7000;
const ABOVE = 4000;
/** What the options of a list may take, in bytes. */
const OPTIONS = 6000;

/** An input, with what is wrong with it and its hint under it, and what is too long for it above. */
export function inputElements(asked: Input, problem?: string): Element[] {
  const { input, above } = fittingText(canList(asked) ? asked : asTyped(asked));
  return [
    ...above,
    inputElement(input),
    ...(problem === undefined
      ? []
      : paragraphs(cutAtSentence(clean(problem), 500), { color: 'attention' })),
    ...smallPrint(input.hint ?? ''),
  ];
}

const isList = ({ kind }: Input): boolean => kind === 'one' || kind === 'several';

/** Whether Teams can show the options of a list; of another input there is nothing to be in the way. */
const canList = (input: Input): boolean =>
  !isList(input) || ((input.options ?? []).length > 0 && bytesOf(input.options) <= OPTIONS);

const longest = ({ kind, longest: own }: Input): number =>
  Math.min(own ?? LONG, kind === 'long-text' ? LONG : LINE);

/** A text with what is too long for it cut, above it, or left out, as it asks. */
function fittingText(input: Input): { readonly input: Input; readonly above: Element[] } {
  const { kind, given: [text = ''] = [], overlong } = input;
  const isText = kind === 'text' || kind === 'long-text';
  const max = Math.min(longest(input), GIVEN);
  if (!isText || (text.length <= max && bytesOf(text) <= GIVEN)) return { input, above: [] };
  if (overlong === 'cut')
    return { input: asCut(input, cutAtSentence(clean(text), max)), above: [] };
  if (overlong !== 'above') return { input: { ...input, given: [] }, above: [] };
  return {
    input: asKept(input),
    above: dialogParagraphs(`${input.label}: “${clean(text)}”`, ABOVE),
  };
}

function inputElement(input: Input): InputElement {
  const { kind, given = [], options = [] } = input;
  const asked = askedOf(input);
  const [first = ''] = given;
  switch (kind) {
    case 'text':
    case 'long-text':
      return {
        type: 'Input.Text',
        ...asked,
        ...inside(input),
        maxLength: longest(input),
        ...(kind === 'long-text' ? { isMultiline: true } : {}),
        ...(first === '' ? {} : { value: first }),
      };
    case 'day':
      return {
        type: 'Input.Date',
        ...asked,
        ...(z.iso.date().safeParse(first).success ? { value: first } : {}),
      };
    case 'one':
    case 'several':
      return { ...asked, ...inside(input), ...choiceSet(kind, given, options) };
    case 'tick':
      return {
        type: 'Input.Toggle',
        ...asked,
        title: cutAtWord(clean(options[0]?.label ?? ''), 200),
        value: given.length > 0 ? 'true' : 'false',
      };
  }
}

/** A list so short is shown open, one so long can be searched. */
const SHORT = 3;
const MANY = 12;

function choiceSet(
  kind: 'one' | 'several',
  given: readonly string[],
  options: readonly Option[],
): Omit<ChoiceSet, keyof Asked> {
  const values = options.map(({ value }) => value).filter((value) => given.includes(value));
  // Teams reads Markdown in a list that is open, and not in one that unfolds.
  const isOpen = options.length <= SHORT && options.every(({ label }) => isPlain(label));
  const several = kind === 'several';
  const folded = options.length > MANY && !several ? 'filtered' : 'compact';
  return {
    type: 'Input.ChoiceSet',
    choices: options.map(({ label, value }) => ({ title: clean(label), value })),
    style: isOpen ? 'expanded' : folded,
    ...(several ? { isMultiSelect: true } : {}),
    ...(values.length === 0 ? {} : { value: values.join(',') }),
  };
}

function askedOf({ name, label, kind, required }: Input): Asked {
  const asked = { id: name, label: cutAtWord(clean(label), 300) };
  return required ? { ...asked, isRequired: true, errorMessage: MISSING[kind] } : asked;
}

const MISSING: Readonly<Record<Input['kind'], string>> = {
  text: 'Vul dit in.',
  'long-text': 'Vul dit in.',
  day: 'Kies een dag.',
  one: 'Maak een keuze.',
  several: 'Kies er een of meer.',
  tick: 'Zet hier een vinkje.',
};

/** What stands in an input that is empty. */
function inside({ placeholder = '' }: Input): { readonly placeholder?: string } {
  const words = cutAtWord(clean(placeholder), 150);
  return words === '' ? {} : { placeholder: words };
}
