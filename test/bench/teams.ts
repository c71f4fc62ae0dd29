import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../adapters/config.ts';
import { openKnowledge } from '../../adapters/open-knowledge.ts';
import { startKeys } from '../teams/keys.ts';
import { line, load, type Measured, start, type Tested, taken, together } from './measure.ts';

// What a signed message costs that asks a real question, is kept, and is answered with a card, beside a botbuilder bot that
// replies once: two processes, asked in turns in one run, with the same keys and the same connector. A message counts when
// its reply has reached the connector. `npm run bench:teams`.

const CONNECTIONS = 16;
const ROUNDS = 3;
const MESSAGES = Number(process.argv[2] ?? 2000);
const APP = '7c1f0e52-3b8d-4f6a-9e21-5d0c8a4b7e13';
const TENANT = 'b1a7c3d2-5e4f-4a6b-8c9d-0e1f2a3b4c5d';

/** Who waits for a reply in a conversation. */
const waiting = new Map<string, () => void>();

/** A connector that takes everything, and wakes who waits for it. */
const connector = createServer((asked, answer) => {
  const [, conversation = ''] = /\/conversations\/([^/]+)\/activities/u.exec(asked.url ?? '') ?? [];
  asked.resume();
  asked.on('end', () => {
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    waiting.get(decodeURIComponent(conversation))?.();
  });
});
await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
const serviceUrl = `http://127.0.0.1:${portOf(connector.address())}/`;
const keys = await startKeys();
const token = await keys.tokenFor({ appId: APP, serviceUrl });

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
let count = 0;

function activity(text: string, conversation: string): string {
  return JSON.stringify({
    ...{ type: 'message', id: `${count}`, channelId: 'msteams', serviceUrl, text },
    // A hundred people, each in a conversation of their own for every message: none waits for another.
    from: { id: `29:${count % 100}`, aadObjectId: `u${count % 100}`, name: 'assistente' },
    recipient: { id: `28:${APP}`, name: 'Balie' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...{ textFormat: 'plain', locale: 'nl-NL', entities: [] },
  });
}

/** Sends one message; gives the milliseconds until its reply was there. */
async function send(port: number, text: string): Promise<number> {
  count += 1;
  const conversation = `a:${process.pid}-${count}`;
  const sent = activity(text, conversation);
  const begin = performance.now();
  const replied = new Promise<void>((resolve) => waiting.set(conversation, resolve));
  await new Promise<void>((resolve, reject) => {
    const asked = request(
      {
        ...{ agent, port, host: '127.0.0.1', path: '/api/messages', method: 'POST' },
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(sent),
          authorization: `Bearer ${token}`,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`HTTP ${response.statusCode}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end(sent);
  });
  await replied;
  waiting.delete(conversation);
  return performance.now() - begin;
}

const { library } = await openKnowledge(readConfig().knowledge);
const many = Array.from({ length: 1000 }, (_, at) => {
  const section = library.sections[(at * 13) % library.sections.length];
  return section?.questions[at % section.questions.length] ?? '';
});
const one = ['wat kost de koppeling bij Futec'];

const run = (tested: Tested, texts: readonly string[]): Promise<Measured> =>
  load(tested, taken(texts, MESSAGES), CONNECTIONS, send);

const folder = mkdtempSync(path.join(tmpdir(), 'balie-bench-'));
const given = { folder, appId: APP, tenant: TENANT, metadataUrl: keys.metadataUrl, serviceUrl };
const app = path.join(import.meta.dirname, 'teams-app.js');
const noop = await start(app, ['noop', JSON.stringify(given)]);
const balie = await start(app, ['balie', JSON.stringify(given)]);
const rounds: Record<'noop' | 'one' | 'many', Measured[]> = { noop: [], one: [], many: [] };
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
connector.close();
await keys.close();
rmSync(folder, { recursive: true });
const baseline = together(rounds.noop);
process.stdout.write(
  `${[
    `${MESSAGES * ROUNDS} signed messages each, until their reply is there, ${CONNECTIONS} connections, ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`,
    line('botbuilder, one fixed reply', baseline, baseline),
    line('Balie, one question again and again', together(rounds.one), baseline),
    line('Balie, a thousand questions', together(rounds.many), baseline),
  ].join('\n')}\n`,
);
