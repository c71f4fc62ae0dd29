import { createCutter } from '../../chat/cut.ts';
import { escapeText } from './escape.ts';

/** How much of a message a clean text takes: its characters escaped, and as JSON. Never less than Slack counts. */
export function sizeOf(text: string): number {
  return JSON.stringify(escapeText(text)).length - 2;
}

export const { cutAtSentence, cutAtWord, split } = createCutter(sizeOf);
