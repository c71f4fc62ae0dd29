import type { Reply } from '../../../src/reply.ts';
import type { Form } from '../../chat/form.ts';
import { actionRows } from './actions.ts';
import { bytesOf, CARD_ROOM, type Card, type Container, cardOf, type Element } from './card.ts';
import { inputElements } from './inputs.ts';
import { bodyParts, elementsOf, fileNote, leftNote, leftOver, sourceLines } from './parts.ts';
import { cutAtWord, dialogParagraphs, firstPlain } from './text.ts';

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

/** What came of the form, all in its place: there is nothing to fold, and the choices are in the form. */
function resultLines({ reply, ref }: Result, below: readonly Element[]): Element[] {
  const room = CARD_ROOM - REST - bytesOf(below);
  const body = bodyParts(reply, room, { folded: false });
  const sources = sourceLines(reply.sources, room);
  const left = leftOver([...body, sources]);
  return [
    ...elementsOf(body),
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
