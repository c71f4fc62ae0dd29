import { Parser } from 'htmlparser2';
import type { Activity } from './activities.ts';

/** What begins a new line in a message. */
const LINES = new Set(['p', 'div', 'br', 'li', 'tr', 'blockquote', 'h1', 'h2', 'h3', 'pre']);
/** What says who or what something is, and is no word of the message. */
const NAMES = new Set(['at', 'attachment', 'quoted', 'script', 'style']);
/** What somebody else said, and names of people, as Teams marks them. */
const NOT_OWN = /skype\.com\/(?:Reply|Mention)/iu;

/** The words of a message as Teams keeps it, in HTML. Names of people are left out. */
export function textOfHtml(html: string): string {
  const words: string[] = [];
  /** How deep in something that is left out. */
  let depth = 0;
  const parser = new Parser({
    onopentag: (name, { itemtype = '' }) => {
      if (depth > 0 || NAMES.has(name) || NOT_OWN.test(itemtype)) depth += 1;
      else if (LINES.has(name)) words.push('\n');
    },
    onclosetag: () => {
      if (depth > 0) depth -= 1;
    },
    ontext: (text) => {
      if (depth === 0) words.push(text);
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
    type === 'mention' && name !== '' ? [name] : [],
  );
  const without = names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return tidy(
    without
      .replace(/<at>[^<]*<\/at>|<quoted [^>]*>/giu, ' ')
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
