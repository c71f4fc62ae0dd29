import type { Reply } from '../../../src/reply.ts';
import { ownChoices, wholeOf } from '../../chat/words.ts';
import { CARD_ROOM, type Card, cardOf } from './card.ts';
import { fallbackOf } from './reply.ts';
import { dialogParagraphs, heading, isCut } from './text.ts';

/** Room for the headline, `fallbackText` and the word that it is full. */
const REST = 2000;

/** All of a reply as text: the dialog that "Lees verder" opens. What can be chosen stands there to be typed. */
export function renderWhole(reply: Reply): Card {
  const title = isCut(reply.title) ? [reply.title] : [];
  const text = [...title, ...wholeOf(reply, ownChoices(reply))].join('\n\n');
  return cardOf(fallbackOf(reply), [
    heading(reply.title),
    ...dialogParagraphs(text, CARD_ROOM - REST),
  ]);
}
