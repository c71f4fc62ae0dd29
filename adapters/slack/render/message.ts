import { ASK_HELPDESK } from '../../../src/front-desk/ask-helpdesk.ts';
import type { Reply } from '../../../src/reply.ts';
import { canAskHelpdesk, leftText, noticeOf, ownChoices } from '../../chat/words.ts';
import { button, fileNote, note, row, shareButton, smallPrint } from './blocks.ts';
import { cutAtWord } from './cut.ts';
import { escapeText } from './escape.ts';
import type { Block, Message } from './limits.ts';
import { bodyParts, choiceButtons, type Part, sourceContext } from './parts.ts';

/** The longest text for notifications: more than a screen shows of it. */
const NOTICE = 400;

/** What the name of a kept reply or answer looks like; another one is none of ours, and goes into no button. */
const REF = /^[\w.:-]{1,200}$/u;

/**
 * A reply as a message, within Slack's limits however long it is. Slack has nothing that folds, so the derivation and
 * what does not fit stand behind a button: `steps:<ref>` and `whole:<ref>`, answered with `renderSteps` and
 * `renderWhole` of the same reply. `ref` is the name under which the caller finds that reply again: `helpdesk` and `share`
 * bear it too. With `share`, an answer can be shown to the whole channel.
 */
export function renderMessage(
  reply: Reply,
  ref = reply.feedback ?? '',
  { share = false }: { readonly share?: boolean } = {},
): Message {
  const known = knownRef(ref);
  const body = bodyParts(reply);
  const choices = choiceButtons(ownChoices(reply));
  const sources = sourceContext(reply.sources);
  const left = leftOver([...body, choices, sources]);
  return {
    text: noticeText(reply),
    blocks: [
      ...body.flatMap(({ blocks }) => blocks),
      ...leftNote(left),
      ...row([
        left.length === 0 ? null : button('Lees verder', `whole:${known}`),
        reply.steps.length === 0 ? null : button('Hoe is dit berekend?', `steps:${known}`),
        share && isShareable(reply) ? shareButton(known) : null,
      ]),
      ...choices.blocks,
      ...fileNote(reply),
      ...sources.blocks,
      ...closing(reply, known),
    ],
  };
}

/** Only what Balie found or calculated is for others too; a question back and a word about a ticket are for one person. */
export const isShareable = ({ kind }: Reply): boolean =>
  kind === 'answer' || kind === 'calculation';

/** A name of a kept reply; nothing for what is none. */
export const knownRef = (ref: string): string => (REF.test(ref) ? ref : '');

/** What of the parts of a message did not fit, in words. */
export function leftOver(parts: readonly Part[]): string[] {
  return parts.flatMap(({ left }) => left);
}

/** That a message is not all there is, and what one does not see. */
export const leftNote = (left: readonly string[]): Block[] => note(leftText(left));

/** What a notification shows and a screen reader says. */
export const noticeText = (reply: Pick<Reply, 'title' | 'text'>): string =>
  escapeText(cutAtWord(noticeOf(reply), NOTICE));

/** Whether it helped, and the way to the helpdesk: with the question behind this very reply, where it is known. */
function closing(reply: Reply, ref: string): Block[] {
  const id = reply.feedback ?? '';
  const rated = REF.test(id);
  const asked = ref || ASK_HELPDESK.message;
  return [
    ...(rated ? [smallPrint('Was dit nuttig?')] : []),
    ...row([
      rated ? button('Ja', 'feedback:yes', `/nuttig ${id}`) : null,
      rated ? button('Nee', 'feedback:no', `/niet-nuttig ${id}`) : null,
      canAskHelpdesk(reply) ? button(ASK_HELPDESK.label, 'helpdesk', asked) : null,
    ]),
  ];
}
