import type { Outcome } from '../helpdesk/inbound.ts';
import { isWaiting } from '../helpdesk/ticket.ts';
import { MEDICAL } from '../helpdesk/triage.ts';
import type { Reply } from '../reply.ts';
import type { Answering } from './answering.ts';
import { asideOf, forgetAsked } from './aside.ts';
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
  what: What<'message'>,
  { bot, topic }: Answering,
): Promise<Outcome> {
  const { text, withheld } = what;
  const { inbound, unit, region } = scene;
  const { key, from, place, after, at } = inbound;
  const previousQuestion = await questionBefore(scene);
  const found = bot.handle({
    text,
    receivedAt: new Date(at),
    conversation: {
      id: place.conversation,
      ...(previousQuestion === null ? {} : { previousQuestion }),
    },
    sender: { id: from.id },
    withheld,
  });
  const added = await addToTicket(scene, what, found);
  if (added !== null) return added;
  if (!QUESTIONS.has(found.kind) || text === '') return done(found);
  const question = found.understood ?? text;
  for (const where of after === undefined ? [place] : [place, after])
    await unit.conversations.put(where, { person: from.id, question, ticket: null }, at);
  const about = topic(question, found);
  const id = await unit.questions.log({
    key,
    region: region.id,
    person: from.id,
    at,
    kind: found.kind,
    topic: about,
    text: question,
  });
  return done({
    ...found,
    feedback: RATED.has(found.kind) ? id : null,
    choices: isForHelpdesk(found, about) ? [...found.choices, ASK_HELPDESK] : found.choices,
  });
}

/** Milliseconds after which somebody who begins anew means something else. */
const SAME_TALK = 30 * 60_000;

/** The question that the new one may lean on: the one before it here, or the one that the person asked just before. */
async function questionBefore({ inbound, unit }: Scene): Promise<string | null> {
  const { place, after, at } = inbound;
  const here = await unit.conversations.get(place);
  if (here !== null || after === undefined) return here?.question ?? null;
  const there = await unit.conversations.get(after);
  const isRecent = there !== null && Date.parse(at) - Date.parse(there.at) <= SAME_TALK;
  return isRecent ? there.question : null;
}

/** Whether the helpdesk is offered: where Balie has no answer, and the desk may have one. */
function isForHelpdesk({ kind, route }: Reply, topic: string): boolean {
  const isForeign = kind === 'refusal' && route === null && topic !== MEDICAL;
  return kind === 'handover' || isForeign;
}

/** Replies that somebody gets who was asked what else they want to know: these are no word for their ticket. */
const NO_ADDITION = new Set<Reply['kind']>(['calculation', 'smalltalk', 'help']);

/** What somebody types after they were asked what else they want to know belongs to their ticket; null for all else. */
async function addToTicket(
  scene: Scene,
  { text, withheld }: What<'message'>,
  found: Reply,
): Promise<Outcome | null> {
  const { inbound, unit } = scene;
  const ticket = (await unit.conversations.get(asideOf(inbound)))?.ticket ?? null;
  if (ticket === null || text === '' || NO_ADDITION.has(found.kind)) return null;
  await forgetAsked(scene);
  const kept = await unit.tickets.get(ticket);
  if (kept === null || !isWaiting(kept)) return null;
  const act = { kind: 'reopen', text } as const;
  return handleAct(scene, { kind: 'act', ticket, role: 'asker', act, withheld: [...withheld] });
}
