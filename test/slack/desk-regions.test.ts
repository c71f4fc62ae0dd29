import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Settings } from '../../src/helpdesk/region.ts';
import { ANNA, createDeskScene, type DeskScene } from './desk-scene.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { seen } from './seen.ts';

/** Noord has the whole workspace but one channel, which is of Zuid. */
const settings = Settings.parse({
  regions: [
    {
      id: 'noord',
      name: 'Noord',
      desk: {
        name: 'Helpdesk Noord',
        platform: 'slack',
        channel: 'CDESK',
        members: [{ name: 'Anna', slack: 'U8' }],
      },
      places: [{ platform: 'slack', workspace: 'T1' }],
    },
    {
      id: 'zuid',
      name: 'Zuid',
      desk: {
        name: 'Helpdesk Zuid',
        platform: 'slack',
        channel: 'CDESKZ',
        members: [{ name: 'Cas', slack: 'U7' }],
      },
      places: [{ platform: 'slack', workspace: 'T1', channel: 'CZUID' }],
    },
  ],
});

const channels = ['CDESK', 'CPRAK', 'CDESKZ', 'CZUID'].map((id) => ({ id }));
const CAS = { user: 'U7', channel: 'CDESKZ' };
const IN_ZUID = { user: 'U2', channel: 'CZUID' };

let balie: RealSlack;
let desk: DeskScene;
beforeEach(async () => {
  balie = await openRealSlack({ settings, slack: { workspaces: [{ channels }] } });
  desk = createDeskScene(balie);
});
afterEach(() => balie.close());

describe('two regions', () => {
  it('have each their own questions, in their own channel', async () => {
    const { slack } = balie;
    const zuid = await desk.bring('Krijgen wij subsidie voor een fietsenstalling?', IN_ZUID);
    const noord = await desk.bring('Mag een praktijk een eigen parkeerplaats huren?');
    await desk.press(zuid.card(), 'Oppakken', CAS);
    await desk.cardShows('opgepakt door Cas', zuid.id, 'CDESKZ');
    const [inNoord, inZuid] = ['CDESK', 'CDESKZ'].map((channel) =>
      slack.messagesIn(channel).map(seen).join(' '),
    );
    expect(inNoord).toContain('parkeerplaats');
    expect(inNoord).not.toContain('fietsenstalling');
    expect(inZuid).toContain('fietsenstalling');
    expect(inZuid).not.toContain('parkeerplaats');
    expect(await desk.ticket(zuid.id)).toMatchObject({ region: 'zuid' });
    expect(await desk.ticket(noord.id)).toMatchObject({ region: 'noord' });
  });

  it('keep out of each other’s questions', async () => {
    const { card, id } = await desk.bring(
      'Krijgen wij subsidie voor een fietsenstalling?',
      IN_ZUID,
    );
    const before = await desk.ticket(id);
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.readsAlone('U8', 'Alleen de mensen van Helpdesk Zuid kunnen dit doen.');
    const window = await desk.open(card(), 'Sluit', CAS);
    const sent = await desk.send(window, { text: 'Weg.' }, ANNA);
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { text: 'Alleen de mensen van Helpdesk Zuid kunnen dit doen.' },
    });
    expect(await desk.ticket(id)).toEqual(before);
    const colleagues = await desk.open(card(), 'Wijs toe', CAS);
    expect(JSON.stringify(colleagues.view)).toContain('Cas');
    expect(JSON.stringify(colleagues.view)).not.toContain('Anna');
  });

  it('an answer that one keeps is not the other’s', async () => {
    const { sender, payloads } = balie;
    const { card, id } = await desk.bring(
      'Krijgen wij subsidie voor een fietsenstalling?',
      IN_ZUID,
    );
    await desk.press(card(), 'Oppakken', CAS);
    await desk.cardShows('opgepakt door Cas', id, 'CDESKZ');
    await desk.act(card, 'Beantwoord', { text: 'Ja, bij de provincie Zuid.' }, CAS);
    await desk.cardShows('beantwoord door Cas', id, 'CDESKZ');
    await desk.act(card, 'Bewaar als antwoord', {}, CAS);
    const asks = (channel: string) =>
      sender.command(
        payloads.slashCommand({
          command: '/balie',
          text: 'Krijgen wij subsidie voor een fietsenstalling?',
          channel_id: channel,
        }),
      );
    expect(JSON.stringify((await asks('CZUID')).body)).toContain('provincie Zuid');
    expect(JSON.stringify((await asks('CPRAK')).body)).not.toContain('provincie Zuid');
  });

  it('"Nog een vraag" goes to the desk that answered, though a window has no channel', async () => {
    const { card, id } = await desk.bring(
      'Krijgen wij subsidie voor een fietsenstalling?',
      IN_ZUID,
    );
    await desk.press(card(), 'Oppakken', CAS);
    await desk.cardShows('opgepakt door Cas', id, 'CDESKZ');
    await desk.act(card, 'Beantwoord', { text: 'Ja, bij de provincie Zuid.' }, CAS);
    const answer = await desk.reads('CZUID', 'Ja, bij de provincie Zuid.');
    const window = await desk.open(answer, 'Nog een vraag', IN_ZUID);
    const sent = await desk.send(window, { text: 'En voor een carport?' }, IN_ZUID);
    expect(JSON.stringify(sent.body)).toContain('ligt weer bij Helpdesk Zuid');
    await desk.reads('CDESKZ', 'De vrager schrijft: “En voor een carport?”');
    expect(balie.slack.messagesIn('CDESK')).toEqual([]);
  });

  it('“Opgelost” in the conversation with Balie closes it at the desk that answered', async () => {
    await desk.bringAlone('Krijgen wij subsidie voor een fietsenstalling?', IN_ZUID);
    const card = await desk.cardShows('Vrager: <@U2>', '1', 'CDESKZ');
    await desk.press(card, 'Oppakken', CAS);
    await desk.cardShows('opgepakt door Cas', '1', 'CDESKZ');
    await desk.act(() => desk.card('1', 'CDESKZ'), 'Beantwoord', { text: 'Ja, dat kan.' }, CAS);
    const answer = await desk.reads('U2', 'Ja, dat kan.');
    await desk.press(answer, 'Opgelost', { user: 'U2', channel: 'DU2' });
    expect(await desk.readsAlone('U2', 'raag 1 ')).toBe('Mooi, vraag 1 is gesloten');
  });
});
