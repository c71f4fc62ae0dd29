import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Calculator } from '../../../src/calculators/calculator.ts';
import type { Log } from '../../../src/front-desk/desk.ts';
import { reasonOf } from '../../../src/front-desk/reason.ts';
import type { Services } from '../../chat/services.ts';
import { slackError } from '../connect/web-api.ts';
import { renderForm } from '../render/form.ts';
import type { Modal } from '../render/limits.ts';

/** What a form remembers of where it was opened: the place that its result can be shared in. */
const Metadata = z.object({
  channel: z.string().optional(),
  responseUrl: z.url().optional(),
  /** When the `responseUrl` ends. */
  until: z.iso.datetime().optional(),
});
export type Metadata = z.infer<typeof Metadata>;

const writeMetadata = (metadata: Metadata): string => JSON.stringify(metadata);

export function readMetadata(text: string): Metadata {
  return text === '' ? {} : Metadata.parse(JSON.parse(text));
}

/** Milliseconds that Slack takes something at a `response_url`: half an hour. */
const RESPONSE_URL = 30 * 60_000;

/** The place in which a command was typed, as a form remembers it. */
export function placeToShare(channel: string, responseUrl: string, now: Date): Metadata {
  return { channel, responseUrl, until: new Date(now.getTime() + RESPONSE_URL).toISOString() };
}

/** Opens the empty form of a calculator. */
export function openForm(
  client: WebClient,
  calculator: Calculator,
  trigger: string,
  metadata: Metadata,
  { rules, log }: Pick<Services, 'rules' | 'log'>,
): Promise<Opened> {
  const filling = { values: {}, result: null, metadata: writeMetadata(metadata) };
  return openWindow(client, { trigger, view: renderForm(calculator, rules, filling) }, log);
}

export type Opened = { readonly ok: true } | { readonly ok: false; readonly sentence: string };

/** A window to open, on top of another one with `push`. */
interface Opening {
  readonly trigger: string;
  readonly view: Modal;
  readonly how?: 'open' | 'push';
}

/** A window can be opened for three seconds after somebody pressed something, and once. */
const TOO_LATE = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

/** Opens a window. When it cannot be, whatever the reason, a sentence for who pressed. */
export async function openWindow(
  client: WebClient,
  { trigger, view, how = 'open' }: Opening,
  log: Log,
): Promise<Opened> {
  try {
    await client.views[how]({ trigger_id: trigger, view });
    return { ok: true };
  } catch (error) {
    const why = slackError(error) ?? reasonOf(error);
    log('slack.window', { why });
    return { ok: false, sentence: TOO_LATE.has(why) ? SLOW : NOT_OPENED };
  }
}

const SLOW = 'Het venster ging niet open, omdat het te lang duurde. Probeer het nog een keer.';
const NOT_OPENED = 'Het venster ging niet open. Probeer het opnieuw.';
