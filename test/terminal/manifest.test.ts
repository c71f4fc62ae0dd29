import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import schema from '../payloads/slack/manifest.schema.json' with { type: 'json' };
import { balie, newFolder } from './run.ts';

const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** What the tests look at of a manifest. */
const Manifest = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), url: z.string().optional() })),
    agent_view: z.object({ suggested_prompts: z.array(z.object({ message: z.string() })) }),
  }),
  oauth_config: z.object({ redirect_urls: z.array(z.string()).optional() }),
  settings: z.object({ socket_mode_enabled: z.boolean() }),
});

/** The manifest that a command prints, and what it says beside it. */
async function manifest(args: readonly string[], env: Record<string, string> = {}) {
  const { code, out, err } = await balie(['manifest', 'slack', ...args], { env });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const whole: unknown = JSON.parse(out);
  expect(validate(whole)).toBe(true);
  const { features, oauth_config: oauth, settings } = Manifest.parse(whole);
  return {
    socket: settings.socket_mode_enabled,
    addresses: [...new Set(features.slash_commands.map(({ url }) => url ?? null))],
    redirects: oauth.redirect_urls ?? [],
    commands: features.slash_commands.map(({ command }) => command),
    prompts: features.agent_view.suggested_prompts.map(({ message }) => message),
  };
}

const EVENTS = 'https://balie.example.nl/slack/events';
const REDIRECT = 'https://balie.example.nl/slack/oauth_redirect';

describe('balie manifest slack', () => {
  it('prints a manifest that Slack takes and nothing else, with questions of the documents', async () => {
    expect(await manifest([])).toEqual({
      socket: true,
      addresses: [null],
      redirects: [],
      commands: ['/balie', '/koppelkosten', '/wijzigingsdata', '/open-declaratie'],
      prompts: [
        'Wat kost de koppeling bij Futec?',
        'koppelkosten futec 3 praktijken 24 maanden',
        'Hoeveel kon een praktijk declareren voor OPEN?',
        'wijzigingsdata poh-ggz per 1 april',
      ],
    });
  });

  it.each<[string, string[], Record<string, string>, object]>([
    [
      'the address that is typed',
      ['--url', 'https://balie.example.nl/'],
      { BALIE_URL: 'https://elders.example.nl' },
      { socket: false, addresses: [EVENTS], redirects: [] },
    ],
    [
      'the address of the environment',
      [],
      { BALIE_URL: 'https://balie.example.nl/' },
      { socket: false, addresses: [EVENTS], redirects: [] },
    ],
    [
      'Socket Mode, also where there is an address',
      ['--socket'],
      { BALIE_URL: 'https://balie.example.nl' },
      { socket: true, addresses: [null], redirects: [] },
    ],
    [
      'where workspaces come back, when it is asked for',
      ['--url', 'https://balie.example.nl', '--oauth'],
      {},
      { socket: false, redirects: [REDIRECT] },
    ],
    [
      'where workspaces come back, when they install it themselves',
      ['--url', 'https://balie.example.nl'],
      { SLACK_CLIENT_ID: '1.1' },
      { socket: false, redirects: [REDIRECT] },
    ],
  ])('has %s', async (_, args, env, has) => {
    expect(await manifest(args, env)).toMatchObject(has);
  });

  it.each<[string, string[], Record<string, string>, string]>([
    [
      'another platform',
      ['manifest', 'discord'],
      {},
      'Voor "discord" heb ik geen manifest. Gebruik: balie manifest slack of balie manifest teams.',
    ],
    [
      'no platform',
      ['manifest'],
      {},
      'Noem het platform: balie manifest slack of balie manifest teams.',
    ],
    [
      'an address that is not safe',
      ['manifest', 'slack', '--url', 'http://balie.example.nl'],
      {},
      '--url moet een https-adres zijn, zoals https://balie.example.nl.',
    ],
    [
      'an address of the environment that is not safe',
      ['manifest', 'slack'],
      { BALIE_URL: 'http://balie.example.nl' },
      'BALIE_URL moet een https-adres zijn, zoals https://balie.example.nl.',
    ],
    [
      'two ways at once',
      ['manifest', 'slack', '--url', 'https://balie.example.nl', '--socket'],
      {},
      'Kies één van beide: --url of --socket.',
    ],
    [
      'workspaces that could not come back',
      ['manifest', 'slack', '--oauth'],
      {},
      'Bij --oauth hoort het adres van deze server: --url https://….',
    ],
  ])('refuses %s in one sentence', async (_, args, env, sentence) => {
    expect(await balie(args, { env })).toEqual({ code: 1, out: '', err: `${sentence}\n` });
  });
});

const APP = { MicrosoftAppId: '11111111-2222-3333-4444-555555555555' };
const AT = ['manifest', 'teams', '--url', 'https://balie.example.nl'];

/** What the tests look at of a manifest for Teams. */
const TeamsManifest = z.object({
  id: z.string(),
  version: z.string(),
  developer: z.record(z.string(), z.string()),
  description: z.object({ full: z.string() }),
});

const teamsManifestIn = (folder: string) =>
  TeamsManifest.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')));

describe('balie manifest teams', () => {
  it('writes the app into a folder, and says where and what to do with it', async () => {
    const folder = newFolder();
    const ran = await balie(AT, { env: APP, folder });
    expect(ran).toEqual({
      code: 0,
      out: 'De Teams-app staat in teams-app/balie-teams.zip; wat erin zit, staat ernaast. Upload dat bestand in het beheercentrum van Teams (Teams apps → Manage apps → Upload new app).\nZet in Azure dit adres bij uw bot als Messaging endpoint: https://balie.example.nl/api/messages\n',
      err: '',
    });
    const app = path.join(folder, 'teams-app');
    expect(readdirSync(app).sort()).toEqual([
      'balie-teams.zip',
      'color.png',
      'manifest.json',
      'outline.png',
    ]);
    const { id, version, description } = teamsManifestIn(app);
    expect([id, version]).toEqual([APP.MicrosoftAppId, '0.1.0']);
    expect(description.full).toContain('• Wat kost de koppeling bij Futec?');
  });

  it('writes the same bytes for the same input, in every folder and time zone', async () => {
    const folder = newFolder();
    await balie([...AT, '--out', 'a'], { env: { ...APP, TZ: 'Asia/Tokyo' }, folder });
    await balie(['manifest', 'teams', '--out', 'b'], {
      env: { ...APP, TZ: 'America/Lima', BALIE_URL: 'https://balie.example.nl/' },
      folder,
    });
    const [a, b] = ['a', 'b'].map((name) =>
      readFileSync(path.join(folder, name, 'balie-teams.zip')).toString('base64'),
    );
    expect(a).toEqual(b);
  });

  it('shows the pages that were typed', async () => {
    const folder = newFolder();
    const pages = ['--website', 'https://a.nl', '--privacy', 'https://b.nl', '--terms'];
    await balie([...AT, ...pages, 'https://c.nl/x'], { env: APP, folder });
    expect(teamsManifestIn(path.join(folder, 'teams-app')).developer).toEqual({
      name: 'Balie',
      websiteUrl: 'https://a.nl',
      privacyUrl: 'https://b.nl',
      termsOfUseUrl: 'https://c.nl/x',
    });
  });

  it.each<[string, string[], Record<string, string>, string]>([
    ['no app', AT, {}, 'MicrosoftAppId ontbreekt; dat is de app-id van uw Azure Bot.'],
    ['no address', ['manifest', 'teams'], APP, 'Noem het adres van deze server: --url https://….'],
    [
      'an address that is not safe',
      ['manifest', 'teams', '--url', 'http://balie.example.nl'],
      APP,
      '--url moet een https-adres zijn, zoals https://balie.example.nl.',
    ],
    [
      'a page that is not safe',
      [...AT, '--privacy', 'http://balie.example.nl'],
      APP,
      '--privacy moet een https-adres zijn, zoals https://balie.example.nl.',
    ],
    [
      'a folder that is a file',
      [...AT, '--out', 'bezet'],
      APP,
      'In de map bezet kan ik niet schrijven (EEXIST).',
    ],
  ])('refuses %s in one sentence, and writes nothing', async (_, args, env, sentence) => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'bezet'), '');
    expect(await balie(args, { env, folder })).toEqual({ code: 1, out: '', err: `${sentence}\n` });
    expect(readdirSync(folder)).toEqual(['bezet']);
  });

  it('refuses an app id that is no GUID', async () => {
    const { code, err } = await balie(AT, { env: { MicrosoftAppId: 'balie' } });
    expect(code).toBe(1);
    expect(err).toMatch(/^MicrosoftAppId /u);
  });
});
