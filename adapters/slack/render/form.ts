import { z } from 'zod';
import type { Calculator, Field } from '../../../src/calculators/calculator.ts';
import { normalise, plainName } from '../../../src/dutch/normalise.ts';
import type { Rules } from '../../../src/library/rules.ts';
import type { Reply } from '../../../src/reply.ts';
import { button, DIVIDER, fileNote, row, shareButton } from './blocks.ts';
import { cutAtWord } from './cut.ts';
import { plainText } from './escape.ts';
import { dayElement, inputBlock, optionsOf, placeholder, textElement } from './inputs.ts';
import { type Block, LIMITS, type Modal, type Option, type ViewBlock } from './limits.ts';
import { knownRef, leftNote, leftOver, ownChoices } from './message.ts';
import { bodyParts, choiceButtons, sourceContext } from './parts.ts';

/** What somebody filled in, by the names of the fields; what they left empty is not there. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** What came of the values of a form. */
export interface Result {
  readonly reply: Reply;
  /** The name under which the caller keeps the reply. */
  readonly ref: string;
  /** Whether there is a channel to share it in. */
  readonly share: boolean;
}

/** What a form opens with. */
export interface Filling {
  readonly values: FormValues;
  readonly result: Result | null;
  /** What the caller gets back with the view; at most 3000 characters. */
  readonly metadata: string;
}

/** The form of a calculation, with its result under it once there is one. */
export function renderForm(
  calculator: Calculator,
  rules: Rules,
  { values, result, metadata }: Filling,
): Modal {
  return {
    type: 'modal',
    callback_id: `form:${calculator.command}`,
    private_metadata: metadata,
    title: plainText(cutAtWord(formName(calculator), LIMITS.modalTitle)),
    submit: plainText('Bereken'),
    close: plainText('Sluiten'),
    blocks: [
      { type: 'section', text: plainText(calculator.summary) },
      ...calculator.fields.map((field) => fieldBlock(field, rules, values[field.name] ?? [])),
      ...(result === null ? [] : resultBlocks(result)),
    ],
  };
}

/** What people read of a calculation: its command with a capital. */
export const formName = ({ command }: Pick<Calculator, 'command'>): string =>
  command.slice(0, 1).toUpperCase() + command.slice(1);

/** The longest text of a field without a list. */
const TEXT = 200;

/** Dutch notation (`2.350`) is no number to Slack, so a count is a text. */
function fieldBlock(field: Field, rules: Rules, given: string | readonly string[]): ViewBlock {
  const { name, label, kind, required, hint } = field;
  const asked = { name, label, optional: !required };
  const texts = [given].flat();
  const first = texts[0] ?? '';
  const inside = placeholder(hint);
  const offered = field.options?.(rules) ?? [];
  const options = optionsOf(offered.map((option) => ({ label: option, value: option })));
  const text = { ...textElement(TEXT, texts.join(', ')), ...inside };
  switch (kind) {
    case 'count':
      return inputBlock(asked, text);
    case 'day':
      return inputBlock(asked, { ...dayElement(first), ...inside });
    case 'yes-no':
      return inputBlock(asked, { type: 'radio_buttons', options: YES_NO, ...one(YES_NO, first) });
    case 'choice':
      return inputBlock(
        asked,
        options === null
          ? text
          : { type: 'static_select', options, ...one(options, first), ...inside },
      );
    case 'choices':
      return options === null
        ? inputBlock({ ...asked, hint: 'Zet een komma tussen twee namen.' }, text)
        : inputBlock(asked, {
            type: 'multi_static_select',
            options,
            ...some(options, texts),
            ...inside,
          });
  }
}

const YES_NO: Option[] = [
  { text: plainText('Ja'), value: 'ja' },
  { text: plainText('Nee'), value: 'nee' },
];

/** The option that was chosen before. Slack refuses one that it cannot choose. */
function one(options: readonly Option[], given: string): { initial_option?: Option } {
  const [first] = chosen(options, [given]);
  return first === undefined ? {} : { initial_option: first };
}

function some(
  options: readonly Option[],
  given: readonly string[],
): { initial_options?: Option[] } {
  const all = chosen(options, given);
  return all.length === 0 ? {} : { initial_options: all };
}

function chosen(options: readonly Option[], given: readonly string[]): Option[] {
  const names = new Set(given.map(plainName).filter((name) => name !== ''));
  return options.filter(({ value }) => names.has(plainName(value)));
}

/** What came of the form, all in its place: there is nothing to fold, and a window has room. */
function resultBlocks({ reply, ref: name, share }: Result): Block[] {
  const ref = knownRef(name);
  const body = bodyParts(reply, { steps: reply.steps });
  const sources = sourceContext(reply.sources);
  const choices = choiceButtons(ownChoices(reply));
  const left = leftOver([...body, sources, choices]);
  return [
    DIVIDER,
    ...body.flatMap(({ blocks }) => blocks),
    ...fileNote(reply),
    ...sources.blocks,
    ...leftNote(left),
    ...row([
      left.length === 0 ? null : button('Lees verder', `whole:${ref}`),
      share && reply.kind === 'calculation' ? shareButton(ref, 'primary') : null,
    ]),
    ...choices.blocks,
  ];
}

const Chosen = z.object({ value: z.string() });

/** What Slack sends of an input, by its kind: `view.state.values` in its documentation of view payloads. */
const Entered = z.object({
  value: z.string().nullish(),
  selected_option: Chosen.nullish(),
  selected_options: z.array(Chosen).nullish(),
  selected_date: z.string().nullish(),
});
const State = z.record(z.string(), z.record(z.string(), Entered));

/**
 * What stands in the inputs of a view, by their block_id, as it was typed; one that is empty has no texts.
 * Throws a ZodError for what Slack does not send.
 */
export function readState(state: unknown): ReadonlyMap<string, readonly string[]> {
  const blocks = Object.entries(State.parse(state));
  return new Map(
    blocks.map(([name, actions]) => [name, Object.values(actions).flatMap(textsOf)] as const),
  );
}

function textsOf(entered: z.infer<typeof Entered>): string[] {
  const { value, selected_option: option, selected_options: options, selected_date: day } = entered;
  const several = [option, ...(options ?? [])].flatMap((each) => each?.value ?? []);
  return [value, day, ...several].flatMap((text) => text ?? []);
}

/** What somebody filled in, from `view.state.values`. Throws a ZodError for what Slack does not send. */
export function readForm({ fields }: Calculator, state: unknown): FormValues {
  const texts = readState(state);
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const given = (texts.get(name) ?? [])
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
