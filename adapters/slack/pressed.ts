import type { WebClient } from '@slack/web-api';
import type { Region } from '../../src/helpdesk/region.ts';
import { openWindow } from './forms.ts';
import type { Modal } from './limits.ts';
import type { Press } from './payloads.ts';
import type { Occasion, Services } from './services.ts';
import { type Shown, sentence } from './tell-now.ts';

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

/** On top of the window that the button is in, or a first one. */
export const windowFor = ({ view }: Press): 'open' | 'push' =>
  view?.type === 'modal' ? 'push' : 'open';

/** Opens a window for who pressed; when it cannot be, they are told why. */
export async function openOrTell({ client, press }: Pressed, view: Modal): Promise<Shown | null> {
  const opened = await openWindow(client, press.trigger_id, view, windowFor(press));
  return opened.ok ? null : alone(opened.sentence);
}
