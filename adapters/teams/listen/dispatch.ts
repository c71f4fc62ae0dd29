import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../../../src/front-desk/reason.ts';
import { StoreUnavailable } from '../../../src/helpdesk/store.ts';
import { FAILED, sentence } from '../../chat/tell-now.ts';
import { saying } from '../deliver/said.ts';
import { renderReply, summaryOf } from '../render/reply.ts';
import { type Answer, dialogSaying, found, TAKEN, wordAside } from './answers.ts';
import { pressInCard } from './card-actions.ts';
import { openDialog } from './dialogs.ts';
import { openMessageAction, search, takeMessageAction } from './extension.ts';
import type { Heard } from './heard.ts';
import { hearMessage, welcome } from './messages.ts';
import { takeDialog } from './submissions.ts';

/** Something that Teams waits for, and how one sentence is told in its place. */
interface Invoke {
  readonly answer: (heard: Heard) => Promise<Answer>;
  readonly word: (text: string) => Answer;
}

/** Every kind of invoke, by its name. */
const INVOKES: Readonly<Record<string, Invoke>> = {
  'adaptiveCard/action': { answer: pressInCard, word: wordAside },
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
      return kept(heard, hearMessage);
    case 'installationUpdate':
      return action === 'add' ? kept(heard, welcome) : TAKEN;
    case 'conversationUpdate':
      return isAdded(heard) ? kept(heard, welcome) : TAKEN;
    case 'invoke': {
      const invoke = Object.hasOwn(INVOKES, name) ? INVOKES[name] : undefined;
      return invoke === undefined ? { status: 501 } : answered(heard, invoke);
    }
    default:
      return TAKEN;
  }
}

/** Whether Balie itself came into a conversation. */
function isAdded({ activity: { membersAdded, recipient } }: Heard): boolean {
  return membersAdded?.some(({ id }) => id === recipient.id) === true;
}

/** Waits for what somebody waits for, but no longer than Teams does. */
async function answered(heard: Heard, { answer, word }: Invoke): Promise<Answer> {
  const { services, activity } = heard;
  const late = new AbortController();
  const handled = Promise.resolve(heard)
    .then(answer)
    .catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return word(error.message);
      services.log('teams.failed', { kind: activity.name, why: reasonOf(error) });
      return word(FAILED);
    });
  const over = pause(ANSWER_WITHIN, word(SLOW), { signal: late.signal }).catch(() => TAKEN);
  const first = await Promise.race([handled, over]);
  late.abort();
  return first;
}

const SLOW = 'Dit duurt te lang. Probeer het over een minuut opnieuw.';

/** Milliseconds that the keeping of an event may take: Teams waits for 15 seconds. */
const KEEP_WITHIN = 10_000;

/**
 * An event is taken when it is kept. Teams does not send again what was not taken: who typed it is told then that it is not
 * kept, past the outbox, which cannot be kept either.
 */
async function kept(heard: Heard, keep: (heard: Heard) => Promise<void>): Promise<Answer> {
  const { services, activity } = heard;
  try {
    const late = new AbortController();
    const over = pause(KEEP_WITHIN, 'late', { signal: late.signal }).catch(() => 'kept');
    const first = await Promise.race([keep(heard).finally(() => late.abort()), over]);
    if (first === 'late') throw new Error('late');
    return TAKEN;
  } catch (error) {
    services.log('teams.failed', { kind: activity.type, why: reasonOf(error) });
    if (activity.type !== 'message') return { status: 503 };
    return (await told(heard, NOT_KEPT)) ? TAKEN : { status: 503 };
  }
}

const NOT_KEPT = 'Ik kan uw vraag nu niet bewaren. Stel de vraag over een paar minuten opnieuw.';

/** Tells somebody one sentence where they are; whether it succeeded. */
async function told({ who, line, services }: Heard, text: string): Promise<boolean> {
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
