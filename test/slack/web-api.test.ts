import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  clientOptions,
  clientsWith,
  deliveryError,
  quietLogger,
  slackError,
} from '../../adapters/slack/connect/web-api.ts';
import { DeliveryError } from '../../src/helpdesk/delivery.ts';
import type { Fault } from './fake-slack/faults.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

async function start() {
  const slack = await startFakeSlack();
  onTestFinished(slack.close);
  const lines: string[] = [];
  const logger = quietLogger((event, fields) => lines.push(JSON.stringify({ event, ...fields })));
  return { slack, lines, clientWith: clientsWith(clientOptions(slack.apiUrl, logger)) };
}

/** What a call gives that goes wrong. */
async function failure(fault: Fault): Promise<{ error: unknown; slack: FakeSlack }> {
  const { slack, clientWith } = await start();
  slack.fault('auth.test', fault);
  const error: unknown = await clientWith('xoxb-test')
    .auth.test()
    .catch((thrown: unknown) => thrown);
  return { error, slack };
}

describe('a call of the Web API', () => {
  it.each<[Fault, { message: string; final: boolean; retryAfter: number | null }]>([
    [{ ratelimited: 7 }, { message: 'ratelimited', final: false, retryAfter: 7000 }],
    [500, { message: 'HTTP 500', final: false, retryAfter: null }],
    [503, { message: 'HTTP 503', final: false, retryAfter: null }],
    ['reset', { message: 'WebAPIRequestError', final: false, retryAfter: null }],
    ['not_in_channel', { message: 'not_in_channel', final: false, retryAfter: null }],
    ['missing_scope', { message: 'missing_scope', final: false, retryAfter: null }],
    ['invalid_auth', { message: 'invalid_auth', final: false, retryAfter: null }],
    ['a_new_error', { message: 'a_new_error', final: false, retryAfter: null }],
    ['channel_not_found', { message: 'channel_not_found', final: true, retryAfter: null }],
    ['is_archived', { message: 'is_archived', final: true, retryAfter: null }],
    ['user_not_found', { message: 'user_not_found', final: true, retryAfter: null }],
    ['token_revoked', { message: 'token_revoked', final: true, retryAfter: null }],
    ['thread_not_found', { message: 'thread_not_found', final: true, retryAfter: null }],
  ])('that fails is tried once, and the outbox knows what to do: %j', async (fault, expected) => {
    const { error, slack } = await failure(fault);
    expect(deliveryError(error)).toMatchObject(expected);
    expect(slack.callsTo('auth.test')).toHaveLength(1);
  });

  it('has a name for what went wrong only when Slack gave one', async () => {
    expect(slackError((await failure('is_archived')).error)).toBe('is_archived');
    expect(slackError((await failure(500)).error)).toBeNull();
    expect(slackError(new Error('is_archived'))).toBeNull();
  });

  it('is made with the client of its token', async () => {
    const { slack, clientWith } = await start();
    expect(clientWith('xoxb-test')).toBe(clientWith('xoxb-test'));
    await clientWith('xoxb-test').auth.test();
    await clientWith('xoxb-ander')
      .auth.test()
      .catch(() => undefined);
    expect(slack.calls.map(({ token, outcome }) => [token, outcome])).toEqual([
      ['xoxb-test', 'ok'],
      ['xoxb-ander', 'invalid_auth'],
    ]);
  });

  it('that gets something else than JSON back fails as one that may be tried again', async () => {
    const server = createServer((_request, response) => response.end('<html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const options = clientOptions(
      `http://127.0.0.1:${port}/api/`,
      quietLogger(() => undefined),
    );
    const error: unknown = await clientsWith(options)('xoxb-test')
      .chat.postMessage({ channel: 'CPRAK', text: 'Dag' })
      .catch((thrown: unknown) => thrown);
    expect(deliveryError(error).final).toBe(false);
  });
});

describe('why something could not be brought', () => {
  it('stays what it is when it is known already', () => {
    const known = new DeliveryError('not a place in Slack', { final: true });
    expect(deliveryError(known)).toBe(known);
  });

  it('is unknown for what is no error', () => {
    expect(deliveryError('kapot')).toMatchObject({ message: 'unknown', final: false });
  });

  it('says nothing of what was to be brought', () => {
    expect(deliveryError(new TypeError('geheim in de tekst')).message).toBe('TypeError');
  });
});

describe("what Slack's libraries write", () => {
  it('is a line of the log for warnings and errors: their name or a short text, nothing behind it', () => {
    const lines: object[] = [];
    const logger = quietLogger((event, fields) => lines.push({ event, ...fields }));
    logger.debug('geheim');
    logger.info('geheim');
    logger.warn('let op', { text: 'geheim' });
    logger.error(new TypeError('geheim'));
    logger.error('a'.repeat(500));
    expect(lines).toEqual([
      { event: 'slack.library', level: 'warn', text: 'let op' },
      { event: 'slack.library', level: 'error', text: 'TypeError' },
      { event: 'slack.library', level: 'error', text: 'a'.repeat(120) },
    ]);
  });

  it('says nothing of a message that Slack refused', async () => {
    const { slack, lines, clientWith } = await start();
    slack.fault('chat.postMessage', 503);
    for (const channel of ['CPRAK', 'CNONE'])
      await clientWith('xoxb-test')
        .chat.postMessage({ channel, text: 'geheim' })
        .catch(() => undefined);
    expect(slack.callsTo('chat.postMessage')).toHaveLength(2);
    expect(lines.join()).not.toContain('geheim');
    expect(lines.join()).not.toContain('xoxb');
  });
});
