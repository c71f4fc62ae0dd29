import type { Typed } from '../../../src/front-desk/admit.ts';
import { cutAtSentence } from '../render/cut.ts';
import { plainText } from '../render/escape.ts';
import { inputBlock, textElement } from '../render/inputs.ts';
import { LIMITS, type Modal } from '../render/limits.ts';
import { openOrTell, type Pressed } from './pressed.ts';
import type { Shown } from './tell-now.ts';

/** A window with one text in it for the front desk: a question for the helpdesk, or what somebody still wants to know. */
export type TextForm = 'handover' | 'more';

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

/** The `block_id` of the text. */
export const TEXT = 'text';

/** `about`: the number of the ticket that a further question belongs to; of a first one, the channel it comes from. */
export function renderTextForm(kind: TextForm, text: string, about: string): Modal {
  const { title, label, hint } = WORDS[kind];
  const whole = text.length <= LIMITS.inputText;
  const given = whole ? text : cutAtSentence(text, LIMITS.inputText);
  return {
    type: 'modal',
    callback_id: `say:${kind}`,
    private_metadata: about,
    title: plainText(title),
    submit: plainText('Verstuur'),
    close: plainText('Annuleren'),
    blocks: [
      inputBlock(
        { name: TEXT, label, hint: whole ? hint : `${CUT} ${hint}` },
        textElement(LIMITS.inputText, given, true),
      ),
    ],
  };
}

const CUT = 'De tekst was te lang; het einde staat er niet bij.';

/** Whether a window is one for a first question to the helpdesk, by its `callback_id`. */
export const isHandover = (callback: string): boolean => callback === 'say:handover';

/** What somebody does who sends in such a window; null for a window of another kind. */
export function typedIn(callback: string, about: string, text: string): Typed | null {
  if (isHandover(callback)) return { kind: 'handover', text };
  if (callback !== 'say:more') return null;
  const act = { kind: 'reopen', text } as const;
  return { kind: 'act', ticket: about, role: 'asker', act };
}

/** Opens the window for what somebody still wants to know. */
export const openMore = (pressed: Pressed, ticket: string): Promise<Shown | null> =>
  openOrTell(pressed, renderTextForm('more', '', ticket));
