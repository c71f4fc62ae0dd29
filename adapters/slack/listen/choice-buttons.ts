import { isSpoken, type Typed } from '../../../src/front-desk/admit.ts';
import { ASK_HELPDESK } from '../../../src/front-desk/ask-helpdesk.ts';
import { FORGOTTEN_REPLY } from '../../../src/front-desk/handle-share.ts';
import { reasonOf } from '../../../src/front-desk/reason.ts';
import { isShared } from '../../../src/front-desk/recall.ts';
import { incoming } from '../../chat/services.ts';
import { textForm } from '../../chat/text-form.ts';
import { personAt } from '../place.ts';
import { renderModalForm } from '../render/modal-form.ts';
import { pressInForm } from './form-buttons.ts';
import { alone, isAlone, openOrTell, type Placed, placeOf } from './pressed.ts';
import { publishHome } from './publish-home.ts';
import type { Shown } from './tell-now.ts';

/** A choice is a message that pressing it sends. */
export async function pressChoice(pressed: Placed): Promise<Shown | null> {
  const { press, value, client, who, services, region } = pressed;
  const more = /^\/nog-een-vraag (?<ticket>\d+)$/u.exec(value)?.groups?.ticket;
  if (more !== undefined)
    return openOrTell(pressed, renderModalForm(textForm('more', ''), { metadata: more }));
  if (press.view?.type === 'modal') return pressInForm(pressed);
  const what = { kind: 'message', text: value } as const;
  if (press.view?.type === 'home') {
    const shown = await sayAlone(pressed, what);
    await publishHome(client, who, region, services).catch((error: unknown) =>
      services.log('slack.home', { why: reasonOf(error) }),
    );
    return shown;
  }
  return isSpoken(value) || isAlone(pressed) ? sayAlone(pressed, what) : sayThere(pressed, what);
}

/** Whether an answer helped. */
export const pressFeedback = (pressed: Placed): Promise<Shown> =>
  sayAlone(pressed, { kind: 'message', text: pressed.value });

/** Takes the question behind a message to the helpdesk; where it names none, the one before it in the conversation. */
export async function pressHelpdesk(pressed: Placed): Promise<Shown | null> {
  const { services, who, value } = pressed;
  const recalled = await services.frontDesk.recall(value);
  // Another question than the one that somebody sees must not go in its place.
  if (recalled === null && value !== ASK_HELPDESK.message) return alone(FORGOTTEN_REPLY);
  const what = { kind: 'handover', text: recalled?.question ?? '' } as const;
  // Balie need not be in a channel that something was shared in, and could then say nothing in a thread there.
  if (isShared(value)) return sayAlone(pressed, what, personAt(who.team, who.user));
  return isAlone(pressed) ? sayAlone(pressed, what) : sayThere(pressed, what);
}

/** Says something to the front desk; only who pressed sees what comes of it. */
async function sayAlone(pressed: Placed, what: Typed, place = placeOf(pressed)): Promise<Shown> {
  const { services, who, region } = pressed;
  const event = incoming(services, who, region, place, what, true);
  const { reply } = await services.frontDesk.receive(event);
  return { reply, ref: who.key };
}

/** Says something to the front desk; what comes of it is said in the thread. */
async function sayThere(pressed: Placed, what: Typed): Promise<null> {
  const { services, region, press, action } = pressed;
  // Pressed twice by somebody, it is said once.
  const key = `slack:${press.message?.ts}:${action}:${pressed.who.user}`;
  const who = { ...pressed.who, key };
  await services.frontDesk.accept(incoming(services, who, region, placeOf(pressed), what, false));
  return null;
}
