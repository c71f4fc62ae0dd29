import { clean } from '../../../src/dutch/clean.ts';
import { createCutter, takeFitting } from '../../chat/cut.ts';
import { FULL, titleOf } from '../../chat/words.ts';
import { bytesOf, type Heading, type Look, type RichTextBlock, type TextRun } from './card.ts';

/**
 * A text of a person or a document, as it is, one line or paragraph to a block. In a TextBlock and a FactSet Teams reads
 * Markdown, and its clients disagree about every way to escape it: a backslash and `&#42;` are shown on phones. Source:
 * issues 4677 and 5590 of microsoft/AdaptiveCards, issue 10997 of MicrosoftDocs/msteams-docs.
 */
export function paragraphs(text: string, look: Look = {}): RichTextBlock[] {
  const lines = clean(text).split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const goesOn = at > 0 && lines[at - 1]?.trim() !== '';
    return [block(runs(line, look), goesOn)];
  });
}

/** A block of runs; close under the one before where it belongs to that. */
export function block(inlines: readonly TextRun[], goesOn = false): RichTextBlock {
  return { type: 'RichTextBlock', inlines, ...(goesOn ? { spacing: 'small' } : {}) };
}

/**
 * A clean line as runs. They part within `{{DATE(` and `{{TIME(`, which Teams computes in a TextRun too: in two runs it is
 * no function any more, and reads the same.
 */
export function runs(line: string, look: Look = {}): TextRun[] {
  return line
    .split(/(?<=\{)(?=\{(?:DATE|TIME)\()/iu)
    .map((text) => ({ type: 'TextRun', text, ...look }));
}

/** Small print. */
export const smallPrint = (text: string): RichTextBlock[] => paragraphs(text, SMALL);

export const SMALL = { size: 'small', isSubtle: true } as const;

/** What the two braces of a function take each, in bytes of JSON: between them a run ends and the next begins. */
const BRACE = 40;

/** What a clean text takes in a block, in bytes; never less than it does. */
const sizeOf = (text: string): number =>
  Buffer.byteLength(JSON.stringify(text)) - 2 + BRACE * (text.split('{').length - 1);

/** Cuts clean texts that take too many bytes. */
export const { cutAtSentence, cutAtWord } = createCutter(sizeOf);

/** What a block takes besides its text, in bytes. */
export const AROUND = 150;

/** The beginning of a text as it fits in `room` bytes: whole lines, and of the next one what ends with a sentence. */
export function fittingParagraphs(
  text: string,
  room: number,
): { readonly elements: RichTextBlock[]; readonly isWhole: boolean } {
  const all = paragraphs(text);
  const shown = takeFitting(all, room - AROUND, bytesOf);
  const next = all[shown.length];
  if (next === undefined) return { elements: shown, isWhole: true };
  const left = room - AROUND - bytesOf(shown);
  const line = next.inlines.map((run) => run.text).join('');
  const begun =
    left < 2 * AROUND ? [] : [{ ...next, inlines: runs(cutAtSentence(line, left - AROUND)) }];
  return { elements: [...shown, ...begun], isWhole: false };
}

/** A text in a dialog as it fits in `room` bytes; behind it, when it is not all, that the dialog is full. */
export function dialogParagraphs(text: string, room: number): RichTextBlock[] {
  const { elements, isWhole } = fittingParagraphs(text, room);
  return isWhole ? elements : [...elements, ...smallPrint(FULL)];
}

/** The longest headline, in bytes. */
const HEADLINE = 500;

/** What Teams might read as something else than words in a TextBlock: Markdown, an entity, a function, an address. */
const SIGN = /[*_~`#<>[\]\\&|{}$^]|:\/\/|www\.|@|^\s*(?:[-+]|\d+[.)])/imu;

/** Whether a text is the same with and without Markdown. */
export const isPlain = (text: string): boolean => !SIGN.test(text);

/** The headline. Only a plain text can be one for screen readers: they know a TextBlock as such, and nothing else. */
export function heading(title: string): Heading | RichTextBlock {
  const text = cutAtWord(titleOf(title), HEADLINE);
  const look = { size: 'medium', weight: 'bolder' } as const;
  return isPlain(text)
    ? { type: 'TextBlock', text, style: 'heading', ...look, wrap: true }
    : block(runs(text, look));
}

/** Whether the headline is not all of the title. */
export const isCut = (title: string): boolean =>
  cutAtWord(titleOf(title), HEADLINE) !== titleOf(title);

/** The first of some texts without a sign: a card's `fallbackText` is shown as a TextBlock. */
export const firstPlain = (texts: readonly string[]): string => texts.find(isPlain) ?? 'Balie';
