import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import schema from '@microsoft/app-manifest/build/json-schemas/teams/v1.19/MicrosoftTeams.schema.json' with {
  type: 'json',
};
import { Ajv } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { appPackage } from '../../adapters/teams/package/app-package.ts';
import { type Manifest, teamsManifest } from '../../adapters/teams/package/manifest.ts';
import type { Calculator } from '../../src/calculators/calculator.ts';
import { koppelkosten } from '../../src/calculators/koppelkosten.ts';
import { library } from '../balie.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');
const appId = '11111111-2222-3333-4444-555555555555';
const given = { appId, url: 'https://balie.example.nl', version: '1.2.3' };
const examples = library.sources.map(({ example }) => example);
const whole = teamsManifest({ ...given, examples });
const bare = teamsManifest(given);

// Microsoft's schema is of draft 4, of which it uses nothing that later drafts read otherwise.
const { $schema: _, ...rules } = schema;
const validate = new Ajv({ strict: false, validateFormats: false }).compile(rules);

/** What Microsoft's schema has against a manifest. */
function faults(manifest: object): string[] {
  return validate(manifest)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const named = (command: string, summary = 'Telt iets.'): Calculator => ({
  ...koppelkosten,
  command,
  summary,
  example: `${command} 3 praktijken`,
});
const ten = Array.from({ length: 10 }, (_each, at) => named(`tel-${at}`));

/** The commands of each scope. */
function offered({ bots }: Manifest): Record<string, string[]> {
  const lists = bots.flatMap(({ commandLists }) => commandLists);
  return Object.fromEntries(
    lists.map(({ scopes, commands }) => [scopes.join(), commands.map(({ title }) => title)]),
  );
}

describe("Microsoft's schema of a manifest", () => {
  it.each<[string, Manifest]>([
    ['with questions of the documents', whole],
    ['without a library', bare],
    ['with more calculators than a list takes', teamsManifest({ ...given, calculators: ten })],
  ])('takes the manifest %s', (_each, manifest) => {
    expect(faults(manifest)).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'a command of 33 characters',
      teamsManifest({ ...given, calculators: [named('k'.repeat(33))] }),
      '/bots/0/commandLists/0/commands/0/title must NOT have more than 32 characters',
    ],
    [
      'a summary of 129 characters',
      teamsManifest({ ...given, calculators: [named('tel', 's'.repeat(129))] }),
      '/bots/0/commandLists/0/commands/0/description must NOT have more than 128 characters',
    ],
    [
      'an id that is no GUID',
      teamsManifest({ ...given, appId: 'balie' }),
      '/id must match pattern "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"',
    ],
    ['what it does not know', { ...bare, slogan: 'x' }, ' must NOT have additional properties'],
  ])('has something against %s, so that these tests would see it', (_each, manifest, fault) => {
    expect(faults(manifest)).toContain(fault);
  });
});

describe('the manifest of the Teams app', () => {
  it('is of the app, the version and the address that are given', () => {
    expect(whole).toMatchObject({
      id: appId,
      version: '1.2.3',
      manifestVersion: '1.19',
      validDomains: ['balie.example.nl'],
      bots: [{ botId: appId, supportsFiles: false, isNotificationOnly: false }],
      composeExtensions: [{ botId: appId }],
    });
  });

  it('offers the calculators and help alone, in a team and in a group chat', () => {
    const commands = ['koppelkosten', 'wijzigingsdata', 'open-declaratie', 'help'];
    expect(offered(whole)).toEqual({ personal: commands, team: commands, groupChat: commands });
  });

  it('offers help also where there are more calculators than a list takes', () => {
    const { personal } = offered(teamsManifest({ ...given, calculators: ten }));
    expect(personal).toHaveLength(10);
    expect(personal?.slice(-2)).toEqual(['tel-8', 'help']);
  });

  it('searches from the box, and asks and hands over from the menu of a message', () => {
    const commands = whole.composeExtensions.flatMap((each) => each.commands);
    expect(commands).toMatchObject([
      {
        id: 'zoek',
        type: 'query',
        title: 'Zoek in de kennis',
        context: ['compose', 'commandBox'],
        initialRun: true,
        parameters: [{ name: 'vraag' }],
      },
      { id: 'vraag', type: 'action', title: 'Vraag Balie', context: ['message'], fetchTask: true },
      {
        id: 'helpdesk',
        type: 'action',
        title: 'Naar de helpdesk',
        context: ['message'],
        fetchTask: true,
      },
    ]);
  });

  it('asks for no permissions, and signs nobody in', () => {
    expect(Object.keys(whole)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^(?:permissions|devicePermissions|authorization|webApplicationInfo)$/u,
        ),
      ]),
    );
  });

  it('names questions of the documents, each on its own line', () => {
    expect(whole.description.full).toContain('\n• Wat kost de koppeling bij Futec?\n');
    expect(bare.description.full).not.toContain('bijvoorbeeld dit vragen');
  });

  it('shows the public address as the page of who offers the app, unless another is given', () => {
    const terms = { termsOfUseUrl: 'https://elders.example.nl/voorwaarden' };
    expect(teamsManifest({ ...given, developer: terms }).developer).toEqual({
      name: 'Balie',
      websiteUrl: 'https://balie.example.nl',
      privacyUrl: 'https://balie.example.nl',
      ...terms,
    });
  });
});

describe('the package of the Teams app', () => {
  it('holds the manifest and the icons that it names, and nothing else', async () => {
    const files = await appPackage(whole, PROJECT);
    const inside = unzipSync(files.get('balie-teams.zip') ?? new Uint8Array());
    expect(Object.keys(inside)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    expect(JSON.parse(strFromU8(inside['manifest.json'] ?? new Uint8Array()))).toEqual(whole);
    for (const name of ['manifest.json', 'color.png', 'outline.png'])
      expect(Buffer.from(files.get(name) ?? [])).toEqual(Buffer.from(inside[name] ?? []));
    expect(Object.values(whole.icons).sort()).toEqual(['color.png', 'outline.png']);
  });
});

/** A picture as it stands in a PNG of 8 bits, whose rows are unfiltered. */
function picture(name: string) {
  const png = readFileSync(path.join(PROJECT, 'adapters/teams/package/icons', name));
  const [width, height, bits] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24]];
  const channels = png[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const rows = inflateSync(Buffer.concat(data));
  const line = 1 + width * channels;
  expect(new Set(Array.from({ length: height }, (_each, y) => rows[y * line]))).toEqual(
    new Set([0]),
  );
  const pixel = (x: number, y: number): number[] => [
    ...rows.subarray(y * line + 1 + x * channels, y * line + 1 + (x + 1) * channels),
  ];
  const all = Array.from({ length: height }, (_row, y) =>
    Array.from({ length: width }, (_column, x) => ({ x, y, pixel: pixel(x, y) })),
  ).flat();
  return { width, height, bits, channels, all };
}

const isIn = (from: number, to: number, { x, y }: { x: number; y: number }): boolean =>
  x >= from && x < to && y >= from && y < to;

describe('the icons of the Teams app', () => {
  it('has a full icon of 192 × 192 without holes, with its symbol in the middle 120 × 120', () => {
    const { all, ...size } = picture('color.png');
    expect(size).toEqual({ width: 192, height: 192, bits: 8, channels: 3 });
    const drawn = all.filter(({ pixel }) => pixel.join() !== '31,78,95');
    expect(drawn.length).toBeGreaterThan(1000);
    expect(drawn.filter((each) => !isIn(36, 156, each))).toEqual([]);
  });

  it('has an outline of 32 × 32, white on nothing', () => {
    const { all, ...size } = picture('outline.png');
    expect(size).toEqual({ width: 32, height: 32, bits: 8, channels: 4 });
    expect(new Set(all.map(({ pixel }) => pixel.slice(0, 3).join()))).toEqual(
      new Set(['255,255,255']),
    );
    const alphas = all.map(({ pixel }) => pixel[3]);
    expect(alphas).toContain(0);
    expect(alphas).toContain(255);
  });
});
