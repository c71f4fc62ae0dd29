import { addDays, dayInAmsterdam } from '../dutch/dates.ts';
import { type Article, isShown } from '../helpdesk/article.ts';
import { closedReply } from '../helpdesk/asker-words.ts';
import { reminderNotice, summaryNotice } from '../helpdesk/desk-words.ts';
import type { Region } from '../helpdesk/region.ts';
import { DAY, isReminderDue, isSilent } from '../helpdesk/reminders.ts';
import type { Unit } from '../helpdesk/store.ts';
import { type Ticket, WAITING_STATES } from '../helpdesk/ticket.ts';
import { isWorkingDay, opensAt } from '../helpdesk/working-time.ts';
import { BALIE, type Equipment, showAtDesk, tellAsker, tellDesk } from './desk.ts';

/** A moment for which the duties are done. */
interface Round {
  readonly now: Date;
  readonly at: string;
  readonly today: string;
}

/**
 * What time brings: reminders and a daily summary for the desk, in its opening hours; closing questions that nobody came
 * back to; taking out the texts that were kept long enough. Doing it twice, or in two processes at once, does it once.
 */
export async function doDuties(equipment: Equipment): Promise<void> {
  const { store, settings, now: clock } = equipment;
  const now = clock();
  const round = { now, at: now.toISOString(), today: dayInAmsterdam(now) };
  for (const region of settings.regions) {
    await store.transaction((unit) => remind(unit, region, equipment, round));
    await store.transaction((unit) => summarise(unit, region, round));
    await store.transaction((unit) => closeSilent(unit, region, equipment, round));
  }
  const ago = (days: number): string => new Date(now.getTime() - days * DAY).toISOString();
  await store.transaction(({ people }) =>
    people.expire(ago(settings.keepQuestionsDays), ago(TRACES)),
  );
}

async function remind(
  unit: Unit,
  region: Region,
  { settings }: Equipment,
  { now, at, today }: Round,
): Promise<void> {
  const isDue = (ticket: Ticket): boolean => isReminderDue(ticket, region, settings, now, today);
  const due: Ticket[] = [];
  for (const { id } of await waiting(unit, region, isDue)) {
    // Looked at again under its lock: another process may have reminded in the meantime.
    const ticket = await unit.tickets.get(id);
    if (ticket === null || !isDue(ticket)) continue;
    due.push(await unit.tickets.append(ticket, { kind: 'reminded' }, BALIE, at));
  }
  if (due.length === 0) return;
  await tellDesk(unit, `reminder:${region.id}:${at}`, region, reminderNotice(due, today), at);
}

async function waiting(
  { tickets }: Unit,
  { id }: Region,
  which: (ticket: Ticket) => boolean,
): Promise<Ticket[]> {
  return (await tickets.list({ regions: [id], states: WAITING_STATES })).filter(which);
}

/** Days that it is remembered what was handled and said: so long can all of a reply be read, shared and handed over. */
const TRACES = 30;

/** Once a working day, from opening time on: what lies there, and which saved answers need a look. */
async function summarise(unit: Unit, region: Region, { now, at, today }: Round): Promise<void> {
  const name = `summary:${region.id}`;
  if (!isWorkingDay(today, region.hours) || now < opensAt(today, region.hours)) return;
  const last = await unit.settings.get(name);
  if (last !== null && last >= today) return;
  await unit.settings.set(name, today);
  const open = await waiting(unit, region, () => true);
  const since = opensAt(last ?? addDays(today, -1), region.hours).toISOString();
  const changed = await unit.tickets.list({ regions: [region.id], changedSince: since });
  const answered = changed.filter(({ answer }) => answer !== null && answer.at >= since).length;
  const articles = (await unit.articles.all()).filter((article) =>
    needsALook(article, region.id, today),
  );
  if (open.length + answered + articles.length === 0) return;
  const words = summaryNotice({ waiting: open, answered, articles }, today);
  await tellDesk(unit, `${name}:${today}`, region, words, at);
}

/** Calendar days before its end that the desk hears of it. */
const ENDS_SOON = 14;

function needsALook(article: Article, region: string, today: string): boolean {
  if (!isShown(article, region, today)) return false;
  const { review, until } = article;
  return review <= today || (until !== null && until <= addDays(today, ENDS_SOON));
}

async function closeSilent(
  unit: Unit,
  region: Region,
  { settings }: Equipment,
  { now, at }: Round,
): Promise<void> {
  const answered = await unit.tickets.list({ regions: [region.id], states: ['answered'] });
  for (const { id } of answered.filter((ticket) => isSilent(ticket, settings, now))) {
    const ticket = await unit.tickets.get(id);
    if (ticket === null || !isSilent(ticket, settings, now)) continue;
    const closed = await unit.tickets.append(
      ticket,
      { kind: 'closed', why: 'silence', text: '' },
      BALIE,
      at,
    );
    await showAtDesk(unit, closed, region, at);
    await tellAsker(unit, closed, closedReply(closed, region), at);
  }
}
