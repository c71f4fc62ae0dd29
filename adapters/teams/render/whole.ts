import { type Reply, sourceText } from '../../../src/reply.ts';
import { cautionText, clean, numbered, ownChoices } from '../../chat/words.ts';
import { CARD_ROOM, type Card, cardOf } from './card.ts';
import { fallbackOf } from './reply.ts';
import { dialogParagraphs, heading, isCut } from './text.ts';

/** Room for the headline, `fallbackText` and the word that it is full. */
const REST = 2000;

/** All of a reply as text: the dialog that "Lees verder" opens. What can be chosen stands there to be typed. */
export function renderWhole(reply: Reply): Card {
  const choices = ownChoices(reply).map(({ label, message }) => `• ${label}: ${message}`);
  const parts = [
    isCut(reply.title) ? reply.title : '',
    reply.text,
    reply.facts.map(({ label, value }) => `• ${label}: ${value}`).join('\n'),
    reply.warnings.map(cautionText).join('\n'),
    numbered(reply.steps).join('\n'),
    choices.length === 0 ? '' : ['U kunt ook dit typen:', ...choices].join('\n'),
    reply.sources.map(sourceText).join('\n'),
  ];
  const text = parts
    .map(clean)
    .filter((part) => part !== '')
    .join('\n\n');
  return cardOf(fallbackOf(reply), [
    heading(reply.title),
    ...dialogParagraphs(text, CARD_ROOM - REST),
  ]);
}
