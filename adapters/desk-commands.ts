import { z } from 'zod';
import { addDays, dayInAmsterdam } from '../src/dutch/dates.ts';
import { reportOn } from '../src/helpdesk/report.ts';
import { HELPDESK_SOURCE } from '../src/library/section.ts';
import type { Config } from './config.ts';
import { exportArticles } from './knowledge/export-article.ts';
import { readRoutes } from './knowledge/read-knowledge.ts';
import { onStop } from './on-stop.ts';
import type { OpenedDesk } from './open-desk.ts';
import type { Opened } from './open-knowledge.ts';
import { remark } from './output.ts';
import { serve } from './serve.ts';
import { runAnswers } from './terminal/answers.ts';
import { chat } from './terminal/chat.ts';
import { askersRegion, settle, viewedRegion } from './terminal/command.ts';
import { runFeedback, runHandover } from './terminal/handover.ts';
import { runExport, runForget } from './terminal/people.ts';
import { Refusal } from './terminal/refusal.ts';
import { renderReport } from './terminal/report.ts';
import { runTickets } from './terminal/tickets.ts';
import type { Values } from './terminal/values.ts';
import { apartFrom, createWorker, workOnce } from './work.ts';

/** What a command that uses the store gets. */
export interface Given {
  readonly words: readonly string[];
  readonly values: Values;
  readonly desk: OpenedDesk;
  readonly config: Config;
  readonly knowledge: () => Promise<Opened>;
}

/** The commands that use the store, by their name. */
export const DESK_COMMANDS: Readonly<Record<string, (given: Given) => Promise<void>>> = {
  start: async ({ desk, knowledge }) => serve(desk, await knowledge()),
  chat: async ({ values, desk }) =>
    chat(desk, askersRegion(desk.settings, values.region), values.as),
  handover: ({ words, values, desk }) => runHandover(words, values, desk),
  feedback: ({ words, values, desk }) => runFeedback(words, values, desk),
  tickets: async ({ words, values, desk, config }) => {
    if (words[0] === 'messages') {
      await desk.frontDesk.attend();
      await settle(desk);
    }
    await runTickets(words, values, desk, () => readRoutes(config.knowledge));
  },
  answers: ({ words, values, desk }) => runAnswers(words, values, desk),
  report: ({ values, desk, knowledge }) => report(values, desk, knowledge),
  work: ({ values, desk }) =>
    values.once === true ? workOnce(desk.frontDesk) : workUntilStopped(desk),
  export: ({ words, desk }) => runExport(words, desk),
  forget: ({ words, desk }) => runForget(words, desk),
  knowledge: ({ words, values, desk }) => exportKnowledge(words, values, desk),
};

async function workUntilStopped({ frontDesk, equipment }: OpenedDesk): Promise<void> {
  const worker = createWorker(frontDesk, equipment.log, apartFrom(equipment.couriers));
  onStop(worker.stop);
  await worker.run();
}

/** Calendar days that a report covers when it is not said. */
const A_MONTH = 30;

async function report(
  values: Values,
  { store, settings, now, say }: OpenedDesk,
  knowledge: () => Promise<Opened>,
): Promise<void> {
  const today = dayInAmsterdam(now());
  const until = dayIn(values.until, 'until') ?? today;
  const from = dayIn(values.from, 'from') ?? addDays(until, -A_MONTH);
  if (from > until) throw new Refusal('De eerste dag (--from) ligt na de laatste (--until).');
  const regions = values.all === true ? settings.regions : [viewedRegion(settings, values)];
  const ids = regions.map(({ id }) => id);
  const { library } = await knowledge();
  const kept = await store.transaction(async (unit) => ({
    // Moments are kept in UTC: a day more on both sides, and the report takes what is of its days here.
    questions: await unit.questions.between(ids, addDays(from, -1), addDays(until, 2)),
    tickets: await unit.tickets.list({ regions: ids }),
    articles: await unit.articles.all(),
  }));
  const { sections, topics } = library;
  const made = reportOn({ ...kept, from, until, regions, sections, topics, today });
  say(values.json === true ? JSON.stringify(made) : renderReport(made));
}

function dayIn(typed: string | undefined, option: string): string | null {
  if (typed === undefined) return null;
  if (z.iso.date().safeParse(typed).success) return typed;
  throw new Refusal(`--${option}: schrijf een datum als 2027-01-31.`);
}

async function exportKnowledge(
  [name, folder = 'export']: readonly string[],
  values: Values,
  { store, settings, say }: OpenedDesk,
): Promise<void> {
  if (name !== 'export')
    throw new Refusal('Gebruik: balie knowledge check, of: balie knowledge export.');
  const region =
    settings.regions.length > 1 || values.region !== undefined || values.as !== undefined
      ? viewedRegion(settings, values)
      : null;
  const all = await store.transaction(({ articles }) => articles.all());
  const current = all.filter(
    (article) =>
      article.withdrawnAt === null &&
      (region === null || article.region === null || article.region === region.id),
  );
  const files = await exportArticles(current, folder);
  if (files.length === 0) return say('Er zijn geen bewaarde antwoorden.');
  say(files.join('\n'));
  remark(
    `Zet deze bestanden in de map ${HELPDESK_SOURCE} van de kennis, en beschrijf "${HELPDESK_SOURCE}" in sources.yaml.`,
  );
}
