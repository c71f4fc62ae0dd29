import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectorsWith, type Said, TeamsError } from '../../adapters/teams/connect/connector.ts';
import {
  ANNA,
  APP_ID,
  BOT,
  DESK_CHANNEL,
  type FailOptions,
  GROUP_CHAT,
  MARIEKE,
  personalChat,
  startFakeTeams,
  TENANT,
  threadOf,
} from './fake-teams.ts';

const TOKEN = 'token-of-balie';
const SAID: Said = {
  type: 'message',
  summary: 'Dag',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Dag' }] },
    },
  ],
};

const connectorAt = (serviceUrl: string, token = TOKEN) =>
  connectorsWith()(serviceUrl, { tenant: TENANT, appId: APP_ID, token: async () => token });

async function start() {
  const teams = await startFakeTeams({ token: TOKEN });
  onTestFinished(teams.close);
  return { teams, connector: connectorAt(teams.serviceUrl) };
}

/** A server that answers everything in one way, and where it was reached. */
async function answering(answer: (response: ServerResponse) => void) {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { serviceUrl: `http://127.0.0.1:${port}/emea/`, reached };
}

/** What a call throws. */
async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'nothing',
    (error: unknown) => error,
  );
}

describe('the Bot Connector', () => {
  it('is told the ids of Teams as they are, though they hold : ; @ and what else a path means', async () => {
    const { teams, connector } = await start();
    const thread = threadOf(DESK_CHANNEL.id, '1795420800000');
    await connector.say(thread, SAID);
    await failure(connector.say('19:a/../b?c#d%2F@thread.v2', SAID));
    expect(teams.calls.map(({ path }) => path)).toEqual([
      '/emea/v3/conversations/19%3Ac0ffee12d34e4f5a8b7c6d5e4f3a2b10%40thread.tacv2%3Bmessageid%3D1795420800000/activities',
      '/emea/v3/conversations/19%3Aa%2F..%2Fb%3Fc%23d%252F%40thread.v2/activities',
    ]);
    expect(teams.calls.map(({ conversation }) => conversation)).toEqual([
      thread,
      '19:a/../b?c#d%2F@thread.v2',
    ]);
  });

  it('gets the token of Balie with everything, asked for each time', async () => {
    const { teams } = await start();
    const tokens = [TOKEN, 'verlopen'];
    const token = async () => tokens.shift() ?? '';
    const connector = connectorsWith()(teams.serviceUrl, { tenant: TENANT, appId: APP_ID, token });
    await connector.member(GROUP_CHAT, MARIEKE.id);
    expect(await failure(connector.member(GROUP_CHAT, MARIEKE.id))).toMatchObject({ status: 401 });
    expect(teams.calls.map((call) => call.token)).toEqual([TOKEN, 'verlopen']);
  });

  it('gets no header for a token where there is none', async () => {
    const teams = await startFakeTeams();
    onTestFinished(teams.close);
    await connectorAt(teams.serviceUrl, '').say(GROUP_CHAT, SAID);
    expect(teams.calls.map(({ token }) => token)).toEqual([null]);
  });

  it('is reached with and without a slash at the end of its address', async () => {
    const { teams } = await start();
    await connectorAt(teams.serviceUrl.slice(0, -1)).say(GROUP_CHAT, SAID);
    await connectorAt(`${teams.serviceUrl}/`).say(GROUP_CHAT, SAID);
    expect(new Set(teams.calls.map(({ path }) => path)).size).toBe(1);
    expect(teams.messagesIn(GROUP_CHAT)).toHaveLength(2);
  });

  it('says something, changes it, and begins a thread in a channel', async () => {
    const { teams, connector } = await start();
    const id = await connector.say(GROUP_CHAT, SAID);
    await connector.update(GROUP_CHAT, id, { ...SAID, summary: 'Goedemorgen' });
    expect(teams.messagesIn(GROUP_CHAT)).toMatchObject([{ id, summary: 'Goedemorgen', edited: 1 }]);
    const begun = await connector.begin(DESK_CHANNEL.id, SAID);
    expect(begun.conversation).toBe(threadOf(DESK_CHANNEL.id, begun.id));
    expect(teams.messagesIn(begun.conversation)).toMatchObject([{ id: begun.id, summary: 'Dag' }]);
  });

  it('gives the conversation with somebody, and who somebody is in one', async () => {
    const { teams, connector } = await start();
    expect(await connector.personal(MARIEKE.id)).toBe(personalChat(MARIEKE));
    expect(teams.callsTo('createConversation')[0]?.body).toEqual({
      bot: { id: BOT.id },
      isGroup: false,
      tenantId: TENANT,
      channelData: { tenant: { id: TENANT } },
      members: [{ id: MARIEKE.id }],
    });
    expect(await connector.member(DESK_CHANNEL.id, ANNA.aadObjectId)).toEqual({
      id: ANNA.id,
      name: 'Anna Jansen',
    });
  });
});

describe('a call of the Bot Connector that fails', () => {
  const none = { code: 'ServiceError', retryAfter: null };

  it.each<[number, FailOptions, { code: string; retryAfter: number | null; message: string }]>([
    [
      429,
      { code: 'Throttled', retryAfter: 7 },
      { code: 'Throttled', retryAfter: 7000, message: 'HTTP 429 Throttled' },
    ],
    [429, {}, { ...none, message: 'HTTP 429 ServiceError' }],
    [
      412,
      { code: 'PreconditionFailed' },
      { code: 'PreconditionFailed', retryAfter: null, message: 'HTTP 412 PreconditionFailed' },
    ],
    [500, {}, { ...none, message: 'HTTP 500 ServiceError' }],
    [502, { code: '' }, { code: '', retryAfter: null, message: 'HTTP 502' }],
    [503, { retryAfter: 2 }, { ...none, retryAfter: 2000, message: 'HTTP 503 ServiceError' }],
  ])('is tried once, and says what Teams said: %i %j', async (status, options, expected) => {
    const { teams, connector } = await start();
    teams.failNext('sendToConversation', status, options);
    const error = await failure(connector.say(GROUP_CHAT, SAID));
    expect(error).toBeInstanceOf(TeamsError);
    expect(error).toMatchObject({ status, ...expected });
    expect(teams.calls).toHaveLength(1);
  });

  it.each<[string, (teams: Awaited<ReturnType<typeof start>>['teams']) => void, number]>([
    ['the line breaks before it is done', ({ loseCall }) => loseCall('sendToConversation'), 0],
    ['its answer is lost', ({ loseAnswer }) => loseAnswer('sendToConversation'), 1],
  ])('has no status when %s, and is not made again', async (_when, arrange, done) => {
    const { teams, connector } = await start();
    arrange(teams);
    const error = await failure(connector.say(GROUP_CHAT, SAID));
    expect(error).toBeInstanceOf(TeamsError);
    expect(error).toMatchObject({ status: 0, retryAfter: null });
    expect(teams.calls).toHaveLength(1);
    expect(teams.messagesIn(GROUP_CHAT)).toHaveLength(done);
  });

  it('has no status when nobody is there', async () => {
    const teams = await startFakeTeams();
    await teams.close();
    expect(await failure(connectorAt(teams.serviceUrl).say(GROUP_CHAT, SAID))).toMatchObject({
      name: 'TeamsError',
      status: 0,
      code: 'ECONNREFUSED',
    });
  });

  it.each([
    ['HTML', '<html>Dag</html>'],
    ['half of an object', '{"id":'],
    ['no id', '{}'],
    ['an empty id', '{"id":""}'],
    ['a number as the id', '{"id":7}'],
    ['nothing', ''],
  ])('is one whose answer cannot be read: %s', async (_what, body) => {
    const { serviceUrl } = await answering((response) => response.writeHead(201).end(body));
    expect(await failure(connectorAt(serviceUrl).say(GROUP_CHAT, SAID))).toMatchObject({
      name: 'TeamsError',
      status: 201,
      code: 'unreadable',
    });
  });

  it('breaks off in the middle of its answer', async () => {
    const { serviceUrl } = await answering((response) => {
      response.writeHead(201, { 'content-length': '100' }).write('{"id":');
      setImmediate(() => response.destroy());
    });
    expect(await failure(connectorAt(serviceUrl).say(GROUP_CHAT, SAID))).toMatchObject({
      name: 'TeamsError',
      status: 0,
    });
  });

  it.each([
    ['a page', '<html>Bad gateway</html>'],
    ['another shape', '{"error":"kapot"}'],
    ['a code that is no text', '{"error":{"code":7}}'],
    ['nothing', ''],
  ])('says only the status when its refusal is %s', async (_what, body) => {
    const { serviceUrl } = await answering((response) => response.writeHead(502).end(body));
    expect(await failure(connectorAt(serviceUrl).say(GROUP_CHAT, SAID))).toMatchObject({
      name: 'TeamsError',
      status: 502,
      code: '',
      message: 'HTTP 502',
    });
  });

  it.each(['0', '-3', 'straks', 'Mon, 23 Nov 2026 09:00:10 GMT'])(
    'asks for no time to wait that can be read: %s',
    async (after) => {
      const { serviceUrl } = await answering((response) =>
        response.writeHead(429, { 'retry-after': after }).end(),
      );
      expect(await failure(connectorAt(serviceUrl).say(GROUP_CHAT, SAID))).toMatchObject({
        status: 429,
        retryAfter: null,
      });
    },
  );

  it('is one that points elsewhere: the token does not go there', async () => {
    const elsewhere = await answering((response) => response.end('{"id":"1"}'));
    const { serviceUrl } = await answering((response) =>
      response.writeHead(307, { location: elsewhere.serviceUrl }).end(),
    );
    expect(await failure(connectorAt(serviceUrl).say(GROUP_CHAT, SAID))).toMatchObject({
      name: 'TeamsError',
      status: 307,
    });
    expect(elsewhere.reached).toEqual([]);
  });

  it('says nothing of what was to be said, nor the token', async () => {
    const { teams, connector } = await start();
    teams.failNext('*', 400, { code: 'BadSyntax' });
    const error = await failure(
      connector.say(GROUP_CHAT, { ...SAID, summary: 'Futec en mevrouw' }),
    );
    expect(String(error)).toBe('TeamsError: HTTP 400 BadSyntax');
    expect(JSON.stringify(error)).not.toMatch(/Futec|token-of-balie/u);
  });

  it('is made no more when there is no token', async () => {
    const { teams } = await start();
    const token = async () => {
      throw new Error('Entra refuses');
    };
    const connector = connectorsWith()(teams.serviceUrl, { tenant: TENANT, appId: APP_ID, token });
    await expect(connector.say(GROUP_CHAT, SAID)).rejects.toThrow('Entra refuses');
    expect(teams.calls).toEqual([]);
  });
});
