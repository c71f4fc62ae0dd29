import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { readConfig } from '../../adapters/config.ts';
import { openStore } from '../../adapters/database/open-store.ts';
import { openKnowledge, warmUp } from '../../adapters/open-knowledge.ts';
import { listen } from '../../adapters/server/server.ts';
import { listenToTeams, openLine } from '../../adapters/teams/teams.ts';
import { createWorker } from '../../adapters/work.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import type { Courier } from '../../src/helpdesk/delivery.ts';
import { DEFAULT_SETTINGS } from '../../src/helpdesk/region.ts';
import type { Platform } from '../../src/helpdesk/store.ts';

// A process that the benchmark asks: the real adapter, or a botbuilder bot that replies once. Both check who signed. It tells
// its port, and on demand the CPU time that it took.

const Given = z.tuple([
  z.enum(['noop', 'balie']),
  z.object({
    folder: z.string(),
    appId: z.string(),
    tenant: z.string(),
    metadataUrl: z.string(),
    serviceUrl: z.string(),
  }),
]);
const [kind, given] = Given.parse([process.argv[2], JSON.parse(process.argv[3] ?? '')]);
const { folder, appId, tenant, metadataUrl, serviceUrl } = given;
const around = { now: () => new Date(), log: () => undefined };

/** botbuilder as its documentation has it, with keys and a connector of our own. */
function noop(): RequestListener {
  const own = {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'bench',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenant,
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ValidateAuthority: 'true',
  };
  const credentials = {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({ signRequest: async <Signed>(request: Signed) => request }),
  };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(own, credentials));
  return async (request: IncomingMessage, response: ServerResponse) => {
    const asked = {
      headers: request.headers,
      method: 'POST',
      body: z.record(z.string(), z.unknown()).parse(await json(request)),
    };
    let status = 200;
    const answered = {
      socket: null,
      header: () => undefined,
      status: (code: number) => {
        status = code;
      },
      send: () => undefined,
      end: () => response.writeHead(status).end(),
    };
    const said: Partial<Activity> = { type: 'message', text: 'Dit is een antwoord.' };
    await adapter.process(asked, answered, async (context) => {
      await context.sendActivity(said);
    });
  };
}

async function balie(): Promise<RequestListener> {
  const { bot, library, rules, routes } = await openKnowledge(readConfig().knowledge);
  warmUp(bot, library, new Date());
  const patience = { longest: 10_000, onWait: () => undefined };
  const store = await openStore({ folder }, { patience });
  const settings = DEFAULT_SETTINGS;
  const app = { id: appId, type: 'SingleTenant', password: 'bench', tenant } as const;
  const cloud = {
    openId: metadataUrl,
    serviceHosts: ['127.0.0.1'],
    serviceUrl,
    token: async () => 'bench',
  };
  const line = await openLine({ app, cloud }, store, around);
  const answers = createAnswers(() => library, rules);
  const couriers = new Map<Platform, Courier>([['teams', line.courier]]);
  const frontDesk = createFrontDesk({ store, settings, answers, couriers, ...around });
  const worker = createWorker(frontDesk, around.log);
  worker.run().catch(() => process.exit(1));
  const services = { frontDesk, store, settings, rules, routes, examples: [], ...around };
  const route = listenToTeams(line, { ...services, wake: worker.wake }).routes.get(
    'POST /api/messages',
  );
  if (route === undefined) throw new Error('no route');
  return route;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
const routes = new Map([['POST /api/messages', kind === 'noop' ? noop() : await balie()]]);
const server = await listen(routes, { port: 0, host: '127.0.0.1' }, around.log);
process.send?.({ port: server.port });
