import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMAND } from '../balie.ts';
import { createActivities, createSender } from '../teams/activities.ts';
import {
  APP_ID,
  type FakeTeams,
  MARIEKE,
  personalChat,
  startFakeTeams,
  TENANT,
} from '../teams/fake-teams.ts';
import { balie, newFolder } from './run.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Server {
  /** What it said when it was ready. */
  readonly said: string;
  readonly url: string;
  /** Everything that it wrote for operators so far. */
  readonly log: () => string;
  /** Ends it; gives the exit code, or the signal. */
  stop(): Promise<number | string | null>;
}

/** `balie start` as a process of its own, on a free port, when it says that it listens. */
async function start(env: Record<string, string>, folder = newFolder()): Promise<Server> {
  const child = spawn(process.execPath, [COMMAND, 'start'], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? code)),
  );
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  closers.push(() => end('SIGKILL'));
  const said = await Promise.race([
    firstLine(child),
    ended.then((how) => `ended (${how}) before it listened: ${log}`),
  ]);
  const url = /http:\/\/[^ ]+:\d+/u.exec(said)?.[0] ?? '';
  return { said, url, log: () => log, stop: () => end('SIGTERM') };
}

function firstLine(child: ChildProcess): Promise<string> {
  let out = '';
  return new Promise((resolve) => {
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      const [line = '', ...more] = out.split('\n');
      if (more.length > 0) resolve(line);
    });
  });
}

async function ourTeams(): Promise<FakeTeams> {
  const teams = await startFakeTeams();
  closers.push(teams.close);
  return teams;
}

/** Teams as it sends to a server. */
function sending({ url }: Server, { serviceUrl }: FakeTeams) {
  const now = () => new Date();
  return {
    activities: createActivities({ serviceUrl, now }),
    sender: createSender({ url: `${url}/api/messages` }),
  };
}

const APP = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'geheim-van-balie',
  MicrosoftAppTenantId: TENANT,
};

describe('balie start, with Teams on this machine', () => {
  it('says so, answers a message, and ends when it is told to', async () => {
    const teams = await ourTeams();
    const server = await start({ TEAMS_LOCAL: '1' });
    expect(server.said).toMatch(
      /^Balie luistert op http:\/\/127\.0\.0\.1:\d+\. Ingesteld: Teams \(zonder aanmelding, alleen op deze machine\)\.$/u,
    );
    const { activities, sender } = sending(server, teams);
    const question = activities.message({ text: 'wat kost de koppeling bij Futec' });
    expect(await sender.post(question)).toEqual({ status: 200, body: '' });
    const chat = personalChat(MARIEKE);
    await teams.waitFor(() => teams.messagesIn(chat).length > 0, 'the answer');
    expect(JSON.stringify(teams.messagesIn(chat)[0]?.card)).toContain('€ 2,50');
    expect(teams.calls.map(({ token }) => token)).toEqual([null]);
    expect(await server.stop()).toBe(0);
    expect(server.log()).not.toMatch(/Futec|Marieke/u);
  });
});

describe('balie start, with an app of Teams', () => {
  it('says where Teams sends, refuses what is not signed, and has loaded what Teams needs', async () => {
    const teams = await ourTeams();
    const watched = watching();
    const server = await start({ ...APP, ...watched.env }, watched.folder);
    expect(server.said).toMatch(
      /^Balie luistert op http:\/\/127\.0\.0\.1:\d+\. Ingesteld: Teams \(POST \/api\/messages\)\.$/u,
    );
    const { activities, sender } = sending(server, teams);
    const serviceUrl = 'https://smba.trafficmanager.net/emea/';
    for (const over of [{}, { serviceUrl }])
      expect(await sender.post(activities.message(over))).toEqual({ status: 401, body: '' });
    expect(await server.stop()).toBe(0);
    expect(teams.calls).toEqual([]);
    expect(server.log()).not.toContain('geheim-van-balie');
    expect(watched.loaded().filter(isOfTheSdk)).not.toEqual([]);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'Teams without authentication where others reach it',
      { TEAMS_LOCAL: '1', HOST: '0.0.0.0' },
      'TEAMS_LOCAL=1 kan alleen met HOST=127.0.0.1: Balie controleert dan niets.',
    ],
    [
      'Teams without authentication beside an app',
      { ...APP, TEAMS_LOCAL: '1' },
      'TEAMS_LOCAL=1 en MicrosoftAppId gaan niet samen; haal één van beide weg.',
    ],
    [
      'an app without its password',
      { ...APP, MicrosoftAppPassword: '' },
      'MicrosoftAppPassword ontbreekt (of MicrosoftAppType=UserAssignedMSI).',
    ],
  ])('%s: one sentence that names it, and exit code 1', async (_, env, sentence) => {
    expect(await balie(['start'], { env: { PORT: '0', ...env } })).toEqual({
      code: 1,
      out: '',
      err: `${sentence}\n`,
    });
  });
});

describe('balie start, without Teams', () => {
  it('does not load what Teams needs', async () => {
    const watched = watching();
    const server = await start(watched.env, watched.folder);
    expect(await server.stop()).toBe(0);
    expect(watched.loaded().length).toBeGreaterThan(0);
    expect(watched.loaded().filter(isOfTheSdk)).toEqual([]);
  });
});

/** Has a process write which modules it loaded, when it ends. */
function watching() {
  const folder = newFolder();
  const [witness, list] = [path.join(folder, 'witness.cjs'), path.join(folder, 'loaded.json')];
  writeFileSync(
    witness,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache))));`,
  );
  return {
    folder,
    env: { NODE_OPTIONS: `--require=${witness}` },
    loaded: () => z.array(z.string()).parse(JSON.parse(readFileSync(list, 'utf8'))),
  };
}

const isOfTheSdk = (file: string): boolean => file.includes('/node_modules/botbuilder/');
