import type { Form } from '../../chat/form.ts';
import { cutAtWord } from './cut.ts';
import { plainText } from './escape.ts';
import { inputBlocks } from './inputs.ts';
import { type Block, LIMITS, type Modal } from './limits.ts';
import { textSections } from './modals.ts';

/** What a window has besides its form. */
interface Besides {
  /** What the caller gets back with the view; at most 3000 characters. */
  readonly metadata: string;
  readonly close?: string;
  /** What stands below the inputs. */
  readonly below?: readonly Block[];
}

/** Room for what stands above the inputs: it is cut off long before a window is full. */
const INTRO = { most: 60, room: 150_000 };

/** A window with something to fill in; what it is, is its `callback_id`. */
export function renderModalForm(
  { name, title, submit, intro, inputs }: Form,
  { metadata, close = 'Annuleren', below = [] }: Besides,
): Modal {
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: metadata,
    title: plainText(cutAtWord(title, LIMITS.modalTitle)),
    ...(submit === null ? {} : { submit: plainText(submit) }),
    close: plainText(close),
    blocks: [...textSections(intro, INTRO), ...inputs.flatMap(inputBlocks), ...below],
  };
}
