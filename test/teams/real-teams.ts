import { listen } from '../../adapters/server/server.ts';
import type { TeamsSettings } from '../../adapters/teams/connect/settings.ts';
import { MESSAGES_PATH } from '../../adapters/teams/connect/settings.ts';
import type { Line } from '../../adapters/teams/line.ts';
import { listenToTeams, openLine } from '../../adapters/teams/teams.ts';
import { createWorker } from '../../adapters/work.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import type { Courier } from '../../src/helpdesk/delivery.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import type { Platform, Store } from '../../src/helpdesk/store.ts';
import { knowledge, library } from '../balie.ts';
import { LIBSQL, open } from '../database/engines.ts';
import { type Activities, createActivities, createSender, type Sender } from './activities.ts';
import {
  ANNA,
  APP_ID,
  BEA,
  DESK_CHANNEL,
  type FakeTeams,
  type FakeTeamsOptions,
  startFakeTeams,
  TENANT,
} from './fake-teams.ts';
import type { Keys } from './keys.ts';

/** One region, with its desk in a channel: Anna and Bea. */
export const SETTINGS = Settings.parse({
  regions: [
    {
      id: 'noord',
      name: 'Noord',
      desk: {
        name: 'Helpdesk Noord',
        platform: 'teams',
        workspace: TENANT,
        channel: DESK_CHANNEL.id,
        members: [
          { name: 'Anna', teams: ANNA.aadObjectId },
          { name: 'Bea', teams: BEA.aadObjectId },
        ],
      },
    },
  ],
});

/** A Monday in November, at ten in the morning in the Netherlands. */
export const NOW = new Date('2026-11-23T09:00:00.000Z');

const TOKEN = 'token-of-balie';
const answers = createAnswers(() => library, knowledge.rules);

interface Setting {
  readonly teams?: FakeTeamsOptions;
  readonly settings?: Settings;
  /** The Bot Framework's keys: with them authentication is on, and the sender signs what it sends. */
  readonly keys?: Keys | null;
  /** Couriers of other platforms, beside that of Teams. */
  readonly couriers?: ReadonlyMap<Platform, Courier>;
  /** Puts something between the app and its store: to make it slow, or to have it fail. */
  readonly store?: (store: Store) => Store;
}

/** Balie in a Teams of our own: the real app and server over the real knowledge, with a clock that the test sets. */
export interface RealTeams {
  readonly teams: FakeTeams;
  readonly sender: Sender;
  readonly activities: Activities;
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

export async function openRealTeams({
  teams: options = {},
  settings = SETTINGS,
  keys = null,
  couriers: others = new Map(),
  store: wrap = (store) => store,
}: Setting = {}): Promise<RealTeams> {
  let now = NOW;
  const clock = (): Date => now;
  const teams = await startFakeTeams({ now: clock, token: TOKEN, ...options });
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
  const line = await openLine(settingsWith(teams, keys), store, around);
  const couriers = new Map<Platform, Courier>([['teams', line.courier], ...others]);
  const frontDesk = createFrontDesk({ store, settings, answers, couriers, ...around });
  const worker = createWorker(frontDesk, around.log);
  const listening = listenToTeams(line, {
    ...{ frontDesk, store, settings, ...around, wake: worker.wake },
    ...{ rules: knowledge.rules, routes: knowledge.routes },
    examples: library.sources.map(({ example }) => example),
  });
  const server = await listen(listening.routes, { port: 0, host: '127.0.0.1' }, around.log);
  await listening.start();
  const url = `http://127.0.0.1:${server.port}`;
  const { serviceUrl } = teams;
  const working = worker.run();
  return {
    teams,
    sender: senderTo(url, teams, keys),
    activities: createActivities({ serviceUrl, now: clock }),
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
      await teams.close();
      await database.drop();
    },
  };
}

/** Sends what Teams sends to a Balie at an address: signed where there are keys. */
export const senderTo = (url: string, { serviceUrl }: FakeTeams, keys: Keys | null): Sender =>
  createSender({
    url: `${url}${MESSAGES_PATH}`,
    token: () => keys?.tokenFor({ appId: APP_ID, serviceUrl }) ?? null,
  });

/** The cloud of a Teams of our own; the app is that of the fake, known by the token that it asks for. */
export function settingsWith({ serviceUrl }: FakeTeams, keys: Keys | null): TeamsSettings {
  const cloud = {
    openId: keys?.metadataUrl ?? '',
    serviceHosts: ['127.0.0.1'],
    serviceUrl,
    token: async () => TOKEN,
  };
  const app = {
    id: APP_ID,
    type: 'SingleTenant' as const,
    password: 'secret-of-balie',
    tenant: TENANT,
  };
  return { app: keys === null ? null : app, cloud };
}
