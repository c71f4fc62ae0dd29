import { createHash } from 'node:crypto';
import { isSpoken } from '../../../src/front-desk/admit.ts';
import { ASK_HELPDESK } from '../../../src/front-desk/ask-helpdesk.ts';
import { FORGOTTEN_REPLY } from '../../../src/front-desk/handle-share.ts';
import type { Region } from '../../../src/helpdesk/region.ts';
import type { Reply } from '../../../src/reply.ts';
import { regionBehind } from '../../chat/at-desk.ts';
import { NO_REGION } from '../../chat/say-no-region.ts';
import { incoming } from '../../chat/services.ts';
import { placeOf, receiveAlone, regionFor } from '../occasion.ts';
import { renderReply, type Shown, summaryOf } from '../render/reply.ts';
import { CardAction, type Pressed } from './activities.ts';
import { type Answer, cardInPlace, leftAsItIs, wordAside } from './answers.ts';
import { type Heard, keepInPlace, OLD_BUTTON, recallFor } from './heard.ts';
import { claim, showTicketAgain } from './ticket-actions.ts';

type Pressing = (heard: Heard, pressed: Pressed) => Promise<Answer>;

/** Every kind of button that is answered with a card in the place of its own, by its verb. */
const VERBS: Readonly<Record<string, Pressing>> = {
  view: showAgain,
  choice: pressChoice,
  feedback: pressFeedback,
  helpdesk: pressHelpdesk,
  ticket: showTicketAgain,
  claim,
};

/** `adaptiveCard/action`: somebody presses a button, or sees a card that Teams asks for anew. */
export async function pressInCard(heard: Heard): Promise<Answer> {
  const { action } = CardAction.parse(heard.activity.value);
  const pressing = Object.hasOwn(VERBS, action.verb) ? VERBS[action.verb] : undefined;
  return pressing === undefined ? wordAside(OLD_BUTTON) : pressing(heard, action.data);
}

/** What somebody reads in the place of an answer; who only sees a card that Teams asks for anew did nothing, and reads nothing. */
export function wordForCard(text: string, { activity }: Heard): Answer {
  const { data } = CardAction.safeParse(activity.value);
  const isRefresh = data !== undefined && REFRESHING.has(data.action.verb);
  return isRefresh ? leftAsItIs('not now') : wordAside(text);
}

const REFRESHING = new Set(['view', 'ticket']);

/** The card as this viewer has it: who asked sees what they can do with the answer. */
async function showAgain(heard: Heard, { ref }: Pressed): Promise<Answer> {
  const recalled = await recallFor(heard, ref);
  if (recalled === null) return leftAsItIs('not kept');
  return cardInPlace(renderReply(recalled.reply, ref, viewed(heard, recalled.person)));
}

/** How somebody sees a reply. Where others see it too, their own view is asked for anew. */
function viewed({ who }: Heard, person: string | null): Shown {
  if (!who.isShared) return {};
  const isAsker = person === null || person === who.from.id;
  return isAsker ? { viewer: 'asker', refresh: { userIds: [who.account] } } : { viewer: 'anybody' };
}

/** Shows that something was pressed, on the card itself. */
async function showPressed(
  heard: Heard,
  { ref, chosen, rated }: Pressed,
  change: Pick<Shown, 'chosen' | 'rated'>,
  otherwise: string,
): Promise<Answer> {
  const recalled = await recallFor(heard, ref);
  if (recalled === null) return wordAside(otherwise);
  // Not asked for anew: the buttons would be back.
  const { refresh: _, ...view } = viewed(heard, recalled.person);
  const before = {
    ...(chosen === undefined ? {} : { chosen }),
    ...(rated === undefined ? {} : { rated: true }),
  };
  const card = renderReply(recalled.reply, ref, { ...view, ...before, ...change });
  keepInPlace(heard, card, summaryOf(recalled.reply));
  return cardInPlace(card);
}

/** A choice is a message that pressing it sends. */
async function pressChoice(heard: Heard, pressed: Pressed): Promise<Answer> {
  const { who, services } = heard;
  const { ref, text } = pressed;
  const region = await regionOf(heard, text);
  if (region === null) return wordAside(NO_REGION);
  const recalled = await recallFor(heard, ref);
  const label = recalled?.reply.choices.find(({ message }) => message === text)?.label;
  const what = { kind: 'message', text } as const;
  if (isSpoken(text)) {
    const { ok, reply } = await receiveAlone(services, who, region, what);
    services.wake();
    if (!ok) return wordAside(reply.title);
    const chosen = `${label ?? text}. ${inOneLine(reply)}`;
    return showPressed(heard, pressed, { chosen }, inOneLine(reply));
  }
  // What a button carries comes from somebody's own machine: it says what it was given to say.
  if (label === undefined) return wordAside(FORGOTTEN_REPLY);
  const once = { ...who, key: onceKey(heard, text) };
  const event = incoming(services, once, region, placeOf(who), what, false);
  const admitted = await services.frontDesk.accept(event);
  services.wake();
  if (!admitted.ok) return wordAside(admitted.sentence);
  return showPressed(heard, pressed, { chosen: label }, `U koos: ${label}.`);
}

/** Whether an answer helped. */
async function pressFeedback(heard: Heard, pressed: Pressed): Promise<Answer> {
  const { who, services } = heard;
  const { text } = pressed;
  const region = regionFor(services, who);
  if (region === null) return wordAside(NO_REGION);
  if (!isSpoken(text)) return wordAside(OLD_BUTTON);
  const { ok, reply } = await receiveAlone(services, who, region, { kind: 'message', text });
  return ok ? showPressed(heard, pressed, { rated: true }, reply.title) : wordAside(reply.title);
}

/** Takes the question behind a card to the helpdesk; where it names none, the one before it in the conversation. */
async function pressHelpdesk(heard: Heard, pressed: Pressed): Promise<Answer> {
  const { who, services } = heard;
  const { ref } = pressed;
  const region = regionFor(services, who);
  if (region === null) return wordAside(NO_REGION);
  const recalled = await recallFor(heard, ref);
  // Another question than the one that somebody sees must not go in its place.
  if (recalled === null) return wordAside(FORGOTTEN_REPLY);
  const what = { kind: 'handover', text: recalled.question ?? '' } as const;
  const once = { ...who, key: onceKey(heard, `helpdesk:${ref}`) };
  const event = incoming(services, once, region, placeOf(who), what, false);
  const admitted = await services.frontDesk.accept(event);
  services.wake();
  if (!admitted.ok) return wordAside(admitted.sentence);
  return showPressed(
    heard,
    pressed,
    { chosen: ASK_HELPDESK.label },
    'Uw vraag gaat naar de helpdesk.',
  );
}

/** Pressed twice by somebody, it is said once. */
function onceKey({ activity, who }: Heard, what: string): string {
  const under = activity.replyToId ?? activity.id;
  // What a person is called and what they chose do not stay behind as the name of an event.
  const pressed = JSON.stringify([who.tenant, who.conversation, under, who.user, what]);
  return `teams:press:${createHash('sha256').update(pressed).digest('hex')}`;
}

/** The region of the own question that a button is about, otherwise that of the place. */
async function regionOf({ who, services }: Heard, text: string): Promise<Region | null> {
  return (await regionBehind(text, who.from.id, services)) ?? regionFor(services, who);
}

const inOneLine = ({ title, text }: Reply): string => [title, text].join(' ').trim();
