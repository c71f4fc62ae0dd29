import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import path from 'node:path';
import Libsql from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMAND } from '../balie.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import { createPayloads, createSender } from '../slack/requests.ts';
import { balie, newFolder } from './run.ts';

/** Milliseconds: two processes read the whole knowledge, one after the other. */
const TWO_STARTS = 120_000;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Server {
  /** What it said when it was ready. */
  readonly said: string;
  readonly url: string;
  /** Ends it with a signal; gives the exit code, or the signal. */
  stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string | null>;
}

/** `balie start` as a process of its own, on a free port, when it says that it listens. */
async function start(env: Record<string, string> = {}, folder = newFolder()): Promise<Server> {
  const child = spawn(process.execPath, [COMMAND, 'start'], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = endOf(child);
  closers.push(() => stop('SIGKILL'));
  const stop: Server['stop'] = (signal) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  const said = await firstLine(child, ended);
  const url = /http:\/\/[^ ]+:\d+/u.exec(said)?.[0] ?? '';
  return { said, url, stop };
}

const endOf = (child: ChildProcess): Promise<number | string | null> =>
  new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));

function firstLine(child: ChildProcess, ended: Promise<unknown>): Promise<string> {
  let [out, err] = ['', ''];
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      const [line = '', ...more] = out.split('\n');
      if (more.length > 0) resolve(line);
    });
    ended.then((how) => reject(new Error(`ended (${how}) before it listened: ${err}`)));
  });
}

async function ourSlack(): Promise<FakeSlack> {
  const slack = await startFakeSlack({ now: () => new Date() });
  closers.push(slack.close);
  return slack;
}

const withSlack = ({ apiUrl }: FakeSlack) => ({
  SLACK_SIGNING_SECRET: 'signing-secret',
  SLACK_BOT_TOKEN: 'xoxb-test',
  SLACK_API_URL: apiUrl,
});

/** Slack as it sends to a server. */
function sending({ url }: Server, slack: FakeSlack) {
  const payloads = createPayloads({ slack });
  const sender = createSender({
    url: `${url}/slack/events`,
    signingSecret: 'signing-secret',
    payloads,
  });
  return { payloads, sender };
}

describe('balie start, with nothing set up', () => {
  it('says where it listens and that there is no platform; takes questions; ends when it is told to', async () => {
    const server = await start();
    expect(server.said).toMatch(
      /^Balie luistert op http:\/\/127\.0\.0\.1:[1-9]\d*\. Er is nog geen platform ingesteld \(zie README\.md\); een gesprek in de terminal: npm run -s balie\.$/u,
    );
    const health = await fetch(`${server.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect((await fetch(`${server.url}/slack/events`, { method: 'POST' })).status).toBe(404);
    expect(await server.stop('SIGTERM')).toBe(0);
  });
});

describe('balie start, with something that is wrong', () => {
  it('says in one sentence that the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => other.close(resolve)));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    expect(await balie(['start'], { env: { PORT: port } })).toEqual({
      code: 1,
      out: '',
      err: `Poort ${port} is al in gebruik; kies een andere met PORT.\n`,
    });
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a token alone',
      { SLACK_BOT_TOKEN: 'xoxb-test' },
      'SLACK_SIGNING_SECRET ontbreekt (of SLACK_APP_TOKEN, voor Socket Mode).',
    ],
    [
      'a signing secret alone',
      { SLACK_SIGNING_SECRET: 'geheim' },
      'SLACK_BOT_TOKEN ontbreekt (of SLACK_CLIENT_ID, voor meer werkruimtes).',
    ],
    [
      'a port that is none',
      { PORT: 'drie' },
      'PORT moet een poortnummer zijn: een geheel getal van 0 tot en met 65535.',
    ],
  ])('%s: one sentence that names it, and exit code 1', async (_, env, sentence) => {
    expect(await balie(['start'], { env })).toEqual({ code: 1, out: '', err: `${sentence}\n` });
  });

  it('says in one sentence that Slack refuses the token of Socket Mode', async () => {
    const { apiUrl } = await ourSlack();
    const { code, out, err } = await balie(['start'], {
      env: {
        PORT: '0',
        SLACK_APP_TOKEN: 'xapp-ander',
        SLACK_BOT_TOKEN: 'xoxb-test',
        SLACK_API_URL: apiUrl,
      },
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n').at(-1)).toBe(
      'Slack weigert SLACK_APP_TOKEN (invalid_auth). Draai: balie doctor, om te zien wat er mis is.',
    );
  });
});

describe('balie start, with Slack', () => {
  it('says Slack, answers a signed command, and ends when it is told to', async () => {
    const slack = await ourSlack();
    const server = await start(withSlack(slack));
    expect(server.said).toMatch(
      /^Balie luistert op http:\/\/127\.0\.0\.1:\d+\. Ingesteld: Slack \(POST \/slack\/events\)\.$/u,
    );
    const { sender, payloads } = sending(server, slack);
    const answer = await sender.command(
      payloads.slashCommand({ text: 'wat kost de koppeling bij Futec' }),
    );
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).toContain('€ 2,50');
    expect((await sender.raw('{}', {})).status).toBe(401);
    expect(await server.stop('SIGINT')).toBe(0);
  });

  it('opens a socket itself with Socket Mode, and closes it when it is told to end', async () => {
    const slack = await ourSlack();
    const server = await start({
      SLACK_APP_TOKEN: 'xapp-test',
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_API_URL: slack.apiUrl,
    });
    expect(server.said).toContain('Ingesteld: Slack (Socket Mode).');
    expect(slack.connections()).toBe(1);
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(slack.connections()).toBe(0);
  });
});

describe('balie start, killed in the middle', () => {
  const QUESTION = '<@UBALIE> wat kost de koppeling bij Futec';
  const answers = (slack: FakeSlack) =>
    slack.messagesIn('CPRAK').filter(({ bot_id: bot }) => bot !== null);

  /** What a minute brings: nobody has the parcels any more that a killed process had taken. */
  function letAMinutePass(folder: string): void {
    const file = new Libsql(path.join(folder, 'data', 'balie.db'));
    file.exec("update outbox set leased_until = '', due_at = added_at where state = 'waiting'");
    file.close();
  }

  /** What became of everything that was to be delivered. */
  function parcelsIn(folder: string): string[] {
    const file = new Libsql(path.join(folder, 'data', 'balie.db'));
    const rows = z
      .array(z.object({ state: z.string() }))
      .parse(file.prepare('select state from outbox').all());
    file.close();
    return rows.map(({ state }) => state);
  }

  it.each([
    ['before Slack had the answer', 'hang'],
    ['after Slack had the answer, which the process did not hear', 'done-then-reset'],
  ])(
    '%s: what was acknowledged is answered after it starts again, once',
    async (_, fault) => {
      const slack = await ourSlack();
      const folder = newFolder();
      const first = await start(withSlack(slack), folder);
      slack.fault('chat.postMessage', fault);
      const { sender, payloads } = sending(first, slack);
      const mention = payloads.appMention({ channel: 'CPRAK', text: QUESTION });
      expect((await sender.event(mention)).status).toBe(200);
      await slack.waitFor(
        () => slack.callsTo('chat.postMessage')[0]?.outcome ?? false,
        'an attempt',
      );
      expect(await first.stop('SIGKILL')).toBe('SIGKILL');
      letAMinutePass(folder);
      const second = await start(withSlack(slack), folder);
      await slack.waitFor(() => answers(slack).length === 1, 'the answer');
      expect(await second.stop('SIGTERM')).toBe(0);
      expect(parcelsIn(folder)).toEqual(['done']);
      expect(answers(slack)).toHaveLength(1);
      expect(answers(slack)[0]?.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
    },
    TWO_STARTS,
  );
});
