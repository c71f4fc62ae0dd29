import type { WebClient } from '@slack/web-api';
import type { Region } from '../../../src/helpdesk/region.ts';
import type { Address } from '../../../src/helpdesk/ticket.ts';
import { calculatorOfForm } from '../../chat/calculator-form.ts';
import type { Services } from '../../chat/services.ts';
import { sentence } from '../../chat/tell-now.ts';
import type { Occasion } from '../occasion.ts';
import { personAt, threadAt } from '../place.ts';
import type { Modal } from '../render/limits.ts';
import type { Press } from './payloads.ts';
import type { Shown } from './tell-now.ts';
import { type Metadata, openWindow, readMetadata } from './windows.ts';

/** A button that somebody pressed. */
export interface Pressed {
  readonly press: Press;
  readonly who: Occasion;
  readonly client: WebClient;
  readonly services: Services;
  /** The button's `action_id`, and its value. */
  readonly action: string;
  readonly value: string;
}

/** A button that was pressed in a place of a region. */
export interface Placed extends Pressed {
  readonly region: Region;
}

/** One sentence for who pressed. */
export const alone = (text: string): Shown => ({ reply: sentence(text), ref: '' });

/** What the form remembers that a button is in; nothing for a button elsewhere. */
export function formMetadata({ view }: Press): Metadata {
  const isForm = calculatorOfForm(view?.callback_id ?? '') !== undefined;
  return isForm ? readMetadata(view?.private_metadata ?? '') : {};
}

/** The channel in which a button was pressed: for one in a form, that in which the form was opened. */
export const channelOf = (press: Press): string | null =>
  press.channel?.id ?? formMetadata(press).channel ?? null;

/** The thread in which a button was pressed. */
export const threadOf = ({ message, container }: Press): string | undefined =>
  message?.thread_ts ?? container.thread_ts;

/** Whether only who pressed sees what the button is under. */
export const isAlone = ({ press: { container, message, channel } }: Pressed): boolean =>
  container.is_ephemeral || channel === undefined || message === undefined;

/** Where a button was pressed as a conversation: the thread of its message, or between Balie and the person. */
export function placeOf(pressed: Pressed): Address {
  const { press, who } = pressed;
  const { channel, message } = press;
  if (isAlone(pressed) || channel === undefined || message === undefined)
    return personAt(who.team, who.user);
  return threadAt(who.team, channel.id, message.thread_ts ?? message.ts);
}

/** Opens a window for who pressed, on top of the one that the button is in; when it cannot be, they are told why. */
export async function openOrTell(
  { client, press, services }: Pick<Pressed, 'client' | 'press' | 'services'>,
  view: Modal,
): Promise<Shown | null> {
  const how = press.view?.type === 'modal' ? 'push' : 'open';
  const opened = await openWindow(client, { trigger: press.trigger_id, view, how }, services.log);
  return opened.ok ? null : alone(opened.sentence);
}
