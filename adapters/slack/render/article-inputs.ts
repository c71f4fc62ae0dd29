import type { Ticket } from '../../../src/helpdesk/ticket.ts';
import { plainText } from './escape.ts';
import { dayElement, inputBlock, textElement } from './inputs.ts';
import { LIMITS, type ViewBlock } from './limits.ts';
import { textSections } from './modals.ts';

/** What is asked of an article; without another word it is the question and the answer of the ticket. */
export function articleInputs({ question, answer }: Ticket): ViewBlock[] {
  return [
    ...textToKeep('question', 'Vraag', question),
    ...textToKeep('answer', 'Antwoord', answer?.text ?? ''),
    inputBlock(
      {
        name: 'source',
        label: 'Waar staat dit?',
        optional: true,
        hint: 'Bijvoorbeeld een document of een e-mail van de verzekeraar.',
      },
      textElement(LIMITS.inputText),
    ),
    inputBlock(
      {
        name: 'review',
        label: 'Nakijken op',
        optional: true,
        hint: 'Vult u niets in, dan is dat over een half jaar.',
      },
      dayElement(),
    ),
    inputBlock({ name: 'until', label: 'Geldt tot en met', optional: true }, dayElement()),
    inputBlock(
      { name: 'everyRegion', label: 'Voor wie', optional: true },
      {
        type: 'checkboxes',
        options: [{ text: plainText('Voor alle regio’s'), value: 'yes' }],
      },
    ),
  ];
}

/** A text with what it is now in the field. What is too long for the field stands above it, and is kept when nothing is typed. */
function textToKeep(name: string, label: string, text: string): ViewBlock[] {
  const fits = text.length <= LIMITS.inputText;
  const element = textElement(LIMITS.inputText, text, true);
  if (fits) return [inputBlock({ name, label }, element)];
  return [
    ...textSections([`${label}: “${text}”`], { most: 20, room: 80_000 }),
    inputBlock(
      { name, label, optional: true, hint: 'Vult u niets in, dan blijft de tekst hierboven.' },
      element,
    ),
  ];
}
