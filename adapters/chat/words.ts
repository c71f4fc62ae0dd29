import { ASK_HELPDESK } from '../../src/front-desk/ask-helpdesk.ts';
import type { Choice, Reply } from '../../src/reply.ts';
import { sentences } from './cut.ts';

/**
 * A text without what is no text: control characters, format characters (they turn the direction of what follows, or
 * hide), halves of characters, space at its ends. Line breaks stay.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();
}

/** A title in one line, or the name of the bot where there is none. */
export const titleOf = (title: string): string => clean(title).replace(/\s+/gu, ' ') || 'Balie';

/** The first sentence of a clean text, without the sign of a list. */
export function firstSentence(text: string): string {
  const [first = ''] = sentences(text.replace(/^•\s*/u, ''));
  return first.trim();
}

/** Title and first sentence, uncut: what a notification shows and a screen reader says. */
export function noticeOf({ title, text }: Pick<Reply, 'title' | 'text'>): string {
  const head = titleOf(title);
  const stop = /[.?!…:]$/u.test(head) ? '' : '.';
  const first = firstSentence(clean(text));
  return first === '' ? head : `${head}${stop} ${first}`;
}

/** How a warning begins. */
export const cautionText = (warning: string): string => `Let op: ${warning}`;

/** The steps of a derivation with their numbers. */
export function numbered(steps: readonly string[]): string[] {
  return steps.map((step, at) => `${at + 1}. ${clean(step)}`);
}

/** Only what Balie found or calculated is for others too; a question back and a word about a ticket are for one person. */
export const isShareable = ({ kind }: Reply): boolean =>
  kind === 'answer' || kind === 'calculation';

/**
 * The choices of a reply without the one for the helpdesk, which has its own place, and without those that bring a file:
 * Balie sends no files to a chat platform.
 */
export function ownChoices({ choices }: Reply): Choice[] {
  return choices.filter(
    ({ message, brings }) => message !== ASK_HELPDESK.message && brings !== 'file',
  );
}

/**
 * Under what Balie answered or calculated, and wherever the front desk offers it. Not under what the helpdesk itself
 * says: there `/helpdesk` would take the question to it once more, and "Nog een vraag" is the way.
 */
export function canAskHelpdesk({ kind, choices }: Reply): boolean {
  if (choices.some(({ message }) => message === ASK_HELPDESK.message)) return true;
  const ofHelpdesk = choices.some(({ message }) => message.startsWith('/nog-een-vraag'));
  return (kind === 'answer' || kind === 'calculation') && !ofHelpdesk;
}

/** What stands under a text that did not fit in its window. */
export const FULL =
  'Dit venster is vol. Hier staat dus niet alles. Vraag de helpdesk als u de rest nodig hebt.';
