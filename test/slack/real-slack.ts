import { listen } from '../../adapters/server/server.ts';
import {
  type Line,
  listenToSlack,
  openLine,
  type SlackSettings,
} from '../../adapters/slack/slack.ts';
import { createWorker } from '../../adapters/work.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import type { Courier } from '../../src/helpdesk/delivery.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import type { Platform, Store } from '../../src/helpdesk/store.ts';
import { knowledge, library } from '../balie.ts';
import { LIBSQL, open } from '../database/engines.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from './fake-slack.ts';
import { createPayloads, createSender, type Payloads, type Sender } from './requests.ts';

/** One region, with its desk in the channel CDESK: Anna (U8) and Bea (U9). */
export const SETTINGS = Settings.parse({
  regions: [
    {
      id: 'noord',
      name: 'Noord',
      desk: {
        name: 'Helpdesk Noord',
        platform: 'slack',
        channel: 'CDESK',
        members: [
          { name: 'Anna', slack: 'U8' },
          { name: 'Bea', slack: 'U9' },
        ],
      },
    },
  ],
});

export const SECRET = 'signing-secret';
/** A Monday in November, at ten in the morning in the Netherlands. */
export const NOW = new Date('2026-11-23T09:00:00.000Z');

const answers = createAnswers(() => library, knowledge.rules);

export interface Setting {
  readonly slack?: FakeSlackOptions;
  readonly settings?: Settings;
  readonly change?: Partial<SlackSettings>;
  /** Puts something between the app and its store: to make it slow, or to have it fail. */
  readonly store?: (store: Store) => Store;
}

/** Balie in a Slack of our own: the real app and server over the real knowledge, with a clock that the test sets. */
export interface RealSlack {
  readonly slack: FakeSlack;
  readonly sender: Sender;
  readonly payloads: Payloads;
  readonly store: Store;
  readonly line: Line;
  /** The server's address, without a slash at the end. */
  readonly url: string;
  /** One word for every line of the log. */
  readonly log: string[];
  /** The lines of the log as they are written. */
  readonly lines: string[];
  setClock(moment: string): void;
  /** Handles and delivers until nothing is due any more. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function openRealSlack({
  slack: options = {},
  settings = SETTINGS,
  change = {},
  store: wrap = (store) => store,
}: Setting = {}): Promise<RealSlack> {
  let now = NOW;
  const clock = (): Date => now;
  const slack = await startFakeSlack({ now: clock, ...options });
  const database = await LIBSQL.create({ fast: true });
  const kept = await open(database);
  const store = wrap(kept);
  const lines: string[] = [];
  const log: string[] = [];
  const around = {
    now: clock,
    log: (event: string, fields: object) => {
      log.push(event);
      lines.push(JSON.stringify({ event, ...fields }));
    },
  };
  const line = openLine(
    {
      connection: { signingSecret: SECRET },
      access: { botToken: 'xoxb-test' },
      apiUrl: slack.apiUrl,
      ...change,
    },
    store,
    around,
  );
  const couriers = new Map<Platform, Courier>([['slack', line.courier]]);
  const frontDesk = createFrontDesk({ store, settings, answers, couriers, ...around });
  const worker = createWorker(frontDesk, around.log);
  const listening = listenToSlack(line, {
    ...{ frontDesk, store, settings, ...around, wake: worker.wake },
    ...{ rules: knowledge.rules, routes: knowledge.routes },
    examples: library.sources.map(({ example }) => example),
  });
  const server = await listen(listening.routes, { port: 0, host: '127.0.0.1' }, around.log);
  await listening.start();
  const url = `http://127.0.0.1:${server.port}`;
  const payloads = createPayloads({ slack });
  const working = worker.run();
  return {
    slack,
    sender: createSender({
      url: `${url}/slack/events`,
      signingSecret: SECRET,
      now: clock,
      payloads,
    }),
    payloads,
    store,
    line,
    url,
    log,
    lines,
    setClock: (moment) => {
      now = new Date(moment);
    },
    settle: async () => {
      while ((await frontDesk.work()) + (await frontDesk.deliver()) > 0);
    },
    close: async () => {
      await server.stop();
      await listening.stop();
      worker.stop();
      await working;
      await store.close();
      await slack.close();
      await database.drop();
    },
  };
}
