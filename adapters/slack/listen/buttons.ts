import type { App } from '@slack/bolt';
import { FORGOTTEN_REPLY } from '../../../src/front-desk/handle-share.ts';
import type { Region } from '../../../src/helpdesk/region.ts';
import { regionBehind } from '../../chat/at-desk.ts';
import { calculatorOfForm } from '../../chat/calculator-form.ts';
import { NO_REGION } from '../../chat/say-no-region.ts';
import type { Services } from '../../chat/services.ts';
import { occasion, regionFor } from '../occasion.ts';
import type { Modal } from '../render/limits.ts';
import { renderMessage } from '../render/message.ts';
import { renderOutcome, renderSteps, renderWhole } from '../render/modals.ts';
import { pressChoice, pressFeedback, pressHelpdesk } from './choice-buttons.ts';
import { pressAtDesk } from './desk-buttons.ts';
import { nameOf, Press, teamOf } from './payloads.ts';
import { alone, channelOf, openOrTell, type Placed, type Pressed, threadOf } from './pressed.ts';
import { pressShare } from './share-button.ts';
import { A_WHILE, ephemeral, inTime, type Shown, SOON } from './tell-now.ts';
import { openForm } from './windows.ts';

/** What pressing a button brings: something for who pressed it alone, or null when it is seen elsewhere. */
type Pressing = (pressed: Placed) => Promise<Shown | null>;

/** Every kind of button but those of the desk, by the first part of its `action_id`. */
const BUTTONS: Readonly<Record<string, Pressing>> = {
  choice: pressChoice,
  feedback: pressFeedback,
  helpdesk: pressHelpdesk,
  share: pressShare,
  steps: (pressed) => openRecalled(pressed, renderSteps),
  whole: (pressed) => openRecalled(pressed, (reply) => renderWhole(reply)),
  form: pressForm,
};

/** Buttons in messages, in windows and at home. */
export function listenForButtons(app: App, services: Services): void {
  app.action(/./u, async ({ body, ack, respond, client }) => {
    const press = Press.parse(body);
    const [{ action_id: action, value }] = press.actions;
    const { user, trigger_id: trigger } = press;
    const who = occasion(trigger, teamOf(press), channelOf(press), user.id, nameOf(user));
    const show = async (shown: Shown | null): Promise<void> => {
      if (shown === null) return;
      const message = renderMessage(shown.reply, shown.ref, { share: true });
      if (press.response_url !== undefined) {
        await respond(ephemeral(message, threadOf(press)));
        return;
      }
      // A window and the home have no place for a message: what does not open either is said in the conversation.
      const opened = await openOrTell({ client, press, services }, renderOutcome(shown.reply));
      if (opened !== null) await client.chat.postMessage({ channel: user.id, ...message });
    };
    await inTime(answerTo({ press, who, client, services, action, value }), SOON, {
      soon: async (shown) => {
        await ack();
        await show(shown);
      },
      meanwhile: async () => {
        await ack();
        if (press.response_url !== undefined) await show(alone(A_WHILE));
      },
      late: show,
      failed: alone,
    });
    services.wake();
  });
}

async function answerTo(pressed: Pressed): Promise<Shown | null> {
  const kind = pressed.action.split(':')[0] ?? '';
  if (kind === 'ticket') return pressAtDesk(pressed);
  const pressing = Object.hasOwn(BUTTONS, kind) ? BUTTONS[kind] : undefined;
  const region = await regionOf(pressed);
  if (region === null) return alone(NO_REGION);
  return pressing === undefined ? null : pressing({ ...pressed, region });
}

/** The region of the own question that a button is about, otherwise that of the place. */
async function regionOf({ value, who, services }: Pressed): Promise<Region | null> {
  return (await regionBehind(value, who.from.id, services)) ?? regionFor(services, who);
}

/** Opens more of what was said: its derivation, or all of it. */
async function openRecalled(
  pressed: Pressed,
  render: (reply: Shown['reply']) => Modal,
): Promise<Shown | null> {
  const { services, action } = pressed;
  const recalled = await services.frontDesk.recall(action.slice(action.indexOf(':') + 1));
  return recalled === null ? alone(FORGOTTEN_REPLY) : openOrTell(pressed, render(recalled.reply));
}

async function pressForm({ press, action, client, services }: Pressed): Promise<Shown | null> {
  const calculator = calculatorOfForm(action);
  if (calculator === undefined) return null;
  const opened = await openForm(client, calculator, press.trigger_id, {}, services);
  return opened.ok ? null : alone(opened.sentence);
}
