import type { Card } from '../../../adapters/teams/render/card.ts';
import { isPlain } from '../../../adapters/teams/render/text.ts';
import { problemsOf } from '../fake-teams/card.ts';
import { elementsIn } from '../seen.ts';

/** What Teams takes of a card in a message, with room for the message around it. */
const MOST = 25_000;

/** What a client may read otherwise than it is written. */
const FUNCTION = /\{\{(?:DATE|TIME)\(/iu;
/** Control and format characters, and halves of characters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** Why Teams would not show a card as it is meant; nothing if it does. */
export function refused(card: Card): string[] {
  const elements = elementsIn(card);
  const runs = elements.flatMap((each) =>
    each.type === 'RichTextBlock' ? each.inlines.map(({ text }) => text) : [],
  );
  const marked = elements.flatMap((each) => (each.type === 'TextBlock' ? [each.text] : []));
  const rows = elements.flatMap((each) => (each.type === 'ActionSet' ? [each.actions] : []));
  const ids = elements.flatMap((each) => ('id' in each && each.id !== undefined ? [each.id] : []));
  const size = Buffer.byteLength(JSON.stringify(card));
  return [
    ...problemsOf(card),
    ...(size > MOST ? [`${size} bytes`] : []),
    ...runs.filter((text) => text === '' || FUNCTION.test(text) || HIDDEN.test(text)),
    ...[...marked, card.fallbackText].filter((text) => !isPlain(text)),
    ...(card.fallbackText.trim() === '' ? ['no fallbackText'] : []),
    ...rows.flatMap(({ length }) => (length === 0 || length > 5 ? [`${length} in a row`] : [])),
    ...(new Set(ids).size === ids.length ? [] : ['an id stands twice']),
  ];
}
