import { z } from 'zod';
import {
  type Choice,
  type Fact,
  type Reply,
  type SourceLine,
  sourceText,
} from '../../src/reply.ts';
import { cutAtSentence, cutAtWord, sizeOf, split, takeFitting } from './cut.ts';
import { clean, labelled, plainText } from './escape.ts';
import {
  type Block,
  type Button,
  type InputElement,
  LIMITS,
  type Mrkdwn,
  type Option,
  type PlainText,
  type ViewBlock,
} from './limits.ts';

/** A part of a message, and what of it did not fit, in words: `12 waarschuwingen`. */
export interface Part {
  readonly blocks: readonly Block[];
  readonly left: readonly string[];
}

/**
 * What each part may take, as JSON, so that all of them together stay below `LIMITS.messageSize`. An ordinary answer uses
 * a tenth of it.
 */
const ROOM = { text: 2500, facts: 2800, warnings: 1800, sources: 1300, choices: 2300 } as const;

/** What the derivation may take in a view, which has more room than a message. */
const STEPS_ROOM = 12_000;

/** What a body has besides: fields before the facts, and the derivation where it does not stand behind a button. */
interface Besides {
  readonly fields?: readonly (PlainText | Mrkdwn)[];
  readonly steps?: readonly string[];
}

/** What stands above and in a message: headline, text, facts and warnings. */
export function bodyParts(reply: Reply, { fields = [], steps = [] }: Besides = {}): Part[] {
  return [
    headline(reply.title),
    running(reply.text),
    factFields(reply.facts, fields),
    derivation(steps),
    cautions(reply.warnings),
  ];
}

/** A button. Null where Slack would refuse it: a value or an id is never cut, it would mean something else. */
export function button(
  label: string,
  actionId: string,
  value?: string,
  style?: 'primary' | 'danger',
): Button | null {
  if (clean(label) === '' || actionId.length > LIMITS.id) return null;
  if (value !== undefined && (value.trim() === '' || value.length > LIMITS.buttonValue))
    return null;
  return {
    type: 'button',
    text: plainText(cutAtWord(clean(label), LIMITS.buttonText)),
    action_id: actionId,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
}

/** A row of buttons; nothing where there are none. */
export function row(buttons: readonly (Button | null)[]): Block[] {
  const elements = buttons.filter((each) => each !== null);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** Small print. */
export function smallPrint(text: string): Block {
  return { type: 'context', elements: [plainText(text)] };
}

/** The longest line: two rows on a wide screen. */
const LINE = 300;

/** A line with a button at its end. */
export function lineWith(text: string, accessory: Button | null): Block {
  const line = plainText(cutAtWord(clean(text) || '…', LINE));
  return { type: 'section', text: line, ...(accessory === null ? {} : { accessory }) };
}

export const DIVIDER: Block = { type: 'divider' };

/** Shows what the button is under to everybody in the channel. `ref` is the name of the kept reply. */
export function shareButton(ref: string, style?: 'primary'): Button | null {
  return button('Deel in kanaal', 'share', ref, style);
}

/** The longest list of file names. */
const NAMES = 300;

/** That Slack does not get the files of a reply: Balie may not upload any. What is in them stands in the reply too. */
export function fileNote({ files }: Reply): Block[] {
  const names = files.map(({ name }) => clean(name)).filter((name) => name !== '');
  if (names.length === 0) return [];
  const listed = cutAtWord(names.join(', '), NAMES);
  const dates = files.every(({ type }) => type === 'text/calendar');
  const instead = dates ? ' Zet de datum hierboven zelf in uw agenda.' : '';
  return [smallPrint(`In Slack kan ik geen bestand meesturen (${listed}).${instead}`)];
}

/** A title in one line, for a header. */
export function headerBlock(title: string): Block {
  return { type: 'header', text: plainText(cutAtWord(titleOf(title), LIMITS.headerText)) };
}

/** A title, or the name of the bot where there is none. */
export const titleOf = (title: string): string => clean(title).replace(/\s+/gu, ' ') || 'Balie';

function headline(title: string): Part {
  const whole = titleOf(title);
  const cut = cutAtWord(whole, LIMITS.headerText) !== whole;
  return { blocks: [headerBlock(title)], left: cut ? ['de hele titel'] : [] };
}

function running(text: string): Part {
  const whole = clean(text);
  if (whole === '') return { blocks: [], left: [] };
  const shown = cutAtSentence(whole, ROOM.text);
  return {
    blocks: [{ type: 'section', text: plainText(shown) }],
    left: shown === whole ? [] : ['de rest van de tekst'],
  };
}

/** Facts as fields, ten to a section; a fact is shown whole or not at all. */
function factFields(facts: readonly Fact[], before: readonly (PlainText | Mrkdwn)[]): Part {
  const own = facts.map(({ label, value }) => labelled(label, value));
  const fields = [...before, ...own].filter(({ text }) => text !== '');
  const tooLong = fields.findIndex(({ text }) => text.length > LIMITS.fieldText);
  const shown = takeFitting(tooLong === -1 ? fields : fields.slice(0, tooLong), ROOM.facts);
  const count = Math.ceil(shown.length / LIMITS.sectionFields);
  const blocks = Array.from({ length: count }, (_, at): Block => {
    const start = at * LIMITS.sectionFields;
    return { type: 'section', fields: shown.slice(start, start + LIMITS.sectionFields) };
  });
  return { blocks, left: counted(fields.length - shown.length, 'gegeven', 'gegevens') };
}

/** The derivation, step by step. */
function derivation(steps: readonly string[]): Part {
  const lines = numbered(steps);
  const shown = takeFitting(lines, STEPS_ROOM, (line) => sizeOf(line) + 2);
  const pieces = shown.flatMap((line) => split(line, LIMITS.sectionText));
  return {
    blocks: packed(pieces, '\n').map((text): Block => ({ type: 'section', text: plainText(text) })),
    left: counted(lines.length - shown.length, 'stap', 'stappen'),
  };
}

/** The steps of a derivation with their numbers. */
export function numbered(steps: readonly string[]): string[] {
  return steps.map((step, at) => `${at + 1}. ${clean(step)}`);
}

/** Pieces put together as long as they fit in one section. */
export function packed(pieces: readonly string[], between = '\n\n'): string[] {
  const sections: string[] = [];
  for (const piece of pieces) {
    const both = [sections.at(-1) ?? '', piece].filter((text) => text !== '').join(between);
    if (sections.length > 0 && sizeOf(both) <= LIMITS.sectionText) sections.splice(-1, 1, both);
    else sections.push(piece);
  }
  return sections;
}

/** Warnings in one section; only the first may be cut, at a sentence, when it alone is too long. */
function cautions(warnings: readonly string[]): Part {
  const lines = warnings.map(clean).filter((line) => line !== '');
  const whole = takeFitting(lines.map(cautionText), ROOM.warnings, (line) => sizeOf(line) + 2);
  const [first] = lines;
  if (first === undefined) return { blocks: [], left: [] };
  const shown = whole.length > 0 ? whole : [cutAtSentence(cautionText(first), ROOM.warnings)];
  return {
    blocks: [{ type: 'section', text: plainText(shown.join('\n')) }],
    left: counted(lines.length - whole.length, 'waarschuwing', 'waarschuwingen'),
  };
}

/** How a warning begins. */
export const cautionText = (warning: string): string => `Let op: ${warning}`;

/** Where it stands, with its age, one source to an element. */
export function sourceContext(sources: readonly SourceLine[]): Part {
  const elements = sources.map((source) => plainText(sourceText(source)));
  const shown = takeFitting(elements.slice(0, LIMITS.contextElements), ROOM.sources);
  return {
    blocks: shown.length === 0 ? [] : [{ type: 'context', elements: shown }],
    left: counted(sources.length - shown.length, 'bron', 'bronnen'),
  };
}

/** The choices that are buttons; the others are read behind "Lees verder", to be typed. */
export function choiceButtons(choices: readonly Choice[]): Part & { readonly others: Choice[] } {
  const made = choices.map(({ label, message }, at) =>
    button(clean(label) || clean(message), `choice:${at + 1}`, message),
  );
  const possible = made.filter((each) => each !== null);
  const shown = takeFitting(possible.slice(0, LIMITS.actionElements), ROOM.choices);
  const others = choices.filter((_, at) => !shown.some((each) => each === made[at]));
  return { blocks: row(shown), left: counted(others.length, 'keuze', 'keuzes'), others };
}

function counted(count: number, one: string, many: string): string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? one : many}`];
}

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
