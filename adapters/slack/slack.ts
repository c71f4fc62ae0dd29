import type { RequestListener } from 'node:http';
import type { Courier } from '../../src/helpdesk/delivery.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import type { ChatListener, Services } from '../chat/services.ts';
import { createApp } from './app.ts';
import { httpReceiver } from './connect/http.ts';
import {
  type Installations,
  keptInstallations,
  onlyInstallation,
} from './connect/installations.ts';
import { type OAuth, oauthRoutes } from './connect/oauth.ts';
import { SlackRefused } from './connect/refused.ts';
import { refuseSeveral } from './connect/several-workspaces.ts';
import { socketReceiver } from './connect/socket.ts';
import { clientOptions, clientsWith, quietLogger } from './connect/web-api.ts';
import { slackCourier } from './deliver/courier.ts';
import { EVENTS_PATH } from './manifest.ts';

/** How workspaces install Balie themselves. */
export interface OAuthSettings extends OAuth {
  /** 32 bytes in base64: installations are kept encrypted with it. */
  readonly encryptionKey: string;
}

/** How Balie talks with Slack: see the settings in README.md. */
export interface SlackSettings {
  /** A socket that Balie opens itself (Socket Mode), or requests that Slack signs. */
  readonly connection: { readonly appToken: string } | { readonly signingSecret: string };
  readonly access: { readonly botToken: string } | { readonly oauth: OAuthSettings };
  readonly apiUrl: string | null;
}

/** What every part of this adapter shares: who it talks to and for whom. */
export interface Line {
  readonly settings: SlackSettings;
  readonly installations: Installations;
  readonly options: ReturnType<typeof clientOptions>;
  readonly courier: Courier;
}

/** Brings to Slack what the outbox has for it. Nothing listens yet. */
export function openLine(
  settings: SlackSettings,
  store: Store,
  { now, log }: Pick<Services, 'now' | 'log'>,
): Line {
  const { access, apiUrl } = settings;
  const options = clientOptions(apiUrl, quietLogger(log));
  const installations =
    'botToken' in access
      ? onlyInstallation(access.botToken)
      : keptInstallations(store, Buffer.from(access.oauth.encryptionKey, 'base64'), now);
  const clientWith = clientsWith(options);
  const clientFor = async (workspace: string | null) => {
    const token = await installations.tokenFor(workspace);
    return token === null ? null : clientWith(token);
  };
  return { settings, installations, options, courier: slackCourier(clientFor, now) };
}

/** Listens to Slack: over a socket of its own where there is a token for that, otherwise to requests. */
export function listenToSlack(line: Line, services: Services): ChatListener {
  const { settings, installations, options } = line;
  const { connection, access } = settings;
  const refusal = 'oauth' in access ? refuseSeveral(services.settings) : null;
  if (refusal !== null) throw new SlackRefused(refusal);
  const { log } = services;
  const routes = new Map<string, RequestListener>(
    'oauth' in access ? oauthRoutes(access.oauth, installations, { options, log }) : [],
  );
  if ('appToken' in connection) {
    const receiver = socketReceiver(connection.appToken, options, log);
    const app = createApp(receiver, installations, services, options);
    return { routes, start: () => app.start(), stop: () => app.stop(), how: 'Slack (Socket Mode)' };
  }
  const receiver = httpReceiver(connection.signingSecret, services);
  const app = createApp(receiver, installations, services, options);
  routes.set(`POST ${EVENTS_PATH}`, receiver.handle);
  return {
    routes,
    start: () => app.start(),
    stop: () => app.stop(),
    how: `Slack (POST ${EVENTS_PATH})`,
  };
}
