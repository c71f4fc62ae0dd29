import type { Outcome } from '../helpdesk/inbound.ts';
import type { KeptConversation } from '../helpdesk/store.ts';
import type { Reply } from '../reply.ts';
import type { Answering } from './answering.ts';
import { ASK_HELPDESK } from './ask-helpdesk.ts';
import { handleAct } from './handle-act.ts';
import { done } from './outcome.ts';
import type { Scene, What } from './scene.ts';

/** Replies that a next question can lean on, and that can be taken to the helpdesk. */
const QUESTIONS = new Set<Reply['kind']>([
  'answer',
  'calculation',
  'clarify',
  'handover',
  'refusal',
]);
/** Replies of which somebody can say whether they helped. */
const RATED = new Set<Reply['kind']>(['answer', 'calculation']);

/** Answers a question, and remembers it for the next one and for the report. */
export async function handleMessage(
  scene: Scene,
  { text, withheld }: What<'message'>,
  { bot, topic }: Answering,
): Promise<Outcome> {
  const { inbound, unit, region } = scene;
  const { key, from, place, at } = inbound;
  const before = await unit.conversations.get(place);
  const added = await addToTicket(scene, text, withheld, before);
  if (added !== null) return added;
  const found = bot.handle({
    text,
    receivedAt: new Date(at),
    conversation: {
      id: place.conversation,
      ...(before === null ? {} : { previousQuestion: before.question }),
    },
    sender: { id: from.id },
    withheld,
  });
  if (!QUESTIONS.has(found.kind) || text === '') return done(found);
  const question = found.understood ?? text;
  await unit.conversations.put(place, { person: from.id, question, ticket: null }, at);
  const id = await unit.questions.log({
    key,
    region: region.id,
    person: from.id,
    at,
    kind: found.kind,
    topic: topic(question, found),
    text: question,
  });
  return done({
    ...found,
    feedback: RATED.has(found.kind) ? id : null,
    choices: found.kind === 'handover' ? [...found.choices, ASK_HELPDESK] : found.choices,
  });
}

/** What somebody types after they were asked what else they want to know belongs to their ticket; null for all else. */
async function addToTicket(
  scene: Scene,
  text: string,
  withheld: readonly string[],
  before: KeptConversation | null,
): Promise<Outcome | null> {
  if (before === null || before.ticket === null || text === '' || text.startsWith('/')) return null;
  const { place, at } = scene.inbound;
  await scene.unit.conversations.put(place, { ...before, ticket: null }, at);
  const outcome = await handleAct(scene, {
    kind: 'act',
    ticket: before.ticket,
    role: 'asker',
    act: { kind: 'reopen', text },
    withheld: [...withheld],
  });
  return outcome.ok ? outcome : null;
}
