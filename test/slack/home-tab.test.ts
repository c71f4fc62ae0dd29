import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HomeView } from '../../adapters/slack/render/limits.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import {
  answersIn,
  ask,
  expectNothingRefused,
  filled,
  picked,
  pressAlone,
  send,
  submit,
  told,
  typed,
  updated,
  windowOf,
} from './asking-scene.ts';
import { ANNA, createDeskScene } from './desk-scene.ts';
import type { JsonObject } from './fake-slack/json.ts';
import { openRealSlack, type RealSlack, SETTINGS } from './real-slack.ts';
import { allButtons, seen } from './seen.ts';

let balie: RealSlack;
beforeEach(async () => {
  balie = await openRealSlack();
});
afterEach(() => balie.close());

const FIETSEN = 'Krijgen wij subsidie voor een fietsenstalling?';

/** Somebody opens their App Home; gives what they see. */
async function openHome(user: string, at = balie): Promise<HomeView> {
  const opened = at.payloads.homeOpened({ user, channel: `D${user}` });
  const before = at.slack.callsTo('views.publish').length;
  expect(await at.sender.event(opened)).toMatchObject({ status: 200 });
  await at.slack.waitFor(() => {
    const [published] = at.slack.callsTo('views.publish').slice(before);
    return published !== undefined && published.outcome !== null;
  }, 'a home');
  return HomeView.parse(at.slack.home(user));
}

/** Presses a button at home. */
function pressAtHome(home: HomeView, label: string, over: JsonObject = {}): Promise<JsonObject> {
  const found = allButtons(home).find(({ text }) => text.text === label);
  if (found === undefined) throw new Error(`no button “${label}”`);
  const { action_id, value } = found;
  return send(balie, balie.payloads.pressInHome({ actions: [{ action_id, value }], ...over }));
}

/** A question of U1 at the desk. */
async function bring(): Promise<void> {
  const nothing = await ask(balie, FIETSEN);
  await told(balie, await pressAlone(balie, nothing, 'Vraag de helpdesk'));
}

/** A question of U1 that Anna of the desk answered. */
async function answered(): Promise<void> {
  await bring();
  const desk = createDeskScene(balie);
  await desk.press(await desk.cardShows('[Oppakken]'), 'Oppakken', ANNA);
  await desk.cardShows('[Beantwoord]');
  await desk.act(() => desk.card(), 'Beantwoord', { text: 'Ja, bij uw gemeente.' }, ANNA);
  await desk.cardShows('[Heropen]');
}

describe('the App Home', () => {
  it('shows what Balie can do, with a button for each form', async () => {
    const home = await openHome('U1');
    expect(seen(home)).toContain('Stel uw vraag in gewone woorden in een bericht aan mij.');
    expect(seen(home)).toContain('• Wat kost de koppeling bij Futec?');
    expect(allButtons(home).map(({ text }) => text.text)).toEqual([
      'Koppelkosten',
      'Wijzigingsdata',
      'Open-declaratie',
    ]);
    expectNothingRefused(balie);
  });

  it('shows until when changes can be asked for, and no planning when this year has no more of it', async () => {
    const home = seen(await openHome('U1'));
    expect(home).toContain(
      'Eerstvolgende uiterste data ' +
        '• 4 december 2026: laatste dag om een wijziging per 1 januari 2027 aan te vragen (per kwartaal: Taakdelegatie, Praktijkmanagement, POH-GGZ en Vragenlijst) ' +
        '• 4 december 2026: laatste dag om een wijziging per 1 januari 2027 aan te vragen (per halfjaar: Samenwerking rondom kwetsbare ouderen, Behandelwensgesprekken, FTO 2, Digitale triage, Kwaliteit en SMR)',
    );
    expect(home).not.toContain('planning');
    const answer = await ask(balie, 'poh-ggz per 1 januari 2027', {}, '/wijzigingsdata');
    expect(answer.text).toContain(
      'POH-GGZ per 1 januari 2027: aanvragen uiterlijk 4 december 2026',
    );
    expect(seen(answer)).not.toContain('Zet in agenda');
    expectNothingRefused(balie);
  });

  it('shows what comes next in the planning, with its source', async () => {
    balie.setClock('2027-03-05T09:00:00.000Z');
    const home = seen(await openHome('U1'));
    expect(home).toContain('• 3 juni 2027: laatste dag om een wijziging per 1 juli 2027');
    expect(home).toContain('Eerstvolgende momenten in de planning');
    expect(home).toContain('De bron noemt geen jaar. Bron: Beleid en contract (Zilveren Kruis)');
  });

  it('shows somebody’s own questions with where they are, and nobody else’s', async () => {
    expect(seen(await openHome('U1'))).toContain('U hebt geen vragen bij de helpdesk.');
    await bring();
    expect(seen(await openHome('U1'))).toContain(
      `Vraag 1 van 23 november 2026, ligt bij de helpdesk: “${FIETSEN}”`,
    );
    const others = seen(await openHome('U2'));
    expect(others).toContain('U hebt geen vragen bij de helpdesk.');
    expect(others).not.toContain('fietsenstalling');
  });

  it('shows the queue to the people of the desk alone', async () => {
    await bring();
    const home = await openHome('U8');
    expect(seen(home)).toContain('Open vragen: Helpdesk Noord');
    expect(seen(home)).toContain('fietsenstalling');
    const { view } = await windowOf(
      balie,
      await pressAtHome(home, 'Bekijk', { user: { id: 'U8' } }),
    );
    expect(seen(view)).toContain(FIETSEN);
    expect(seen(await openHome('U1'))).not.toContain('Open vragen');
    expectNothingRefused(balie);
  });

  it('opens a form whose result cannot be shared: there is no channel', async () => {
    const form = await windowOf(balie, await pressAtHome(await openHome('U1'), 'Koppelkosten'));
    const values = filled({ vendor: picked('Futec'), months: typed('12') });
    const result = updated(await submit(balie, form, values));
    expect(seen(result)).toContain('Koppelkosten Futec voor 12 maanden: € 30,00');
    expect(seen(result)).not.toContain('Deel in kanaal');
    expectNothingRefused(balie);
  });

  it('tells in the conversation with Balie that a form came too late', async () => {
    const home = await openHome('U1');
    const trigger = balie.slack.newTrigger({ expired: true });
    await pressAtHome(home, 'Koppelkosten', { trigger_id: trigger });
    const message = await balie.slack.waitFor(() => balie.slack.messagesIn('U1')[0], 'a sentence');
    expect(message.text).toBe(
      'Het venster ging niet open, omdat het te lang duurde. Probeer het nog een keer.',
    );
  });

  it('closes a question with “Ik ben geholpen”, and shows it no more', async () => {
    await answered();
    const home = await openHome('U1');
    expect(seen(home)).toContain(`Vraag 1 van 23 november 2026, is beantwoord: “${FIETSEN}”`);
    const { view } = await windowOf(balie, await pressAtHome(home, 'Ik ben geholpen'));
    expect(seen(view)).toContain('Mooi, vraag 1 is gesloten');
    expect(seen(HomeView.parse(balie.slack.home('U1')))).toContain(
      'U hebt geen vragen bij de helpdesk.',
    );
    expectNothingRefused(balie);
  });

  it('says that a question is closed also when the home cannot be shown anew', async () => {
    await answered();
    const home = await openHome('U1');
    balie.slack.fault('views.publish', 'internal_error');
    const { view } = await windowOf(balie, await pressAtHome(home, 'Ik ben geholpen'));
    expect(seen(view)).toContain('Mooi, vraag 1 is gesloten');
    expect(balie.log).toContain('slack.home');
  });
});

describe('the App Home where a workspace belongs to no region', () => {
  it('says so, and nothing else', async () => {
    const settings = Settings.parse({
      regions: SETTINGS.regions.map((region) => ({
        ...region,
        places: [{ platform: 'slack', workspace: 'T9' }],
      })),
    });
    const narrow = await openRealSlack({ settings });
    try {
      expect(seen(await openHome('U1', narrow))).toBe(
        'Balie, de digitale balie voor huisartsenpraktijken Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.',
      );
      expect(seen(await openHome('U8', narrow))).toContain('Open vragen: Helpdesk Noord');
      await expect(answersIn(narrow, 'DU1', '1.1', 0)).resolves.toEqual([]);
    } finally {
      await narrow.close();
    }
  });
});
