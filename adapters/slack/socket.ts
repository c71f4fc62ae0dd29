import type { App, Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Log } from '../../src/front-desk/desk.ts';
import { dispatch } from './dispatch.ts';

const Envelope = z.object({
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

/**
 * Receives over a socket that Balie opens itself (Socket Mode), so that nothing of it need be reachable from outside. What
 * could not be kept is not acknowledged, and Slack sends it again.
 */
export function socketReceiver(
  appToken: string,
  {
    apiUrl,
    logger,
    log,
  }: { readonly apiUrl: string | null; readonly logger: Logger; readonly log: Log },
): Receiver {
  const client = new SocketModeClient({
    appToken,
    logger,
    ...(apiUrl === null ? {} : { clientOptions: { slackApiUrl: apiUrl } }),
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
          log('slack.socket', { why: error instanceof Error ? error.name : 'unknown' }),
        );
      });
    },
    start: () => client.start(),
    stop: () => client.disconnect(),
  };
}

type Acknowledge = (response?: object) => Promise<void>;
