import { clean } from '../../../src/dutch/clean.ts';
import type { Reply } from '../../../src/reply.ts';
import { firstSentence, titleOf } from '../../chat/words.ts';
import type { Card } from './card.ts';
import { renderReply } from './reply.ts';
import { cutAtWord } from './text.ts';

/** What stands in the list of a message extension, before it is chosen: a thumbnail card. */
export interface Preview {
  readonly title: string;
  readonly text: string;
}

/** The longest lines of a preview, in bytes. */
const TITLE = 100;
const TEXT = 250;

/** A reply that somebody can put in a message of their own, and its line in the list to choose from. */
export function renderResult(reply: Reply): { readonly card: Card; readonly preview: Preview } {
  const text = firstSentence(clean(reply.text)) || reply.facts.map(({ value }) => value).join(', ');
  return {
    card: renderReply(reply, '', { inserted: true }),
    preview: {
      title: escapeMarkup(cutAtWord(titleOf(reply.title), TITLE)),
      text: escapeMarkup(cutAtWord(clean(text), TEXT)),
    },
  };
}

/** The texts of a thumbnail card are a subset of HTML. Source: "Format cards in Teams". */
const escapeMarkup = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
