import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { keptInstallations } from '../../adapters/slack/connect/installations.ts';
import { threadAt } from '../../adapters/slack/place.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import { reply } from '../../src/reply.ts';
import { NOW, openRealSlack, type RealSlack, SETTINGS, type Setting } from './real-slack.ts';

const KEY = randomBytes(32);
const T1 = { teamId: 'T1', token: 'xoxb-noord', channels: [{ id: 'CNOORD' }] };
const T2 = { teamId: 'T2', token: 'xoxb-zuid', channels: [{ id: 'CZUID' }], botUserId: 'UBALIE2' };

const region = (id: string, workspace: string) => ({
  id,
  name: id,
  desk: {
    name: `Helpdesk ${id}`,
    platform: 'slack',
    workspace,
    channel: `C${id.toUpperCase()}`,
    members: [{ name: 'Anna', slack: 'U8' }],
  },
  places: [{ platform: 'slack', workspace }],
});
const TWO_REGIONS = Settings.parse({ regions: [region('noord', 'T1'), region('zuid', 'T2')] });

const opened: RealSlack[] = [];
afterEach(async () => {
  for (const balie of opened.splice(0)) await balie.close();
});

/** Balie where workspaces install it themselves. */
async function open(setting: Setting = {}): Promise<RealSlack> {
  const oauth = {
    clientId: '1.1',
    clientSecret: 'client-secret',
    stateSecret: 'state-secret',
    encryptionKey: KEY.toString('base64'),
    url: 'https://balie.example.nl',
  };
  const balie = await openRealSlack({
    slack: { workspaces: [T1, T2] },
    settings: TWO_REGIONS,
    change: { access: { oauth } },
    ...setting,
  });
  opened.push(balie);
  return balie;
}

/** Somebody opens the address to install Balie: where they are sent, and what their browser keeps. */
async function begin({ url }: RealSlack) {
  const answer = await fetch(`${url}/slack/install`, { redirect: 'manual' });
  const location = new URL(answer.headers.get('location') ?? '');
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return {
    status: answer.status,
    location,
    cookie,
    state: location.searchParams.get('state') ?? '',
  };
}

/** Slack sends the browser back. */
async function comeBack({ url }: RealSlack, query: Record<string, string>, cookie: string) {
  const address = `${url}/slack/oauth_redirect?${new URLSearchParams(query)}`;
  const answer = await fetch(address, { headers: cookie === '' ? {} : { cookie } });
  return { status: answer.status, text: await answer.text() };
}

async function install(balie: RealSlack, team: string) {
  const { cookie, state } = await begin(balie);
  return comeBack(balie, { code: balie.slack.newCode(team), state }, cookie);
}

const ask = ({ sender, payloads }: RealSlack, team: string, channel: string) =>
  sender.event(
    payloads.appMention({ channel, text: '<@UBALIE> wat kost de koppeling bij Futec' }),
    { team_id: team, context_team_id: team, authorizations: [{ team_id: team }] },
  );

const tokensOf = ({ slack }: RealSlack, channel: string) =>
  slack
    .callsTo('chat.postMessage')
    .filter(({ args }) => args.channel === channel)
    .map(({ token, outcome }) => [token, outcome]);

describe('the address to install Balie', () => {
  it('sends to Slack, with a state and exactly the scopes', async () => {
    const balie = await open();
    const { status, location, cookie, state } = await begin(balie);
    expect(status).toBe(302);
    expect(location.pathname).toBe('/oauth/v2/authorize');
    expect(Object.fromEntries(location.searchParams)).toEqual({
      client_id: '1.1',
      redirect_uri: 'https://balie.example.nl/slack/oauth_redirect',
      scope:
        'app_mentions:read,im:history,im:write,chat:write,commands,assistant:write,channels:read,groups:read,channels:history,groups:history',
      state,
    });
    expect(state).not.toBe('');
    expect(cookie).toBe(`slack-app-oauth-state=${state}`);
  });

  it('keeps the path of the public address', async () => {
    const oauth = {
      clientId: '1.1',
      clientSecret: 'client-secret',
      stateSecret: 'state-secret',
      encryptionKey: KEY.toString('base64'),
      url: 'https://example.nl/balie',
    };
    const { location } = await begin(await open({ change: { access: { oauth } } }));
    expect(location.searchParams.get('redirect_uri')).toBe(
      'https://example.nl/balie/slack/oauth_redirect',
    );
  });
});

describe('who comes back from Slack', () => {
  it('has installed Balie: the token is kept, and only the key opens it', async () => {
    const balie = await open();
    expect(await install(balie, 'T1')).toMatchObject({
      status: 200,
      text: expect.stringContaining('Balie is geïnstalleerd'),
    });
    const kept = await balie.store.transaction(({ installations }) =>
      installations.get('slack:T1'),
    );
    expect(kept).not.toBeNull();
    expect(Buffer.from(kept ?? '', 'base64').toString('latin1')).not.toContain('xoxb');
    expect(await balie.line.installations.tokenFor('T1')).toBe('xoxb-noord');
    expect(balie.lines.join('\n')).not.toContain('xoxb');
  });

  it.each([
    [
      'another state',
      (given: { state: string; cookie: string }) => ({ ...given, state: `${given.state}x` }),
    ],
    ['no cookie', (given: { state: string; cookie: string }) => ({ ...given, cookie: '' })],
    [
      'a state that Balie did not sign',
      () => ({ state: 'a.b.c', cookie: 'slack-app-oauth-state=a.b.c' }),
    ],
  ])('with %s has installed nothing', async (_, change) => {
    const balie = await open();
    const { state, cookie } = change(await begin(balie));
    const back = await comeBack(balie, { code: balie.slack.newCode('T1'), state }, cookie);
    expect(back).toMatchObject({
      status: 400,
      text: expect.stringContaining('Balie is niet geïnstalleerd'),
    });
    expect(balie.slack.callsTo('oauth.v2.access')).toEqual([]);
    expect(await balie.line.installations.workspaces()).toEqual([]);
    expect(balie.lines).toContain(
      '{"event":"slack.not-installed","why":"slack_oauth_invalid_state"}',
    );
  });

  it('and did not allow it, has installed nothing', async () => {
    const balie = await open();
    const { state, cookie } = await begin(balie);
    const back = await comeBack(balie, { error: 'access_denied', state }, cookie);
    expect(back.status).toBe(400);
    expect(await balie.line.installations.workspaces()).toEqual([]);
  });

  it('with a code that was used before, changes nothing', async () => {
    const balie = await open();
    const { state, cookie } = await begin(balie);
    const code = balie.slack.newCode('T1');
    expect((await comeBack(balie, { code, state }, cookie)).status).toBe(200);
    expect((await comeBack(balie, { code, state }, cookie)).status).toBe(400);
    expect(balie.lines).toContain('{"event":"slack.not-installed","why":"invalid_code"}');
    expect(await balie.line.installations.workspaces()).toEqual(['T1']);
  });
});

describe('somebody of another workspace', () => {
  it('is not who has the same id in this one: no desk, and no question of theirs', async () => {
    const balie = await open();
    await install(balie, 'T1');
    await install(balie, 'T2');
    const { sender, payloads, slack, store } = balie;
    const question = 'Krijgen wij subsidie voor een fietsenstalling?';
    await sender.command(payloads.slashCommand({ team_id: 'T1', text: `/helpdesk ${question}` }));
    const card = await slack.waitFor(() => slack.messagesIn('CNOORD')[0], 'the card');
    const ofT2 = { id: 'T2', domain: 'zuid' };
    const press = payloads.pressInMessage({
      team: ofT2,
      user: { id: 'U8', team_id: 'T2' },
      channel: { id: 'CNOORD' },
      message: { ts: card.ts },
      actions: [{ action_id: 'ticket:claim', value: '1' }],
    });
    await sender.interaction(press);
    const solved = payloads.pressInEphemeral({
      team: ofT2,
      user: { id: 'U1', team_id: 'T2' },
      actions: [{ action_id: 'choice:1', value: '/opgelost 1' }],
    });
    await sender.interaction(solved);
    const told = () => slack.responses.map(({ body }) => body.text);
    await slack.waitFor(() => told().length === 2, 'both to be told');
    expect(told()).toEqual([
      'Alleen de mensen van Helpdesk noord kunnen dit doen.',
      'Vraag 1 bestaat niet.',
    ]);
    const ticket = await store.transaction(({ tickets }) => tickets.get('1'));
    expect(ticket?.state).toBe('open');
  });

  it('is answered in a channel that both share, by Balie of the one that it is in', async () => {
    const balie = await open();
    await install(balie, 'T1');
    const { sender, payloads, slack } = balie;
    const text = '<@UBALIE> wat kost de koppeling bij Futec';
    await sender.event(
      payloads.appMention({ channel: 'CNOORD', text, user: 'U5', user_team: 'TELSE' }),
      {
        team_id: 'TELSE',
        context_team_id: 'T1',
        authorizations: [{ team_id: 'T1' }],
        is_ext_shared_channel: true,
      },
    );
    const answer = await slack.waitFor(() => slack.messagesIn('CNOORD')[0], 'the answer');
    expect(answer.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
  });
});

describe('several workspaces without places', () => {
  it('are refused: anybody who installs Balie could ask', async () => {
    await expect(open({ settings: SETTINGS })).rejects.toThrow(
      'Met meer werkruimtes noemt elke regio in balie.yaml haar plaatsen (places), elk met de werkruimte (workspace).',
    );
  });
});

describe('two workspaces', () => {
  it('are each answered with their own token, and each desk is told in its own workspace', async () => {
    const balie = await open();
    await install(balie, 'T1');
    await install(balie, 'T2');
    expect((await ask(balie, 'T1', 'CNOORD')).status).toBe(200);
    expect((await ask(balie, 'T2', 'CZUID')).status).toBe(200);
    await balie.store.transaction(({ outbox }) =>
      outbox.add(
        'notice',
        { kind: 'notice', region: 'zuid', reply: reply({ kind: 'help', title: 'Goedemorgen' }) },
        'slack',
        '2026-11-23T09:00:00.000Z',
      ),
    );
    await balie.slack.waitFor(() => balie.slack.messagesIn('CZUID').length === 2, 'both in T2');
    await balie.slack.waitFor(() => balie.slack.messagesIn('CNOORD').length === 1, 'one in T1');
    expect(tokensOf(balie, 'CNOORD')).toEqual([['xoxb-noord', 'ok']]);
    expect(tokensOf(balie, 'CZUID')).toEqual([
      ['xoxb-zuid', 'ok'],
      ['xoxb-zuid', 'ok'],
    ]);
  });
});

describe('a workspace that takes Balie away', () => {
  it.each(['appUninstalled', 'tokensRevoked'] as const)(
    'is not answered any more, and what waited for it is given up (%s)',
    async (what) => {
      const balie = await open();
      await install(balie, 'T1');
      await install(balie, 'T2');
      const gone = balie.payloads[what]();
      expect((await balie.sender.event(gone, { team_id: 'T1' })).status).toBe(200);
      expect(await balie.line.installations.workspaces()).toEqual(['T2']);
      expect((await ask(balie, 'T1', 'CNOORD')).status).toBe(200);
      await balie.store.transaction(({ outbox }) =>
        outbox.add(
          'late',
          {
            kind: 'message',
            to: threadAt('T1', 'CNOORD', '1795424400.000100'),
            reply: reply({ kind: 'answer', title: 'Te laat' }),
            region: 'noord',
            ticket: null,
          },
          'slack',
          '2026-11-23T09:00:00.000Z',
        ),
      );
      await balie.settle();
      expect(tokensOf(balie, 'CNOORD')).toEqual([]);
      expect(balie.lines).toContain('{"event":"slack.not-here","workspace":"T1"}');
      const failed = await balie.slack.waitFor(
        () => balie.lines.find((line) => line.includes('"delivery.failed"')),
        'the parcel given up',
      );
      expect(failed).toContain('"attempts":1,"why":"not installed in this workspace"');
    },
  );

  it('may be installed again', async () => {
    const balie = await open();
    await install(balie, 'T1');
    await balie.sender.event(balie.payloads.appUninstalled(), { team_id: 'T1' });
    await install(balie, 'T1');
    await ask(balie, 'T1', 'CNOORD');
    await balie.slack.waitFor(() => balie.slack.messagesIn('CNOORD').length === 1, 'an answer');
  });

  it('is still there when only tokens of people were revoked', async () => {
    const balie = await open();
    await install(balie, 'T1');
    const revoked = balie.payloads.tokensRevoked({ tokens: { oauth: ['U1'], bot: [] } });
    expect((await balie.sender.event(revoked, { team_id: 'T1' })).status).toBe(200);
    expect(await balie.line.installations.workspaces()).toEqual(['T1']);
  });
});

describe('an installation that was kept with another key', () => {
  it('is told in the log, and to who asked; Balie goes on', async () => {
    const balie = await open();
    await keptInstallations(balie.store, randomBytes(32), () => NOW).put('T1', 'xoxb-noord');
    await install(balie, 'T2');
    const { sender, payloads } = balie;
    const asked = payloads.slashCommand({ text: 'wat kost de koppeling bij Futec', team_id: 'T1' });
    expect(await sender.command(asked)).toMatchObject({
      status: 200,
      body: 'Er ging iets mis; probeer het opnieuw.',
    });
    expect((await ask(balie, 'T1', 'CNOORD')).status).toBe(503);
    expect(balie.lines.join('\n')).toContain(
      'the installation in T1 does not open with this BALIE_ENCRYPTION_KEY',
    );
    await ask(balie, 'T2', 'CZUID');
    await balie.slack.waitFor(() => balie.slack.messagesIn('CZUID').length === 1, 'an answer');
  });
});
