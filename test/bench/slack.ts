import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../adapters/config.ts';
import { openKnowledge } from '../../adapters/open-knowledge.ts';
import { line, load, type Measured, start, type Tested, taken, together } from './measure.ts';

// What a signed slash command costs that answers a real question and keeps it, beside a Bolt app with the same receiver
// whose listener does nothing but acknowledge: two processes, asked in turns in one run. `npm run bench:slack`.

const CONNECTIONS = 16;
const ROUNDS = 3;
const REQUESTS = Number(process.argv[2] ?? 2000);
const SECRET = 'bench';

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

const { library } = await openKnowledge(readConfig().knowledge);
const many = Array.from({ length: 1000 }, (_, at) => {
  const section = library.sections[(at * 13) % library.sections.length];
  return section?.questions[at % section.questions.length] ?? '';
});
const one = ['wat kost de koppeling bij Futec'];

const run = (tested: Tested, texts: readonly string[]): Promise<Measured> =>
  load(tested, taken(texts, REQUESTS), CONNECTIONS, send);

const folder = mkdtempSync(path.join(tmpdir(), 'balie-bench-'));
const app = path.join(import.meta.dirname, 'slack-app.js');
const noop = await start(app, ['noop', folder, SECRET]);
const balie = await start(app, ['balie', folder, SECRET]);
const parts = { noop: [], one: [], many: [] } satisfies Record<string, Measured[]>;
const rounds: Record<keyof typeof parts, Measured[]> = parts;
for (let round = 0; round <= ROUNDS; round += 1) {
  const measured = {
    noop: await run(noop, one),
    one: await run(balie, one),
    many: await run(balie, many),
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
