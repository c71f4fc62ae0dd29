import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { InstallProvider } from '@slack/oauth';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../../../src/front-desk/desk.ts';
import { OAUTH_PATH } from '../manifest.ts';
import { SCOPES } from '../scopes.ts';
import type { Installations } from './installations.ts';
import { slackError } from './web-api.ts';

/** What an app needs to be installed by workspaces themselves. */
export interface OAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** The public address of this server, without a slash at its end; null where the app has one redirect URL. */
  readonly url: string | null;
}

const INSTALL_PATH = '/slack/install';

/**
 * The two addresses with which a workspace installs Balie: one that sends people to Slack, and one that Slack sends them
 * back to. The state that goes along is signed, and bound to the browser by a cookie.
 */
export function oauthRoutes(
  { clientId, clientSecret, stateSecret, url }: OAuth,
  installations: Installations,
  { options, log }: { readonly options: WebClientOptions; readonly log: Log },
): ReadonlyMap<string, RequestListener> {
  const { slackApiUrl, ...others } = options;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    directInstall: true,
    clientOptions: slackApiUrl === undefined ? others : { ...others, slackApiUrl },
    ...(options.logger === undefined ? {} : { logger: options.logger }),
    ...(slackApiUrl === undefined
      ? {}
      : { authorizationUrl: new URL('/oauth/v2/authorize', slackApiUrl).href }),
    installationStore: {
      storeInstallation: async ({ team, bot }) => {
        if (team === undefined || bot === undefined) throw new Error('no workspace or no bot');
        await installations.put(team.id, bot.token);
        log('slack.installed', { workspace: team.id });
      },
      // What listens to Slack asks the installations themselves.
      fetchInstallation: () => Promise.reject(new Error('not asked for here')),
    },
  });
  const wanted = {
    scopes: SCOPES.map(({ scope }) => scope),
    ...(url === null ? {} : { redirectUri: `${url}${OAUTH_PATH}` }),
  };
  const install = (request: IncomingMessage, response: ServerResponse) =>
    provider.handleInstallPath(request, response, undefined, wanted);
  const redirect = (request: IncomingMessage, response: ServerResponse) =>
    provider.handleCallback(request, response, {
      success: (_installation, _options, _request, page) =>
        show(page, 200, 'Balie is geïnstalleerd', 'U kunt dit venster sluiten en naar Slack gaan.'),
      failure: (error, _options, _request, page) => {
        log('slack.not-installed', { why: slackError(error) ?? error.code });
        show(
          page,
          400,
          'Balie is niet geïnstalleerd',
          'Open /slack/install opnieuw, in deze browser.',
        );
      },
    });
  return new Map<string, RequestListener>([
    [`GET ${INSTALL_PATH}`, install],
    [`GET ${OAUTH_PATH}`, redirect],
  ]);
}

function show(response: ServerResponse, status: number, title: string, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
  });
  response.end(
    `<!doctype html><html lang="nl"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p>`,
  );
}
