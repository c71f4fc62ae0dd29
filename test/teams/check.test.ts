import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkTeams } from '../../adapters/teams/check/check-teams.ts';
import type { TeamsSettings } from '../../adapters/teams/connect/settings.ts';
import { openLine } from '../../adapters/teams/teams.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import { LIBSQL, open } from '../database/engines.ts';
import {
  ANNA,
  APP_ID,
  DESK_CHANNEL,
  type FakeTeams,
  FOREIGN_TENANT,
  startFakeTeams,
  TEAM,
  TENANT,
} from './fake-teams.ts';
import { type Keys, startKeys } from './keys.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

let keys: Keys;
beforeAll(async () => {
  keys = await startKeys();
});
afterAll(() => keys.close());

const settingsWith = (members: readonly object[]): Settings =>
  Settings.parse({
    regions: [
      {
        id: 'noord',
        name: 'Noord',
        desk: { name: 'Helpdesk Noord', platform: 'teams', channel: DESK_CHANNEL.id, members },
      },
    ],
  });

const SETTINGS = settingsWith([{ name: 'Anna', teams: ANNA.aadObjectId }]);
const SIGNS = { good: '✓', warning: '!', wrong: '✗' } as const;

interface Look {
  readonly settings?: Settings;
  readonly token?: () => Promise<string>;
  readonly app?: Partial<NonNullable<TeamsSettings['app']>> | null;
  readonly arrange?: (teams: FakeTeams) => void;
  /** Tenants that something came out of. */
  readonly heard?: readonly string[];
  /** Seconds that this machine is ahead of Microsoft. */
  readonly ahead?: number;
  readonly openId?: string;
}

/** The lines of a look at Teams. */
async function look({
  settings = SETTINGS,
  token = async () => 'token',
  app = {},
  arrange = () => undefined,
  heard = [TENANT],
  ahead = 0,
  openId = keys.metadataUrl,
}: Look = {}): Promise<string[]> {
  const teams = await startFakeTeams({ token: 'token' });
  const database = await LIBSQL.create({ fast: true });
  const store = await open(database);
  closers.push(teams.close, database.drop, () => store.close());
  arrange(teams);
  const now = () => new Date(Date.now() + ahead * 1000);
  const { serviceUrl } = teams;
  const own = { id: APP_ID, type: 'SingleTenant', password: 'secret', tenant: TENANT } as const;
  const cloud = { openId, serviceHosts: ['127.0.0.1'], serviceUrl, token };
  const line = await openLine({ app: app === null ? null : { ...own, ...app }, cloud }, store, {
    now,
    log: () => undefined,
  });
  for (const tenant of heard) line.serviceUrls.remember(tenant, serviceUrl);
  const found = await checkTeams(line, settings, now);
  const lines = found.map(({ verdict, text }) => `${SIGNS[verdict]} ${text}`);
  expect(lines.join('\n')).not.toMatch(/secret|token'/u);
  return lines;
}

describe('balie doctor looks at Teams', () => {
  it('and says a line for everything that works', async () => {
    expect(await look()).toEqual([
      '✓ Microsoft geeft Balie een token.',
      '✓ de sleutels van het Bot Framework zijn bereikbaar.',
      '✓ de klok loopt gelijk met die van Microsoft.',
      `✓ er kwam al iets uit organisatie ${TENANT}.`,
      '✓ Balie zit in het kanaal van Helpdesk Noord, met wie erbij horen.',
    ]);
  });

  it('and posts nothing', async () => {
    let seen: FakeTeams | undefined;
    await look({
      arrange: (teams) => {
        seen = teams;
      },
    });
    expect(seen?.calls.map(({ operation }) => operation)).toEqual(['getConversationMember']);
  });

  it('and says what to look at when Microsoft gives no token', async () => {
    const refused = () => Promise.reject(new Error('AADSTS7000215: Invalid client secret'));
    const [first, second, ...others] = await look({ token: refused });
    expect(first).toBe(
      '✗ Microsoft geeft geen token; controleer MicrosoftAppId, MicrosoftAppPassword (niet verlopen?) en MicrosoftAppTenantId.',
    );
    expect(second).toBe('✓ de sleutels van het Bot Framework zijn bereikbaar.');
    expect(others).toEqual(['✓ de klok loopt gelijk met die van Microsoft.']);
    const managed = await look({
      token: refused,
      app: { type: 'UserAssignedMSI', password: null },
    });
    expect(managed[0]).toContain('beheerde identiteit');
  });

  it('and says so when the keys cannot be fetched', async () => {
    const lines = await look({ openId: 'http://127.0.0.1:1/' });
    expect(lines.filter((line) => line.startsWith('✗'))).toEqual([
      '✗ de sleutels van het Bot Framework zijn niet bereikbaar (login.botframework.com); controleer het netwerk. Zonder die sleutels weigert Balie alles.',
    ]);
  });

  it('and holds the clock beside that of Microsoft', async () => {
    expect((await look({ ahead: 120 }))[2]).toMatch(
      /^! de klok van deze machine loopt 1[12]\d seconden voor; zet hem gelijk \(NTP\)\.$/u,
    );
    expect((await look({ ahead: -400 }))[2]).toMatch(
      /^✗ de klok van deze machine loopt \d+ seconden achter; .* anders weigert Balie alles wat Microsoft stuurt\.$/u,
    );
  });

  it('and says of which organisation nothing came yet', async () => {
    const settings = Settings.parse({
      regions: [
        { ...SETTINGS.regions[0], places: [{ platform: 'teams', workspace: FOREIGN_TENANT }] },
      ],
    });
    expect(await look({ settings })).toContain(
      `! er kwam nog niets uit organisatie ${FOREIGN_TENANT}; installeer de app daar, en controleer het adres van de bot in Azure (https://…/api/messages).`,
    );
  });

  it('and says that Balie is not in the team of the desk', async () => {
    const lines = await look({ arrange: ({ removeBot }) => removeBot(TEAM.id) });
    expect(lines.at(-1)).toBe(
      '✗ Balie zit niet in het team van Helpdesk Noord; voeg de app aan het team toe, en controleer het id van het kanaal in balie.yaml.',
    );
  });

  it('and names who of the desk is not there', async () => {
    const settings = settingsWith([
      { name: 'Anna', teams: ANNA.aadObjectId },
      { name: 'Cor', teams: '11111111-2222-4333-8444-555555555555' },
    ]);
    expect((await look({ settings })).at(-1)).toBe(
      '! Balie vindt Cor niet bij Helpdesk Noord; controleer het object-id in balie.yaml en of zij lid zijn van het team.',
    );
  });

  it('and says that nothing is looked at without authentication', async () => {
    expect(await look({ app: null })).toEqual([
      '! zonder aanmelding (TEAMS_LOCAL=1): alleen om op deze machine te proberen.',
    ]);
  });
});
