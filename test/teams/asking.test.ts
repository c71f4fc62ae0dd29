import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Settings } from '../../src/helpdesk/region.ts';
import { StoreUnavailable } from '../../src/helpdesk/store.ts';
import {
  ask,
  cardIn,
  dataOf,
  expectNothingRefused,
  FUTEC,
  keptOf,
  quiet,
  refresh,
  tellBalie,
  WITH_BALIE,
} from './asking-scene.ts';
import {
  CHANNEL,
  DESK_CHANNEL,
  GROUP_CHAT,
  JOOST,
  MARIEKE,
  personalChat,
  type StoredMessage,
  TEAM,
  TENANT,
  threadOf,
} from './fake-teams.ts';
import { type Keys, WAYS_TO_SEND } from './keys.ts';
import { openRealTeams, type RealTeams, SETTINGS } from './real-teams.ts';
import { cardOf, FIETSEN, saidIn } from './scene.ts';
import { actionsOf, elementsIn, shown } from './seen.ts';

const PERSON = `teams:${TENANT}/${MARIEKE.aadObjectId}`;
const NO_REGION =
  'Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.';

describe.each(WAYS_TO_SEND)('what Teams sends, %s:', (_sent, start) => {
  let keys: Keys | null;
  beforeAll(async () => {
    keys = await start();
  });
  afterAll(() => keys?.close());

  let balie: RealTeams;
  let away: boolean;
  beforeEach(async () => {
    away = false;
    balie = await openRealTeams({
      keys,
      store: (store) => ({
        close: store.close,
        transaction: async (work) => {
          if (away) throw new StoreUnavailable('De database is weg.', { passing: false });
          return store.transaction(work);
        },
      }),
    });
  });
  afterEach(() => balie.close());

  const labels = (message: StoredMessage): string[] =>
    actionsOf(cardOf(message)).map(({ title }) => title);

  describe('a message to Balie', () => {
    it('is answered with a card: the answer, its source, and what can be done with it', async () => {
      const answer = await ask(balie, FUTEC);
      expect(answer.summary).toBe(
        'Wat de ZorgDomein-koppeling bij Futec kost. Futec (onder andere voor MicroHis) rekent voor de koppeling tussen het HIS en ZorgDomein alleen periodieke kosten.',
      );
      expect(shown(cardOf(answer))).toContain('Per maand: € 2,50 per aanmelding');
      expect(shown(cardOf(answer))).toContain(
        'Bron: Voorbereiden koppeling (ZorgDomein), alinea over Futec; tekst zonder datum.',
      );
      expect(labels(answer)).toEqual([
        'Futec: geen eenmalige kosten voor de koppeling',
        'Futec stuurt vooraf geen offerte',
        'Ja',
        'Nee',
        'Vraag de helpdesk',
      ]);
      expect(cardOf(answer).refresh).toBeUndefined();
      expect([answer.text, answer.entities]).toEqual(['', []]);
      expectNothingRefused(balie);
    });

    it('has its derivation behind a button', async () => {
      const card = cardOf(await ask(balie, 'koppelkosten futec 12 maanden'));
      expect(shown(card)).toContain('Koppelkosten Futec voor 12 maanden: € 30,00');
      expect(shown(card)).toContain('2. 12 maanden × € 2,50 = € 30,00.');
      const steps = elementsIn(card).find((each) => 'id' in each && each.id === 'steps');
      expect(steps).toMatchObject({ isVisible: false });
      expect(actionsOf(card)[0]).toEqual({
        type: 'Action.ToggleVisibility',
        title: 'Hoe is dit berekend?',
        targetElements: ['steps'],
      });
    });

    it('leans on the one before it, of the same person', async () => {
      await ask(balie, FUTEC);
      const next = await ask(balie, 'en voor 3 praktijken over 2 jaar?');
      expect(next.summary).toContain('Koppelkosten Futec voor 24 maanden: € 180,00');
      const others = await ask(balie, 'en voor 3 praktijken over 2 jaar?', { from: JOOST });
      expect(others.conversation).toBe(personalChat(JOOST));
      expect(others.summary).not.toContain('Futec');
    });

    it.each([
      ['/koppelkosten futec 12 maanden', 'Koppelkosten Futec voor 12 maanden: € 30,00.'],
      [
        'wijzigingsdata poh-ggz per 1 april',
        'POH-GGZ per 1 april 2027: aanvragen uiterlijk 4 maart 2027.',
      ],
      ['open-declaratie 2350 patiënten 2021', 'OPEN-declaratie 2021: € 6.650,50 eenmalig.'],
    ])('that is a command (%s) is calculated, with or without a stroke', async (text, title) => {
      expect((await ask(balie, text)).summary).toContain(title);
    });

    it.each(['koppelkosten', '/Koppelkosten'])(
      'that is a command and nothing more (%s) is offered its form',
      async (text) => {
        const offer = await ask(balie, text);
        expect(shown(cardOf(offer))).toContain(
          'Vul het formulier in, of typ alles achter elkaar, bijvoorbeeld: koppelkosten futec',
        );
        expect(dataOf(cardOf(offer), 'Vul het formulier in')).toEqual({
          msteams: { type: 'task/fetch' },
          form: 'form:koppelkosten',
        });
      },
    );

    it('that asks what Balie can do gets a button for every calculation too', async () => {
      const help = await ask(balie, 'help');
      expect(help.summary).toContain('Dit kan Balie voor u doen.');
      expect(labels(help).slice(0, 3)).toEqual([
        'Koppelkosten',
        'Wijzigingsdata',
        'Open-declaratie',
      ]);
      expect(labels(help)).toContain('Wat kost de koppeling bij Futec?');
      expectNothingRefused(balie);
    });

    it('is read as it was typed, out of what Teams makes of it', async () => {
      const answer = await ask(
        balie,
        'koppelkosten Futec&nbsp;12 maanden &amp; 3 praktijken <at>Joost Bakker</at>',
        { entities: [{ type: 'mention', text: '<at>Joost Bakker</at>', mentioned: JOOST }] },
      );
      expect(answer.summary).toContain('Koppelkosten Futec voor 12 maanden: € 90,00');
    });

    it('takes the question before it to the helpdesk with /helpdesk', async () => {
      await ask(balie, FIETSEN);
      const opened = await ask(balie, ' /helpdesk');
      expect(shown(cardOf(opened))).toContain('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
      expect(shown(cardOf(opened))).toContain(`Uw vraag: “${FIETSEN}”`);
      expect((await ask(balie, '/opgelost 1')).summary).toContain('Vraag 1 is ingetrokken');
    });

    it('that is a form without words, which Balie never sends, is asked for its question', async () => {
      const answer = await ask(balie, '', {}, balie.activities.submit);
      expect(answer.summary).toBe('Deze knop is te oud. Stel uw vraag opnieuw.');
      expect(await quiet(balie)).toBe(1);
    });

    it('that is too long is told so', async () => {
      const refused = await ask(balie, 'a'.repeat(4001));
      expect(refused.summary).toBe(
        'Uw tekst is te lang (meer dan 4000 tekens); maak de tekst korter.',
      );
    });

    it('with a patient’s data is answered without it, and it is kept and repeated nowhere', async () => {
      const answer = await ask(balie, `${FUTEC} voor bsn 123456782`);
      expect(shown(cardOf(answer))).toContain('Per maand: € 2,50 per aanmelding');
      expect(shown(cardOf(answer))).toContain(
        'Let op: Uw bericht bevat gegevens van een persoon, zoals een naam, geboortedatum of BSN. Ik bewaar die niet en stuur ze niet door.',
      );
      const kept = await keptOf(balie, PERSON);
      const everything = JSON.stringify([kept, balie.lines, balie.teams.calls]);
      expect(everything).toContain('Futec');
      expect(everything).not.toContain('123456782');
    });

    it('that Teams sends once more is answered once, also when both come together', async () => {
      for (const [at, text] of [FUTEC, 'koppelkosten', 'help'].entries()) {
        const activity = balie.activities.message({ text });
        await Promise.all([tellBalie(balie, activity), tellBalie(balie, activity)]);
        await quiet(balie);
        await tellBalie(balie, activity);
        expect(await quiet(balie)).toBe(at + 1);
      }
    });

    it('does not wait for another one', async () => {
      const [one, other] = [{ text: FUTEC }, { text: 'wat kost de koppeling bij RAM-IT' }];
      await Promise.all([
        tellBalie(balie, balie.activities.message(one)),
        tellBalie(balie, balie.activities.message({ ...other, from: JOOST })),
      ]);
      const hers = await balie.teams.waitFor(() => saidIn(balie, WITH_BALIE)[0], 'her answer');
      const his = await balie.teams.waitFor(() => saidIn(balie, personalChat(JOOST))[0], 'his');
      expect([hers.summary, his.summary]).toEqual([
        expect.stringContaining('bij Futec kost'),
        expect.stringContaining('bij RAM-IT kost'),
      ]);
      expect(await quiet(balie)).toBe(2);
    });
  });

  describe('a mention in a channel', () => {
    it('is answered in its thread, for everybody there, without what only who asked can do', async () => {
      const { channelMessage } = balie.activities;
      const answer = await ask(balie, `<at>Balie</at> ${FUTEC}`, {}, channelMessage);
      expect(answer.thread).toMatch(/^\d+$/u);
      expect(answer.summary).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
      expect(labels(answer)).toContain('Vraag de helpdesk');
      expect(labels(answer)).not.toContain('Ja');
      expect(cardOf(answer).refresh).toMatchObject({
        action: { verb: 'view' },
        userIds: [MARIEKE.id],
      });
      expectNothingRefused(balie);
    });

    it('shows who asked their own card, and somebody else that of everybody', async () => {
      const { channelMessage } = balie.activities;
      const answer = await ask(balie, `<at>Balie</at> ${FUTEC}`, {}, channelMessage);
      const asked = { ...cardOf(answer).refresh?.action.data };
      const own = cardIn(await refresh(balie, answer, asked, MARIEKE));
      expect(own === null ? '' : shown(own)).toContain('Was dit nuttig? [Ja] [Nee]');
      expect(own?.refresh?.userIds).toEqual([MARIEKE.id]);
      const others = cardIn(await refresh(balie, answer, asked, JOOST));
      expect(others === null ? '' : shown(others)).toContain('Per maand: € 2,50');
      expect(others === null ? '' : shown(others)).not.toContain('Was dit nuttig?');
      expect(others?.refresh).toBeUndefined();
    });

    it('in a thread is answered there, and leans on the question before it there alone', async () => {
      const { channelReply, channelMessage } = balie.activities;
      const thread = threadOf(CHANNEL.id, '1795420700000');
      const first = await ask(balie, `<at>Balie</at> ${FUTEC}`, {}, channelReply);
      expect(first.thread).toBe('1795420700000');
      const more = 'en voor 3 praktijken over 2 jaar, <at>Balie</at>?';
      const next = await ask(balie, more, {}, channelReply);
      expect(next.summary).toContain('Koppelkosten Futec voor 24 maanden: € 180,00');
      const elsewhere = await ask(balie, more, {}, channelMessage);
      expect(elsewhere.summary).not.toContain('Futec');
      expect(saidIn(balie, thread)).toHaveLength(2);
    });

    it('without a question is asked for one', async () => {
      const answer = await ask(balie, '<at>Balie</at> ', {}, balie.activities.channelMessage);
      expect(answer.summary).toBe(
        'Ik zie geen vraag. Typ uw vraag in gewone woorden, bijvoorbeeld: "Wat kost de koppeling bij Futec?"',
      );
    });
  });

  describe('a mention in a group chat', () => {
    it('is answered there, and going on there is too', async () => {
      const { groupMessage } = balie.activities;
      const answer = await ask(balie, `<at>Balie</at> ${FUTEC}`, {}, groupMessage);
      expect([answer.conversation, answer.thread]).toEqual([GROUP_CHAT, null]);
      expect(labels(answer)).not.toContain('Ja');
      const next = await ask(
        balie,
        '<at>Balie</at> en voor 2 jaar?',
        { from: JOOST },
        groupMessage,
      );
      expect(next.summary).toContain('Koppelkosten Futec voor 24 maanden: € 60,00');
      expect(cardOf(next).refresh?.userIds).toEqual([JOOST.id]);
      expectNothingRefused(balie);
    });
  });

  describe('Balie in a new place', () => {
    it('says once what it can do, however Teams tells of it', async () => {
      const { installed, installedInTeam, botAdded } = balie.activities;
      const hello = installed();
      await tellBalie(balie, hello);
      await tellBalie(balie, installedInTeam());
      await tellBalie(balie, botAdded());
      await tellBalie(balie, hello);
      const [hers] = await balie.teams.waitFor(
        () => saidIn(balie, WITH_BALIE).length > 0 && saidIn(balie, WITH_BALIE),
        'the welcome',
      );
      expect(hers?.summary).toContain('Dit kan Balie voor u doen.');
      await balie.teams.waitFor(() => saidIn(balie, TEAM.id)[0], 'the welcome in the team');
      expect(await quiet(balie)).toBe(2);
      expectNothingRefused(balie);
    });

    it('says it again when it was taken away and put there again', async () => {
      const { installed } = balie.activities;
      await tellBalie(balie, installed());
      await tellBalie(balie, installed({ action: 'remove' }));
      await tellBalie(balie, installed());
      expect(await quiet(balie)).toBe(2);
    });

    it.each([
      ['a picture', [{ contentType: 'image/png', contentUrl: 'https://example.com/scherm.png' }]],
      ['a file', [{ contentType: 'application/vnd.microsoft.teams.file.download.info' }]],
    ])(
      'says that it sees no pictures or files when it gets %s alone',
      async (_what, attachments) => {
        await tellBalie(balie, balie.activities.message({ text: '', attachments }));
        const [said] = await balie.teams.waitFor(
          () => saidIn(balie, WITH_BALIE).length > 0 && saidIn(balie, WITH_BALIE),
          'a word',
        );
        expect(said?.summary).toBe(
          'Ik zie geen foto’s of bestanden. Typ uw vraag, zonder gegevens van patiënten.',
        );
      },
    );

    it('answers also where Teams says null for what it does not know', async () => {
      const unknown = { name: null, replyToId: null, action: null, entities: [null] };
      const { summary } = await ask(balie, FUTEC, { ...unknown, channelData: { channel: {} } });
      expect(summary).toContain('Wat de ZorgDomein-koppeling bij Futec kost');
    });

    it.each([
      ['a new version of the app', 'installed', { action: 'add-upgrade' }],
      ['that it is gone', 'installed', { action: 'remove' }],
      ['a reaction', 'reaction', {}],
      ['that somebody types', 'typing', {}],
      ['somebody new in the team', 'personAdded', {}],
      ['a message of another bot', 'botMessage', {}],
      ['its own message', 'message', { from: { id: '28:7c1f0e52-3b8d-4f6a-9e21-5d0c8a4b7e13' } }],
    ] as const)('says nothing to %s', async (_what, build, over) => {
      await tellBalie(balie, balie.activities[build](over));
      expect(await quiet(balie)).toBe(0);
      expect(balie.teams.calls).toEqual([]);
      expect(await keptOf(balie, PERSON)).toEqual([]);
    });
  });

  describe('a place of no region', () => {
    const settings = Settings.parse({
      regions: SETTINGS.regions.map((region) => ({
        ...region,
        places: [{ platform: 'teams', workspace: TENANT, channel: DESK_CHANNEL.id }],
      })),
    });

    it('is told so, once for what is typed, and nothing of it is kept', async () => {
      const narrow = await openRealTeams({ keys, settings });
      try {
        const activity = narrow.activities.channelMessage({ text: `<at>Balie</at> ${FUTEC}` });
        await tellBalie(narrow, activity);
        await tellBalie(narrow, activity);
        await narrow.teams.waitFor(() => saidIn(narrow, CHANNEL.id)[0], 'the sentence');
        expect(await quiet(narrow)).toBe(1);
        expect(saidIn(narrow, CHANNEL.id).map(({ summary }) => summary)).toEqual([NO_REGION]);
        expect((await ask(narrow, 'koppelkosten')).summary).toBe(NO_REGION);
        expect(await keptOf(narrow, PERSON)).toEqual([]);
      } finally {
        await narrow.close();
      }
    });
  });

  describe('while nothing can be kept', () => {
    const NOT_KEPT =
      'Ik kan uw vraag nu niet bewaren. Stel de vraag over een paar minuten opnieuw.';

    it('who asks is told so where they asked, and asks again', async () => {
      await ask(balie, 'help', { from: JOOST });
      away = true;
      expect((await ask(balie, FUTEC)).summary).toBe(NOT_KEPT);
      const { channelMessage } = balie.activities;
      const there = await ask(balie, `<at>Balie</at> ${FUTEC}`, {}, channelMessage);
      expect([there.conversation, there.summary]).toEqual([CHANNEL.id, NOT_KEPT]);
      expect(there.thread).not.toBeNull();
      away = false;
      expect((await ask(balie, FUTEC)).summary).toContain('bij Futec kost');
    });

    it('and Teams takes no word either, the question is not taken', async () => {
      await ask(balie, 'help');
      away = true;
      balie.teams.failNext('sendToConversation', 502);
      const { status } = await balie.sender.post(balie.activities.message({ text: FUTEC }));
      expect(status).toBe(503);
    });
  });
});
