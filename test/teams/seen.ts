import type { Action, Card, Element } from '../../adapters/teams/render/card.ts';
import type { InputElement } from '../../adapters/teams/render/input-element.ts';

/** Everything that a person would read of a card, also what is folded, in one line. */
export const shown = ({ body }: Pick<Card, 'body'>): string =>
  body.flatMap(textsOf).join('\n').replace(/\s+/gu, ' ');

function textsOf(element: Element): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'RichTextBlock':
      return [element.inlines.map(({ text }) => text).join('')];
    case 'Container':
      return element.items.flatMap(textsOf);
    case 'ActionSet':
      return element.actions.map(({ title }) => `[${title}]`);
    default:
      return [`${element.label}:`, filledIn(element)];
  }
}

/** What stands in an input when it opens. */
function filledIn(element: InputElement): string {
  switch (element.type) {
    case 'Input.Text':
    case 'Input.Date':
      return `{${element.value ?? ''}}`;
    case 'Input.ChoiceSet':
      return `{${element.value ?? ''}} of ${element.choices.map(({ title }) => title).join(' | ')}`;
    case 'Input.Toggle':
      return `${element.value === 'true' ? '☑' : '☐'} ${element.title}`;
  }
}

/** Every element of a card, also those in others. */
export const elementsIn = ({ body }: Pick<Card, 'body'>): Element[] =>
  body.flatMap((element) =>
    element.type === 'Container' ? [element, ...elementsIn({ body: element.items })] : [element],
  );

/** The buttons of a card in their order. */
export const actionsOf = (card: Card): Action[] =>
  elementsIn(card).flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));

/** The buttons by what is on them: what they send, with the verb of those that Balie answers with a card. */
export const sentBy = (card: Card): Record<string, unknown> =>
  Object.fromEntries(
    actionsOf(card).map((action) => [
      action.title,
      action.type === 'Action.ToggleVisibility'
        ? action.targetElements
        : { ...(action.type === 'Action.Execute' ? { verb: action.verb } : {}), ...action.data },
    ]),
  );

/** The inputs of a card by their names. */
export const inputsOf = (card: Card): Record<string, InputElement> =>
  Object.fromEntries(
    elementsIn(card).flatMap((element) => ('label' in element ? [[element.id, element]] : [])),
  );
