import type { Reply } from '../../../src/reply.ts';
import { clean, titleOf } from '../../chat/words.ts';
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
