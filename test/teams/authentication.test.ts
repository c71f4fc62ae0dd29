import { request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import fc from 'fast-check';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
  vi,
} from 'vitest';
import { z } from 'zod';
import { authenticator } from '../../adapters/teams/connect/authenticate.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import type { Activity } from './activities.ts';
import { quiet } from './asking-scene.ts';
import {
  ANNA,
  APP_ID,
  BOT,
  FOREIGN_TENANT,
  JOOST,
  MARIEKE,
  personalChat,
  TENANT,
} from './fake-teams.ts';
import { FORGERIES, type Forgery, type Keys, startKeys } from './keys.ts';
import { openRealTeams, type RealTeams, SETTINGS } from './real-teams.ts';

const QUESTION = 'wat kost de koppeling bij Futec';
const CHAT = personalChat(MARIEKE);
/** A tenant that a region names beside that of the app. */
const NAMED_TENANT = '2d4c6b8a-1f3e-4a5d-9c7b-0e8f6a4d2c1b';

let keys: Keys;
let balie: RealTeams;
beforeAll(async () => {
  keys = await startKeys();
  balie = await openRealTeams({ keys, settings: withNamedTenant(SETTINGS) });
});
afterAll(async () => {
  await balie.close();
  await keys.close();
});
beforeEach(() => {
  balie.log.length = 0;
  balie.lines.length = 0;
});

// What one test had Balie say is said before the next one looks.
afterEach(() => quiet(balie));

/** The same region, in the tenant of the app and in another that it names. */
function withNamedTenant({ regions, ...settings }: Settings): Settings {
  const places = [TENANT, NAMED_TENANT].map((workspace) => ({ platform: 'teams', workspace }));
  return Settings.parse({ ...settings, regions: regions.map((each) => ({ ...each, places })) });
}

/** The bot and the service URL that a good token is for. */
const about = () => ({ appId: APP_ID, serviceUrl: balie.teams.serviceUrl });
const goodToken = async () => ({ authorization: `Bearer ${await keys.tokenFor(about())}` });

/** Posts a body as it is: what is no activity too. */
async function postRaw(body: string, headers: Readonly<Record<string, string>>) {
  const answer = await fetch(`${balie.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: answer.status, body: await answer.text() };
}

/** Everything that Balie did for what it was sent: nothing kept, nothing said, one line that says why. */
async function expectRefused(activity: Activity, status: number, why: string): Promise<void> {
  const [before, lines] = [balie.teams.calls.length, [...balie.lines]];
  await balie.settle();
  expect(lines).toEqual([`{"event":"teams.refused","status":${status},"why":"${why}"}`]);
  expect(balie.teams.calls).toHaveLength(before);
  const key = `teams:${TENANT}/${CHAT}/${String(activity.id)}`;
  expect(await balie.store.transaction(({ inbox }) => inbox.find(key))).toBeNull();
}

/** What Balie said in a conversation since a moment ago. */
function sayings(conversation: string) {
  const before = balie.teams.messagesIn(conversation).length;
  return {
    since: () => balie.teams.messagesIn(conversation).slice(before),
    /** Waits for the first, and until nothing comes after it. */
    all: async () => {
      await balie.teams.waitFor(
        () => balie.teams.messagesIn(conversation).length > before,
        'something said',
      );
      await quiet(balie);
      return balie.teams.messagesIn(conversation).slice(before);
    },
  };
}

describe('an activity that the Bot Framework signed', () => {
  it('is taken and answered', async () => {
    const said = sayings(CHAT);
    const answer = await balie.sender.post(balie.activities.message({ text: QUESTION }));
    expect(answer).toEqual({ status: 200, body: '' });
    const [reply, ...more] = await said.all();
    expect(JSON.stringify(reply?.card)).toContain('€ 2,50');
    expect(more).toEqual([]);
  });

  it.each(['installed', 'botAdded', 'personAdded', 'reaction', 'typing'] as const)(
    'is taken, whatever it is: %s',
    async (kind) => {
      const answer = await balie.sender.post(balie.activities[kind]());
      expect(answer).toEqual({ status: 200, body: '' });
    },
  );

  it.each(['endOfConversation', 'trace', 'messageDelete', 'toString', '__proto__'])(
    'is taken and left when nobody knows its type: %s',
    async (type) => {
      const before = balie.teams.calls.length;
      const { status } = await balie.sender.post(balie.activities.message({ type }));
      await quiet(balie);
      expect(status).toBe(200);
      expect(balie.teams.calls).toHaveLength(before);
    },
  );

  it.each(['signin/verifyState', 'composeExtension/selectItem', '', 'toString', '__proto__'])(
    'is not something that Balie does when nobody knows the invoke: %j',
    async (name) => {
      const answer = await balie.sender.post(balie.activities.cardAction({ name }));
      expect(answer).toEqual({ status: 501, body: '' });
    },
  );

  it('is taken when the clocks differ by less than five minutes', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    for (const over of [{ exp: seconds - 240 }, { nbf: seconds + 240 }]) {
      const authorization = `Bearer ${await keys.tokenFor({ ...about(), ...over })}`;
      const answer = await balie.sender.post(balie.activities.typing(), { authorization });
      expect(answer.status).toBe(200);
    }
  });
});

/** What is wrong with each, so that none is refused for something else. */
const WHY: Readonly<Record<Forgery, string>> = {
  'another key under the same id': 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'no signature': 'no token',
  'the public key as a secret': 'ERR_JOSE_ALG_NOT_ALLOWED',
  'an end in the past': 'ERR_JWT_EXPIRED',
  'a beginning in the future': 'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'the issuer of a tenant, version 1': 'issuer',
  'the issuer of a tenant, version 2': 'issuer',
  'another bot as its audience': 'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'another service URL': 'serviceurl',
  'an unknown key': 'ERR_JWKS_NO_MATCHING_KEY',
  'a key that may not speak for Teams': 'endorsement',
};

describe('an activity that the Bot Framework did not sign', () => {
  it.each(FORGERIES)('is refused, and nothing comes of it: %s', async (what) => {
    const activity = balie.activities.message({ text: QUESTION });
    const authorization = `Bearer ${await keys.forge(what, about())}`;
    expect(await balie.sender.post(activity, { authorization })).toEqual({ status: 401, body: '' });
    await expectRefused(activity, 401, WHY[what]);
  });

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['an empty header', { authorization: '' }],
    ['a scheme alone', { authorization: 'Bearer' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['garbage', { authorization: 'Bearer verzonnen' }],
    ['three parts of garbage', { authorization: 'Bearer aa.bb.cc' }],
    ['a part too many', { authorization: 'Bearer aa.bb.cc.dd' }],
    ['another scheme', { authorization: 'Basic YmFsaWU6Z2VoZWlt' }],
  ])('is refused, and nothing comes of it: with %s', async (_what, headers) => {
    const activity = balie.activities.message({ text: QUESTION });
    expect(await postRaw(JSON.stringify(activity), headers)).toEqual({ status: 401, body: '' });
    const why = headers.authorization === 'Bearer aa.bb.cc' ? 'ERR_JWT_INVALID' : 'no token';
    await expectRefused(activity, 401, why);
  });

  it.each([
    ['behind another scheme', (token: string) => `Basic ${token}`],
    ['without a scheme', (token: string) => token],
    ['with something behind it', (token: string) => `Bearer ${token} x`],
    ['twice', (token: string) => `Bearer ${token}, Bearer ${token}`],
  ])('is refused with a good token that stands %s', async (_how, header) => {
    const activity = balie.activities.message({ text: QUESTION });
    const authorization = header(await keys.tokenFor(about()));
    expect(await balie.sender.post(activity, { authorization })).toEqual({ status: 401, body: '' });
    await expectRefused(activity, 401, 'no token');
  });

  it('is refused for another channel, also with a key that may speak for that', async () => {
    const activity = balie.activities.message({ channelId: 'webchat', text: QUESTION });
    expect(await balie.sender.post(activity)).toEqual({ status: 401, body: '' });
    await expectRefused(activity, 401, 'channel');
    const forged = await keys.forge('a key that may not speak for Teams', about());
    const authorization = `Bearer ${forged}`;
    const other = balie.activities.message({ channelId: 'webchat', text: QUESTION });
    expect(await balie.sender.post(other, { authorization })).toEqual({ status: 401, body: '' });
  });

  it.each(['exp', 'nbf', 'aud', 'iss', 'serviceurl'])(
    'is refused when its token has no %s',
    async (claim) => {
      const activity = balie.activities.message({ text: QUESTION });
      const token = await keys.tokenFor({ ...about(), [claim]: undefined });
      const answer = await balie.sender.post(activity, { authorization: `Bearer ${token}` });
      expect(answer).toEqual({ status: 401, body: '' });
      await balie.settle();
      expect(balie.log).toEqual(['teams.refused']);
    },
  );
});

describe('an answer that is wanted elsewhere', () => {
  it.each([
    'https://smba.example.com/emea/',
    'https://smba.trafficmanager.net/emea/',
    'http://10.0.0.4/emea/',
    'http://127.0.0.1@example.com/emea/',
    'http://balie:geheim@127.0.0.1/emea/',
    'ftp://127.0.0.1/emea/',
    'geen adres',
    '',
  ])('is not given, though the token is for it: %j', async (serviceUrl) => {
    const activity = balie.activities.message({ serviceUrl, text: QUESTION });
    const token = await keys.tokenFor({ appId: APP_ID, serviceUrl });
    const answer = await balie.sender.post(activity, { authorization: `Bearer ${token}` });
    expect(answer).toEqual({ status: 401, body: '' });
    await expectRefused(activity, 401, 'serviceurl host');
  });

  it('is not given at another path than that of the token', async () => {
    const serviceUrl = `${balie.teams.serviceUrl}elders/`;
    const activity = balie.activities.message({ serviceUrl, text: QUESTION });
    expect(await balie.sender.post(activity)).toEqual({ status: 401, body: '' });
    await expectRefused(activity, 401, 'serviceurl');
  });

  it.each([undefined, null, 7, {}])('is not given when it says not where: %j', async (url) => {
    const activity = balie.activities.message({ serviceUrl: url, text: QUESTION });
    expect(await balie.sender.post(activity)).toEqual({ status: 401, body: '' });
    await expectRefused(activity, 401, 'envelope');
  });
});

describe('a tenant', () => {
  const from = (tenant: string | undefined) => ({
    text: QUESTION,
    conversation: { id: CHAT, tenantId: tenant },
    channelData: { tenant: tenant === undefined ? undefined : { id: tenant } },
  });

  it.each([FOREIGN_TENANT, `${TENANT}/x`, '', undefined])(
    'that nobody named is not helped: %j',
    async (tenant) => {
      const activity = balie.activities.message(from(tenant));
      const answer = await balie.sender.post(activity);
      expect(answer.body).toBe('');
      expect([400, 401]).toContain(answer.status);
      await balie.settle();
      expect(balie.log).toEqual(['teams.refused']);
    },
  );

  it('that a region names beside that of the app is helped', async () => {
    const said = sayings(CHAT);
    const activity = balie.activities.message(from(NAMED_TENANT));
    expect(await balie.sender.post(activity)).toEqual({ status: 200, body: '' });
    expect(await said.all()).toHaveLength(1);
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['nothing', ''],
    ['half of an object', '{"type":'],
    ['a list', '[1,2]'],
    ['a text', '"tekst"'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['no channel', '{"serviceUrl":"http://127.0.0.1/"}'],
  ])('is refused, whoever sent it: %s', async (_what, body) => {
    expect(await postRaw(body, await goodToken())).toEqual({ status: 401, body: '' });
    expect(balie.lines).toEqual(['{"event":"teams.refused","status":401,"why":"envelope"}']);
  });

  it.each<[string, object]>([
    ['without a sender', { from: undefined }],
    ['without a conversation', { conversation: undefined }],
    ['with a text that is none', { text: { toString: 1 } }],
    ['with a type that is none', { type: 7 }],
  ])('is unreadable when the Bot Framework signed it: %s', async (_what, over) => {
    const activity = balie.activities.message({ ...over });
    expect(await balie.sender.post(activity)).toEqual({ status: 400, body: '' });
    expect(balie.lines).toEqual(['{"event":"teams.refused","status":400,"why":"unreadable"}']);
  });

  it.each(['message', 'cardAction'] as const)(
    'is refused without an id, so that it cannot be handled twice: %s',
    async (kind) => {
      for (const id of ['', undefined]) {
        const activity = balie.activities[kind]({ id });
        expect(await balie.sender.post(activity)).toEqual({ status: 400, body: '' });
      }
      expect(new Set(balie.lines)).toEqual(
        new Set(['{"event":"teams.refused","status":400,"why":"no id"}']),
      );
    },
  );

  it('is refused when it is larger than half a mebibyte, whoever sent it', async () => {
    const body = JSON.stringify(balie.activities.message({ text: 'a'.repeat(512 * 1024) }));
    expect(await postRaw(body, await goodToken())).toEqual({ status: 413, body: '' });
    expect(await postRaw(body, {})).toEqual({ status: 413, body: '' });
    expect(new Set(balie.lines)).toEqual(
      new Set(['{"event":"teams.refused","status":413,"why":"body"}']),
    );
  });

  it('is refused when it grows larger on its way', async () => {
    const parts = Array<string>(10).fill('a'.repeat(64 * 1024));
    expect(await postInParts(parts, await goodToken())).toEqual({ status: 413, body: '' });
  });

  it('is taken in parts, without a length', async () => {
    const body = JSON.stringify(balie.activities.typing());
    const parts = [body.slice(0, 7), body.slice(7)];
    expect(await postInParts(parts, await goodToken())).toEqual({ status: 200, body: '' });
  });

  it('is answered at one address, by POST alone', async () => {
    const headers = await goodToken();
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await fetch(`${balie.url}/api/messages`, { method, headers });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST']);
    }
    for (const path of ['/api/messages/', '/api', '//api/messages', '/api/message']) {
      const answer = await fetch(`${balie.url}${path}`, { method: 'POST', headers, body: '{}' });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});

/** Sends what `fetch` does not: a body without a length. */
function postInParts(
  parts: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent: false };
    const sent = request(`${balie.url}/api/messages`, options, (response) => {
      const status = response.statusCode ?? 0;
      readText(response).then((body) => resolve({ status, body }), reject);
    });
    sent.on('error', reject);
    for (const part of parts) sent.write(part);
    sent.end();
  });
}

describe('what bots say', () => {
  it.each<[string, object]>([
    ['Balie itself', { from: { ...BOT } }],
    ['another bot, by its id', { from: { id: '28:ander', name: 'Weerbot' } }],
    ['another bot, by its role', { from: { role: 'bot' } }],
    ['who it is for', { from: MARIEKE, recipient: { id: MARIEKE.id } }],
  ])('is not answered: %s', async (_who, over) => {
    const before = balie.teams.calls.length;
    const message = balie.activities.message({ text: QUESTION, ...over });
    const press = balie.activities.cardAction({ ...over });
    for (const activity of [message, press, balie.activities.installed({ ...over })])
      expect(await balie.sender.post(activity)).toEqual({ status: 200, body: '' });
    await quiet(balie);
    expect(balie.teams.calls).toHaveLength(before);
  });

  it('is not answered in a channel either, where it calls Balie', async () => {
    const before = balie.teams.calls.length;
    expect((await balie.sender.post(balie.activities.botMessage())).status).toBe(200);
    await quiet(balie);
    expect(balie.teams.calls).toHaveLength(before);
  });
});

describe('the very same activity once more', () => {
  /** Posts the same three times; gives the answers. */
  async function thrice(activity: Activity) {
    const answers = [];
    for (let times = 0; times < 3; times += 1) answers.push(await balie.sender.post(activity));
    return answers;
  }

  it.each([
    ['a question', QUESTION],
    ['a command alone, which brings a form', 'koppelkosten'],
    ['a question for the helpdesk', '/helpdesk Mag de kat mee naar de praktijk?'],
  ])('is answered once: %s', async (_what, text) => {
    const said = sayings(personalChat(JOOST));
    const activity = balie.activities.message({ from: JOOST, text });
    expect((await thrice(activity)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await said.all()).toHaveLength(1);
  });

  it('is answered once when all come at the same time', async () => {
    const said = sayings(personalChat(JOOST));
    const activity = balie.activities.message({ from: JOOST, text: QUESTION });
    const answers = await Promise.all([1, 2, 3].map(() => balie.sender.post(activity)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await said.all()).toHaveLength(1);
  });

  it('has a press done once, with the same outcome', async () => {
    const said = sayings(personalChat(ANNA));
    const question = balie.activities.message({ from: ANNA, text: 'Mag de hond mee naar zee?' });
    await balie.sender.post(question);
    const [reply] = await said.all();
    const ref = RefIn.parse(JSON.stringify(reply?.card));
    const press = balie.activities.cardAction({
      from: ANNA,
      conversation: { id: personalChat(ANNA), conversationType: 'personal' },
      channelData: { team: undefined, channel: undefined },
      replyToId: reply?.id,
      value: { action: { verb: 'helpdesk', data: { ref } } },
    });
    const [first, ...others] = await thrice(press);
    expect(first).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(others).toEqual([first, first]);
    await balie.settle();
    const filter = { regions: ['noord'], asker: `teams:${TENANT}/${ANNA.aadObjectId}` };
    const opened = await balie.store.transaction(({ tickets }) => tickets.list(filter));
    expect(opened.map(({ question: asked }) => asked)).toEqual(['Mag de hond mee naar zee?']);
  });

  it('has a dialog sent in once, with the same outcome', async () => {
    const submit = balie.activities.taskSubmit({
      from: JOOST,
      value: { data: { form: 'say:handover', text: 'Mag de cavia mee naar de praktijk?' } },
    });
    const [first, ...others] = await thrice(submit);
    expect(first?.status).toBe(200);
    expect(others).toEqual([first, first]);
    await balie.settle();
    const filter = { regions: ['noord'], asker: `teams:${TENANT}/${JOOST.aadObjectId}` };
    const opened = await balie.store.transaction(({ tickets }) => tickets.list(filter));
    expect(opened.filter(({ question }) => question.includes('cavia'))).toHaveLength(1);
  });
});

/** The name of a reply, as its buttons carry it. */
const RefIn = z.string().transform((card) => /"ref":"(?<ref>[^"]+)"/u.exec(card)?.groups?.ref);

describe('whatever is sent in', () => {
  const field = fc.constantFrom(
    'value',
    ...['type', 'name', 'action', 'id', 'from', 'recipient', 'conversation', 'channelData', 'text'],
    ...['entities', 'membersAdded', 'replyToId', 'attachments', '__proto__'],
  );
  const known = fc.constantFrom<unknown>(
    ...['message', 'invoke', 'installationUpdate', 'conversationUpdate', 'add', 'task/submit'],
    ...['adaptiveCard/action', 'task/fetch', 'composeExtension/query', '', null, {}, []],
  );
  const over = fc.dictionary(field, fc.oneof(known, fc.jsonValue()), { maxKeys: 4 });
  const kind = fc.constantFrom(
    ...(['message', 'channelMessage', 'submit', 'installed', 'cardAction', 'taskFetch'] as const),
    ...(['taskSubmit', 'query', 'messageAction', 'messageActionSubmit', 'botAdded'] as const),
  );
  const build = (what: keyof RealTeams['activities'], changed: object): string =>
    JSON.stringify({ ...balie.activities[what](), ...changed });

  it('is answered, and never with a server error: signed', async () => {
    const headers = await goodToken();
    await fc.assert(
      fc.asyncProperty(kind, over, async (what, changed) => {
        const { status } = await postRaw(build(what, changed), headers);
        expect([200, 400, 401, 501]).toContain(status);
      }),
      { numRuns: 200 },
    );
    await balie.settle();
  });

  it('is refused: not signed', async () => {
    const header = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'Bearer .eyJ-_=') }),
      fc.tuple(fc.base64String(), fc.json(), fc.base64String()).map(([head, claims, tail]) => {
        const middle = Buffer.from(claims).toString('base64url');
        return `Bearer ${head.replace(/[^\w-]/gu, '')}.${middle}.${tail.replace(/[^\w-]/gu, '')}`;
      }),
    );
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(kind, over).map(([what, changed]) => build(what, changed)),
    );
    const before = balie.teams.calls.length;
    await fc.assert(
      fc.asyncProperty(body, header, async (sent, authorization) => {
        expect(await postRaw(sent, { authorization })).toEqual({ status: 401, body: '' });
      }),
      { numRuns: 200 },
    );
    await quiet(balie);
    expect(balie.teams.calls).toHaveLength(before);
  });
});

describe('the log', () => {
  it('holds nothing secret and nothing personal, whatever comes in', async () => {
    const { activities, sender, teams } = balie;
    const token = await keys.tokenFor(about());
    const personal = 'mevrouw Pietersen uit Zeist';
    teams.failNext('*', 400, { code: 'BadSyntax' });
    const odd = { verb: personal, data: { ref: [personal], text: { [personal]: 1 }, ticket: 'x' } };
    const sent: readonly [Activity, Record<string, string>][] = [
      [activities.message({ text: personal }), { authorization: `Bearer ${token}` }],
      [activities.message({ text: personal }), { authorization: `Bearer ${token}x` }],
      [activities.message({ text: { [personal]: 1 } }), { authorization: `Bearer ${token}` }],
      [activities.cardAction({ value: { action: odd } }), { authorization: `Bearer ${token}` }],
      [activities.cardAction({ value: personal }), { authorization: `Bearer ${token}` }],
      [activities.taskSubmit({ value: { data: odd.data } }), { authorization: `Bearer ${token}` }],
      [activities.query({ value: { [personal]: 1 } }), { authorization: `Bearer ${token}` }],
      [activities.message({ serviceUrl: personal }), { authorization: `Basic ${personal}` }],
    ];
    for (const [activity, headers] of sent)
      expect((await sender.post(activity, headers)).status).toBeLessThan(500);
    await quiet(balie);
    const written = balie.lines.join('\n');
    expect(balie.log).toEqual(expect.arrayContaining(['teams.refused', 'teams.failed']));
    expect(written).not.toMatch(/Pietersen|Zeist|Marieke|Vries|Bearer|eyJ/u);
    expect(written).not.toMatch(/secret-of-balie|token-of-balie/u);
    expect(written).not.toContain(MARIEKE.id);
  });
});

describe('the keys of the Bot Framework', () => {
  const claimed = { channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/' };
  const forClaimed = { appId: APP_ID, serviceUrl: claimed.serviceUrl };

  async function start() {
    const own = await startKeys();
    onTestFinished(own.close);
    onTestFinished(() => void vi.useRealTimers());
    const authenticate = authenticator(APP_ID, own.metadataUrl);
    const look = async (token: Promise<string> | string) =>
      authenticate(`Bearer ${await token}`, claimed);
    return { own, look, good: () => look(own.tokenFor(forClaimed)) };
  }

  /** So many milliseconds later, for all who look at the clock. */
  const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

  const OK = { ok: true };

  it('are fetched once, when the first token comes that may be good', async () => {
    const { own, good } = await start();
    expect(own.fetched()).toEqual({ metadata: 0, keys: 0 });
    expect(await Promise.all([good(), good(), good()])).toEqual([OK, OK, OK]);
    expect(await good()).toEqual(OK);
    expect(own.fetched()).toEqual({ metadata: 1, keys: 1 });
  });

  it('are not fetched for 5000 issuers that somebody made up', async () => {
    const { own, look, good } = await start();
    const forged = await own.forge('the issuer of a tenant, version 2', forClaimed);
    const [header = '', , signature = ''] = forged.split('.');
    for (let tenant = 0; tenant < 5000; tenant += 1) {
      const iss = `https://sts.windows.net/${tenant}/`;
      const claims = Buffer.from(JSON.stringify({ iss, tid: tenant })).toString('base64url');
      expect(await look(`${header}.${claims}.${signature}`)).toEqual({ ok: false, why: 'issuer' });
    }
    expect(own.fetched()).toEqual({ metadata: 0, keys: 0 });
    expect(await good()).toEqual(OK);
  });

  it('are looked for once in 30 seconds, however many tokens name a key that is not there', async () => {
    const { own, look, good } = await start();
    expect(await good()).toEqual(OK);
    const flood = async () => {
      for (let times = 0; times < 50; times += 1)
        expect(await look(own.forge('an unknown key', forClaimed))).toMatchObject({ ok: false });
    };
    await flood();
    expect(own.fetched()).toEqual({ metadata: 1, keys: 1 });
    later(31_000);
    await flood();
    expect(own.fetched()).toEqual({ metadata: 1, keys: 2 });
    expect(await good()).toEqual(OK);
  });

  it('may change: the new one is good, the old one is not any more', async () => {
    const { own, look, good } = await start();
    const old = await own.tokenFor(forClaimed);
    expect(await look(old)).toEqual(OK);
    await own.rotate();
    later(31_000);
    expect(await good()).toEqual(OK);
    expect(await look(old)).toEqual({ ok: false, why: 'ERR_JWKS_NO_MATCHING_KEY' });
    expect(own.fetched()).toEqual({ metadata: 1, keys: 2 });
  });

  it('are fetched again after a day', async () => {
    const { own, good } = await start();
    expect(await good()).toEqual(OK);
    later(24 * 60 * 60_000 + 1000);
    expect(await good()).toEqual(OK);
    await expect.poll(own.fetched).toEqual({ metadata: 1, keys: 2 });
  });

  it('that cannot be fetched refuse a good token, and take it as soon as they can', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const { own, good } = await start();
    own.down();
    expect(await good()).toEqual({ ok: false, why: 'keys' });
    own.down(false);
    // Not asked for again at once: who sends a flood has nothing fetched with it.
    expect(await Promise.all([good(), good()])).toMatchObject([{ ok: false }, { ok: false }]);
    expect(own.fetched()).toEqual({ metadata: 1, keys: 0 });
    vi.advanceTimersByTime(1999);
    expect(await good()).toMatchObject({ ok: false });
    vi.advanceTimersByTime(1);
    expect(await good()).toEqual(OK);
    expect(own.fetched()).toEqual({ metadata: 2, keys: 1 });
  });

  it('that are known stay good while nothing can be fetched', async () => {
    const { own, look, good } = await start();
    expect(await good()).toEqual(OK);
    own.down();
    expect(await good()).toEqual(OK);
    later(31_000);
    expect(await look(own.forge('an unknown key', forClaimed))).toMatchObject({ ok: false });
    expect(await good()).toEqual(OK);
    later(24 * 60 * 60_000 + 1000);
    expect(await good()).toEqual(OK);
  });

  it('that cannot be fetched are not asked for again and again by strange tokens', async () => {
    const { own, look, good } = await start();
    expect(await good()).toEqual(OK);
    own.down();
    later(31_000);
    const { keys } = own.fetched();
    for (let times = 0; times < 20; times += 1)
      expect(await look(own.forge('an unknown key', forClaimed))).toMatchObject({ ok: false });
    expect(own.fetched().keys - keys).toBe(1);
  });

  it('that nobody serves refuse, and throw nothing', async () => {
    const { own, good } = await start();
    const token = await own.tokenFor(forClaimed);
    await own.close();
    expect(await good()).toEqual({ ok: false, why: 'keys' });
    const nowhere = authenticator(APP_ID, 'geen adres');
    expect(await nowhere(`Bearer ${token}`, claimed)).toEqual({ ok: false, why: 'keys' });
  });
});

describe('without authentication, on this machine alone', () => {
  let local: RealTeams;
  beforeAll(async () => {
    local = await openRealTeams();
  });
  afterAll(() => local.close());

  it('a message is answered without a token, of whatever tenant', async () => {
    for (const tenant of [TENANT, FOREIGN_TENANT]) {
      const before = local.teams.messagesIn(CHAT).length;
      const activity = local.activities.message({
        text: QUESTION,
        conversation: { id: CHAT, tenantId: tenant },
        channelData: { tenant: { id: tenant } },
      });
      expect(await local.sender.post(activity)).toEqual({ status: 200, body: '' });
      await local.teams.waitFor(
        () => local.teams.messagesIn(CHAT).length > before,
        'the answer in the chat',
      );
    }
    expect(local.log).not.toContain('teams.refused');
  });

  it('what goes to another machine is refused even so', async () => {
    const activity = local.activities.message({ serviceUrl: 'https://smba.example.com/emea/' });
    expect(await local.sender.post(activity)).toEqual({ status: 401, body: '' });
  });
});
