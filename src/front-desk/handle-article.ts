import { formatDay } from '../dutch/dates.ts';
import { type Article, draftArticle, edited } from '../helpdesk/article.ts';
import type { Outcome } from '../helpdesk/inbound.ts';
import { refuseSaving } from '../helpdesk/life.ts';
import type { Actor } from '../helpdesk/ticket.ts';
import { reply } from '../reply.ts';
import { showAtDesk } from './desk.ts';
import { ownTicket, unknownTicket } from './handle-act.ts';
import { done, refused } from './outcome.ts';
import { refusePersonalData } from './personal-data.ts';
import type { Scene, What } from './scene.ts';

/** Keeps the answer to a ticket as knowledge: it is found from this moment on. */
export async function saveArticle(
  scene: Scene,
  { ticket: id, parts }: What<'save'>,
): Promise<Outcome> {
  const { inbound, unit, region, today } = scene;
  const by: Actor = { role: 'desk', ...inbound.from };
  const ticket = await ownTicket(scene, id);
  if (ticket === null) return refused(unknownTicket(id));
  const before = ticket.article === null ? null : await unit.articles.get(ticket.article);
  if (before !== null && before.withdrawnAt === null)
    return refused(`Het antwoord op vraag ${id} is al bewaard als ${ticket.article}.`);
  const reason = refuseSaving(ticket);
  if (reason !== null) return refused(reason);
  const article = draftArticle(`helpdesk-${ticket.id}`, ticket, parts, region, by, inbound.at);
  if (article === null) return refused(unknownTicket(id));
  const fault = faultIn(article, today);
  if (fault !== null) return refused(fault);
  await unit.articles.put(article);
  const next = await unit.tickets.append(
    ticket,
    { kind: 'saved', article: article.id },
    by,
    inbound.at,
  );
  await showAtDesk(unit, next, region, inbound.at);
  return done(savedReply(article, 'Bewaard als antwoord'), { ticket: id, article: article.id });
}

/** Changes a saved answer; the next asker gets the new one. */
export async function editArticle(
  scene: Scene,
  { article: id, parts }: What<'edit'>,
): Promise<Outcome> {
  const article = await ownArticle(scene, id);
  if (typeof article === 'string') return refused(article);
  if (Object.keys(parts).length === 0) return refused('Schrijf erbij wat er anders moet.');
  const next = edited(article, parts, scene.inbound.at);
  const fault = faultIn(next, scene.today);
  if (fault !== null) return refused(fault);
  await scene.unit.articles.put(next);
  return done(savedReply(next, 'Aangepast'), { article: id });
}

/** Takes a saved answer back; nobody gets it any more. */
export async function withdrawArticle(
  scene: Scene,
  { article: id }: What<'withdraw'>,
): Promise<Outcome> {
  const article = await ownArticle(scene, id);
  if (typeof article === 'string') return refused(article);
  await scene.unit.articles.put({ ...article, withdrawnAt: scene.inbound.at });
  return done(reply({ kind: 'handover', title: `${id} is ingetrokken` }), { article: id });
}

/** An article that the region may change, or why it may not: it is its own desk's, and not withdrawn. */
async function ownArticle({ unit, region }: Scene, id: string): Promise<Article | string> {
  // The ticket first, as when it is saved: two who lock in another order wait for each other.
  const ticket = await unit.tickets.get(id.replace(/^helpdesk-/u, ''));
  const article = await unit.articles.get(id);
  const own = ticket?.region === region.id;
  if (article === null || article.withdrawnAt !== null || (!own && article.region !== null))
    return `Antwoord ${id} bestaat niet, of is ingetrokken.`;
  return own ? article : `Antwoord ${id} is van ${article.desk}; alleen zij kunnen het wijzigen.`;
}

/** Why an article cannot be kept: everybody reads it, so nothing of a person may be in it. */
function faultIn(
  { question, answer, source, review, until }: Article,
  today: string,
): string | null {
  const personal = refusePersonalData([question, answer, source].join('\n\n'));
  if (personal !== null) return personal;
  if (LEFT_OUT.test(question) || LEFT_OUT.test(answer))
    return 'Uit de vraag of het antwoord is iets weggelaten; schrijf de tekst zelf, zonder gegevens van een persoon.';
  if (review <= today) return 'De dag om het antwoord na te kijken moet na vandaag liggen.';
  return until !== null && until < today ? 'De einddatum is al voorbij.' : null;
}

/** Where the guard took something out. */
const LEFT_OUT =
  /\[(?:bsn|naam|geboortedatum|adres|klacht|e-mail|telefoon|iban|persoonsgegevens)\]/u;

function savedReply(article: Article, title: string) {
  const { id, region, review, until, question, answer } = article;
  return reply({
    kind: 'handover',
    title: `${title}: ${id}`,
    text: `“${question}”\n\n${answer}`,
    facts: [
      { label: 'Voor', value: region === null ? 'alle regio’s' : 'deze regio' },
      { label: 'Nakijken op', value: formatDay(review) },
      { label: 'Geldt tot en met', value: until === null ? 'geen einddatum' : formatDay(until) },
    ],
  });
}
