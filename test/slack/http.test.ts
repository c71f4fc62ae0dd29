import { type OutgoingHttpHeaders, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOW, openRealSlack, type RealSlack, SECRET } from './real-slack.ts';
import { signature } from './requests.ts';

let balie: RealSlack;
beforeAll(async () => {
  balie = await openRealSlack();
});
afterAll(() => balie.close());
beforeEach(() => {
  balie.lines.length = 0;
});

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const seconds = Math.floor(NOW.getTime() / 1000);

/** A body that Slack signed, so many seconds after now. */
const signed = (body: string, { later = 0, secret = SECRET } = {}): Record<string, string> =>
  signature(body, secret, seconds + later);

/** Sends what `fetch` does not: headers that come twice, a body without a length. */
async function sendRaw(
  headers: OutgoingHttpHeaders,
  parts: readonly string[],
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${balie.url}/slack/events`,
      { method: 'POST', headers, agent: false },
      (response) => {
        readText(response).then(
          (body) => resolve({ status: response.statusCode ?? 0, body }),
          reject,
        );
      },
    );
    sent.on('error', reject);
    for (const part of parts) sent.write(part);
    sent.end();
  });
}

const VERIFICATION = JSON.stringify({ type: 'url_verification', challenge: 'uitdaging' });

describe('a request that Slack did not sign just now', () => {
  it.each<[string, Record<string, string>]>([
    ['with another secret', signed(VERIFICATION, { secret: 'another-secret' })],
    ['over another body', signed(`${VERIFICATION} `)],
    ['without a signature', { 'x-slack-request-timestamp': String(seconds) }],
    ['without a time', { 'x-slack-signature': signed(VERIFICATION)['x-slack-signature'] ?? '' }],
    ['without either', {}],
    ['301 seconds ago', signed(VERIFICATION, { later: -301 })],
    ['301 seconds from now', signed(VERIFICATION, { later: 301 })],
    ['at a time that is no number', signature(VERIFICATION, SECRET, Number.NaN)],
    ['at a time with a fraction', signature(VERIFICATION, SECRET, seconds + 0.5)],
    ['before all time', signature(VERIFICATION, SECRET, -seconds)],
    [
      'with a signature of another version',
      {
        ...signed(VERIFICATION),
        'x-slack-signature': (signed(VERIFICATION)['x-slack-signature'] ?? '').replace('v0', 'v1'),
      },
    ],
    ['with an empty signature', { ...signed(VERIFICATION), 'x-slack-signature': 'v0=' }],
  ])('is refused: signed %s', async (_how, headers) => {
    const answer = await balie.sender.raw(VERIFICATION, { ...JSON_TYPE, ...headers });
    expect(answer).toMatchObject({ status: 401, body: '' });
    expect(balie.lines).toEqual(['{"event":"slack.refused","status":401,"why":"signature"}']);
  });

  it.each([-300, -299, 299, 300])('is taken when it is %i seconds from now', async (later) => {
    const headers = { ...JSON_TYPE, ...signed(VERIFICATION, { later }) };
    const answer = await balie.sender.raw(VERIFICATION, headers);
    expect(answer).toMatchObject({ status: 200, body: { challenge: 'uitdaging' } });
  });

  it.each(['x-slack-signature', 'x-slack-request-timestamp'])(
    'is refused when %s comes twice',
    async (name) => {
      const headers: Record<string, string> = { ...JSON_TYPE, ...signed(VERIFICATION) };
      const twice = [headers[name], headers[name]].map(String);
      const answer = await sendRaw({ ...headers, [name]: twice }, [VERIFICATION]);
      expect(answer).toEqual({ status: 401, body: '' });
    },
  );

  it('is not handled, and nothing of it is written down', async () => {
    const { sender, payloads, slack, store, lines } = balie;
    const asked = payloads.envelope(payloads.appMention({ text: '<@UBALIE> wat kost Futec' }));
    const before = slack.calls.length;
    const answer = await sender.json(asked, { headers: { 'x-slack-signature': 'v0=verzonnen' } });
    await balie.settle();
    expect(answer.status).toBe(401);
    expect(lines).toEqual(['{"event":"slack.refused","status":401,"why":"signature"}']);
    expect(slack.calls).toHaveLength(before);
    const key = `slack:${String(asked.event_id)}`;
    expect(await store.transaction(({ inbox }) => inbox.find(key))).toBeNull();
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['nothing', '', JSON_TYPE],
    ['half of an object', '{"type":', JSON_TYPE],
    ['a list', '[1,2]', JSON_TYPE],
    ['a text', '"tekst"', JSON_TYPE],
    ['null', 'null', JSON_TYPE],
    ['a form where it says JSON', 'command=%2Fbalie', JSON_TYPE],
    ['JSON where it says a form, in its payload', 'payload=%7Bhalf', FORM_TYPE],
    ['a payload that is no object', 'payload=7', FORM_TYPE],
    ['an empty payload', 'payload=', FORM_TYPE],
  ])('is refused: %s', async (_what, body, type) => {
    const answer = await balie.sender.raw(body, { ...type, ...signed(body) });
    expect(answer).toMatchObject({ status: 400, body: '' });
    expect(balie.lines).toEqual(['{"event":"slack.refused","status":400,"why":"unreadable"}']);
  });

  it('is refused when it is larger than a mebibyte, whoever signed it', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'a'.repeat(1024 * 1024) });
    const answer = await balie.sender.raw(body, { ...JSON_TYPE, ...signed(body) });
    expect(answer).toMatchObject({ status: 413, body: '' });
    expect(balie.lines).toEqual(['{"event":"slack.refused","status":413,"why":"body"}']);
  });

  it('is refused when it grows larger than a mebibyte on its way', async () => {
    const parts = Array<string>(20).fill('a'.repeat(64 * 1024));
    const headers = { ...JSON_TYPE, ...signed(parts.join('')) };
    expect(await sendRaw({ ...headers, 'transfer-encoding': 'chunked' }, parts)).toEqual({
      status: 413,
      body: '',
    });
  });

  it('is taken up to a mebibyte, also without a length', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'a'.repeat(1_000_000) });
    const headers = { ...JSON_TYPE, ...signed(body), 'transfer-encoding': 'chunked' };
    const answer = await sendRaw(headers, [body.slice(0, 7), body.slice(7)]);
    expect(answer.status).toBe(200);
  });
});

describe('what Slack asks about the address itself', () => {
  it('is answered: the challenge', async () => {
    const { sender, payloads } = balie;
    const asked = payloads.urlVerification({ challenge: 'uitdaging' });
    expect(await sender.json(asked)).toMatchObject({
      status: 200,
      body: { challenge: 'uitdaging' },
    });
  });

  it('is answered: the check of the certificate', async () => {
    const { sender, payloads } = balie;
    expect(await sender.command(payloads.sslCheck())).toMatchObject({ status: 200, body: '' });
  });
});

describe('what Balie does not know', () => {
  it.each<[string, (balie: RealSlack) => Promise<{ status: number }>]>([
    ['an event', ({ sender }) => sender.event({ type: 'reaction_added', user: 'U1' })],
    ['an event without a type', ({ sender }) => sender.event({})],
    ['a payload of another type', ({ sender }) => sender.json({ type: 'app_rate_limited' })],
    ['a payload without a type', ({ sender }) => sender.json({})],
    ['a form that is no command', ({ sender }) => sender.command({ iets: 'anders' })],
  ])('is taken, and nothing comes of it: %s', async (_what, send) => {
    const { slack } = balie;
    const before = slack.calls.length;
    expect((await send(balie)).status).toBe(200);
    await balie.settle();
    expect(slack.calls).toHaveLength(before);
  });

  it.each(['dialog_submission', 'view_closed', 'block_suggestion', 'toString'])(
    'is answered at once: an interaction of the type %s',
    async (type) => {
      const { sender, payloads } = balie;
      const answer = await sender.interaction({ ...payloads.pressInMessage(), type });
      expect(answer.status).toBeLessThan(500);
    },
  );

  it('is no server error when its type is no text', async () => {
    const { sender } = balie;
    const odd = { toString: 1, valueOf: 1 };
    const event = await sender.json({ type: 'event_callback', event: { type: odd } });
    expect([200, 503]).toContain(event.status);
    const press = await sender.interaction({ type: odd, actions: [], user: null });
    expect([200, 503]).toContain(press.status);
  });
});

describe('the address', () => {
  it('takes POST and says so', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await fetch(`${balie.url}/slack/events`, { method });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST']);
    }
  });

  it('is the only one', async () => {
    for (const path of ['/', '/slack', '/slack/events/', '/slack/event', '//slack/events']) {
      const answer = await fetch(`${balie.url}${path}`, { method: 'POST', body: '{}' });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});

describe('the very same request once more', () => {
  it('has an event answered once', async () => {
    const { sender, payloads, slack } = balie;
    const event = payloads.appMention({ channel: 'CPRAK', text: '<@UBALIE> wat kost Futec' });
    const body = JSON.stringify(payloads.envelope(event));
    const headers = { ...JSON_TYPE, ...signed(body) };
    const statuses = [];
    for (let times = 0; times < 3; times += 1)
      statuses.push((await sender.raw(body, headers)).status);
    expect(statuses).toEqual([200, 200, 200]);
    await slack.waitFor(
      () => slack.messagesInThread('CPRAK', String(event.ts)).length === 1,
      'the answer in the thread',
    );
    await balie.settle();
    expect(slack.messagesInThread('CPRAK', String(event.ts))).toHaveLength(1);
  });

  it('gives a command the same answer, and counts its question once', async () => {
    const { sender, payloads, store } = balie;
    const command = payloads.slashCommand({
      user_id: 'U5',
      text: '/helpdesk Mag de hond mee naar de praktijk?',
    });
    const body = new URLSearchParams(
      Object.entries(command).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const headers = { ...FORM_TYPE, ...signed(body) };
    const first = await sender.raw(body, headers);
    expect(JSON.stringify(first.body)).toContain('Uw vraag ligt bij Helpdesk Noord');
    expect(await sender.raw(body, headers)).toMatchObject({ status: 200, body: first.body });
    const filter = { regions: ['noord'], asker: 'slack:T1/U5' };
    const opened = await store.transaction(({ tickets }) => tickets.list(filter));
    expect(opened.map(({ question }) => question)).toEqual(['Mag de hond mee naar de praktijk?']);
  });

  it('has a press done once', async () => {
    const { sender, payloads, slack } = balie;
    const command = payloads.slashCommand({ text: 'wat kost de koppeling bij Futec' });
    await sender.command(command);
    const press = payloads.pressInEphemeral({
      actions: [{ action_id: 'share', value: `slack:${String(command.trigger_id)}` }],
    });
    const body = new URLSearchParams({ payload: JSON.stringify(press) }).toString();
    const headers = { ...FORM_TYPE, ...signed(body) };
    for (let times = 0; times < 3; times += 1)
      expect((await sender.raw(body, headers)).status).toBe(200);
    const shared = () =>
      slack.responses.filter(
        ({ url, body: said }) => url === press.response_url && said.response_type === 'in_channel',
      );
    await slack.waitFor(() => shared().length === 1, 'the answer in the channel');
    await balie.settle();
    expect(shared().map(({ body: said }) => said.response_type)).toEqual(['in_channel']);
  });
});

describe('an event that Slack sends again', () => {
  it('is answered once', async () => {
    const { sender, payloads, slack } = balie;
    const event = payloads.directMessage({ text: 'wat kost de koppeling bij Futec' });
    const envelope = payloads.envelope(event);
    await sender.json(envelope);
    for (const num of [1, 2, 3]) {
      balie.setClock(new Date(NOW.getTime() + num * 1000).toISOString());
      const retry = { num, reason: 'http_timeout' };
      expect((await sender.json(envelope, { retry })).status).toBe(200);
    }
    balie.setClock(NOW.toISOString());
    const answers = () => slack.messagesInThread('DU1', String(event.ts));
    await slack.waitFor(() => answers().length > 0, 'the answer in the thread');
    await balie.settle();
    expect(answers().map(({ text }) => text)).toHaveLength(1);
  });
});

describe('whatever is sent in', () => {
  const key = fc.oneof(
    fc.constantFrom('type', 'event', 'command', 'payload', 'user', 'team', 'view', 'actions'),
    fc.constantFrom('callback_id', 'trigger_id', 'team_id', 'event_id', '__proto__', 'ssl_check'),
    fc.string(),
  );
  const type = fc.constantFrom(
    'event_callback',
    'block_actions',
    'view_submission',
    'message_action',
    'url_verification',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      type,
      fc.jsonValue(),
      fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
    ),
  }));
  const object = fc
    .tuple(type, fc.dictionary(key, tree, { maxKeys: 6 }))
    .map(([named, rest]) => ({ type: named, ...rest }));
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    object.map((value) => JSON.stringify(value)),
    object.map((value) => `payload=${encodeURIComponent(JSON.stringify(value))}`),
    fc
      .dictionary(key, fc.string(), { maxKeys: 6 })
      .map((fields) => new URLSearchParams({ command: '/balie', ...fields }).toString()),
  );
  const contentType = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', '');
  const ANSWERS = [200, 400, 401, 503];

  it('is answered, and never with a server error: signed', async () => {
    await fc.assert(
      fc.asyncProperty(body, contentType, async (sent, kind) => {
        const { status } = await balie.sender.raw(sent, { 'content-type': kind, ...signed(sent) });
        expect(ANSWERS).toContain(status);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused: not signed', async () => {
    const value = fc.string({ unit: fc.constantFrom(...'v0=abc123 ,;\t-') });
    const headers = fc.record(
      {
        'x-slack-signature': value,
        'x-slack-request-timestamp': fc.oneof(value, fc.constant(String(seconds))),
        'x-slack-retry-num': value,
        'content-type': value,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(body, headers, async (sent, given) => {
        expect((await balie.sender.raw(sent, given)).status).toBe(401);
      }),
      { numRuns: 200 },
    );
  });
});
