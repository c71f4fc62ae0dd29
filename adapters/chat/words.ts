import { clean } from '../../src/dutch/clean.ts';
import { ASK_HELPDESK } from '../../src/front-desk/ask-helpdesk.ts';
import { type Choice, type Reply, sourceText } from '../../src/reply.ts';
import { type Cutter, sentences } from './cut.ts';

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

/** How many of something are left; nothing where there are none. */
export function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

/** That this is not all there is, and what one does not see; nothing where it is. `how`: where that is to be had. */
export function leftText(left: readonly string[], how = 'Kies “Lees verder” voor'): string {
  if (left.length === 0) return '';
  const listed = new Intl.ListFormat('nl', { type: 'conjunction' }).format(left);
  return `Dit is niet alles. ${how} ${listed}.`;
}

/** The longest list of file names, as the platform counts. */
const NAMES = 300;

/** That a platform does not get the files of a reply; nothing where it has none. What is in them stands in the reply too. */
export function fileText(
  { files }: Pick<Reply, 'files'>,
  platform: string,
  { cutAtWord }: Pick<Cutter, 'cutAtWord'>,
): string {
  const names = files.map(({ name }) => clean(name)).filter((name) => name !== '');
  if (names.length === 0) return '';
  const listed = cutAtWord(names.join(', '), NAMES);
  const dates = files.every(({ type }) => type === 'text/calendar');
  const instead = dates ? ' Zet de datum hierboven zelf in uw agenda.' : '';
  return `In ${platform} kan ik geen bestand meesturen (${listed}).${instead}`;
}

/** All that a reply says under its title, in the order in which it is read. `typed`: the choices that have no button there. */
export function wholeOf(reply: Reply, typed: readonly Choice[]): string[] {
  const choices = typed.map(({ label, message }) => `• ${label}: ${message}`);
  const parts = [
    reply.text,
    reply.facts.map(({ label, value }) => `• ${label}: ${value}`).join('\n'),
    numbered(reply.steps).join('\n'),
    reply.warnings.map(cautionText).join('\n'),
    choices.length === 0 ? '' : ['U kunt ook dit typen:', ...choices].join('\n'),
    reply.sources.map(sourceText).join('\n'),
  ];
  return parts.map(clean).filter((part) => part !== '');
}

/** What stands under a text that did not fit in its window. */
export const FULL =
  'Dit venster is vol. Hier staat dus niet alles. Vraag de helpdesk als u de rest nodig hebt.';
