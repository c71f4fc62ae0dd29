import { openedReply } from '../helpdesk/asker-words.ts';
import type { Outcome } from '../helpdesk/inbound.ts';
import type { Reply } from '../reply.ts';
import type { Answering } from './answering.ts';
import { ASK_HELPDESK } from './ask-helpdesk.ts';
import { showAtDesk } from './desk.ts';
import { done, refused } from './outcome.ts';
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
  { inbound, unit, region }: Scene,
  { text, withheld }: What<'message'>,
  { bot, topic }: Answering,
): Promise<Outcome> {
  const { key, from, place, at } = inbound;
  const before = await unit.conversations.get(place);
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
  await unit.conversations.put(place, { person: from.id, question }, at);
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

/** Takes a question to the helpdesk: the one that comes with it, or the one before it in the conversation. */
export async function handleHandover(
  { inbound, unit, region, today }: Scene,
  { text, withheld }: What<'handover'>,
  answering: Answering,
): Promise<Outcome> {
  const { key, from, place, at } = inbound;
  const question = text === '' ? ((await unit.conversations.get(place))?.question ?? '') : text;
  if (!/[\p{L}\p{N}]/u.test(question.replace(/\[[^\]]*\]/gu, '')))
    return refused(withheld.length > 0 ? NOTHING_LEFT : NO_QUESTION);
  const found = answering.bot.handle({
    text: question,
    receivedAt: new Date(at),
    conversation: { id: place.conversation },
    sender: { id: from.id },
  });
  const triage = answering.triage(question, found, withheld.length > 0, today);
  if (triage.topic.id === 'medisch') return refused(MEDICAL);
  const by = { role: 'asker' as const, ...from };
  const ticket = await unit.tickets.open(
    { kind: 'opened', region: region.id, question, askedAt: place, triage },
    by,
    at,
  );
  if (!(await unit.questions.handedOver(from.id, question, ticket.id))) {
    const topic = triage.topic.id;
    const asked = { key, region: region.id, person: from.id, at, kind: found.kind, topic };
    await unit.questions.log({ ...asked, text: question });
    await unit.questions.handedOver(from.id, question, ticket.id);
  }
  await showAtDesk(unit, ticket, region, at);
  const opened = openedReply(ticket, region);
  return done(
    withheld.length === 0 ? opened : { ...opened, warnings: [WITHHELD, ...opened.warnings] },
    { ticket: ticket.id },
  );
}

const NO_QUESTION =
  'Ik zie geen vraag. Typ de vraag erbij, bijvoorbeeld: /helpdesk Wie betaalt de koppeling bij een overname?';
const NOTHING_LEFT =
  'Zonder de persoonsgegevens blijft er geen vraag over. Stel de vraag opnieuw, zonder gegevens van een patiënt.';
const MEDICAL =
  'Dit is een medische vraag. De helpdesk beantwoordt die niet; volg het protocol van uw eigen praktijk of overleg met de huisarts.';
const WITHHELD = 'Ik heb persoonsgegevens uit uw vraag weggelaten. Verwijder uw eigen bericht ook.';
