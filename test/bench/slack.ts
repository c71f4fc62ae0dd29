import { fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { readConfig } from '../../adapters/config.ts';
import { openKnowledge } from '../../adapters/open-knowledge.ts';

// What a signed slash command costs that answers a real question and keeps it, beside a Bolt app with the same receiver
// whose listener does nothing but acknowledge: two processes, asked in turns in one run. `npm run bench:slack`.

const CONNECTIONS = 16;
const ROUNDS = 3;
const REQUESTS = Number(process.argv[2] ?? 2000);
const SECRET = 'bench';

/** What a process under test tells. */
const Told = z.object({ port: z.number().optional(), cpu: z.number().optional() });

interface Tested {
  readonly port: number;
  /** Milliseconds of CPU time that the process took until now. */
  cpu(): Promise<number>;
  stop(): void;
}

async function start(kind: 'noop' | 'balie', folder: string): Promise<Tested> {
  const child = fork(path.join(import.meta.dirname, 'slack-app.js'), [kind, folder, SECRET]);
  const next = <Name extends 'port' | 'cpu'>(name: Name): Promise<number> =>
    new Promise((resolve, reject) => {
      const hear = (message: unknown): void => {
        const value = Told.parse(message)[name];
        if (value === undefined) return;
        child.off('message', hear);
        resolve(value);
      };
      child.on('message', hear);
      child.once('exit', () => reject(new Error(`${kind} stopped`)));
    });
  return {
    port: await next('port'),
    cpu: async () => {
      const told = next('cpu');
      child.send('cpu');
      return told;
    },
    stop: () => child.kill(),
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
let count = 0;

function body(text: string): string {
  count += 1;
  return new URLSearchParams({
    ...{ token: 'x', team_id: 'T1', team_domain: 'regio', api_app_id: 'A1' },
    ...{ channel_id: 'C1', channel_name: 'praktijk', is_enterprise_install: 'false' },
    // A hundred people.
    ...{ user_id: `U${count % 100}`, user_name: 'assistente', command: '/balie', text },
    trigger_id: `${process.pid}.${count}.abcdef`,
    response_url: 'https://hooks.slack.com/commands/T1/1/x',
  }).toString();
}

/** Sends one command; gives the milliseconds until its answer was there in full. */
function send(port: number, text: string): Promise<number> {
  const sent = body(text);
  const seconds = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', SECRET).update(`v0:${seconds}:${sent}`).digest('hex');
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ agent, port, host: '127.0.0.1', path: '/slack/events', method: 'POST' },
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(sent),
          'x-slack-request-timestamp': seconds,
          'x-slack-signature': `v0=${hash}`,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode !== 200) reject(new Error(`HTTP ${response.statusCode}`));
          else resolve(performance.now() - begin);
        });
      },
    );
    asked.on('error', reject);
    asked.end(sent);
  });
}

interface Measured {
  readonly times: number[];
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function load(tested: Tested, questions: readonly string[]): Promise<Measured> {
  const before = await tested.cpu();
  const begin = performance.now();
  const times: number[] = [];
  let next = 0;
  const connection = async (): Promise<void> => {
    while (next < REQUESTS) {
      const text = questions[next % questions.length] ?? '';
      next += 1;
      times.push(await send(tested.port, text));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - begin) / 1000;
  return { times, seconds, cpuSeconds: ((await tested.cpu()) - before) / 1000 };
}

function together(parts: readonly Measured[]): Measured {
  const sum = (of: (part: Measured) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return {
    times: parts.flatMap(({ times }) => times).sort((a, b) => a - b),
    seconds: sum(({ seconds }) => seconds),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
  };
}

const perCpuSecond = ({ times, cpuSeconds }: Measured): number => times.length / cpuSeconds;
const at = ({ times }: Measured, share: number): string =>
  (times[Math.floor(times.length * share)] ?? 0).toFixed(1);

function line(name: string, measured: Measured, baseline: Measured): string {
  return [
    name.padEnd(34),
    `${Math.round(measured.times.length / measured.seconds)} per s`,
    `${Math.round(perCpuSecond(measured))} per CPU s`,
    `p50 ${at(measured, 0.5)} ms`,
    `p99 ${at(measured, 0.99)} ms`,
    `${(perCpuSecond(measured) / perCpuSecond(baseline)).toFixed(2)} × the no-op`,
  ].join('  ');
}

const { library } = await openKnowledge(readConfig().knowledge);
const many = Array.from({ length: 1000 }, (_, at) => {
  const section = library.sections[(at * 13) % library.sections.length];
  return section?.questions[at % section.questions.length] ?? '';
});
const one = ['wat kost de koppeling bij Futec'];

const folder = mkdtempSync(path.join(tmpdir(), 'balie-bench-'));
const noop = await start('noop', folder);
const balie = await start('balie', folder);
const parts = { noop: [], one: [], many: [] } satisfies Record<string, Measured[]>;
const rounds: Record<keyof typeof parts, Measured[]> = parts;
for (let round = 0; round <= ROUNDS; round += 1) {
  const measured = {
    noop: await load(noop, one),
    one: await load(balie, one),
    many: await load(balie, many),
  };
  // The first round warms up.
  if (round === 0) continue;
  rounds.noop.push(measured.noop);
  rounds.one.push(measured.one);
  rounds.many.push(measured.many);
}
noop.stop();
balie.stop();
agent.destroy();
rmSync(folder, { recursive: true });
const baseline = together(rounds.noop);
process.stdout.write(
  `${[
    `${REQUESTS * ROUNDS} signed slash commands each, ${CONNECTIONS} connections, ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`,
    line('no-op, the same receiver', baseline, baseline),
    line('Balie, one question again and again', together(rounds.one), baseline),
    line('Balie, a thousand questions', together(rounds.many), baseline),
  ].join('\n')}\n`,
);
