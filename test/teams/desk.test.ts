import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import { knowledge, library } from '../balie.ts';
import {
  ANNA,
  BEA,
  createDeskScene,
  type DeskScene,
  labels,
  MARIEKE_ALONE,
  MARIEKE_IN_CHANNEL,
  seen,
} from './desk-scene.ts';
import {
  ANNA as ANNA_JANSEN,
  BEA as BEA_VISSER,
  CHANNEL,
  DESK_CHANNEL,
  FOREIGN_TENANT,
  GROUP_CHAT,
  JOOST,
  MARIEKE,
  personalChat,
  type StoredMessage,
  TENANT,
} from './fake-teams.ts';
import { type Keys, WAYS_TO_SEND } from './keys.ts';
import { openRealTeams, type RealTeams, SETTINGS } from './real-teams.ts';
import { cardOf, FIETSEN, placed, threadIn } from './scene.ts';

const ONLY_DESK = 'Alleen de mensen van Helpdesk Noord kunnen dit doen.';
const CHAT = personalChat(MARIEKE);
const JOOST_AT_DESK = { from: JOOST, chat: DESK_CHANNEL.id };

describe.each(WAYS_TO_SEND)('what Teams sends, %s:', (_sent, start) => {
  let keys: Keys | null;
  beforeAll(async () => {
    keys = await start();
  });
  afterAll(() => keys?.close());

  let balie: RealTeams;
  let desk: DeskScene;
  beforeEach(async () => {
    balie = await openRealTeams({ keys });
    desk = createDeskScene(balie);
  });
  afterEach(() => balie.close());

  async function annaClaims(id = '1'): Promise<void> {
    await desk.press(desk.card(id), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna', id);
  }

  async function annaAnswers(text: string): Promise<void> {
    await annaClaims();
    await desk.act('Beantwoord', { text });
    await desk.cardShows('beantwoord door Anna');
  }

  const acts = (): string[] => labels(cardOf(desk.card()));

  describe('a question that nobody knows', () => {
    it('goes to the desk as one card, a thread of its own, with all that is needed to begin', async () => {
      await desk.bring();
      expect(seen(desk.card())).toBe(
        [
          'Vraag 1 “Krijgen wij subsidie voor een fietsenstalling?”',
          'Hierover staat niets in de documenten.',
          'Vraag terug: • Waarover gaat uw vraag? • Met welke partij of welk systeem heeft het te maken?',
          'Vrager: Marieke de Vries Stand: open, nog van niemand Onderwerp: Een andere vraag',
          'Wie weet het: de regionale helpdesk Haast: U0, geen haast',
          '[Oppakken] [Wijs toe] [Sluit]',
        ].join(' '),
      );
      expect(desk.card().thread).toBeNull();
      expect(desk.card().summary).toBe('Vraag 1. “Krijgen wij subsidie voor een fietsenstalling?”');
    });

    it('is one card from beginning to end, brought up to date at every act', async () => {
      const { teams } = balie;
      await desk.bring();
      const { id } = desk.card();
      const claimed = await desk.press(desk.card(), 'Oppakken', ANNA);
      expect(claimed).toMatchObject({ kind: 'card' });
      expect(claimed.text).toContain('Stand: opgepakt door Anna');
      expect(claimed.text).toContain('[Wijs toe] [Beantwoord] [Stuur door] [Sluit]');
      expect(claimed.card?.refresh?.userIds).toEqual([ANNA_JANSEN.id]);
      await desk.cardShows('Stand: opgepakt door Anna');

      await desk.act('Stuur door', { other: 'De gemeente' });
      await desk.cardShows('Stand: doorgezet naar De gemeente door Anna');

      const dialog = await desk.press(desk.card(), 'Beantwoord');
      expect([dialog.title, dialog.text]).toEqual([
        'Vraag beantwoorden',
        'Vraag 1: “Krijgen wij subsidie voor een fietsenstalling?” Antwoord: {} De vrager krijgt dit te lezen. [Verstuur]',
      ]);
      expect(await desk.send(dialog, { text: 'Ja, vraag haar aan.' })).toMatchObject({
        kind: 'closed',
      });
      const card = await desk.cardShows('Stand: beantwoord door Anna');
      expect(seen(card)).toContain('Antwoord van Anna: Ja, vraag haar aan.');
      expect(acts()).toEqual(['Sluit', 'Heropen', 'Bewaar als antwoord']);
      expect(card.id).toBe(id);
      expect(card.edited).toBe(3);
      expect(teams.messagesIn(DESK_CHANNEL.id)).toHaveLength(1);
    });

    it('is brought up to date by itself for a colleague who came into the channel later, from their first press on', async () => {
      const code = 'MemberNotFoundInConversation';
      balie.teams.failNext('getConversationMember', 404, { code, times: 2 });
      await desk.bring();
      expect(cardOf(desk.card()).refresh?.userIds).toBeUndefined();
      await annaClaims();
      expect(cardOf(desk.card()).refresh?.userIds).toEqual([ANNA_JANSEN.id]);
    });

    it('comes back to the asker in their own chat, without a mention', async () => {
      await desk.bring();
      await annaAnswers('Ja, vraag haar aan.');
      const answer = await desk.reads(CHAT, 'Antwoord van Helpdesk Noord');
      expect(seen(answer)).toBe(
        'Antwoord van Helpdesk Noord op vraag 1 Uw vraag: “Krijgen wij subsidie voor een fietsenstalling?” Ja, vraag haar aan. Is uw vraag hiermee opgelost? [Opgelost] [Nog een vraag]',
      );
      expect(answer.entities).toEqual([]);
    });

    it.each([
      ['in the thread of a channel', CHANNEL.id],
      ['in a group chat', GROUP_CHAT],
    ])('asked %s comes back there, and calls who asked', async (_, chat) => {
      const { asked } = await desk.bring(FIETSEN, { from: MARIEKE, chat });
      await annaAnswers('Ja, vraag haar aan.');
      const answer = await desk.reads(threadIn(asked), 'Antwoord van Helpdesk Noord');
      expect(answer.text).toBe('<at>Marieke de Vries</at>');
      expect(answer.entities).toEqual([
        {
          type: 'mention',
          text: '<at>Marieke de Vries</at>',
          mentioned: { id: MARIEKE.id, name: 'Marieke de Vries' },
        },
      ]);
      expect(balie.teams.messagesIn(CHAT)).toEqual([]);
    });
  });

  describe('Wijs toe', () => {
    it('offers the colleagues, and calls the one who gets it', async () => {
      await desk.bring();
      const dialog = await desk.press(desk.card(), 'Wijs toe');
      expect(dialog.text).toContain('Collega: {} of Anna | Bea');
      expect(await desk.send(dialog, { to: 'Bea' })).toMatchObject({ kind: 'closed' });
      await desk.cardShows('Stand: toegewezen aan Bea');
      const told = await desk.reads(DESK_CHANNEL.id, 'Anna heeft u een vraag toegewezen');
      expect(told.entities).toMatchObject([{ mentioned: { id: BEA_VISSER.id } }]);
      expect(told.thread).toBeNull();
      await desk.press(desk.card(), 'Oppakken', BEA);
      await desk.cardShows('Stand: opgepakt door Bea');
    });

    it('asks for a colleague when none is chosen', async () => {
      await desk.bring();
      const again = await desk.act('Wijs toe', {});
      expect(again).toMatchObject({ kind: 'dialog', title: 'Vraag toewijzen' });
      expect(again.text).toContain('Kies een collega.');
      expect(await desk.ticket()).toMatchObject({ state: 'open' });
    });
  });

  describe('Stuur door', () => {
    it('tells the colleague what to ask whom, and the asker that it is being asked', async () => {
      await desk.bring();
      await annaClaims();
      const sent = await desk.act('Stuur door', { other: 'De gemeente', ask: 'Is er subsidie?' });
      expect([sent.title, sent.text]).toEqual([
        'Balie',
        'Vraag 1: doorgezet naar De gemeente door Anna Stel de vraag nu zelf aan De gemeente: “Is er subsidie?” De vrager leest dat u het navraagt.',
      ]);
      const told = await desk.reads(CHAT, 'Helpdesk Noord vraagt het na (vraag 1)');
      expect(seen(told)).toContain('Helpdesk Noord vraagt dit na bij De gemeente.');
      expect(seen(told)).not.toContain('Is er subsidie?');
    });

    it('takes a party of the list', async () => {
      await desk.bring();
      await annaClaims();
      await desk.act('Stuur door', { party: 'ZorgDomein' });
      await desk.cardShows('Stand: doorgezet naar ZorgDomein door Anna');
      expect(await desk.ticket()).toMatchObject({ party: { route: 'zorgdomein' } });
    });

    it('asks for a party when none is named, and keeps what was typed', async () => {
      await desk.bring();
      await annaClaims();
      const again = await desk.act('Stuur door', { party: '', ask: 'Weet u dit?' });
      expect(again.text).toContain('Kies een partij, of vul de naam van een andere partij in.');
      expect(again.text).toContain('{Weet u dit?}');
      expect(await desk.ticket()).toMatchObject({ state: 'claimed' });
    });
  });

  describe('Sluit and Heropen', () => {
    it('a question without an answer is closed with words for the asker', async () => {
      await desk.bring();
      const dialog = await desk.press(desk.card(), 'Sluit');
      expect(dialog.text).toContain('Waarom sluit u de vraag? De vrager leest dit.');
      const without = await desk.send(dialog, { text: '  ' });
      expect(without.text).toContain(
        'Vraag 1 heeft nog geen antwoord; schrijf voor de vrager op waarom u de vraag toch sluit.',
      );
      await desk.send(dialog, { text: 'Deze vraag is voor uw gemeente.' });
      await desk.cardShows('Stand: gesloten');
      expect(acts()).toEqual(['Heropen']);
      const told = await desk.reads(CHAT, 'Vraag 1 is gesloten');
      expect(seen(told)).toContain('Helpdesk Noord heeft de vraag gesloten: Deze vraag is voor');
    });

    it('an answered question is closed without words, by a colleague too', async () => {
      await desk.bring();
      await annaAnswers('Ja, dat kan.');
      expect(await desk.act('Sluit', {}, BEA)).toMatchObject({ kind: 'closed' });
      await desk.cardShows('Stand: gesloten');
      expect(acts()).toEqual(['Heropen', 'Bewaar als antwoord']);
    });

    it('Heropen puts the question back for everybody; why is for the desk alone', async () => {
      await desk.bring();
      await desk.act('Sluit', { text: 'Dit is niet voor ons.' });
      await desk.cardShows('Stand: gesloten');
      await desk.act('Heropen', { text: 'Toch wel, zegt Cor.' }, BEA);
      await desk.cardShows('Stand: open, nog van niemand');
      expect(acts()).toEqual(['Oppakken', 'Wijs toe', 'Sluit']);
      await desk.reads(CHAT, 'Helpdesk Noord kijkt opnieuw naar vraag 1');
      expect(JSON.stringify(balie.teams.messagesIn(CHAT))).not.toContain('Cor');
    });
  });

  describe('Bewaar als antwoord', () => {
    it('is filled in already, and from then on the next asker gets the answer at once', async () => {
      await desk.bring();
      await annaAnswers('Ja, vraag haar aan bij uw gemeente.');
      const dialog = await desk.press(desk.card(), 'Bewaar als antwoord');
      expect(dialog.text).toContain('{Krijgen wij subsidie voor een fietsenstalling?}');
      expect(dialog.text).toContain('{Ja, vraag haar aan bij uw gemeente.}');
      const sent = await desk.send(dialog, { source: 'Brief van de gemeente' });
      expect(sent.text).toContain('Bewaard als antwoord: helpdesk-1');
      const answer = await desk.ask(FIETSEN, { from: JOOST, chat: personalChat(JOOST) });
      expect(seen(answer)).toContain('Ja, vraag haar aan bij uw gemeente.');
      expect(seen(answer)).toContain('Brief van de gemeente');
      await desk.cardShows('[Sluit] [Heropen]');
      expect(acts()).toEqual(['Sluit', 'Heropen']);
    });

    it('says at the input what cannot be kept, and keeps what was typed', async () => {
      await desk.bring();
      await annaAnswers('Ja, dat kan.');
      const dialog = await desk.press(desk.card(), 'Bewaar als antwoord');
      const past = await desk.send(dialog, { until: '2026-11-22', source: 'Een brief' });
      expect(past.text).toContain('De einddatum is al voorbij.');
      expect(past.text).toContain('{Een brief}');
      const personal = await desk.send(dialog, { answer: 'Voor BSN 111222333 wel.' });
      expect(personal.text).toContain('want uw tekst bevat een BSN; haal dat eerst weg.');
      expect(await desk.ticket()).toMatchObject({ article: null });
    });
  });

  describe('who asked', () => {
    const there = MARIEKE_IN_CHANNEL;
    let answer: StoredMessage;
    beforeEach(async () => {
      const { asked } = await desk.bring(FIETSEN, there);
      await annaAnswers('Ja, vraag haar aan.');
      const said = await desk.reads(threadIn(asked), 'Ja, vraag haar aan.');
      expect(labels(cardOf(said))).toEqual([]);
      answer = await desk.refreshed(said, there);
    });

    it('is helped: "Opgelost" closes the question', async () => {
      const card = await desk.press(answer, 'Opgelost', there);
      expect(card.text).toContain('Gekozen: Opgelost. Mooi, vraag 1 is gesloten');
      await desk.cardShows('Stand: gesloten');
      expect(balie.teams.messagesIn(DESK_CHANNEL.id)).toHaveLength(1);
    });

    it('asks on: what they write is on the card, and the desk hears of it', async () => {
      const dialog = await desk.press(answer, 'Nog een vraag', there);
      expect(dialog.text).toContain('Wat wilt u nog weten?');
      const empty = await desk.send(dialog, { text: '  ' }, there);
      expect(empty.text).toContain('Schrijf eerst uw vraag op.');
      const sent = await desk.send(dialog, { text: 'Geldt dat ook voor een carport?' }, there);
      expect(sent.text).toContain('Vraag 1 ligt weer bij Helpdesk Noord');
      const card = await desk.cardShows(
        'De vrager schreef daarna: “Geldt dat ook voor een carport?”',
      );
      expect(seen(card)).toContain('Stand: open, nog van niemand');
      const told = await desk.reads(DESK_CHANNEL.id, 'Vraag 1 is weer open');
      expect(seen(told)).toContain('De vrager schrijft: “Geldt dat ook voor een carport?”');
      await annaAnswers('Nee, alleen voor fietsen.');
      await desk.reads(threadIn(answer), 'Nee, alleen voor fietsen.');
    });

    it('has a BSN taken out of what they write, and is told so', async () => {
      const dialog = await desk.press(answer, 'Nog een vraag', there);
      const sent = await desk.send(dialog, { text: 'En voor BSN 111222333?' }, there);
      expect(sent.text).toContain('Ik heb persoonsgegevens uit uw bericht weggelaten.');
      await desk.cardShows('De vrager schreef daarna: “En voor BSN [bsn]?”');
      const { calls } = balie.teams;
      expect(JSON.stringify(calls)).not.toContain('111222333');
    });

    it('is the only one who can: somebody else in the thread is told so', async () => {
      const joost = { from: JOOST, chat: CHANNEL.id };
      const alone = { text: 'Alleen wie de vraag stelde, kan dit doen.' };
      expect(labels(cardOf(answer))).toEqual(['Opgelost', 'Nog een vraag']);
      expect(await desk.press(answer, 'Opgelost', joost)).toMatchObject({ kind: 'word', ...alone });
      const dialog = await desk.press(answer, 'Nog een vraag', joost);
      const sent = await desk.send(dialog, { text: 'En ik?' }, joost);
      expect(sent.text).toContain(alone.text);
      expect(labels(cardOf(await desk.refreshed(answer, joost)))).toEqual([]);
      expect(await desk.ticket()).toMatchObject({ state: 'answered' });
    });
  });

  describe('the card, brought up to date for who sees it', () => {
    beforeEach(async () => {
      await desk.bring();
      await annaClaims();
    });

    it('shows its owner all acts, and a colleague those of a colleague', async () => {
      const owner = await desk.refresh(desk.card(), ANNA);
      expect(owner.card && labels(owner.card)).toEqual([
        'Wijs toe',
        'Beantwoord',
        'Stuur door',
        'Sluit',
      ]);
      const colleague = await desk.refresh(desk.card(), BEA);
      expect(colleague.card && labels(colleague.card)).toEqual(['Wijs toe']);
    });

    it('shows somebody else in the channel nothing to press', async () => {
      const outsider = await desk.refresh(desk.card(), JOOST_AT_DESK);
      expect(outsider.text).toContain('Stand: opgepakt door Anna');
      expect(outsider.card && labels(outsider.card)).toEqual([]);
    });

    it.each([
      ['in another channel', { from: JOOST, chat: CHANNEL.id }],
      ['in their own chat', MARIEKE_ALONE],
    ])('is not shown to somebody %s', async (_, at) => {
      expect(await desk.refresh(desk.card(), at)).toMatchObject({ kind: 'left', text: 'not here' });
    });

    it('"Lees verder" shows all of a long question to the desk, and to nobody else', async () => {
      const joost = { from: JOOST, chat: personalChat(JOOST) };
      const story = 'Onze praktijk wil graag weten hoe dat zit met de fietsen. ';
      await desk.bring(`${FIETSEN} ${story.repeat(60)}Het slot.`, joost);
      await annaClaims('2');
      await desk.act('Beantwoord', { text: `${'Dat zit zo. '.repeat(300)}Zo is het.` }, ANNA, '2');
      const answer = await desk.reads(joost.chat, 'Antwoord van Helpdesk Noord');
      expect((await desk.press(answer, 'Lees verder', joost)).text).toContain('Zo is het.');
      for (const each of ['een', 'twee', 'drie', 'vier']) {
        const dialog = await desk.press(answer, 'Nog een vraag', joost);
        await desk.send(dialog, { text: `${story.repeat(60)}Vraag ${each}.` }, joost);
      }
      await balie.settle();
      const whole = await desk.press(desk.card('2'), 'Lees verder', BEA);
      expect(whole.title).toBe('De hele vraag');
      for (const each of ['Het slot.', 'Zo is het.', 'Vraag een.', 'Vraag vier.'])
        expect(whole.text).toContain(each);
      expect(await desk.press(desk.card('2'), 'Lees verder', JOOST_AT_DESK)).toMatchObject({
        ...{ kind: 'dialog', text: ONLY_DESK },
      });
    });
  });

  describe('somebody who is not of the desk', () => {
    it('presses every button in vain', async () => {
      await desk.bring();
      const inVain = async (...words: string[]): Promise<void> => {
        const before = await desk.ticket();
        for (const each of words) {
          const came = await desk.press(desk.card(), each, JOOST_AT_DESK);
          expect([each, came.text]).toEqual([each, ONLY_DESK]);
        }
        expect(await desk.ticket()).toEqual(before);
      };
      await inVain('Oppakken', 'Wijs toe', 'Sluit');
      await annaClaims();
      await inVain('Wijs toe', 'Beantwoord', 'Stuur door', 'Sluit');
      await desk.act('Beantwoord', { text: 'Ja, dat kan.' });
      await desk.cardShows('beantwoord door Anna');
      await inVain('Sluit', 'Heropen', 'Bewaar als antwoord');
    });

    it('sends in the dialogs of the desk in vain', async () => {
      await desk.bring();
      await annaClaims();
      const before = await desk.ticket();
      for (const [words, filled] of [
        ['Beantwoord', { text: 'Ja hoor.' }],
        ['Wijs toe', { to: 'Bea' }],
        ['Stuur door', { other: 'De gemeente' }],
        ['Sluit', { text: 'Weg.' }],
      ] as const) {
        const dialog = await desk.press(desk.card(), words);
        const came = await desk.send(dialog, filled, JOOST_AT_DESK);
        expect([words, came.text]).toEqual([words, ONLY_DESK]);
      }
      expect(await desk.ticket()).toEqual(before);
    });

    it.each(['99', '99999999999999999999', ''])(
      'names a question that is not there: "%s"',
      async (ticket) => {
        await desk.bring();
        const before = await desk.ticket();
        const value = { data: { form: 'act:close', ticket, text: 'Weg.' } };
        for (const at of [ANNA, JOOST_AT_DESK]) {
          const came = await desk.post(balie.activities.taskSubmit({ ...placed(at), value }));
          expect(came.text).toBe(`Vraag ${ticket} bestaat niet.`);
        }
        const action = { type: 'Action.Execute', verb: 'claim', data: { ticket } };
        const claim = balie.activities.cardAction({ ...placed(ANNA), value: { action } });
        expect(await desk.post(claim)).toMatchObject({ text: `Vraag ${ticket} bestaat niet.` });
        expect(await desk.ticket()).toEqual(before);
      },
    );
  });

  describe('a colleague at the wrong moment', () => {
    it('reads who has the question before typing an answer: no form opens', async () => {
      await desk.bring();
      await annaClaims();
      const came = await desk.press(desk.card(), 'Beantwoord', BEA);
      expect(came).toMatchObject({ kind: 'dialog', text: 'Anna heeft vraag 1 al.', card: null });
    });

    it('reads in the dialog what changed while it was open; what was typed stays', async () => {
      await desk.bring();
      await annaClaims();
      const dialog = await desk.press(desk.card(), 'Beantwoord');
      await desk.act('Wijs toe', { to: 'Bea' });
      await desk.cardShows('toegewezen aan Bea');
      const came = await desk.send(dialog, { text: 'Ja, dat kan.' });
      expect(came.text).toContain('Vraag 1 is toegewezen aan Bea.');
      expect(came.text).toContain('{Ja, dat kan.}');
      expect(await desk.ticket()).toMatchObject({ state: 'assigned', answer: null });
      await desk.act('Sluit', { text: 'Dit is niet voor ons.' }, BEA);
      await desk.cardShows('Stand: gesloten');
      const late = await desk.send(dialog, { text: 'Ja, dat kan.' });
      expect(late.text).toContain('Vraag 1 is al gesloten; heropen de vraag eerst.');
    });

    it('has a BSN refused in the dialog, and nothing of it is kept or said', async () => {
      await desk.bring();
      await annaClaims();
      const came = await desk.act('Beantwoord', { text: 'De patiënt met BSN 111222333 wel.' });
      expect(came.text).toContain('want uw tekst bevat een BSN; haal dat eerst weg.');
      await balie.settle();
      expect(await desk.ticket()).toMatchObject({ state: 'claimed', answer: null });
      expect(JSON.stringify([balie.teams.calls, balie.lines])).not.toContain('111222333');
    });
  });

  describe('at the same time, or again', () => {
    it('two who press "Oppakken" at once: one has it, the other is told who', async () => {
      await desk.bring();
      const shown = desk.card();
      const came = await Promise.all([ANNA, BEA].map((at) => desk.press(shown, 'Oppakken', at)));
      const { owner, events } = await desk.ticket();
      expect(came.filter(({ kind }) => kind === 'word').map(({ text }) => text)).toEqual([
        `${owner?.name} heeft vraag 1 al.`,
      ]);
      expect(events.map(({ what }) => what.kind)).toEqual(['opened', 'claimed']);
    });

    it('a press that comes twice is one act', async () => {
      await desk.bring();
      const press = desk.pressing(desk.card(), 'Oppakken', ANNA);
      expect(await desk.post(press)).toMatchObject({ kind: 'card' });
      expect(await desk.post(press)).toMatchObject({ kind: 'card' });
      const { events } = await desk.ticket();
      expect(events.map(({ what }) => what.kind)).toEqual(['opened', 'claimed']);
    });

    it('a dialog that comes twice is one answer', async () => {
      await desk.bring();
      await annaClaims();
      const dialog = await desk.press(desk.card(), 'Beantwoord');
      const sending = desk.sending(dialog, { text: 'Ja, dat kan.' }, ANNA);
      expect(await desk.post(sending)).toMatchObject({ kind: 'closed' });
      expect(await desk.post(sending)).toMatchObject({ kind: 'closed' });
      await desk.reads(CHAT, 'Ja, dat kan.');
      await balie.settle();
      const told = balie.teams
        .messagesIn(CHAT)
        .filter((each) => each.card !== null && seen(each).includes('Ja, dat kan.'));
      expect(told).toHaveLength(1);
    });
  });

  describe('what time brings', () => {
    /** The front desk looks at what is due at a moment. */
    async function attendAt(moment: string): Promise<void> {
      balie.setClock(moment);
      const { store, line } = balie;
      const answers = createAnswers(() => library, knowledge.rules);
      const couriers = new Map([['teams', line.courier] as const]);
      const around = { now: () => new Date(moment), log: () => undefined };
      const desk = createFrontDesk({ store, settings: SETTINGS, answers, couriers, ...around });
      await desk.attend();
    }

    it('reminds the desk of a question that nobody has, at the top of its channel', async () => {
      await desk.bring();
      await attendAt('2026-11-25T09:00:00.000Z');
      const told = await desk.reads(DESK_CHANNEL.id, '1 vraag wacht te lang');
      expect([told.thread, told.entities]).toEqual([null, []]);
    });

    it('closes what nobody came back to: the card and the asker say so', async () => {
      await desk.bring();
      await annaAnswers('Ja, dat kan.');
      await attendAt('2026-11-30T09:00:00.000Z');
      await desk.cardShows('Stand: gesloten');
      const told = await desk.reads(CHAT, 'Vraag 1 is gesloten');
      expect(seen(told)).toContain('Ik hoorde niets meer na het antwoord.');
    });
  });

  describe('two regions', () => {
    const ZUID = '19:d00d12d34e4f5a8b7c6d5e4f3a2b1000@thread.tacv2';
    const BEA_IN_ZUID = { from: BEA_VISSER, chat: ZUID, tenant: FOREIGN_TENANT };
    const JOOST_IN_ZUID = { from: JOOST, chat: ZUID, tenant: FOREIGN_TENANT };
    const places = (workspace: string) => [{ platform: 'teams', workspace }];
    const region = (id: string, name: string, workspace: string, channel: string, who: object) => ({
      ...{ id, name, places: places(workspace) },
      desk: { name: `Helpdesk ${name}`, platform: 'teams', workspace, channel, members: [who] },
    });
    const settings = Settings.parse({
      regions: [
        region('noord', 'Noord', TENANT, DESK_CHANNEL.id, {
          name: 'Anna',
          teams: ANNA_JANSEN.aadObjectId,
        }),
        {
          ...region('zuid', 'Zuid', FOREIGN_TENANT, ZUID, {
            name: 'Bea',
            teams: BEA_VISSER.aadObjectId,
          }),
          // And one channel in the tenant of Noord.
          places: [
            ...places(FOREIGN_TENANT),
            { platform: 'teams', workspace: TENANT, channel: CHANNEL.id },
          ],
        },
      ],
    });
    const members = [BEA_VISSER, JOOST];
    const chats = [{ id: ZUID, kind: 'channel', team: null, members } as const];

    beforeEach(async () => {
      await balie.close();
      balie = await openRealTeams({ keys, settings, teams: { chats } });
      desk = createDeskScene(balie);
      await desk.bring(FIETSEN, JOOST_IN_ZUID, ZUID);
    });

    it('have each their own questions, in their own channel', async () => {
      await desk.bring('Mag een praktijk een eigen parkeerplaats huren?');
      const [inNoord, inZuid] = [desk.card('2'), desk.card('1', ZUID)].map(seen);
      expect(inNoord).toContain('parkeerplaats');
      expect(inZuid).toContain('fietsenstalling');
      const claimed = await desk.press(desk.card('1', ZUID), 'Oppakken', BEA_IN_ZUID);
      expect(claimed.text).toContain('opgepakt door Bea');
      const own = await desk.press(desk.card('2'), 'Oppakken', ANNA);
      expect(own.text).toContain('opgepakt door Anna');
    });

    it.each([
      ['of another desk', ANNA],
      ['of another tenant, with the object id of a colleague', { ...BEA_IN_ZUID, tenant: TENANT }],
    ])('keep out somebody %s', async (_, at) => {
      const only = 'Alleen de mensen van Helpdesk Zuid kunnen dit doen.';
      const before = await desk.ticket();
      const action = { type: 'Action.Execute', verb: 'claim', data: { ticket: '1' } };
      const claim = balie.activities.cardAction({ ...placed(at), value: { action } });
      expect(await desk.post(claim)).toMatchObject({ kind: 'word', text: only });
      const value = { data: { form: 'act:close', ticket: '1', text: 'Weg.' } };
      const close = balie.activities.taskSubmit({ ...placed(at), value });
      expect(await desk.post(close)).toMatchObject({ kind: 'dialog', text: only });
      expect(await desk.ticket()).toEqual(before);
    });

    it('keep a card out of the channel of another desk', async () => {
      const refresh = await desk.refresh(desk.card('1', ZUID), ANNA);
      expect(refresh).toMatchObject({ kind: 'left' });
    });

    it('“Opgelost” and “Nog een vraag” go to the desk that answered, also from a chat of another region', async () => {
      const inChannel = { from: JOOST, chat: CHANNEL.id };
      const alone = { from: JOOST, chat: personalChat(JOOST) };
      const command = { ...placed(inChannel), value: { commandId: 'helpdesk' } };
      const asking = await desk.post(balie.activities.messageAction(command));
      await desk.send(asking, { text: 'Mag de hond mee naar de praktijk?' }, inChannel);
      await desk.cardShows('Stand: open', '2', ZUID);
      await desk.press(desk.card('2', ZUID), 'Oppakken', BEA_IN_ZUID);
      await desk.cardShows('opgepakt door Bea', '2', ZUID);
      await desk.act('Beantwoord', { text: 'Ja, aan de lijn.' }, BEA_IN_ZUID, '2');
      const answer = await desk.reads(alone.chat, 'Ja, aan de lijn.');
      const done = await desk.press(answer, 'Opgelost', alone);
      expect(done.text).toContain('Mooi, vraag 2 is gesloten');
      await desk.cardShows('Stand: gesloten', '2', ZUID);
      const dialog = await desk.press(answer, 'Nog een vraag', alone);
      const sent = await desk.send(dialog, { text: 'En de kat?' }, alone);
      expect(sent.text).toContain('Vraag 2 ligt weer bij Helpdesk Zuid');
      await desk.cardShows('Stand: open, nog van niemand', '2', ZUID);
      expect(balie.teams.messagesIn(DESK_CHANNEL.id)).toEqual([]);
    });
  });
});
