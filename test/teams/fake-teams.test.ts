import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createActivities, createSender } from './activities.ts';
import { ADAPTIVE } from './fake-teams/card.ts';
import {
  ANNA,
  APP_ID,
  BOT,
  CHANNEL,
  DESK_CHANNEL,
  type FakeTeams,
  type FakeTeamsOptions,
  GROUP_CHAT,
  JOOST,
  MARIEKE,
  personalChat,
  startFakeTeams,
  TEAM,
  TENANT,
} from './fake-teams.ts';
import { FORGERIES, type Forgery, type Keys, startKeys } from './keys.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options?: FakeTeamsOptions): Promise<FakeTeams> {
  const teams = await startFakeTeams(options);
  closers.push(teams.close);
  return teams;
}

/** What a bot asks of Teams: ids in the path are encoded. */
async function ask(
  { serviceUrl }: FakeTeams,
  method: string,
  path: readonly string[],
  body?: object,
  headers: Readonly<Record<string, string>> = {},
) {
  const url = `${serviceUrl}v3/${path.map(encodeURIComponent).join('/')}`;
  const answer = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, body: Body.parse(await answer.json()) };
}

const Body = z.looseObject({ id: z.string().default(''), activityId: z.string().default('') });

const said = (text: string) => ({ type: 'message', text });
const carding = (content: unknown) => ({
  type: 'message',
  summary: 'Dag',
  attachments: [{ contentType: ADAPTIVE, content }],
});
const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Dag' }],
  actions: [{ type: 'Action.Execute', title: 'Ja', verb: 'choice', data: { ref: 'r' } }],
};
const refused = (status: number, code: string) => ({ status, body: { error: { code } } });
const activitiesOf = (conversation: string) => ['conversations', conversation, 'activities'];
const forTenant = { bot: BOT, tenantId: TENANT, channelData: { tenant: { id: TENANT } } };

describe('the Bot Connector', () => {
  it('makes one conversation with a person, whichever of their ids is named', async () => {
    const teams = await start();
    const chats = [MARIEKE.id, MARIEKE.aadObjectId].map((id) =>
      ask(teams, 'POST', ['conversations'], { ...forTenant, members: [{ id }] }),
    );
    for (const chat of await Promise.all(chats)) {
      expect(chat).toMatchObject({ status: 201, body: { id: personalChat(MARIEKE) } });
    }
  });

  it('refuses a conversation with a stranger, or in another tenant', async () => {
    const teams = await start();
    const stranger = { ...forTenant, members: [{ id: '29:1Vreemd' }] };
    expect(await ask(teams, 'POST', ['conversations'], stranger)).toMatchObject(
      refused(400, 'BadSyntax'),
    );
    const elsewhere = { tenantId: 'elders', members: [{ id: MARIEKE.id }] };
    expect(await ask(teams, 'POST', ['conversations'], elsewhere)).toMatchObject(
      refused(400, 'BadSyntax'),
    );
  });

  it('begins a thread in a channel, and keeps what is said in it', async () => {
    const teams = await start();
    const channelData = { tenant: { id: TENANT }, channel: { id: DESK_CHANNEL.id } };
    const begun = { ...forTenant, isGroup: true, channelData, activity: carding(card) };
    const { status, body } = await ask(teams, 'POST', ['conversations'], begun);
    const thread = `${DESK_CHANNEL.id};messageid=1795424400000`;
    expect({ status, body }).toEqual({
      status: 201,
      body: { id: thread, activityId: '1795424400000' },
    });
    await ask(teams, 'POST', activitiesOf(thread), said('Erbij'));
    await ask(teams, 'POST', [...activitiesOf(DESK_CHANNEL.id), body.activityId], said('Ook'));
    await ask(teams, 'POST', activitiesOf(DESK_CHANNEL.id), said('Iets anders'));
    expect(teams.messagesIn(thread)).toMatchObject([
      { id: '1795424400000', thread: null, summary: 'Dag', card, from: BOT.id },
      { thread: '1795424400000', text: 'Erbij' },
      { thread: '1795424400000', text: 'Ook' },
    ]);
    expect(teams.messagesIn(DESK_CHANNEL.id)).toHaveLength(4);
  });

  it('changes and removes what the bot said, and nothing that somebody else said', async () => {
    const teams = await start();
    const { body } = await ask(teams, 'POST', activitiesOf(GROUP_CHAT), said('Dag'));
    const own = [...activitiesOf(GROUP_CHAT), body.id];
    expect(await ask(teams, 'PUT', own, said('Goedemorgen'))).toMatchObject({ status: 200 });
    expect(await ask(teams, 'DELETE', own)).toMatchObject({ status: 200 });
    expect(teams.messagesIn(GROUP_CHAT)).toMatchObject([
      { text: 'Goedemorgen', edited: 1, deleted: true },
    ]);
    expect(await ask(teams, 'PUT', own, said('Toch'))).toMatchObject(
      refused(404, 'ActivityNotFoundInConversation'),
    );
    const { id } = teams.say({ conversation: GROUP_CHAT, from: JOOST, text: 'Dag Balie' });
    expect(await ask(teams, 'PUT', [...activitiesOf(GROUP_CHAT), id], said('Nee'))).toMatchObject(
      refused(403, 'NotEnoughPermissions'),
    );
  });

  it('shows that the bot is typing, without a message', async () => {
    const teams = await start();
    await ask(teams, 'POST', activitiesOf(GROUP_CHAT), { type: 'typing' });
    expect(teams.typing).toEqual([GROUP_CHAT]);
    expect(teams.messagesIn(GROUP_CHAT)).toEqual([]);
  });

  it('refuses a conversation that is not there, that the bot was removed from, or with who blocked it', async () => {
    const teams = await start();
    const send = (to: string) => ask(teams, 'POST', activitiesOf(to), said('Dag'));
    expect(await send('19:weg@thread.tacv2')).toMatchObject(refused(404, 'ConversationNotFound'));
    teams.removeBot(TEAM.id);
    expect(await send(CHANNEL.id)).toMatchObject(refused(403, 'BotNotInConversationRoster'));
    teams.addBot(TEAM.id);
    expect(await send(CHANNEL.id)).toMatchObject({ status: 201 });
    teams.block(JOOST);
    expect(await send(personalChat(JOOST))).toMatchObject(refused(403, 'MessageWritesBlocked'));
    expect(await send(personalChat(ANNA))).toMatchObject({ status: 201 });
  });

  it('refuses an activity of more than 28 KB, or with nothing in it', async () => {
    const teams = await start();
    const room = 28 * 1024 - JSON.stringify(said('')).length;
    const send = (text: string) => ask(teams, 'POST', activitiesOf(GROUP_CHAT), said(text));
    expect(await send('a'.repeat(room))).toMatchObject({ status: 201 });
    expect(await send('a'.repeat(room + 1))).toMatchObject(refused(413, 'MessageSizeTooBig'));
    expect(await send(`${'a'.repeat(room - 1)}é`)).toMatchObject(refused(413, 'MessageSizeTooBig'));
    expect(await send('')).toMatchObject(refused(400, 'BadSyntax'));
  });

  it.each([
    ['of a later version', { ...card, version: '1.6' }],
    ['without a version', { type: 'AdaptiveCard', body: [] }],
    ['that is none', { type: 'HeroCard', version: '1.5' }],
    ['with an unknown element', { ...card, body: [{ type: 'Blok' }] }],
    ['with an unknown action', { ...card, actions: [{ type: 'Action.Doe' }] }],
    ['with an input without an id', { ...card, body: [{ type: 'Input.Text' }] }],
  ])('refuses a card %s', async (_what, content) => {
    const teams = await start();
    const { status, body } = await ask(teams, 'POST', activitiesOf(GROUP_CHAT), carding(content));
    expect({ status, body }).toMatchObject(refused(400, 'BadSyntax'));
    expect(teams.messagesIn(GROUP_CHAT)).toEqual([]);
  });

  it('tells who is in a conversation, one by one and page by page', async () => {
    const teams = await start();
    const { id, aadObjectId, name } = ANNA;
    for (const by of [id, aadObjectId]) {
      const member = await ask(teams, 'GET', ['conversations', TEAM.id, 'members', by]);
      expect(member).toMatchObject({ status: 200, body: { id, aadObjectId, name } });
    }
    expect(
      await ask(teams, 'GET', ['conversations', GROUP_CHAT, 'members', ANNA.id]),
    ).toMatchObject(refused(404, 'MemberNotFoundInConversation'));
    const first = await fetch(
      `${teams.serviceUrl}v3/conversations/${encodeURIComponent(TEAM.id)}/pagedmembers?pageSize=3`,
    );
    expect(await first.json()).toMatchObject({
      members: [{ name: 'Marieke de Vries' }, { name: 'Joost Bakker' }, { name: 'Anna Jansen' }],
      continuationToken: '3',
    });
    expect(await ask(teams, 'GET', ['teams', TEAM.id])).toMatchObject({
      body: { name: 'Huisartsen Regio Utrecht', memberCount: 4 },
    });
  });

  it('takes no other token than its own', async () => {
    const teams = await start({ token: 'goed' });
    const send = (headers?: Record<string, string>) =>
      ask(teams, 'POST', activitiesOf(GROUP_CHAT), said('Dag'), headers);
    expect(await send()).toMatchObject(refused(401, 'Unauthorized'));
    expect(await send({ authorization: 'Bearer fout' })).toMatchObject({ status: 401 });
    expect(await send({ authorization: 'Bearer goed' })).toMatchObject({ status: 201 });
    expect(teams.calls.map(({ outcome }) => outcome)).toEqual([
      'Unauthorized',
      'Unauthorized',
      'ok',
    ]);
  });

  it('fails when a test says so, once, and says how long to wait', async () => {
    const teams = await start();
    teams.failNext('sendToConversation', 429, { code: 'Throttled', retryAfter: 2 });
    const path = activitiesOf(GROUP_CHAT);
    const failed = await ask(teams, 'POST', path, said('Dag'));
    expect(failed).toMatchObject(refused(429, 'Throttled'));
    expect(failed.headers.get('retry-after')).toBe('2');
    expect(await ask(teams, 'POST', path, said('Dag'))).toMatchObject({ status: 201 });
    expect(teams.messagesIn(GROUP_CHAT)).toHaveLength(1);
  });

  it('loses an answer after the work was done, and a call before it', async () => {
    const teams = await start();
    const path = activitiesOf(GROUP_CHAT);
    teams.loseAnswer('sendToConversation');
    await expect(ask(teams, 'POST', path, said('Gedaan'))).rejects.toThrow('fetch failed');
    teams.loseCall('*');
    await expect(ask(teams, 'POST', path, said('Niet gedaan'))).rejects.toThrow('fetch failed');
    expect(teams.messagesIn(GROUP_CHAT).map(({ text }) => text)).toEqual(['Gedaan']);
  });
});

describe('the keys', () => {
  const about = { appId: APP_ID, serviceUrl: 'https://smba.trafficmanager.net/emea/' };

  let signing: Keys;
  beforeAll(async () => {
    signing = await startKeys();
  });
  afterAll(() => signing.close());

  const Metadata = z.object({
    issuer: z.string(),
    jwks_uri: z.string(),
    id_token_signing_alg_values_supported: z.array(z.string()),
  });
  const Endorsed = z.object({ endorsements: z.array(z.string()) });

  /** What a careful bot looks at, which is all that Microsoft asks: `ok`, or what is wrong. */
  async function verify(token: string): Promise<string> {
    const metadata = Metadata.parse(await (await fetch(signing.metadataUrl)).json());
    const set = createRemoteJWKSet(new URL(metadata.jwks_uri));
    try {
      const { payload, protectedHeader } = await jwtVerify(token, set, {
        issuer: metadata.issuer,
        audience: about.appId,
        algorithms: metadata.id_token_signing_alg_values_supported,
      });
      const key = set.jwks()?.keys.find(({ kid }) => kid === protectedHeader.kid);
      if (!Endorsed.parse(key).endorsements.includes('msteams')) return 'endorsements';
      return payload.serviceurl === about.serviceUrl ? 'ok' : 'serviceurl';
    } catch (error) {
      if (error instanceof errors.JWTClaimValidationFailed) return error.claim;
      if (error instanceof errors.JOSEError) return error.code;
      throw error;
    }
  }

  /** What is wrong with each, so that none is refused for something else. */
  const WRONG: Readonly<Record<Forgery, string>> = {
    'another key under the same id': 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    'no signature': 'ERR_JOSE_ALG_NOT_ALLOWED',
    'the public key as a secret': 'ERR_JOSE_ALG_NOT_ALLOWED',
    'an end in the past': 'ERR_JWT_EXPIRED',
    'a beginning in the future': 'nbf',
    'the issuer of a tenant, version 1': 'iss',
    'the issuer of a tenant, version 2': 'iss',
    'another bot as its audience': 'aud',
    'another service URL': 'serviceurl',
    'an unknown key': 'ERR_JWKS_NO_MATCHING_KEY',
    'a key that may not speak for Teams': 'endorsements',
  };

  it('sign tokens that a bot can verify, until they are rotated', async () => {
    const token = await signing.tokenFor(about);
    expect(await verify(token)).toBe('ok');
    expect(signing.fetched()).toEqual({ metadata: 1, keys: 1 });
    await signing.rotate();
    expect(await verify(token)).toBe('ERR_JWKS_NO_MATCHING_KEY');
    expect(await verify(await signing.tokenFor(about))).toBe('ok');
  });

  it.each(FORGERIES)('forge a token with %s', async (what) => {
    expect(await verify(await signing.forge(what, about))).toBe(WRONG[what]);
  });

  it('cannot be fetched when they are down', async () => {
    signing.down();
    expect((await fetch(signing.metadataUrl)).status).toBe(503);
    signing.down(false);
    expect(await verify(await signing.tokenFor(about))).toBe('ok');
  });
});

describe('what Teams sends', () => {
  const activities = createActivities({ serviceUrl: 'http://127.0.0.1:1/emea/' });
  const { channelMessage, message, cardAction, taskFetch } = activities;

  it('is for the bot, in the tenant, whatever it is', () => {
    const built = Object.values(activities).map((build) => build());
    expect(built).toHaveLength(20);
    for (const activity of built) {
      expect(activity).toMatchObject({
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:1/emea/',
        recipient: BOT,
        conversation: { tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
      });
    }
    expect(new Set(built.map(({ id }) => id)).size).toBe(20);
  });

  it('has an id of its own each time, and begins a thread of its own in a channel', () => {
    const [one, two] = [channelMessage(), channelMessage({ text: '<at>Balie</at> <b>hulp' })];
    expect(one.id).not.toBe(two.id);
    expect(two).toMatchObject({
      serviceUrl: 'http://127.0.0.1:1/emea/',
      timestamp: '2026-11-23T09:00:00.000Z',
      localTimestamp: '2026-11-23T10:00:00.000+01:00',
      conversation: { id: `${CHANNEL.id};messageid=${two.id}`, tenantId: TENANT },
      from: MARIEKE,
      recipient: BOT,
    });
  });

  it('comes from the conversation of whoever sends it', () => {
    expect(message({ from: JOOST })).toMatchObject({
      from: JOOST,
      conversation: { id: personalChat(JOOST), conversationType: 'personal' },
    });
  });

  it('carries what a test names for a button, and nothing of what was recorded', () => {
    const pressed = cardAction({ value: { action: { verb: 'helpdesk', data: { ref: 'r' } } } });
    expect(pressed.value).toMatchObject({ action: { verb: 'helpdesk' }, trigger: 'manual' });
    expect(pressed.value).toHaveProperty('action.data', { ref: 'r' });
    const opened = taskFetch({ value: { data: { form: 'say:more' } } });
    expect(opened.value).toEqual({ data: { form: 'say:more' }, context: { theme: 'default' } });
  });

  it('is posted with the token that is made for it', async () => {
    const server = createServer(async (request, response) => {
      const { id } = Body.parse(JSON.parse(await text(request)));
      response.end(JSON.stringify({ id, authorization: request.headers.authorization }));
    });
    const url = await new Promise<string>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(
          `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/messages`,
        );
      });
    });
    closers.push(async () => server.close());
    const activity = message();
    const { post } = createSender({ url, token: ({ id }) => `voor-${id}` });
    expect(await post(activity)).toEqual({
      status: 200,
      body: { id: activity.id, authorization: `Bearer voor-${activity.id}` },
    });
    expect(await post(activity, { authorization: 'Bearer fout' })).toMatchObject({
      body: { authorization: 'Bearer fout' },
    });
  });
});
