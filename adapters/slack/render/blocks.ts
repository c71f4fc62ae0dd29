import { clean } from '../../../src/dutch/clean.ts';
import type { Reply } from '../../../src/reply.ts';
import { fileText, titleOf } from '../../chat/words.ts';
import { cutAtWord } from './cut.ts';
import { plainText } from './escape.ts';
import { type Block, type Button, LIMITS } from './limits.ts';

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

/** Small print, where there is any. */
export const note = (text: string): Block[] => (text === '' ? [] : [smallPrint(text)]);

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

/** That Slack does not get the files of a reply: Balie may not upload any. */
export const fileNote = (reply: Reply): Block[] => note(fileText(reply, 'Slack', { cutAtWord }));

/** A title in one line, for a header. */
export function headerBlock(title: string): Block {
  return { type: 'header', text: plainText(cutAtWord(titleOf(title), LIMITS.headerText)) };
}
