import type { Ticket } from '../../src/helpdesk/ticket.ts';
import type { Input } from './form.ts';

/** What is asked of an article; without another word it is the question and the answer of the ticket. */
export function articleInputs({ question, answer }: Ticket): readonly Input[] {
  return [
    textToKeep('question', 'Vraag', question),
    textToKeep('answer', 'Antwoord', answer?.text ?? ''),
    {
      name: 'source',
      label: 'Waar staat dit?',
      kind: 'text',
      required: false,
      hint: 'Bijvoorbeeld een document of een e-mail van de verzekeraar.',
    },
    {
      name: 'review',
      label: 'Nakijken op',
      kind: 'day',
      required: false,
      hint: 'Vult u niets in, dan is dat over een half jaar.',
    },
    { name: 'until', label: 'Geldt tot en met', kind: 'day', required: false },
    {
      name: 'everyRegion',
      label: 'Voor wie',
      kind: 'tick',
      required: false,
      options: [{ label: 'Voor alle regio’s', value: 'yes' }],
    },
  ];
}

/** A text with what it is now in the field. */
const textToKeep = (name: string, label: string, text: string): Input => ({
  name,
  label,
  kind: 'long-text',
  required: true,
  given: [text],
  overlong: 'above',
});
