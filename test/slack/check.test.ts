import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { checkSlack } from '../../adapters/slack/check/check-slack.ts';
import { openLine, type SlackSettings } from '../../adapters/slack/slack.ts';
import { type Place, Settings } from '../../src/helpdesk/region.ts';
import { LIBSQL, open } from '../database/engines.ts';
import { ALL_SCOPES } from './fake-slack/world.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from './fake-slack.ts';
import { SETTINGS } from './real-slack.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Look {
  readonly slack?: FakeSlackOptions;
  readonly settings?: Settings;
  readonly change?: Partial<SlackSettings>;
  readonly arrange?: (slack: FakeSlack) => void;
  /** Seconds that this machine is ahead of Slack. */
  readonly ahead?: number;
  /** The workspaces that installed Balie, with their tokens. */
  readonly installed?: readonly (readonly [string, string])[];
}

const SIGNS = { good: '✓', warning: '!', wrong: '✗' } as const;

/** The lines of a look at Slack. */
async function look({
  slack: options = {},
  settings = SETTINGS,
  change = {},
  arrange = () => undefined,
  ahead = 0,
  installed = [],
}: Look = {}): Promise<string[]> {
  const slack = await startFakeSlack(options);
  const database = await LIBSQL.create({ fast: true });
  const store = await open(database);
  closers.push(slack.close, database.drop, () => store.close());
  // A server stamps its answers with the time of the machine.
  const now = () => new Date(Date.now() + ahead * 1000);
  const line = openLine(
    {
      connection: { signingSecret: 'signing-secret' },
      access: { botToken: 'xoxb-test' },
      apiUrl: slack.apiUrl,
      ...change,
    },
    store,
    { now, log: () => undefined },
  );
  for (const [workspace, token] of installed) await line.installations.put(workspace, token);
  arrange(slack);
  const found = await checkSlack(line, settings, now);
  const lines = found.map(({ verdict, text }) => `${SIGNS[verdict]} ${text}`);
  expect(lines.join('\n')).not.toMatch(/xoxb-|xapp-|signing-secret|client-secret/u);
  return lines;
}

const deskIn = (channel: string, workspace?: string, places: readonly Place[] = []): Settings =>
  Settings.parse({
    regions: [
      {
        id: 'noord',
        name: 'Noord',
        desk: {
          name: 'Helpdesk Noord',
          platform: 'slack',
          channel,
          members: [{ name: 'Anna', slack: 'U8' }],
          ...(workspace === undefined ? {} : { workspace }),
        },
        places,
      },
    ],
  });

const WELL = [
  '✓ werkruimte Regio (T1), als @balie.',
  '✓ de klok loopt gelijk met die van Slack.',
  '✓ alle rechten (scopes) zijn er.',
  '✓ Balie zit in het kanaal #helpdesk (CDESK) van Helpdesk Noord.',
];

describe('a look at Slack', () => {
  it('finds nothing wrong where everything works, and posts nothing', async () => {
    const methods: string[][] = [];
    const lines = await look({
      arrange: ({ calls }) => {
        closers.push(async () => methods.push(calls.map(({ method }) => method)));
      },
    });
    expect(lines).toEqual(WELL);
    await closers.pop()?.();
    expect(methods).toEqual([['auth.test', 'conversations.info']]);
  });

  it.each<[string, Look, string]>([
    [
      'a token that is none of this Slack',
      { change: { access: { botToken: 'xoxb-ander' } } },
      '✗ Slack weigert SLACK_BOT_TOKEN (invalid_auth); installeer de app in de werkruimte en neem de nieuwe Bot User OAuth Token over.',
    ],
    [
      'a token that was revoked',
      { arrange: (slack) => slack.revoke('xoxb-test') },
      '✗ Slack weigert SLACK_BOT_TOKEN (token_revoked); installeer de app in de werkruimte en neem de nieuwe Bot User OAuth Token over.',
    ],
    [
      'Slack that cannot be reached',
      { arrange: (slack) => slack.fault('auth.test', 'reset') },
      '✗ Slack is niet bereikbaar; controleer het netwerk en SLACK_API_URL, of probeer het later.',
    ],
    [
      'Slack that has a fault',
      { arrange: (slack) => slack.fault('auth.test', 503) },
      '✗ Slack is niet bereikbaar; controleer het netwerk en SLACK_API_URL, of probeer het later.',
    ],
    [
      'Slack that does not answer',
      { arrange: (slack) => slack.fault('auth.test', 'hang') },
      '✗ Slack is niet bereikbaar; controleer het netwerk en SLACK_API_URL, of probeer het later.',
    ],
    [
      'Slack that is asked too much',
      { arrange: (slack) => slack.fault('auth.test', { ratelimited: 30 }) },
      '✗ Slack krijgt te veel vragen; probeer het over 30 seconden opnieuw.',
    ],
  ])('finds %s, in one line', async (_, how, line) => {
    expect(await look(how)).toEqual([line]);
  });

  it.each<[string, Look, string]>([
    [
      'rights that are missing',
      {
        slack: {
          workspaces: [{ scopes: ALL_SCOPES.filter((scope) => !scope.startsWith('im:')) }],
        },
      },
      '✗ deze rechten (scopes) ontbreken: im:history, im:write; neem het manifest opnieuw over (balie manifest slack) en installeer de app opnieuw.',
    ],
    [
      'rights that Balie does not need',
      { slack: { workspaces: [{ scopes: [...ALL_SCOPES, 'users:read', 'files:write'] }] } },
      '! deze rechten (scopes) heeft Balie niet nodig: users:read, files:write; haal ze weg bij OAuth & Permissions.',
    ],
    [
      'a clock that is two minutes ahead',
      { ahead: 120 },
      '! de klok van deze machine loopt <n> seconden voor; zet hem gelijk (NTP).',
    ],
    [
      'a clock that is ten minutes behind',
      { ahead: -600 },
      '✗ de klok van deze machine loopt <n> seconden achter; zet hem gelijk (NTP), anders weigert Balie alles wat Slack stuurt.',
    ],
    [
      'a channel that is not there',
      { settings: deskIn('CWEG') },
      '✗ het kanaal CWEG van Helpdesk Noord is niet te vinden; controleer het id in balie.yaml, en nodig Balie uit als het een besloten kanaal is: /invite @Balie',
    ],
    [
      'a channel that Balie is not in',
      { settings: deskIn('CELSE') },
      '✗ Balie zit niet in het kanaal #elders (CELSE) van Helpdesk Noord; typ daar: /invite @Balie',
    ],
    [
      'a channel that was archived',
      {
        slack: { workspaces: [{ channels: [{ id: 'COUD', name: 'oud', archived: true }] }] },
        settings: deskIn('COUD'),
      },
      '✗ het kanaal #oud (COUD) van Helpdesk Noord is gearchiveerd; haal het terug, of kies een ander in balie.yaml.',
    ],
    [
      'a channel that Balie may not look at',
      {
        slack: {
          workspaces: [{ scopes: ALL_SCOPES.filter((scope) => scope !== 'channels:read') }],
        },
      },
      '✗ het kanaal CDESK van Helpdesk Noord kan ik niet bekijken (missing_scope).',
    ],
    [
      'a desk in another workspace',
      { settings: deskIn('CDESK', 'T9') },
      '✗ Helpdesk Noord is in werkruimte T9, maar daar is Balie niet; controleer balie.yaml.',
    ],
  ])('finds %s', async (_, how, line) => {
    const lines = await look(how);
    expect(lines.map((each) => each.replace(/\b\d+ seconden/u, '<n> seconden'))).toContain(line);
    expect(lines).toContain('✓ werkruimte Regio (T1), als @balie.');
  });
});

describe('a look at Socket Mode', () => {
  it('finds that Slack gives a connection', async () => {
    const lines = await look({ change: { connection: { appToken: 'xapp-test' } } });
    expect(lines).toEqual(['✓ Socket Mode: Slack geeft een verbinding.', ...WELL]);
  });

  it('finds a token of another app', async () => {
    const lines = await look({ change: { connection: { appToken: 'xapp-ander' } } });
    expect(lines[0]).toBe(
      '✗ Socket Mode: Slack weigert SLACK_APP_TOKEN (invalid_auth); zet Socket Mode aan en maak een app-level token met connections:write.',
    );
  });
});

describe('a look at several workspaces', () => {
  const NOORD = { teamId: 'T1', name: 'Noord', token: 'xoxb-noord' };
  const ZUID = { teamId: 'T2', name: 'Zuid', token: 'xoxb-zuid', channels: [{ id: 'CZUID' }] };
  const key = randomBytes(32).toString('base64');
  const oauth = {
    clientId: '1.1',
    clientSecret: 'client-secret',
    stateSecret: 'state-secret',
    encryptionKey: key,
    url: null,
  };
  const several = { slack: { workspaces: [NOORD, ZUID] }, change: { access: { oauth } } };
  const PLACES: readonly Place[] = ['T1', 'T2'].map((workspace) => ({
    platform: 'slack',
    workspace,
  }));
  const both = [
    ['T1', 'xoxb-noord'],
    ['T2', 'xoxb-zuid'],
  ] as const;

  it('finds each of them, and the desk in its own', async () => {
    const lines = await look({
      ...several,
      settings: deskIn('CZUID', 'T2', PLACES),
      installed: both,
    });
    expect(lines.filter((line) => /werkruimte|kanaal/u.test(line))).toEqual([
      '✓ werkruimte Noord (T1), als @balie.',
      '✓ werkruimte Zuid (T2), als @balie.',
      '✓ Balie zit in het kanaal #czuid (CZUID) van Helpdesk Noord.',
    ]);
  });

  it('finds that a desk does not name its own', async () => {
    expect(await look({ ...several, installed: both })).toContain(
      '✗ noem in balie.yaml de werkruimte van Helpdesk Noord (workspace: T…).',
    );
  });

  it('finds that anybody who installs Balie could ask', async () => {
    expect(await look({ ...several, settings: deskIn('CZUID', 'T2'), installed: both })).toContain(
      '✗ Met meer werkruimtes noemt elke regio in balie.yaml haar plaatsen (places), elk met de werkruimte (workspace).',
    );
  });

  it('finds that nobody installed Balie yet', async () => {
    expect(await look({ ...several, settings: deskIn('CZUID', 'T2', PLACES) })).toEqual([
      '✗ nog geen werkruimte heeft Balie geïnstalleerd; open /slack/install op het adres van deze server.',
      '✗ Helpdesk Noord is in werkruimte T2, maar daar is Balie niet; controleer balie.yaml.',
    ]);
  });

  it('finds one that took Balie away, and goes on with the others', async () => {
    const lines = await look({
      ...several,
      settings: deskIn('CZUID', 'T2', PLACES),
      installed: both,
      arrange: (slack) => slack.revoke('xoxb-noord', 'account_inactive'),
    });
    expect(lines[0]).toBe(
      '✗ T1: Slack weigert de installatie (account_inactive); installeer Balie daar opnieuw met /slack/install.',
    );
    expect(lines).toContain('✓ werkruimte Zuid (T2), als @balie.');
  });
});
