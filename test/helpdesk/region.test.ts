import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  DEFAULT_SETTINGS,
  memberNamed,
  memberOn,
  type Place,
  Region,
  regionAt,
  Settings,
} from '../../src/helpdesk/region.ts';

const north = {
  id: 'noord',
  name: 'Noord',
  desk: {
    name: 'Helpdesk Noord',
    platform: 'slack',
    channel: 'C1',
    members: [{ name: 'Anna', slack: 'U1' }, { name: 'Bob' }],
  },
  places: [{ platform: 'slack', workspace: 'T1' }],
};
const south = {
  id: 'zuid',
  name: 'Zuid',
  desk: { name: 'Helpdesk Zuid', platform: 'local' },
  places: [
    { platform: 'slack', workspace: 'T1', channel: 'C9' },
    { platform: 'teams', team: 'zuid' },
  ],
};
const local = { id: 'regio', name: 'Regio', desk: { name: 'Helpdesk', platform: 'local' } };

/** What is wrong with settings, as people read it. */
function faults(settings: unknown): string[] {
  const { error } = Settings.safeParse(settings);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('what the settings say when they say nothing', () => {
  it('is one region with the local desk, from Monday to Friday, 08:00 to 17:00', () => {
    expect(DEFAULT_SETTINGS.regions).toEqual([
      {
        id: 'regio',
        name: 'Regio',
        desk: { name: 'Helpdesk', platform: 'local', members: [] },
        places: [],
        hours: { days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' },
      },
    ]);
  });

  it('closes after 7 days and keeps questions for 90', () => {
    expect(DEFAULT_SETTINGS).toMatchObject({ closeAfterDays: 7, keepQuestionsDays: 90 });
  });

  it('reminds after so many minutes of opening time, sooner for what is urgent', () => {
    expect(DEFAULT_SETTINGS.reminders).toEqual({
      claim: { U0: 1080, U1: 540, U2: 240, U3: 60, U4: 60 },
      answer: { U0: 2700, U1: 1620, U2: 540, U3: 180, U4: 180 },
      forwarded: { U0: 5400, U1: 2700, U2: 1080, U3: 240, U4: 240 },
    });
  });
});

describe('settings that are wrong, in plain Dutch', () => {
  beforeAll(() => {
    z.config(z.locales.nl());
  });
  // Test files share what they load, so the language goes back to what it was.
  afterAll(() => {
    z.config(z.locales.en());
  });

  it.each([
    [
      'an id with a capital',
      { regions: [{ ...local, id: 'Regio Noord' }] },
      'regions.0.id: een id bestaat uit kleine letters, cijfers en koppeltekens',
    ],
    [
      'a channel that is not named',
      { regions: [{ ...local, desk: { ...north.desk, channel: undefined } }] },
      'regions.0.desk.channel: noem het kanaal (channel) van de helpdesk',
    ],
    [
      'a desk in Slack without people',
      { regions: [{ ...local, desk: { ...north.desk, members: [] } }] },
      'regions.0.desk.members: noem wie er bij de helpdesk horen (members)',
    ],
    [
      'two people with one name',
      {
        regions: [
          { ...local, desk: { ...local.desk, members: [{ name: 'Anna' }, { name: 'anna ' }] } },
        ],
      },
      'regions.0.desk.members: twee mensen van de helpdesk hebben dezelfde naam',
    ],
    [
      'two regions with one id',
      { regions: [north, { ...south, id: 'noord' }] },
      'regions: twee regio’s hebben hetzelfde id',
    ],
    [
      'a second region without places',
      { regions: [north, local] },
      'regions: bij meer dan één regio noemt elke regio haar plaatsen (places)',
    ],
    [
      'a time that is none',
      { regions: [{ ...local, hours: { from: '08.00' } }] },
      'regions.0.hours.from: schrijf een tijd als 08:00',
    ],
    [
      'a desk that closes before it opens',
      { regions: [{ ...local, hours: { from: '17:00', until: '08:00' } }] },
      'regions.0.hours.until: de sluitingstijd moet na de openingstijd liggen',
    ],
    ['a word that means nothing', { regions: [local], regels: 1 }, ': Onbekende key: "regels"'],
    [
      'a platform that is not there',
      { regions: [{ ...local, desk: { name: 'Helpdesk', platform: 'fax' } }] },
      'regions.0.desk.platform: Ongeldige optie: verwacht één van "local"|"slack"|"teams"',
    ],
  ])('%s', (_, settings, message) => {
    expect(faults(settings)).toEqual([message]);
  });
});

describe('the region of a place', () => {
  const settings = Settings.parse({ regions: [north, south] });
  const at = (place: Place): string | null => regionAt(settings, place)?.id ?? null;

  it.each<[string, Place, string | null]>([
    ['a workspace', { platform: 'slack', workspace: 'T1', channel: 'C2' }, 'noord'],
    ['the narrowest that fits', { platform: 'slack', workspace: 'T1', channel: 'C9' }, 'zuid'],
    [
      'that channel of another workspace',
      { platform: 'slack', workspace: 'T2', channel: 'C9' },
      null,
    ],
    ['a team, whatever its channel', { platform: 'teams', team: 'zuid', channel: '19:x' }, 'zuid'],
    ['another team', { platform: 'teams', team: 'oost' }, null],
    ['another platform', { platform: 'web' }, null],
  ])('is found for %s', (_, place, region) => {
    expect(at(place)).toBe(region);
  });

  it('is that of the channel, also where its workspace is not named', () => {
    const channelOnly = { ...south, places: [{ platform: 'slack', channel: 'C9' }] };
    const found = regionAt(Settings.parse({ regions: [north, channelOnly] }), {
      platform: 'slack',
      workspace: 'T1',
      channel: 'C9',
    });
    expect(found?.id).toBe('zuid');
  });

  it('is that of a desk in the channel of that desk, whose places do not name it', () => {
    const onSlack = {
      name: 'Helpdesk',
      platform: 'slack',
      members: [{ name: 'Anna', slack: 'U8' }],
    };
    const regions = [
      { ...north, desk: { ...onSlack, channel: 'CDESK' } },
      { ...south, desk: { ...onSlack, channel: 'CZUID', workspace: 'T9' } },
    ];
    const found = (place: Partial<Place>) =>
      regionAt(Settings.parse({ regions }), { platform: 'slack', ...place })?.id;
    expect(found({ workspace: 'T5', channel: 'CDESK' })).toBe('noord');
    expect(found({ workspace: 'T9', channel: 'CZUID' })).toBe('zuid');
    expect(found({ workspace: 'T5', channel: 'CZUID' })).toBeUndefined();
  });

  it('is the only one, everywhere, when that names no places', () => {
    expect(regionAt(DEFAULT_SETTINGS, { platform: 'slack', channel: 'C9' })?.id).toBe('regio');
    expect(regionAt(DEFAULT_SETTINGS, { platform: 'terminal' })?.id).toBe('regio');
  });

  it('is none outside the places of an only region', () => {
    const only = Settings.parse({ regions: [north] });
    expect(regionAt(only, { platform: 'terminal' })).toBe(null);
  });
});

describe('who belongs to a desk', () => {
  const desk = Region.parse(north);

  it('is found by name, whatever the capitals', () => {
    expect(memberNamed(desk, ' ANNA ')).toEqual({ id: 'noord:anna', name: 'Anna' });
    expect(memberNamed(desk, 'Cees')).toBe(null);
  });

  it('is found by what the platform calls them: the same person as by name', () => {
    expect(memberOn(desk, 'slack', 'U1')).toEqual({ id: 'noord:anna', name: 'Anna' });
    expect(memberOn(desk, 'slack', 'U2')).toBe(null);
    expect(memberOn(desk, 'teams', 'U1')).toBe(null);
  });

  it('is anybody with a name at a local desk without a list of people', () => {
    const open = Region.parse(local);
    expect(memberNamed(open, 'Cees')).toEqual({ id: 'regio:cees', name: 'Cees' });
    expect(memberNamed(open, ' ')).toBe(null);
  });

  it('is nobody else at a local desk with a list', () => {
    const listed = Region.parse({ ...local, desk: { ...local.desk, members: [{ name: 'Anna' }] } });
    expect(memberNamed(listed, 'anna')).toEqual({ id: 'regio:anna', name: 'Anna' });
    expect(memberNamed(listed, 'Cees')).toBe(null);
  });
});
