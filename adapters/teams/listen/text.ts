import { Parser } from 'htmlparser2';
import type { Activity } from './activities.ts';

/** What begins a new line in a message. */
const LINES = new Set(['p', 'div', 'br', 'li', 'tr', 'blockquote', 'h1', 'h2', 'h3', 'pre']);
/** What says who or what something is, and is no word of the message. */
const NAMES = new Set(['at', 'attachment', 'script', 'style']);

/** The words of a message as Teams keeps it, in HTML. Names of people are left out. */
export function textOfHtml(html: string): string {
  const words: string[] = [];
  let named = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (NAMES.has(name)) named += 1;
      if (LINES.has(name)) words.push('\n');
    },
    onclosetag: (name) => {
      if (NAMES.has(name)) named -= 1;
    },
    ontext: (text) => {
      if (named === 0) words.push(text);
    },
  });
  parser.end(html);
  return tidy(words.join(''));
}

/**
 * The words that somebody typed, out of an activity: names of people are left out, the bot's own mention too. Teams sends
 * plain text, with `<at>` around names and some signs as HTML has them.
 */
export function typedText({ text, entities }: Pick<Activity, 'text' | 'entities'>): string {
  const names = (entities ?? []).flatMap(({ type, text: name }) =>
    type === 'mention' && name !== undefined && name !== '' ? [name] : [],
  );
  const without = names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return tidy(
    without
      .replace(/<at>[^<]*<\/at>/giu, ' ')
      .replace(/&nbsp;/giu, ' ')
      .replace(/&lt;/giu, '<')
      .replace(/&gt;/giu, '>')
      .replace(/&quot;/giu, '"')
      .replace(/&#39;/gu, "'")
      .replace(/&amp;/giu, '&'),
  );
}

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ *\n */gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
