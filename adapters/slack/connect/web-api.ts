import { type Logger, LogLevel } from '@slack/logger';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { Log } from '../../../src/front-desk/desk.ts';
import { DeliveryError } from '../../../src/helpdesk/delivery.ts';

/** Milliseconds that one call may take. All calls of one delivery together stay below the outbox's lease of a minute. */
export const CALL = 10_000;

/** How Balie calls the Web API: each call once, and a limit is told at once. Trying again is the outbox's. */
export function clientOptions(apiUrl: string | null, logger: Logger): WebClientOptions {
  return {
    logger,
    timeout: CALL,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
  };
}

/** Gives one client for each token. */
export function clientsWith(options: WebClientOptions): (token: string) => WebClient {
  const clients = new Map<string, WebClient>();
  return (token) => {
    const known = clients.get(token);
    if (known !== undefined) return known;
    const client = new WebClient(token, options);
    clients.set(token, client);
    return client;
  };
}

/** Slack's own word for why a call failed (`channel_not_found`); null when it did not get that far. */
export function slackError(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

/** What no further try mends: who it is for is gone, or Slack does not take what it is. */
const FINAL = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'channel_not_found',
  'invalid_arguments',
  'invalid_blocks',
  'is_archived',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'team_not_found',
  'thread_not_found',
  'token_revoked',
  'user_disabled',
  'user_not_found',
]);

/** Why something could not be brought, as the outbox wants to know it; `mendable` is what is tried again here. */
export function deliveryError(
  error: unknown,
  mendable: ReadonlySet<string> = new Set(),
): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof WebAPIRateLimitedError)
    return new DeliveryError('ratelimited', { retryAfter: error.retryAfter * 1000 });
  if (error instanceof WebAPIHTTPError) return new DeliveryError(`HTTP ${error.statusCode}`);
  const name = slackError(error);
  if (name !== null)
    return new DeliveryError(name, { final: FINAL.has(name) && !mendable.has(name) });
  return new DeliveryError(error instanceof Error ? error.name : 'unknown');
}

/** Slack's libraries write warnings and errors as our log lines; what they could say of a payload is not asked for. */
export function quietLogger(log: Log): Logger {
  const write = (level: string) => (first: unknown) =>
    log('slack.library', { level, text: first instanceof Error ? first.name : short(first) });
  const nothing = (): void => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: write('warn'),
    error: write('error'),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

const LONGEST = 120;
const short = (text: unknown): string => String(text).slice(0, LONGEST);
