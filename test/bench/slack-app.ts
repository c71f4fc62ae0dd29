import { App } from '@slack/bolt';
import { readConfig } from '../../adapters/config.ts';
import { openStore } from '../../adapters/database/open-store.ts';
import { openKnowledge, warmUp } from '../../adapters/open-knowledge.ts';
import { listen } from '../../adapters/server/server.ts';
import { httpReceiver } from '../../adapters/slack/connect/http.ts';
import { listenToSlack, openLine } from '../../adapters/slack/slack.ts';
import { createWorker } from '../../adapters/work.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import { DEFAULT_SETTINGS } from '../../src/helpdesk/region.ts';

// A process that the benchmark asks: the real app, or one that only acknowledges. It tells its port, and on demand the CPU
// time that it took.

const [kind, folder = '', signingSecret = ''] = process.argv.slice(2);
const around = { now: () => new Date(), log: () => undefined };

async function noop() {
  const receiver = httpReceiver(signingSecret, around);
  const app = new App({
    receiver,
    convoStore: false,
    ignoreSelf: false,
    authorize: async () => ({ botToken: 'xoxb-bench' }),
  });
  app.command(/^\//u, async ({ ack }) => ack());
  return new Map([['POST /slack/events', receiver.handle]]);
}

async function balie() {
  const { bot, library, rules, routes } = await openKnowledge(readConfig().knowledge);
  warmUp(bot, library, new Date());
  const patience = { longest: 10_000, onWait: () => undefined };
  const store = await openStore({ folder }, { patience });
  const settings = DEFAULT_SETTINGS;
  const line = openLine(
    { connection: { signingSecret }, access: { botToken: 'xoxb-bench' }, apiUrl: null },
    store,
    around,
  );
  const answers = createAnswers(() => library, rules);
  const frontDesk = createFrontDesk({ store, settings, answers, couriers: new Map(), ...around });
  const worker = createWorker(frontDesk, around.log);
  worker.run().catch(() => process.exit(1));
  const services = { frontDesk, store, settings, rules, routes, examples: [], ...around };
  return listenToSlack(line, { ...services, wake: worker.wake }).routes;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
const routes = kind === 'noop' ? await noop() : await balie();
const server = await listen(routes, { port: 0, host: '127.0.0.1' }, around.log);
process.send?.({ port: server.port });
