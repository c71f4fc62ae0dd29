import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { normalise } from '../../../src/dutch/normalise.ts';
import { guard } from '../../../src/privacy.ts';
import { sentence } from '../../chat/tell-now.ts';
import type { Modal } from '../render/limits.ts';
import { renderOutcome } from '../render/modals.ts';
import type { View } from './payloads.ts';
import { readState } from './read-state.ts';

/** What becomes of a window: it closes, shows something else, or says at an input what is wrong. */
export type Next =
  | { readonly kind: 'close' }
  | { readonly kind: 'show'; readonly view: Modal }
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> };

type ViewAck = (response: ViewResponseAction) => Promise<void>;

export const shown = (text: string): Next => ({
  kind: 'show',
  view: renderOutcome(sentence(text)),
});

/** Says to Slack what becomes of a window that is still open. */
export function answer(next: Next, ack: ViewAck): Promise<void> {
  switch (next.kind) {
    case 'close':
      return ack({ response_action: 'clear' });
    case 'show':
      return ack({ response_action: 'update', view: next.view });
    case 'wrong':
      return ack({ response_action: 'errors', errors: { ...next.errors } });
  }
}

/** A window that already says that it takes a while shows what came of it; what was typed is not lost with it. */
export async function showLater(next: Next, { id, state }: View, client: WebClient): Promise<void> {
  await client.views.update({ view_id: id, view: viewOf() });

  function viewOf(): Modal {
    if (next.kind === 'show') return next.view;
    if (next.kind === 'close') return renderOutcome(sentence('Het is gelukt.'));
    const typed = [...readState(state?.values).values()].flat().map(withoutPersonalData);
    const text = typed.length === 0 ? '' : ['Dit had u ingevuld:', ...typed].join('\n\n');
    return renderOutcome({ ...sentence(Object.values(next.errors).join(' ')), text });
  }
}

/** What stands in a window goes to Slack. */
const withoutPersonalData = (text: string): string => `“${guard(normalise(text)).redacted}”`;
