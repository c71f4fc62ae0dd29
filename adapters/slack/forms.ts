import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Calculator } from '../../src/calculators/calculator.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { renderForm } from './form.ts';
import type { Modal } from './limits.ts';
import type { Services } from './services.ts';
import { slackError } from './web-api.ts';

/** What a form remembers of where it was opened: the place that its result can be shared in. */
const Metadata = z.object({
  channel: z.string().optional(),
  responseUrl: z.url().optional(),
});
export type Metadata = z.infer<typeof Metadata>;

export const writeMetadata = (metadata: Metadata): string => JSON.stringify(metadata);

export function readMetadata(text: string): Metadata {
  return text === '' ? {} : Metadata.parse(JSON.parse(text));
}

/** The calculator whose form has this callback_id or whose button this action_id; undefined for others. */
export const calculatorOfForm = (name: string): Calculator | undefined =>
  CALCULATORS.find(({ command }) => name === `form:${command}`);

/** Opens the empty form of a calculator. */
export function openForm(
  client: WebClient,
  calculator: Calculator,
  trigger: string,
  metadata: Metadata,
  { rules }: Services,
): Promise<Opened> {
  const filling = { values: {}, result: null, metadata: writeMetadata(metadata) };
  return openWindow(client, trigger, renderForm(calculator, rules, filling));
}

export type Opened = { readonly ok: true } | { readonly ok: false; readonly sentence: string };

/** A window can be opened for three seconds after somebody pressed something, and once. */
const TOO_LATE = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

/** Opens a window, on top of another one with `push`. When it cannot be, a sentence for who pressed. */
export async function openWindow(
  client: WebClient,
  trigger: string,
  view: Modal,
  how: 'open' | 'push' = 'open',
): Promise<Opened> {
  try {
    await client.views[how]({ trigger_id: trigger, view });
    return { ok: true };
  } catch (error) {
    const name = slackError(error);
    if (name === null) throw error;
    return { ok: false, sentence: TOO_LATE.has(name) ? SLOW : NOT_OPENED };
  }
}

const SLOW = 'Het venster ging niet open, omdat het te lang duurde. Probeer het nog een keer.';
const NOT_OPENED = 'Het venster kon niet open. Typ uw vraag achter /balie.';
