import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkSettings } from '../../adapters/doctor/check-settings.ts';
import { checkStore } from '../../adapters/doctor/check-store.ts';
import { type Check, examine } from '../../adapters/doctor/examine.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import { reply } from '../../src/reply.ts';
import { LIBSQL, open } from '../database/engines.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import { balie, newFolder } from './run.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const DESK = `regions:
  - id: noord
    name: Noord
    desk:
      name: Helpdesk Noord
      platform: slack
      channel: CDESK
      members: [{ name: Anna, slack: U8 }]
`;

/** What the doctor says, line by line, in a folder with these settings. */
async function examined(env: Record<string, string> = {}, settings: string | null = null) {
  const folder = newFolder();
  if (settings !== null) await writeFile(path.join(folder, 'balie.yaml'), settings);
  const { code, out, err } = await balie(['doctor'], { env, folder });
  return { code, lines: out.trim().split('\n'), err };
}

async function ourSlack(): Promise<FakeSlack> {
  const slack = await startFakeSlack();
  closers.push(slack.close);
  return slack;
}

const withSlack = ({ apiUrl }: FakeSlack) => ({
  SLACK_SIGNING_SECRET: 'geheim-1',
  SLACK_BOT_TOKEN: 'xoxb-test',
  SLACK_API_URL: apiUrl,
});

describe('balie doctor', () => {
  it('finds Balie well with nothing set up but itself', async () => {
    expect(await examined()).toEqual({
      code: 0,
      lines: [
        expect.stringMatching(/^✓ Kennis: \d+ secties, in orde\.$/u),
        '✓ Instellingen: 1 regio: Regio.',
        '✓ Database: SQLite, in data/balie.db: lezen en schrijven lukt.',
        '! Slack: niet ingesteld (zie README.md).',
        '! Teams: niet ingesteld (zie README.md).',
      ],
      err: '',
    });
  });

  it('finds Slack well, and prints no secret', async () => {
    const { code, lines, err } = await examined(withSlack(await ourSlack()), DESK);
    expect({ code, err, lines: lines.slice(1) }).toEqual({
      code: 0,
      err: '',
      lines: [
        '✓ Instellingen: 1 regio: Noord.',
        '✓ Database: SQLite, in data/balie.db: lezen en schrijven lukt.',
        '✓ Slack: werkruimte Regio (T1), als @balie.',
        '✓ Slack: de klok loopt gelijk met die van Slack.',
        '✓ Slack: alle rechten (scopes) zijn er.',
        '✓ Slack: Balie zit in het kanaal #helpdesk (CDESK) van Helpdesk Noord.',
        '! Teams: niet ingesteld (zie README.md).',
      ],
    });
    expect(lines.join('\n')).not.toMatch(/xoxb|geheim/u);
  });

  it('says everything that is wrong, in one line each, with exit code 1', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-test',
      MicrosoftAppId: '7c1f0e52-3b8d-4f6a-9e21-5d0c8a4b7e13',
      BALIE_KNOWLEDGE: '/nergens/kennis',
      DATABASE_URL: 'postgres://balie:wachtwoord@127.0.0.1:9/balie',
    };
    const { code, lines, err } = await examined(env, 'regions: []\n');
    expect({ code, err, lines }).toEqual({
      code: 1,
      err: '',
      lines: [
        expect.stringMatching(/^✗ Kennis: \d+ fouten; draai: balie knowledge check\.$/u),
        '✗ Instellingen: balie.yaml:1: regions: noem ten minste één regio',
        '✗ Database: De database is even niet bereikbaar. Er is niets verloren; probeer het zo opnieuw.',
        '✗ Slack: SLACK_SIGNING_SECRET ontbreekt (of SLACK_APP_TOKEN, voor Socket Mode).',
        '✗ Teams: MicrosoftAppTenantId ontbreekt.',
      ],
    });
  });

  it('says that a desk is in Slack while Slack is not set up', async () => {
    const { code, lines } = await examined({}, DESK);
    expect(code).toBe(1);
    expect(lines).toContain(
      '✗ Instellingen: de helpdesk van Noord is in Slack, maar Slack is niet ingesteld; stel het in (zie README.md) of kies een ander platform in balie.yaml.',
    );
  });

  it('says that Teams is there to be tried, without authentication', async () => {
    const { code, lines } = await examined({ TEAMS_LOCAL: '1' });
    expect(code).toBe(0);
    expect(lines).toContain(
      '! Teams: zonder aanmelding (TEAMS_LOCAL=1): alleen om op deze machine te proberen.',
    );
  });

  it('says what of the environment cannot be read before it looks further', async () => {
    expect(await examined({ PORT: 'drie' })).toEqual({
      code: 1,
      lines: [
        '✗ Omgeving: PORT moet een poortnummer zijn: een geheel getal van 0 tot en met 65535.',
      ],
      err: '',
    });
  });
});

describe('a look at the settings', () => {
  const member = { name: 'Anna', slack: 'U8' };
  const region = (id: string, places: object[], members: object[] = [member]) => ({
    id,
    name: id,
    desk: { name: 'Helpdesk', platform: 'slack', channel: 'CDESK', members },
    places,
  });
  const slack = (isSet: boolean) => [{ platform: 'slack', name: 'Slack', isSet } as const];
  const look = (...regions: object[]) =>
    checkSettings(Settings.parse({ regions }), slack(true)).map(
      ({ verdict, text }) => `${verdict}: ${text}`,
    );

  it('names the regions', () => {
    const places = (workspace: string) => [{ platform: 'slack', workspace }];
    expect(look(region('noord', places('T1')), region('zuid', places('T2')))).toEqual([
      'good: 2 regio’s: noord, zuid.',
    ]);
  });

  it('finds a platform where nobody is answered', () => {
    expect(look(region('noord', [{ platform: 'terminal' }]))).toEqual([
      'good: 1 regio: noord.',
      'wrong: geen regio heeft een plaats in Slack, dus daar krijgt niemand antwoord; zet er een bij places in balie.yaml.',
    ]);
  });

  it('finds who of a desk can do nothing, and a desk where nobody can', () => {
    expect(look(region('noord', [], [member, { name: 'Bea' }]))[1]).toBe(
      'warning: bij de helpdesk van noord kan Bea in Slack niets doen; zet in balie.yaml het id erbij (slack: …).',
    );
    expect(look(region('noord', [], [{ name: 'Bea' }]))[1]).toMatch(/^wrong: .* kan Bea in Slack/u);
  });
});

describe('a look at the database', () => {
  it('finds what was not delivered', async () => {
    const database = await LIBSQL.create({ fast: true });
    const store = await open(database);
    closers.push(database.drop, () => store.close());
    const now = new Date('2026-11-23T09:00:00.000Z');
    await store.transaction(async ({ outbox }) => {
      for (const key of ['a', 'b', 'c'])
        await outbox.add(
          key,
          { kind: 'notice', region: 'noord', reply: reply({ kind: 'help', title: 'Dag' }) },
          'slack',
          now.toISOString(),
        );
      await outbox.giveUp('c', 'channel_not_found');
    });
    expect(await checkStore(store, 'SQLite', now)).toEqual([
      { verdict: 'good', text: 'SQLite: lezen en schrijven lukt.' },
      { verdict: 'warning', text: '2 berichten zijn nog niet bezorgd.' },
      {
        verdict: 'warning',
        text: '1 bericht is niet bezorgd en opgegeven; bekijk ze met: balie tickets messages.',
      },
    ]);
  });
});

describe('an examination', () => {
  const run = async (...checks: Check[]) => {
    const lines: string[] = [];
    const isWell = await examine(checks, (line) => lines.push(line), 20);
    return { isWell, lines };
  };

  it('goes on after a check that fails or does not end', async () => {
    expect(
      await run(
        { name: 'Een', look: () => Promise.reject(new Error('Kapot.\nEn nog iets.')) },
        { name: 'Twee', look: () => new Promise(() => undefined) },
        { name: 'Drie', look: async () => [{ verdict: 'good', text: 'goed.' }] },
      ),
    ).toEqual({
      isWell: false,
      lines: [
        '✗ Een: Kapot. (en nog 1)',
        '✗ Twee: duurde langer dan 0.02 seconden; probeer het opnieuw.',
        '✓ Drie: goed.',
      ],
    });
  });

  it('is well when something is only to be looked at', async () => {
    const look: Check['look'] = async () => [{ verdict: 'warning', text: 'let op.' }];
    expect(await run({ name: 'Een', look })).toEqual({ isWell: true, lines: ['! Een: let op.'] });
  });
});
