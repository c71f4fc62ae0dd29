/** Where Teams sends everything: messages, buttons, dialogs and searches. */
export const MESSAGES_PATH = '/api/messages';

/** The app that Azure knows Balie as; see the settings in README.md. */
export interface TeamsApp {
  readonly id: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
  /** Null with a managed identity. */
  readonly password: string | null;
  /** The tenant that the app belongs to; null for an app of many tenants. */
  readonly tenant: string | null;
}

/** How Balie talks with Teams. */
export interface TeamsSettings {
  /** Null without authentication: on loopback alone, for the playground. */
  readonly app: TeamsApp | null;
  readonly cloud: Cloud;
}

/** Where the Bot Framework is. */
export interface Cloud {
  /** Where its signing keys are described: an OpenID Connect discovery document. */
  readonly openId: string;
  /** Hosts that a `serviceUrl` may have: what Balie says goes there, with its token. */
  readonly serviceHosts: readonly string[];
  /** The `serviceUrl` of a tenant that said nothing yet. */
  readonly serviceUrl: string;
  /** Gives the token to talk with it; null for what Azure gives the app. */
  readonly token: (() => Promise<string>) | null;
}

/** Microsoft's own cloud. Source: Microsoft's documentation, "Authentication with the Bot Connector API". */
export const PUBLIC_CLOUD: Cloud = {
  openId: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  serviceHosts: ['smba.trafficmanager.net'],
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
  token: null,
};

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** A playground on this machine, which nobody else reaches. */
export const LOCAL_CLOUD: Cloud = {
  openId: '',
  serviceHosts: LOOPBACK,
  serviceUrl: 'http://127.0.0.1:56150/_connector',
  token: async () => '',
};

/** Whether a server on this host hears this machine alone. */
export const isLoopback = (host: string): boolean =>
  [...LOOPBACK, '::1'].includes(host) || /^127(?:\.\d{1,3}){3}$/u.test(host);

/** Whether Balie may send what it says, and its token, to an address. */
export function isServiceUrl(text: string, { serviceHosts }: Cloud): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (!isLoopback(url.hostname) && `${url.port}${url.search}${url.hash}` !== '') return false;
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isSafe && serviceHosts.includes(url.hostname);
}
