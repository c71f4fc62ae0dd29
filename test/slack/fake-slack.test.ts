import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { App, isValidSlackRequest } from '@slack/bolt';
import { LogLevel } from '@slack/logger';
import { SocketModeClient } from '@slack/socket-mode';
import { ErrorCode, WebClient, type WebClientOptions } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from './fake-slack.ts';
import { createPayloads, createSender } from './requests.ts';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options?: FakeSlackOptions): Promise<FakeSlack> {
  const slack = await startFakeSlack(options);
  closers.push(slack.close);
  return slack;
}

const QUIET: WebClientOptions = {
  logLevel: LogLevel.ERROR,
  logger: {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    setLevel: () => undefined,
    getLevel: () => LogLevel.ERROR,
    setName: () => undefined,
  },
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
};
const client = ({ apiUrl }: FakeSlack, token = 'xoxb-test'): WebClient =>
  new WebClient(token, { ...QUIET, slackApiUrl: apiUrl });

const plain = (words: string) => ({ type: 'plain_text', text: words, emoji: false }) as const;
const section = (words: string) => ({ type: 'section', text: plain(words) }) as const;
const blocks = [section('Dag')];
const modal = { type: 'modal', title: plain('Venster'), blocks } as const;
const refused = (error: string) => ({ code: ErrorCode.PlatformError, data: { error } });

describe('the Web API', () => {
  it('keeps what the bot posts, and finds it again with its metadata', async () => {
    const slack = await start();
    const metadata = { event_type: 'outbox', event_payload: { id: 'o1' } };
    const { chat, conversations } = client(slack);
    const posted = await chat.postMessage({ channel: 'CPRAK', text: 'Dag', blocks, metadata });
    expect(posted.ts).toBe('1795424400.000000');
    expect(slack.messagesIn('CPRAK')).toMatchObject([{ text: 'Dag', blocks, metadata }]);
    const found = await conversations.history({ channel: 'CPRAK', include_all_metadata: true });
    expect(found.messages).toMatchObject([{ ts: posted.ts, bot_id: 'B1', metadata }]);
    expect(slack.calls.map(({ method, outcome }) => [method, outcome])).toEqual([
      ['chat.postMessage', 'ok'],
      ['conversations.history', 'ok'],
    ]);
  });

  it('keeps metadata to itself unless asked', async () => {
    const slack = await start();
    const metadata = { event_type: 'outbox', event_payload: {} };
    const { chat, conversations } = client(slack);
    await chat.postMessage({ channel: 'CPRAK', text: 'Dag', metadata });
    const { messages } = await conversations.history({ channel: 'CPRAK' });
    expect(messages?.[0]).not.toHaveProperty('metadata');
  });

  it('posts to a person in the channel of the two', async () => {
    const slack = await start();
    const posted = await client(slack).chat.postMessage({ channel: 'U1', text: 'Dag' });
    expect(posted.channel).toBe('DU1');
    expect(slack.messagesIn('U1')).toEqual(slack.messagesIn('DU1'));
  });

  it('has threads beside the channel, page by page', async () => {
    const slack = await start();
    const { chat, conversations } = client(slack);
    const root = slack.say({ channel: 'CPRAK', text: 'vraag' }).ts;
    for (const words of ['een', 'twee']) {
      await chat.postMessage({ channel: 'CPRAK', text: words, thread_ts: root });
    }
    const history = await conversations.history({ channel: 'CPRAK' });
    expect(history.messages).toMatchObject([{ text: 'vraag', reply_count: 2 }]);
    const first = await conversations.replies({ channel: 'CPRAK', ts: root, limit: 2 });
    expect(first).toMatchObject({
      messages: [{ text: 'vraag' }, { text: 'een' }],
      has_more: true,
    });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await conversations.replies({ channel: 'CPRAK', ts: root, limit: 2, cursor });
    expect(rest).toMatchObject({ messages: [{ text: 'twee' }], has_more: false });
    expect(slack.messagesInThread('CPRAK', root)).toHaveLength(3);
  });

  it('gives of a history what lies between two moments', async () => {
    const slack = await start();
    const [a = '', b = '', c = ''] = ['een', 'twee', 'drie'].map(
      (words) => slack.say({ channel: 'CPRAK', text: words }).ts,
    );
    const between = async (inclusive: boolean): Promise<unknown> =>
      (
        await client(slack).conversations.history({
          channel: 'CPRAK',
          oldest: a,
          latest: c,
          inclusive,
        })
      ).messages?.map(({ ts }) => ts);
    expect(await between(false)).toEqual([b]);
    expect(await between(true)).toEqual([c, b, a]);
  });

  it('changes a message of the bot, and no other', async () => {
    const slack = await start();
    const { chat } = client(slack);
    const { ts = '' } = await chat.postMessage({ channel: 'CPRAK', text: 'Dag', blocks });
    await chat.update({ channel: 'CPRAK', ts, text: 'Nieuw', blocks });
    expect(slack.messagesIn('CPRAK')).toMatchObject([{ ts, text: 'Nieuw' }]);
    const other = slack.say({ channel: 'CPRAK', text: 'van mij' }).ts;
    const update = (of: string) => chat.update({ channel: 'CPRAK', ts: of, text: 'Ik', blocks });
    await expect(update(other)).rejects.toMatchObject(refused('cant_update_message'));
    slack.removeMessage('CPRAK', ts);
    await expect(update(ts)).rejects.toMatchObject(refused('message_not_found'));
    await expect(
      chat.postMessage({ channel: 'CPRAK', text: 'Dag', thread_ts: ts }),
    ).rejects.toMatchObject(refused('thread_not_found'));
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['channel_not_found', 'chat.postMessage', { channel: 'CNONE', text: 'Dag' }],
    ['not_in_channel', 'chat.postMessage', { channel: 'CELSE', text: 'Dag' }],
    ['is_archived', 'chat.postMessage', { channel: 'COLD', text: 'Dag' }],
    ['channel_not_found', 'chat.postMessage', { channel: 'GELSE', text: 'Dag' }],
    ['no_text', 'chat.postMessage', { channel: 'CPRAK' }],
    ['no_text', 'chat.postMessage', { channel: 'CPRAK', blocks }],
    ['invalid_blocks', 'chat.postMessage', { channel: 'CPRAK', text: 'Dag', blocks: [{}] }],
    ['invalid_blocks_format', 'chat.postMessage', { channel: 'CPRAK', text: 'Dag', blocks: '[{' }],
    [
      'msg_blocks_too_long',
      'chat.postMessage',
      { channel: 'CPRAK', text: 'Dag', blocks: Array(5).fill(section('a'.repeat(3000))) },
    ],
    [
      'invalid_metadata_format',
      'chat.postMessage',
      { channel: 'CPRAK', text: 'Dag', metadata: { event_type: 'outbox' } },
    ],
    [
      'user_not_in_channel',
      'chat.postEphemeral',
      { channel: 'CPRAK', user: 'UX', text: 'a', blocks },
    ],
    ['thread_not_found', 'conversations.replies', { channel: 'CPRAK', ts: '1.000001' }],
    ['not_in_channel', 'conversations.history', { channel: 'CELSE' }],
    ['invalid_trigger_id', 'views.open', { trigger_id: '1.2.3', view: modal }],
    ['invalid_arguments', 'views.open', { trigger_id: '1.2.3', view: { type: 'modal' } }],
    ['not_found', 'views.update', { view_id: 'V0', view: modal }],
    ['user_not_found', 'views.publish', { user_id: 'UX', view: { type: 'home', blocks } }],
    ['invalid_arguments', 'views.publish', { user_id: 'U1', view: modal }],
    [
      'invalid_code',
      'oauth.v2.access',
      { client_id: '1.1', client_secret: 'client-secret', code: 'x' },
    ],
    ['not_allowed_token_type', 'apps.connections.open', {}],
    ['unknown_method', 'chat.delete', { channel: 'CPRAK', ts: '1.1' }],
  ])('refuses with %s: %s', async (error, method, args) => {
    const channels = [
      { id: 'CPRAK' },
      { id: 'CELSE', bot: false },
      { id: 'COLD', archived: true },
      { id: 'GELSE', bot: false },
    ];
    const slack = await start({ workspaces: [{ channels }] });
    await expect(client(slack).apiCall(method, args)).rejects.toMatchObject(refused(error));
    expect(slack.calls).toMatchObject([{ method, outcome: error }]);
  });

  it('opens one window with one trigger', async () => {
    const slack = await start();
    const { views } = client(slack);
    const trigger = slack.newTrigger();
    const { view } = await views.open({ trigger_id: trigger, view: modal });
    const id = view?.id ?? '';
    expect(slack.views.get(id)).toMatchObject({ trigger, view: modal });
    await expect(views.open({ trigger_id: trigger, view: modal })).rejects.toMatchObject(
      refused('exchanged_trigger_id'),
    );
    await expect(
      views.open({ trigger_id: slack.newTrigger({ expired: true }), view: modal }),
    ).rejects.toMatchObject(refused('expired_trigger_id'));
    await views.update({ view_id: id, view: { ...modal, title: plain('Anders') } });
    expect(slack.views.get(id)?.view.title.text).toBe('Anders');
    slack.closeView(id);
    await expect(views.update({ view_id: id, view: modal })).rejects.toMatchObject(
      refused('not_found'),
    );
  });

  it('has a Home tab for each person, and shows what an assistant shows', async () => {
    const slack = await start();
    const { views, assistant } = client(slack);
    await views.publish({ user_id: 'U1', view: { type: 'home', blocks } });
    expect(slack.home('U1')).toEqual({ type: 'home', blocks });
    expect(slack.home('U2')).toBeUndefined();
    const at = { channel_id: 'DU1', thread_ts: '1795424400.000100' };
    await assistant.threads.setStatus({ ...at, status: 'zoekt' });
    expect(slack.statuses).toEqual([{ ...at, status: 'zoekt' }]);
    const prompts = [{ title: 'Futec', message: 'wat kost Futec' }];
    await assistant.threads.setSuggestedPrompts({ channel_id: 'DU1', prompts });
    expect(slack.prompts).toEqual([{ channel_id: 'DU1', thread_ts: null, title: null, prompts }]);
  });

  it('says what a token may do, and what it lacks', async () => {
    const slack = await start({ workspaces: [{ scopes: ['chat:write'] }] });
    const answer = await client(slack).auth.test();
    expect(answer.response_metadata?.scopes).toEqual(['chat:write']);
    await expect(client(slack).conversations.info({ channel: 'CPRAK' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:read', provided: 'chat:write' },
    });
  });

  it('takes a token only as long as it is good', async () => {
    const slack = await start();
    await expect(client(slack, '').auth.test()).rejects.toMatchObject(refused('not_authed'));
    await expect(client(slack, 'xoxb-no').auth.test()).rejects.toMatchObject(
      refused('invalid_auth'),
    );
    await client(slack).auth.revoke();
    await expect(client(slack).auth.test()).rejects.toMatchObject(refused('token_revoked'));
    slack.revoke('xoxb-test', 'account_inactive');
    await expect(client(slack).auth.test()).rejects.toMatchObject(refused('account_inactive'));
  });

  it('gives a token for the code of an installation, once', async () => {
    const slack = await start();
    const args = { client_id: '1.1', client_secret: 'client-secret', code: slack.newCode('T1') };
    const { access } = client(slack, '').oauth.v2;
    expect(await access(args)).toMatchObject({ access_token: 'xoxb-test', team: { id: 'T1' } });
    await expect(access(args)).rejects.toMatchObject(refused('invalid_code'));
  });
});

describe('bad luck', () => {
  const post = (slack: FakeSlack) =>
    client(slack).chat.postMessage({ channel: 'CPRAK', text: 'Dag' });

  it.each<[string, Parameters<FakeSlack['fault']>[1], object, number]>([
    ['an error', 'is_archived', refused('is_archived'), 0],
    ['too many calls', { ratelimited: 7 }, { code: ErrorCode.RateLimitedError, retryAfter: 7 }, 0],
    ['a server error', 503, { code: ErrorCode.HTTPError, statusCode: 503 }, 0],
    ['a line that breaks before', 'reset', { code: ErrorCode.RequestError }, 0],
    ['a line that breaks after', 'done-then-reset', { code: ErrorCode.RequestError }, 1],
  ])('is %s, once', async (_, what, error, done) => {
    const slack = await start();
    slack.fault('chat.postMessage', what);
    await expect(post(slack)).rejects.toMatchObject(error);
    expect(slack.messagesIn('CPRAK')).toHaveLength(done);
    await post(slack);
    expect(slack.messagesIn('CPRAK')).toHaveLength(done + 1);
  });

  it('is no answer at all, until the end', async () => {
    const slack = await startFakeSlack();
    slack.fault('chat.postMessage', 'hang');
    const asked = expect(post(slack)).rejects.toMatchObject({ code: ErrorCode.RequestError });
    await slack.waitFor(() => slack.calls[0]?.outcome === 'hang', 'a call that hangs');
    await slack.close();
    await asked;
  });

  it('says what was waited for in vain', async () => {
    const slack = await start({ deadline: 20 });
    await client(slack).auth.test();
    await expect(slack.waitFor(() => false, 'a reply')).rejects.toThrow(
      'waited 20 ms for: a reply. What came: auth.test (ok)',
    );
  });
});

describe('a response URL', () => {
  const post = (url: string, body: object) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('works five times', async () => {
    const slack = await start();
    const url = slack.newResponseUrl({ channel: 'CPRAK', user: 'U1' });
    for (const words of ['1', '2', '3', '4', '5']) {
      expect((await post(url, { text: words })).status).toBe(200);
    }
    const sixth = await post(url, { text: '6' });
    expect(sixth.status).toBe(404);
    expect(await sixth.json()).toEqual({ ok: false, error: 'used_url' });
    expect(slack.responses.map(({ body }) => body.text)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is over after its time, and was never there when nobody made it', async () => {
    let now = new Date('2026-11-23T09:00:00.000Z');
    const slack = await start({ now: () => now });
    const url = slack.newResponseUrl({ channel: 'CPRAK', user: 'U1', lifetime: 60_000 });
    expect((await post(url, { text: 'Dag' })).status).toBe(200);
    now = new Date('2026-11-23T09:01:00.000Z');
    const late = await post(url, { text: 'Dag' });
    expect(await late.json()).toEqual({ ok: false, error: 'expired_url' });
    expect((await post(`${url}x`, { text: 'Dag' })).status).toBe(404);
  });

  it('takes only what is a message', async () => {
    const slack = await start();
    const url = slack.newResponseUrl({ channel: 'CPRAK', user: 'U1' });
    expect((await post(url, {})).status).toBe(400);
    expect((await post(url, { text: 'Dag', blocks: [{}] })).status).toBe(400);
    expect((await post(url, { delete_original: true })).status).toBe(200);
  });
});

describe('Socket Mode', () => {
  async function connect(slack: FakeSlack): Promise<SocketModeClient> {
    const clientOptions = { ...QUIET, slackApiUrl: slack.apiUrl };
    const { logger } = QUIET;
    const socket = new SocketModeClient({
      appToken: 'xapp-test',
      clientOptions,
      clientPingTimeout: 50,
      ...(logger === undefined ? {} : { logger }),
    });
    closers.push(() => socket.disconnect());
    await socket.start();
    return socket;
  }

  it('greets, and gives the acknowledgement of an envelope', async () => {
    const slack = await start();
    const socket = await connect(slack);
    socket.on('slash_commands', ({ ack, body }) => ack({ text: `U vroeg: ${body.text}` }));
    const answer = await slack.sendEnvelope('slash_commands', createPayloads().slashCommand());
    expect(answer).toEqual({ text: 'U vroeg: wat kost de koppeling bij Futec' });
  });

  it('says that an event was sent before', async () => {
    const slack = await start();
    const socket = await connect(slack);
    const seen: unknown[] = [];
    socket.on('app_mention', ({ ack, retry_num: retry }) => {
      seen.push(retry);
      return ack();
    });
    const payloads = createPayloads();
    const envelope = payloads.envelope(payloads.appMention());
    await slack.sendEnvelope('events_api', envelope, { retryAttempt: 1, retryReason: 'timeout' });
    expect(seen).toEqual([1]);
  });

  it('has the app connect anew', async () => {
    const slack = await start();
    const socket = await connect(slack);
    const again = new Promise((resolve) => socket.once('connected', resolve));
    slack.disconnect('refresh_requested');
    await again;
    await slack.waitFor(() => slack.connections() === 1, 'one connection, and not the old one');
    expect(slack.callsTo('apps.connections.open')).toHaveLength(2);
  });

  it('rejects when nobody acknowledges', async () => {
    const slack = await start({ deadline: 50 });
    await connect(slack);
    await expect(slack.sendEnvelope('interactive', {})).rejects.toThrow(
      'the acknowledgement of interactive',
    );
  });
});

describe('requests to an app', () => {
  /** An app that says what it was sent. */
  async function startApp(): Promise<string> {
    const server = createServer(async (request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ body: await text(request), headers: request.headers }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://127.0.0.1:${address.port}/slack/events`;
  }

  const signingSecret = 'signing-secret';
  const now = () => new Date('2026-11-23T09:00:00.000Z');
  const sent = async (answer: Promise<{ body: unknown }>) => (await answer).body;

  it('are signed as Bolt wants it', async () => {
    const sender = createSender({ url: await startApp(), signingSecret, now });
    const signed = sender.sign('{"a":1}');
    const check = (secret: string, body: string): boolean =>
      isValidSlackRequest({
        signingSecret: secret,
        body,
        headers: {
          'x-slack-signature': signed['x-slack-signature'] ?? '',
          'x-slack-request-timestamp': Number(signed['x-slack-request-timestamp']),
        },
        nowMilliseconds: now().getTime(),
      });
    expect(check(signingSecret, '{"a":1}')).toBe(true);
    expect(check('another secret', '{"a":1}')).toBe(false);
    expect(check(signingSecret, '{"a":2}')).toBe(false);
  });

  it('are JSON for events, with the number of the retry', async () => {
    const payloads = createPayloads();
    const sender = createSender({ url: await startApp(), signingSecret, now, payloads });
    const retry = { num: 1, reason: 'http_timeout' };
    expect(
      await sent(sender.event(payloads.appMention(), { team_id: 'T2' }, { retry })),
    ).toMatchObject({
      body: expect.stringMatching(/"team_id":"T2".*"event_id":"Ev2"/u),
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': '1795424400',
        'x-slack-retry-num': '1',
        'x-slack-retry-reason': 'http_timeout',
      },
    });
  });

  it('are forms for commands and for what was pressed', async () => {
    const payloads = createPayloads();
    const sender = createSender({ url: await startApp(), signingSecret, now, payloads });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const command = payloads.slashCommand({ text: 'wat kost & hoe' });
    expect(await sent(sender.command(command))).toMatchObject({
      headers,
      body: expect.stringContaining('&text=wat+kost+%26+hoe&'),
    });
    expect(await sent(sender.interaction(payloads.pressInMessage()))).toMatchObject({
      headers,
      body: expect.stringMatching(/^payload=%7B%22type%22%3A%22block_actions%22/u),
    });
  });
});

describe('a real Bolt app', () => {
  async function startBolt(slack: FakeSlack): Promise<{ url: string; seen: string[] }> {
    const app = new App({
      signingSecret: 'signing-secret',
      token: 'xoxb-test',
      tokenVerificationEnabled: false,
      botId: 'B1',
      botUserId: 'UBALIE',
      convoStore: false,
      ignoreSelf: false,
      logLevel: LogLevel.ERROR,
      clientOptions: { ...QUIET, slackApiUrl: slack.apiUrl },
    });
    const seen: string[] = [];
    app.event(/.*/u, async ({ event }) => {
      seen.push([event.type, 'subtype' in event ? event.subtype : ''].join(' ').trim());
    });
    app.command(/.*/u, async ({ ack, command, respond }) => {
      seen.push(command.command);
      await ack();
      await respond('Dag');
    });
    app.action(/.*/u, async ({ ack, action, body }) => {
      seen.push(`${body.type} ${'action_id' in action ? action.action_id : ''}`);
      await ack();
    });
    app.view(/.*/u, async ({ ack, view }) => {
      seen.push(view.callback_id);
      await ack();
    });
    app.shortcut(/.*/u, async ({ ack, shortcut }) => {
      seen.push(shortcut.type);
      await ack();
    });
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    closers.push(() => app.stop());
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return { url: `http://127.0.0.1:${address.port}/slack/events`, seen };
  }

  it('takes every payload for what it is', async () => {
    const slack = await start();
    const { url, seen } = await startBolt(slack);
    const payloads = createPayloads({ slack });
    const sender = createSender({ url, signingSecret: 'signing-secret', payloads });
    for (const event of [
      payloads.appMention(),
      payloads.directMessage(),
      payloads.directMessageInThread(),
      payloads.directMessageWithFiles(),
      payloads.botMessage(),
      payloads.messageChanged(),
      payloads.homeOpened(),
      payloads.messagesOpened(),
      payloads.appUninstalled(),
      payloads.tokensRevoked(),
    ]) {
      expect(await sender.event(event)).toMatchObject({ status: 200 });
    }
    expect(await sender.command(payloads.slashCommand())).toMatchObject({ status: 200 });
    for (const payload of [
      payloads.pressInMessage(),
      payloads.pressInEphemeral(),
      payloads.pressInModal(),
      payloads.pressInHome(),
      payloads.viewSubmission(),
      payloads.messageShortcut(),
    ]) {
      expect(await sender.interaction(payload)).toMatchObject({ status: 200 });
    }
    expect(await sender.json(payloads.urlVerification({ challenge: 'abc' }))).toMatchObject({
      status: 200,
      body: { challenge: 'abc' },
    });
    expect(await sender.command(payloads.sslCheck())).toMatchObject({ status: 200 });
    await slack.waitFor(() => slack.responses.length === 1, 'the answer to the command');
    expect(seen).toEqual([
      'app_mention',
      'message',
      'message',
      'message file_share',
      'message',
      'message message_changed',
      'app_home_opened',
      'app_home_opened',
      'app_uninstalled',
      'tokens_revoked',
      '/balie',
      'block_actions feedback:yes',
      'block_actions feedback:yes',
      'block_actions choose',
      'block_actions questions',
      'ticket:answer',
      'message_action',
    ]);
  });

  it('refuses what somebody else signed', async () => {
    const { url, seen } = await startBolt(await start());
    const sender = createSender({ url, signingSecret: 'another secret' });
    const payloads = createPayloads();
    expect(await sender.event(payloads.appMention())).toMatchObject({ status: 401 });
    expect(seen).toEqual([]);
  });
});

describe('payloads', () => {
  it('are what was recorded, with what a test names instead', () => {
    const { pressInMessage, directMessage, viewSubmission } = createPayloads();
    expect(
      pressInMessage({
        user: { id: 'U5' },
        message: { ts: '1.000001' },
        actions: [{ action_id: 'ticket:claim', value: '12' }],
      }),
    ).toMatchObject({
      user: { id: 'U5', username: 'de.linde' },
      container: { message_ts: '1.000001', channel_id: 'CPRAK' },
      actions: [{ type: 'button', action_id: 'ticket:claim', value: '12' }],
    });
    expect(directMessage({ text: '<@U2> &amp; ik', ts: '2.000002' })).toMatchObject({
      ts: '2.000002',
      event_ts: '2.000002',
      blocks: [
        {
          elements: [
            {
              elements: [
                { type: 'user', user_id: 'U2' },
                { type: 'text', text: ' & ik' },
              ],
            },
          ],
        },
      ],
    });
    const values = { reason: { text: { type: 'plain_text_input', value: 'dubbel' } } };
    expect(viewSubmission({ view: { state: { values } } }).view).toMatchObject({
      id: expect.stringMatching(/^V9\d+$/u),
      state: { values },
    });
  });

  it('have ids of their own every time', () => {
    const payloads = createPayloads();
    const ids = [1, 2].flatMap(() => [
      payloads.appMention().ts,
      payloads.envelope({}).event_id,
      payloads.slashCommand().trigger_id,
      payloads.pressInModal().trigger_id,
    ]);
    expect(new Set(ids).size).toBe(8);
  });

  it('have triggers and response URLs that the fake knows', async () => {
    const slack = await start();
    const command = createPayloads({ slack }).slashCommand({ user_id: 'U3' });
    await client(slack).apiCall('views.open', { trigger_id: command.trigger_id, view: modal });
    await fetch(String(command.response_url), { method: 'POST', body: '{"text":"Dag"}' });
    expect(slack.responses).toMatchObject([{ channel: 'CPRAK', user: 'U3' }]);
  });
});
