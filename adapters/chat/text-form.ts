import { z } from 'zod';
import type { Typed } from '../../src/front-desk/admit.ts';
import type { Form } from './form.ts';

/** A window with one text in it for the front desk: a question for the helpdesk, or what somebody still wants to know. */
const TextForm = z.enum(['handover', 'more']);
export type TextForm = z.infer<typeof TextForm>;

const WORDS: Readonly<
  Record<TextForm, { readonly title: string; readonly label: string; readonly hint: string }>
> = {
  handover: {
    title: 'Naar de helpdesk',
    label: 'Uw vraag aan de helpdesk',
    hint: 'Haal gegevens van patiënten weg voor u de vraag verstuurt.',
  },
  more: {
    title: 'Nog een vraag',
    label: 'Wat wilt u nog weten?',
    hint: 'De helpdesk krijgt dit bij uw eerste vraag.',
  },
};

/** The name of the text. */
export const TEXT = 'text';

/** The window with a text, and what stands in it already. */
export function textForm(kind: TextForm, text: string): Form {
  const { title, label, hint } = WORDS[kind];
  return {
    name: `say:${kind}`,
    title,
    submit: 'Verstuur',
    intro: [],
    inputs: [
      {
        name: TEXT,
        label,
        kind: 'long-text',
        required: true,
        hint,
        given: [text],
        overlong: 'cut',
      },
    ],
  };
}

/** Which of them a window is, by its name; null for a window of another kind. */
export const textFormOf = (name: string): TextForm | null =>
  TextForm.safeParse(name.replace(/^say:/u, '')).data ?? null;

/** What somebody does who sends in such a window. `about`: the number of the ticket that a further question belongs to. */
export function typedIn(kind: TextForm, about: string, text: string): Typed {
  if (kind === 'handover') return { kind: 'handover', text };
  const act = { kind: 'reopen', text } as const;
  return { kind: 'act', ticket: about, role: 'asker', act };
}
