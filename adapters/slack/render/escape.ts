import { clean } from '../../../src/dutch/clean.ts';
import type { Mrkdwn, PlainText } from './limits.ts';

/**
 * `&`, `<` and `>` as Slack wants them in every text object, also in plain ones: `<!channel>`, `<@U1>` and `<http…|…>`
 * are then words, and `&lt;` in a text stays what it was. Source: Slack's documentation, "Formatting message text".
 */
export function escapeText(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/**
 * A text of a person or a document. It is plain, because mrkdwn has no escape for `*`, `_`, `~` and backticks: the only
 * ways around are invisible characters, which are copied along and which a screen reader stumbles over.
 */
export function plainText(text: string): PlainText {
  return { type: 'plain_text', text: escapeText(clean(text)), emoji: false };
}

/** What mrkdwn reads as a sign: of formatting, of a quotation, or of an emoji (`:tada:`). */
const SIGN = /[*_~`>]|:[\w+'-]+:/u;

/** A label in bold above its value; plain where one of the two has a sign that could format by accident. */
export function labelled(label: string, value: string): PlainText | Mrkdwn {
  const [name, what] = [clean(label).replace(/\s+/gu, ' '), clean(value)];
  const both = [name === '' ? '' : `${name}:`, what].filter((part) => part !== '').join('\n');
  if (name === '' || SIGN.test(name) || SIGN.test(what)) return plainText(both);
  return { type: 'mrkdwn', text: escapeText(`*${name}*\n${what}`).trim(), verbatim: true };
}
