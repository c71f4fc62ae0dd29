import { setTimeout as pause } from 'node:timers/promises';
import { tell } from '../../../src/front-desk/desk.ts';
import { reasonOf } from '../../../src/front-desk/reason.ts';
import { replyKey } from '../../../src/front-desk/recall.ts';
import { StoreUnavailable } from '../../../src/helpdesk/store.ts';
import type { Reply } from '../../../src/reply.ts';
import { FAILED, sentence } from '../../chat/tell-now.ts';
import { saying } from '../deliver/said.ts';
import { aloneAt, regionFor } from '../occasion.ts';
import { renderReply, summaryOf } from '../render/reply.ts';
import { type Answer, dialogSaying, found, TAKEN } from './answers.ts';
import { pressInCard, wordForCard } from './card-actions.ts';
import { openDialog } from './dialogs.ts';
import { openMessageAction, search, takeMessageAction } from './extension.ts';
import type { Heard } from './heard.ts';
import { hearMessage, welcome } from './messages.ts';
import { takeDialog } from './submissions.ts';

/** Something that Teams waits for, and how one sentence is told in its place. */
interface Invoke {
  readonly answer: (heard: Heard) => Promise<Answer>;
  readonly word: (text: string, heard: Heard) => Answer;
}

/** Every kind of invoke, by its name. */
const INVOKES: Readonly<Record<string, Invoke>> = {
  'adaptiveCard/action': { answer: pressInCard, word: wordForCard },
  'task/fetch': { answer: openDialog, word: dialogSaying },
  'task/submit': { answer: takeDialog, word: dialogSaying },
  'composeExtension/query': { answer: search, word: (text) => found([], text) },
  'composeExtension/fetchTask': { answer: openMessageAction, word: dialogSaying },
  'composeExtension/submitAction': { answer: takeMessageAction, word: dialogSaying },
};

/** Milliseconds in which Teams has its answer, whatever happens behind it: a search has 5 seconds, all else 10. */
const ANSWER_WITHIN = 4500;

/** Has an activity handled; gives what Teams gets for it. What nobody handles is taken, and left. */
export async function dispatch(heard: Heard): Promise<Answer> {
  const { type, name, action } = heard.activity;
  switch (type) {
    case 'message':
      return keepInTime(heard, hearMessage);
    case 'installationUpdate':
      return action === 'add' ? keepInTime(heard, welcome) : TAKEN;
    case 'invoke': {
      const invoke = Object.hasOwn(INVOKES, name) ? INVOKES[name] : undefined;
      return invoke === undefined ? { status: 501 } : answerInTime(heard, invoke);
    }
    default:
      return TAKEN;
  }
}

/** Waits for what somebody waits for, but no longer than Teams does. */
async function answerInTime(heard: Heard, { answer, word }: Invoke): Promise<Answer> {
  const { services, activity } = heard;
  const late = new AbortController();
  const handled = Promise.resolve(heard)
    .then(answer)
    .catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return word(error.message, heard);
      services.log('teams.failed', { kind: activity.name, why: reasonOf(error) });
      return word(FAILED, heard);
    });
  const over = pause(ANSWER_WITHIN, null, { signal: late.signal }).catch(() => null);
  const first = await Promise.race([handled, over]);
  late.abort();
  if (first !== null) return first;
  handled
    .then(({ outcome }) => (outcome === undefined ? null : tellLater(heard, outcome)))
    .catch((error: unknown) => services.log('teams.untold', { why: reasonOf(error) }));
  return word(SLOW, heard);
}

/** What came of something after Teams stopped waiting is told to who did it, in their conversation with Balie. */
async function tellLater({ who, services }: Heard, reply: Reply): Promise<void> {
  const region = regionFor(services, who)?.id ?? '';
  const at = services.now().toISOString();
  const what = { reply, region, ticket: null, asker: who.from.id };
  await services.store.transaction((unit) => tell(unit, replyKey(who.key), aloneAt(who), what, at));
  services.wake();
}

const SLOW =
  'Dit duurt langer dan anders. Kijk over een minuut of het gelukt is. Zo niet, probeer het dan opnieuw.';

/** Milliseconds that the keeping of an event may take: Teams waits for 15 seconds. */
const KEEP_WITHIN = 10_000;

/**
 * An event is taken when it is kept. Teams does not send again what was not taken: who typed it is told then that it is not
 * kept, past the outbox, which cannot be kept either. What takes too long may still be kept, and be answered.
 */
async function keepInTime(heard: Heard, keep: (heard: Heard) => Promise<void>): Promise<Answer> {
  const { services, activity } = heard;
  const late = new AbortController();
  const over = pause(KEEP_WITHIN, 'late' as const, { signal: late.signal }).catch(() => null);
  const kept = keep(heard).then(
    () => null,
    (error: unknown) => reasonOf(error),
  );
  const why = await Promise.race([kept, over]);
  late.abort();
  if (why === null) return TAKEN;
  services.log('teams.failed', { kind: activity.type, why });
  if (activity.type !== 'message') return { status: 503 };
  const text = why === 'late' ? SLOW_ANSWER : NOT_KEPT;
  return (await tellNow(heard, text)) ? TAKEN : { status: 503 };
}

const NOT_KEPT = 'Ik kan uw vraag nu niet bewaren. Stel de vraag over een paar minuten opnieuw.';
const SLOW_ANSWER =
  'Dit duurt langer dan anders. Komt er over een minuut geen antwoord? Stel de vraag dan opnieuw.';

/** Tells somebody one sentence where they are; whether it succeeded. */
async function tellNow({ who, line, services }: Heard, text: string): Promise<boolean> {
  const reply = sentence(text);
  try {
    const connector = await line.connectorFor(who.tenant);
    await connector.say(who.conversation, saying(renderReply(reply, ''), summaryOf(reply)));
    return true;
  } catch (error) {
    services.log('teams.untold', { why: reasonOf(error) });
    return false;
  }
}
