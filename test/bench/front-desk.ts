import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../adapters/config.ts';
import { type Location, openStore } from '../../adapters/database/open-store.ts';
import { openKnowledge, warmUp } from '../../adapters/open-knowledge.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import { DEFAULT_SETTINGS } from '../../src/helpdesk/region.ts';

// What keeping and handling a question in one transaction costs, beside the same questions asked of the bot alone in the
// same run. `npm run bench:desk`, with DATABASE_URL for PostgreSQL too.

const QUESTIONS = 1000;

const { bot, library, rules } = await openKnowledge(readConfig().knowledge);
warmUp(bot, library, new Date());
const asked = Array.from({ length: QUESTIONS }, (_, at) => {
  const section = library.sections[(at * 13) % library.sections.length];
  return section?.questions[at % section.questions.length] ?? '';
});

/** Milliseconds for each question, sorted. */
async function time(ask: (question: string) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const question of asked) {
    const begin = performance.now();
    await ask(question);
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b);
}

async function timeDesk(location: Location): Promise<number[]> {
  const store = await openStore(location, {
    patience: { longest: 1000, onWait: () => undefined },
  });
  const frontDesk = createFrontDesk({
    store,
    settings: DEFAULT_SETTINGS,
    answers: createAnswers(() => library, rules),
    couriers: new Map(),
    now: () => new Date(),
    log: () => undefined,
  });
  const person = randomUUID();
  const times = await time((text) =>
    frontDesk.receive({
      key: randomUUID(),
      at: new Date(),
      region: 'regio',
      from: { id: person, name: 'bench' },
      place: { platform: 'terminal', conversation: randomUUID() },
      direct: true,
      what: { kind: 'message', text },
    }),
  );
  await store.transaction(({ people }) => people.forget(person));
  await store.close();
  return times;
}

const at = (times: readonly number[], share: number): number =>
  times[Math.floor(times.length * share)] ?? 0;
const sum = (times: readonly number[]): number => times.reduce((total, each) => total + each, 0);

const alone = await time((text) =>
  bot.handle({ text, receivedAt: new Date(), conversation: { id: 'b' }, sender: { id: 'b' } }),
);
const line = (name: string, times: readonly number[]): string =>
  [
    name.padEnd(12),
    `p50 ${at(times, 0.5).toFixed(2)} ms`,
    `p99 ${at(times, 0.99).toFixed(2)} ms`,
    `${Math.round((times.length * 1000) / sum(times))} per s`,
    `${(sum(times) / sum(alone)).toFixed(2)} × the bot alone`,
  ].join('  ');

const folder = mkdtempSync(path.join(tmpdir(), 'balie-bench-'));
const lines = [line('bot alone', alone), line('libsql', await timeDesk({ folder }))];
rmSync(folder, { recursive: true });
const { database } = readConfig();
if ('url' in database) lines.push(line('PostgreSQL', await timeDesk(database)));
process.stdout.write(`${QUESTIONS} questions, ${cpus()[0]?.model}, Node ${process.version}\n`);
process.stdout.write(`${lines.join('\n')}\n`);
