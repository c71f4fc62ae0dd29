import type { RequestListener } from 'node:http';
import type { Settings } from '../../src/helpdesk/region.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import type { ChatListener, Services } from '../chat/services.ts';
import { authenticator } from './connect/authenticate.ts';
import { appToken } from './connect/bot-framework.ts';
import { connectorsWith } from './connect/connector.ts';
import { fromThisMachine } from './connect/local.ts';
import { keptServiceUrls } from './connect/service-urls.ts';
import { MESSAGES_PATH, type TeamsSettings } from './connect/settings.ts';
import { rememberedAccounts } from './deliver/accounts.ts';
import { teamsCourier } from './deliver/courier.ts';
import type { Line } from './line.ts';
import { type Door, messagesRoute } from './listen/endpoint.ts';

/** Brings to Teams what the outbox has for it. Nothing listens yet. */
export async function openLine(
  settings: TeamsSettings,
  store: Store,
  { now, log }: Pick<Services, 'now' | 'log'>,
): Promise<Line> {
  const { app, cloud } = settings;
  const token = cloud.token ?? (app === null ? async () => '' : await appToken(app));
  const connectorAt = connectorsWith();
  const serviceUrls = keptServiceUrls(store, cloud, log);
  const accounts = rememberedAccounts();
  const appId = app?.id ?? '';
  const connectorFor = async (tenant: string) =>
    connectorAt(await serviceUrls.of(tenant), { tenant, appId, token });
  const courier = teamsCourier({ connectorFor, accounts, tenant: app?.tenant ?? null, now });
  return { settings, token, connectorFor, serviceUrls, accounts, courier };
}

/** The tenants whose people Balie helps: that of the app, and those that the settings name. Null without authentication. */
export function tenantsOf(
  { app }: TeamsSettings,
  { regions }: Settings,
): ReadonlySet<string> | null {
  if (app === null) return null;
  const named = regions.flatMap(({ desk, places }) =>
    [desk, ...places].flatMap(({ platform, workspace }) =>
      platform === 'teams' && workspace !== undefined ? [workspace] : [],
    ),
  );
  return new Set(app.tenant === null ? named : [app.tenant, ...named]);
}

/** Listens to Teams, on the server that others use too. */
export function listenToTeams(line: Line, services: Services): ChatListener {
  const { app, cloud } = line.settings;
  const authenticate = app === null ? null : authenticator(app.id, cloud.openId);
  const door: Door = {
    authenticate: async (headers, claimed) =>
      authenticate === null
        ? fromThisMachine(headers)
        : authenticate(headers.authorization, claimed),
    tenants: tenantsOf(line.settings, services.settings),
  };
  const how = app === null ? 'zonder aanmelding, alleen op deze machine' : `POST ${MESSAGES_PATH}`;
  return {
    routes: new Map<string, RequestListener>([
      [`POST ${MESSAGES_PATH}`, messagesRoute(door, line, services)],
    ]),
    start: async () => undefined,
    stop: async () => undefined,
    how: `Teams (${how})`,
  };
}
