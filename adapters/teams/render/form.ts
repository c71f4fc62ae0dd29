import type { Reply } from '../../../src/reply.ts';
import { takeFitting } from '../../chat/cut.ts';
import type { Form } from '../../chat/form.ts';
import { counted, ownChoices } from '../../chat/words.ts';
import { actionRows } from './actions.ts';
import { bytesOf, CARD_ROOM, type Card, type Container, cardOf, type Element } from './card.ts';
import { inputElements } from './inputs.ts';
import {
  bodyParts,
  elementsOf,
  fileNote,
  leftNote,
  leftOver,
  type Part,
  roomFor,
  sourceLines,
} from './parts.ts';
import { AROUND, cutAtWord, dialogParagraphs, firstPlain, paragraphs } from './text.ts';

/** What came of a form. `ref`: the name under which the caller keeps the reply. */
export interface Result {
  readonly reply: Reply;
  readonly ref: string;
}

/** Room for the texts above the inputs, in bytes. */
const INTRO = 5000;
/** Room for what stands around the parts. */
const REST = 1500;

/**
 * A form for a dialog. What is sent in bears `data` and the form's name. `problems`: a sentence at each input that is wrong,
 * by its name. A result stands first, because a dialog opens at its top.
 */
export function renderForm(
  form: Form,
  data: Readonly<Record<string, string>>,
  result?: Result,
  problems: Readonly<Record<string, string>> = {},
): Card {
  const asked = [
    ...dialogParagraphs(form.intro.join('\n\n'), INTRO),
    ...form.inputs.flatMap((input) => inputElements(input, problems[input.name])),
    ...actionRows([
      form.submit === null ? null : submit(form.submit, { ...data, form: form.name }),
    ]),
  ];
  const parts: Element[] =
    result === undefined ? asked : [...resultLines(result, asked), below(asked)];
  return cardOf(firstPlain([cutAtWord(form.title, 200)]), parts);
}

const submit = (title: string, data: Readonly<Record<string, string>>) =>
  ({ type: 'Action.Submit', title, data }) as const;

const below = (items: readonly Element[]): Container => ({
  type: 'Container',
  items,
  separator: true,
  spacing: 'medium',
});

/** What came of the form, unfolded. What can be chosen stands there to be typed: a dialog says nothing in the conversation. */
function resultLines({ reply, ref }: Result, below: readonly Element[]): Element[] {
  const room = CARD_ROOM - REST - bytesOf(below);
  const body = bodyParts(reply, room, { folded: false });
  const choices = choiceLines(reply, roomFor('choices', room));
  const sources = sourceLines(reply.sources, room);
  const left = leftOver([...body, choices, sources]);
  return [
    ...elementsOf(body),
    ...choices.elements,
    ...fileNote(reply),
    ...sources.elements,
    ...leftNote(left),
    ...(left.length === 0
      ? []
      : actionRows([
          { ...submit('Lees verder', { form: 'whole', ref }), associatedInputs: 'none' },
        ])),
  ];
}

/** What can be chosen and what to type for it, each whole or not at all. */
function choiceLines(reply: Reply, room: number): Part {
  const lines = ownChoices(reply).map(({ label, message }) =>
    `• ${label}: ${message}`.replace(/\s+/gu, ' '),
  );
  const [above, ...all] = paragraphs(['U kunt ook dit typen:', ...lines].join('\n'));
  const shown = takeFitting(all, room - AROUND, bytesOf);
  return {
    elements: above === undefined || shown.length === 0 ? [] : [above, ...shown],
    left: counted(all.length - shown.length, 'keuze', 'keuzes'),
  };
}
