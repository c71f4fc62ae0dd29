import type { Calculator } from '../../../src/calculators/calculator.ts';
import type { Rules } from '../../../src/library/rules.ts';
import type { Reply } from '../../../src/reply.ts';
import { calculatorForm, type FormValues } from '../../chat/calculator-form.ts';
import { ownChoices } from '../../chat/words.ts';
import { button, DIVIDER, fileNote, row, shareButton } from './blocks.ts';
import type { Block, Modal } from './limits.ts';
import { knownRef, leftNote, leftOver } from './message.ts';
import { renderModalForm } from './modal-form.ts';
import { bodyParts, choiceButtons, sourceContext } from './parts.ts';

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
  const below = result === null ? [] : resultBlocks(result);
  return renderModalForm(calculatorForm(calculator, rules, values), {
    metadata,
    close: 'Sluiten',
    below,
  });
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
