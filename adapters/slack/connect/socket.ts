import { setTimeout as pause } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../../src/front-desk/desk.ts';
import { dispatch } from '../listen/dispatch.ts';
import { SlackRefused } from './refused.ts';
import { slackError } from './web-api.ts';

const Envelope = z.object({
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

type Acknowledge = (response?: object) => Promise<void>;

/**
 * Receives over a socket that Balie opens itself (Socket Mode), so that nothing of it need be reachable from outside. What
 * could not be kept is not acknowledged, and Slack sends it again.
 */
export function socketReceiver(appToken: string, options: WebClientOptions, log: Log): Receiver {
  const client = new SocketModeClient({
    appToken,
    ...(options.logger === undefined ? {} : { logger: options.logger }),
    clientOptions: { ...options },
    // It would connect again by itself, but end the whole process when Slack refuses that.
    autoReconnectEnabled: false,
  });
  const receive = async (app: App, event: unknown, ack: Acknowledge): Promise<void> => {
    const { body, retry_num: retryNum, retry_reason: retryReason } = Envelope.parse(event);
    const payload = {
      body,
      ...(retryNum === undefined ? {} : { retryNum }),
      ...(retryReason === undefined ? {} : { retryReason }),
    };
    const answer = await dispatch(app, payload, log);
    if (!answer.taken) return;
    await ack(typeof answer.body === 'string' ? { text: answer.body } : answer.body);
  };
  return {
    init: (app) => {
      client.on('slack_event', (event: { readonly ack: Acknowledge }) => {
        receive(app, event, event.ack).catch((error: unknown) =>
          log('slack.socket', { why: wordFor(error) }),
        );
      });
    },
    ...staysOpen(client, log),
  };
}

/** Milliseconds that a socket must have lasted to be opened again at once, and between tries after that. */
const STEADY = 10_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** Milliseconds that Slack has to close the socket too. */
const FAREWELL = 5000;

/** Opens the socket, and again whenever it closes, until it is stopped. */
function staysOpen(
  client: SocketModeClient,
  log: Log,
): { start(): Promise<void>; stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let openedAt: number | null = null;
  let failures = 0;
  client.on('connected', () => {
    openedAt = performance.now();
  });
  client.on('disconnected', () => {
    // One that was never open is told of by `start`.
    if (openedAt === null || signal.aborted) return;
    failures = performance.now() - openedAt > STEADY ? 0 : failures + 1;
    openedAt = null;
    reopen();
  });
  const open = async (): Promise<void> => {
    await client.start();
    if (signal.aborted) await client.disconnect();
  };
  const reopen = async (): Promise<void> => {
    while (!signal.aborted) {
      const wait = failures === 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1));
      await pause(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        return await open();
      } catch (error) {
        failures += 1;
        log('slack.socket', { why: wordFor(error), failures });
      }
    }
  };
  return {
    start: async () => {
      try {
        await open();
      } catch (error) {
        const why = slackError(error);
        if (why !== null && HOPELESS.has(why))
          throw new SlackRefused(
            `Slack weigert SLACK_APP_TOKEN (${why}). Draai: balie doctor, om te zien wat er mis is.`,
          );
        failures += 1;
        log('slack.socket', { why: wordFor(error), failures });
        reopen();
      }
    },
    stop: async () => {
      stopping.abort();
      const late = new AbortController();
      const waited = pause(FAREWELL, undefined, { signal: late.signal }).catch(() => undefined);
      await Promise.race([client.disconnect(), waited]);
      late.abort();
    },
  };
}

/** What somebody must mend before a socket can be opened. */
const HOPELESS = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'token_revoked',
]);

const wordFor = (error: unknown): string =>
  slackError(error) ?? (error instanceof Error ? error.name : 'closed');
