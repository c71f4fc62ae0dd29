import type { App } from '@slack/bolt';
import { isSpoken } from '../../src/front-desk/admit.ts';
import { FORGOTTEN_REPLY } from '../../src/front-desk/handle-share.ts';
import type { Address } from '../../src/helpdesk/ticket.ts';
import { pressAtDesk } from './desk-buttons.ts';
import { pressInForm } from './form-buttons.ts';
import { calculatorOfForm, openForm, openWindow, readMetadata } from './forms.ts';
import { publishHome } from './home-tab.ts';
import type { Modal } from './limits.ts';
import { renderSteps, renderWhole } from './modals.ts';
import { nameOf, Press, teamOf } from './payloads.ts';
import { channelBehind, personAt, threadAt } from './place.ts';
import { alone, openOrTell, type Placed, type Pressed, windowFor } from './pressed.ts';
import { renderMessage } from './render.ts';
import { incoming, NO_REGION, occasion, regionFor, type Services } from './services.ts';
import { ephemeral, inTime, type Shown } from './tell-now.ts';
import { openMore } from './text-forms.ts';

/** What pressing a button brings: something for who pressed it alone, or null when it is seen elsewhere. */
type Pressing = (pressed: Placed) => Promise<Shown | null>;

/** Every kind of button but those of the desk, by the first part of its `action_id`. */
const BUTTONS: Readonly<Record<string, Pressing>> = {
  choice: pressChoice,
  feedback: (pressed) => sayAlone(pressed, pressed.value),
  helpdesk: pressHelpdesk,
  share: pressShare,
  steps: (pressed) => openRecalled(pressed, renderSteps),
  whole: (pressed) => openRecalled(pressed, renderWhole),
  form: pressForm,
};

/** Buttons in messages, in windows and at home. */
export function listenForButtons(app: App, services: Services): void {
  app.action(/./u, async ({ body, ack, respond, client }) => {
    const press = Press.parse(body);
    const [{ action_id: action, value }] = press.actions;
    const channel = press.channel?.id ?? null;
    const who = occasion(
      press.trigger_id,
      teamOf(press),
      channel,
      press.user.id,
      nameOf(press.user),
    );
    const show = async (shown: Shown | null): Promise<void> => {
      if (shown === null) return;
      if (press.response_url !== undefined)
        await respond(ephemeral(renderMessage(shown.reply, shown.ref, { share: true })));
      else await openWindow(client, press.trigger_id, renderWhole(shown.reply), windowFor(press));
    };
    await inTime(answerTo({ press, who, client, services, action, value }), {
      soon: async (shown) => {
        await ack();
        await show(shown);
      },
      meanwhile: ack,
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
  const region = regionFor(pressed.services, pressed.who);
  if (region === null) return alone(NO_REGION);
  return pressing === undefined ? null : pressing({ ...pressed, region });
}

/** Where a button was pressed as a conversation: the thread of its message, or between Balie and the person. */
function placeOf({ press, who: { team, channel, user } }: Pressed): Address {
  const { message, container } = press;
  if (channel === null || message === undefined || container.is_ephemeral)
    return personAt(team, user);
  return threadAt(team, channel, message.thread_ts ?? message.ts);
}

/** A choice is a message that pressing it sends. */
async function pressChoice(pressed: Placed): Promise<Shown | null> {
  const { press, value, client, who, services, region } = pressed;
  const more = /^\/nog-een-vraag (?<ticket>\d+)$/u.exec(value)?.groups?.ticket;
  if (more !== undefined) return openMore(pressed, more);
  if (press.view?.type === 'modal') return pressInForm(pressed);
  if (press.view?.type === 'home') {
    const shown = await sayAlone(pressed, value);
    await publishHome(client, who, region, services);
    return shown;
  }
  return isSpoken(value) || isAlone(pressed) ? sayAlone(pressed, value) : sayThere(pressed, value);
}

const isAlone = ({ press, who }: Pressed): boolean =>
  press.container.is_ephemeral || who.channel === null || press.message === undefined;

/** Says something to the front desk; only who pressed sees what comes of it. */
async function sayAlone(pressed: Placed, text: string): Promise<Shown> {
  const { services, who, region } = pressed;
  const what = { kind: 'message', text } as const;
  const event = incoming(services, who, region, placeOf(pressed), what, true);
  const { reply } = await services.frontDesk.receive(event);
  return { reply, ref: who.key };
}

/** Says something to the front desk; what comes of it is said in the thread. */
async function sayThere(pressed: Placed, text: string): Promise<null> {
  const { services, who, region } = pressed;
  const what = { kind: 'message', text } as const;
  await services.frontDesk.accept(incoming(services, who, region, placeOf(pressed), what, false));
  return null;
}

/** Takes the question behind a message to the helpdesk; without it, the question before it in the conversation. */
async function pressHelpdesk(pressed: Placed): Promise<Shown | null> {
  const { services, who, region, value } = pressed;
  const recalled = await services.frontDesk.recall(value);
  const what = { kind: 'handover', text: recalled?.question ?? '' } as const;
  const place = placeOf(pressed);
  if (isAlone(pressed)) {
    const { reply } = await services.frontDesk.receive(
      incoming(services, who, region, place, what, true),
    );
    return { reply, ref: who.key };
  }
  await services.frontDesk.accept(incoming(services, who, region, place, what, false));
  return null;
}

/** Shows a reply to everybody in the channel in which it was asked for. */
async function pressShare(pressed: Placed): Promise<Shown | null> {
  const { press, services, who, region, value } = pressed;
  const { responseUrl = press.response_url } = readMetadata(press.view?.private_metadata ?? '');
  if (responseUrl === undefined) return alone(NO_CHANNEL);
  const what = { kind: 'share', ref: value } as const;
  const place = channelBehind(who.team, responseUrl);
  const { ok, reply } = await services.frontDesk.receive(
    incoming(services, who, region, place, what, true),
  );
  return ok ? null : { reply, ref: '' };
}

const NO_CHANNEL =
  'Ik weet niet in welk kanaal. Typ de opdracht in het kanaal en deel daar het antwoord.';

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
