import { alreadyOpenReply, openedReply } from '../helpdesk/asker-words.ts';
import type { Outcome } from '../helpdesk/inbound.ts';
import { type Ticket, WAITING_STATES } from '../helpdesk/ticket.ts';
import { MEDICAL } from '../helpdesk/triage.ts';
import type { Answering } from './answering.ts';
import { showAtDesk } from './desk.ts';
import { done, refused } from './outcome.ts';
import type { Scene, What } from './scene.ts';
import { withWarning } from './withheld.ts';

/** Takes a question to the helpdesk: the one that comes with it, or the one before it in the conversation. */
export async function handleHandover(
  scene: Scene,
  { text, withheld }: What<'handover'>,
  answering: Answering,
): Promise<Outcome> {
  const { inbound, unit, region, today } = scene;
  const { from, place, at } = inbound;
  const question = text === '' ? ((await unit.conversations.get(place))?.question ?? '') : text;
  if (!/[\p{L}\p{N}]/u.test(question.replace(/\[[^\]]*\]/gu, '')))
    return refused(withheld.length > 0 ? NOTHING_LEFT : NO_QUESTION);
  const before = await waitingTicket(scene, question);
  if (before !== null) return done(alreadyOpenReply(before, place, region), { ticket: before.id });
  const found = answering.bot.handle({
    text: question,
    receivedAt: new Date(at),
    conversation: { id: place.conversation },
    sender: { id: from.id },
  });
  const triage = answering.triage(question, found, withheld.length > 0, today);
  if (triage.topic.id === MEDICAL) return refused(NOT_MEDICAL);
  const by = { role: 'asker' as const, ...from };
  const ticket = await unit.tickets.open(
    { kind: 'opened', region: region.id, question, askedAt: place, triage },
    by,
    at,
  );
  await noteHandover(scene, ticket);
  await showAtDesk(unit, ticket, region, at);
  return done(withWarning(openedReply(ticket, region), withheld), { ticket: ticket.id });
}

/** The ticket that somebody has open already for the same question: pressing twice asks once. */
async function waitingTicket(
  { inbound: { from }, unit, region }: Scene,
  question: string,
): Promise<Ticket | null> {
  const filter = { regions: [region.id], states: WAITING_STATES, asker: from.id };
  const own = await unit.tickets.list(filter);
  return own.find((ticket) => ticket.question === question) ?? null;
}

/** The report counts a question that went straight to the helpdesk as one that Balie did not answer. */
async function noteHandover(
  { inbound: { key, at, from }, unit, region }: Scene,
  { id, question, triage }: Ticket,
): Promise<void> {
  if (await unit.questions.handedOver(from.id, question, id)) return;
  await unit.questions.log({
    key,
    region: region.id,
    person: from.id,
    at,
    kind: 'handover',
    topic: triage.topic.id,
    text: question,
  });
  await unit.questions.handedOver(from.id, question, id);
}

const NO_QUESTION = 'Ik zie geen vraag; schrijf de vraag erbij in gewone woorden.';
const NOTHING_LEFT =
  'Zonder de persoonsgegevens blijft er geen vraag over; stel de vraag opnieuw, zonder gegevens van een patiënt.';
const NOT_MEDICAL =
  'Dit is een medische vraag. De helpdesk beantwoordt die niet; volg het protocol van uw eigen praktijk of overleg met de huisarts.';
