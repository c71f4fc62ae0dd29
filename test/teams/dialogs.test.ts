import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Settings } from '../../src/helpdesk/region.ts';
import { reply } from '../../src/reply.ts';
import {
  ask,
  cardIn,
  dataOf,
  expectNothingRefused,
  FUTEC,
  fetchTask,
  inPlace,
  open,
  press,
  pressed,
  pressing,
  quiet,
  refresh,
  sendIn,
  shownIn,
  WITH_BALIE,
} from './asking-scene.ts';
import {
  ANNA,
  CHANNEL,
  DESK_CHANNEL,
  JOOST,
  MARIEKE,
  personalChat,
  type StoredMessage,
  TENANT,
} from './fake-teams.ts';
import { type Keys, WAYS_TO_SEND } from './keys.ts';
import { openRealTeams, type RealTeams, SETTINGS } from './real-teams.ts';
import { cardOf, FIETSEN, saidIn } from './scene.ts';
import { inputsOf, sentBy, shown } from './seen.ts';

const OLD_BUTTON = 'Deze knop is te oud. Stel uw vraag opnieuw.';
const OLD_DIALOG = 'Dit venster is te oud. Sluit het en open het opnieuw.';
const FORGOTTEN = 'Dit antwoord bewaar ik niet meer. Stel de vraag opnieuw.';

describe.each(WAYS_TO_SEND)('what Teams sends, %s:', (_sent, start) => {
  let keys: Keys | null;
  beforeAll(async () => {
    keys = await start();
  });
  afterAll(() => keys?.close());

  let balie: RealTeams;
  beforeEach(async () => {
    balie = await openRealTeams({ keys });
  });
  afterEach(() => balie.close());

  const askThere = (text: string, over = {}, how = balie.activities.channelMessage) =>
    ask(balie, `<at>Balie</at> ${text}`, over, how);

  /** A message as it stands now. */
  const now = ({ id, conversation }: StoredMessage): StoredMessage | undefined =>
    balie.teams.messagesIn(conversation).find((each) => each.id === id);

  /** Waits until a message shows something. */
  const shows = (message: StoredMessage, words: string) =>
    balie.teams.waitFor(() => {
      const found = now(message);
      return found !== undefined && shown(cardOf(found)).includes(words) && found;
    }, words);

  const ticketCard = (): Promise<StoredMessage> =>
    balie.teams.waitFor(() => saidIn(balie, DESK_CHANNEL.id)[0], 'the card at the desk');

  /** The names and questions of what lies at the desk. */
  const questions = async (): Promise<string[][]> => {
    const tickets = await balie.store.transaction((unit) =>
      unit.tickets.list({ regions: ['noord'] }),
    );
    return tickets.map(({ asker, question }) => [asker.name, question]);
  };

  describe('a choice under an answer', () => {
    it('is said in the conversation, and the card shows which it was, also later', async () => {
      const answer = await ask(balie, 'koppelkosten ram-it');
      const card = inPlace(await press(balie, answer, 'Nog 8 maanden'));
      expect(shown(card)).toContain('Gekozen: Nog 8 maanden');
      expect(Object.keys(sentBy(card))).not.toContain('Nog 8 maanden');
      const next = await balie.teams.waitFor(() => saidIn(balie, WITH_BALIE)[1], 'the next answer');
      expect(next.summary).toContain('Koppelkosten RAM-IT voor 8 maanden: € 28,00');
      expect((await shows(answer, 'Gekozen: Nog 8 maanden')).edited).toBe(1);
      expectNothingRefused(balie);
    });

    it('stays shown when the answer is rated after it', async () => {
      const answer = await ask(balie, 'koppelkosten ram-it');
      await press(balie, answer, 'Nog 8 maanden');
      const chosen = await shows(answer, 'Gekozen: Nog 8 maanden');
      const card = inPlace(await press(balie, chosen, 'Ja'));
      expect(shown(card)).toContain('Gekozen: Nog 8 maanden');
      expect(shown(card)).toContain('Bedankt voor uw reactie.');
    });

    it('that is pressed twice is said once', async () => {
      const answer = await ask(balie, 'koppelkosten ram-it');
      await Promise.all([
        press(balie, answer, 'Nog 8 maanden'),
        press(balie, answer, 'Nog 8 maanden'),
      ]);
      await balie.teams.waitFor(() => saidIn(balie, WITH_BALIE)[1], 'the next answer');
      await press(balie, answer, 'Nog 8 maanden');
      expect(await quiet(balie)).toBe(2);
    });

    it('in a thread is answered there for each who presses, and stays for the others', async () => {
      const answer = await askThere('koppelkosten ram-it');
      await press(balie, answer, 'Nog 8 maanden', JOOST);
      const next = await balie.teams.waitFor(() => saidIn(balie, CHANNEL.id)[1], 'the next answer');
      expect(next.thread).toBe(answer.thread);
      expect(next.summary).toContain('Koppelkosten RAM-IT voor 8 maanden: € 28,00');
      await press(balie, answer, 'Nog 8 maanden', MARIEKE);
      await balie.teams.waitFor(() => saidIn(balie, CHANNEL.id)[2], 'another answer');
      expect(now(answer)?.edited).toBe(0);
      expectNothingRefused(balie);
    });
  });

  describe('“Was dit nuttig?”', () => {
    it.each([
      ['Ja', 1],
      ['Nee', 0],
    ] as const)('with “%s” is thanked for on the card itself, and kept', async (label, helpful) => {
      const answer = await ask(balie, FUTEC);
      const card = inPlace(await press(balie, answer, label));
      expect(shown(card)).toContain('Bedankt voor uw reactie. [Vraag de helpdesk]');
      await shows(answer, 'Bedankt voor uw reactie.');
      const [asked] = await balie.store.transaction((unit) =>
        unit.questions.between(['noord'], '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'),
      );
      expect(asked).toMatchObject({ text: FUTEC, helpful });
      expect(await quiet(balie)).toBe(1);
      expectNothingRefused(balie);
    });

    it('is no way to have something else said', async () => {
      const answer = await ask(balie, FUTEC);
      const other = pressing(balie, answer, { verb: 'feedback', text: 'koppelkosten futec' });
      expect(await pressed(balie, other)).toBe(OLD_BUTTON);
    });
  });

  describe('“Vraag de helpdesk”', () => {
    it('takes the question of that very card, and not the one after it', async () => {
      const first = await ask(balie, FUTEC);
      await ask(balie, 'wat kost de koppeling bij RAM-IT');
      const card = inPlace(await press(balie, first, 'Vraag de helpdesk'));
      expect(shown(card)).toContain('Gekozen: Vraag de helpdesk');
      const opened = await balie.teams.waitFor(
        () => saidIn(balie, WITH_BALIE)[2],
        'the word of it',
      );
      expect(shown(cardOf(opened))).toContain('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
      expect(shown(cardOf(opened))).toContain(`Uw vraag: “${FUTEC}”`);
      expect(shown(cardOf(await ticketCard()))).toContain(FUTEC);
      expect(await questions()).toEqual([['Marieke de Vries', FUTEC]]);
      expectNothingRefused(balie);
    });

    it('pressed twice asks once', async () => {
      const answer = await ask(balie, FIETSEN);
      await Promise.all([
        press(balie, answer, 'Vraag de helpdesk'),
        press(balie, answer, 'Vraag de helpdesk'),
      ]);
      await ticketCard();
      await quiet(balie);
      expect(await questions()).toEqual([['Marieke de Vries', FIETSEN]]);
      expect(saidIn(balie, WITH_BALIE)).toHaveLength(2);
    });

    it('under an answer in a channel is open to a colleague too, in their own name', async () => {
      const answer = await askThere(FIETSEN);
      await press(balie, answer, 'Vraag de helpdesk', JOOST);
      await ticketCard();
      expect(await questions()).toEqual([['Joost Bakker', FIETSEN]]);
    });

    it('under an answer that is not kept any more says so, and takes no other question', async () => {
      const answer = await ask(balie, FIETSEN);
      const old = pressing(balie, answer, { verb: 'helpdesk', ref: 'reply:teams:weg' });
      expect(await pressed(balie, old)).toBe(FORGOTTEN);
      await quiet(balie);
      expect(await questions()).toEqual([]);
    });
  });

  describe('the buttons under an answer of the helpdesk', () => {
    /** A question of Marieke that Anna answered; gives the answer where it was asked. */
    async function answered(place: string, question: () => Promise<StoredMessage>) {
      await press(balie, await question(), 'Vraag de helpdesk');
      const card = await ticketCard();
      await press(balie, card, 'Oppakken', ANNA);
      const mine = await shows(card, '[Beantwoord]');
      const form = shownIn(await open(balie, mine, 'Beantwoord', ANNA));
      await balie.sender.post(
        balie.activities.taskSubmit({
          from: ANNA,
          value: { data: { ...dataOf(form.card, 'Verstuur'), text: 'Ja, bij uw gemeente.' } },
        }),
      );
      return balie.teams.waitFor(
        () => saidIn(balie, place).find(({ summary }) => summary.startsWith('Antwoord van')),
        'the answer of the desk',
      );
    }
    const answeredAlone = () => answered(WITH_BALIE, () => ask(balie, FIETSEN));

    it('close the question with “Opgelost”, on the card itself', async () => {
      const answer = await answeredAlone();
      expect(shown(cardOf(answer))).toContain('Ja, bij uw gemeente.');
      const card = inPlace(await press(balie, answer, 'Opgelost'));
      expect(shown(card)).toContain('Gekozen: Opgelost. Mooi, vraag 1 is gesloten');
      await shows(await ticketCard(), 'gesloten');
      expectNothingRefused(balie);
    });

    it('open a dialog with “Nog een vraag”, and what is typed there goes to the desk', async () => {
      const answer = await answeredAlone();
      const dialog = shownIn(await open(balie, answer, 'Nog een vraag'));
      expect([dialog.title, shown(dialog.card)]).toEqual([
        'Nog een vraag',
        expect.stringContaining('Wat wilt u nog weten?: {}'),
      ]);
      const empty = shownIn(await sendIn(balie, dialog, 'Verstuur', { text: ' ' }));
      expect(shown(empty.card)).toContain('Schrijf eerst uw vraag op.');
      const next = await sendIn(balie, empty, 'Verstuur', { text: 'En voor een bakfiets?' });
      expect(shown(shownIn(next).card)).toContain('Vraag 1 ligt weer bij Helpdesk Noord');
      await shows(await ticketCard(), 'En voor een bakfiets?');
      expectNothingRefused(balie);
    });

    it('are in a channel for who asked alone', async () => {
      const answer = await answered(CHANNEL.id, () => askThere(FIETSEN));
      expect(answer.text).toBe('<at>Marieke de Vries</at>');
      const { refresh: asks } = cardOf(answer);
      expect([asks?.userIds, Object.keys(sentBy(cardOf(answer)))]).toEqual([[MARIEKE.id], []]);
      const own = cardIn(await refresh(balie, answer, { ...asks?.action.data }, MARIEKE));
      expect(own === null ? [] : Object.keys(sentBy(own))).toEqual(['Opgelost', 'Nog een vraag']);
      const forged = pressing(balie, answer, { verb: 'choice', text: '/opgelost 1' }, JOOST);
      expect(await pressed(balie, forged)).toBe('Alleen wie de vraag stelde, kan dit doen.');
    });
  });

  describe('a button about one’s own question', () => {
    const settings = Settings.parse({
      regions: SETTINGS.regions.map((region) => ({
        ...region,
        places: [{ platform: 'teams', workspace: TENANT, channel: CHANNEL.id }],
      })),
    });

    it('works in the conversation with Balie too, where a region is only some channels', async () => {
      const narrow = await openRealTeams({ keys, settings });
      try {
        const answer = await ask(narrow, FIETSEN, {}, narrow.activities.channelMessage);
        await press(narrow, answer, 'Vraag de helpdesk');
        await quiet(narrow);
        const here = await ask(narrow, FIETSEN);
        const close = pressing(narrow, here, { verb: 'choice', text: '/opgelost 1' });
        expect(await pressed(narrow, close)).toContain('Vraag 1 is ingetrokken');
        const other = pressing(narrow, here, { verb: 'choice', text: FUTEC });
        expect(await pressed(narrow, other)).toBe(
          'Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.',
        );
      } finally {
        await narrow.close();
      }
    });
  });

  describe('a button that Balie does not have', () => {
    it.each(['weg', 'toString', ''])(
      '(%s) says that it is old, and the card stays',
      async (verb) => {
        const answer = await ask(balie, FUTEC);
        expect(await pressed(balie, pressing(balie, answer, { verb }))).toBe(OLD_BUTTON);
        expect(await quiet(balie)).toBe(1);
      },
    );

    it('that opens a dialog says that it is old', async () => {
      expect(await fetchTask(balie, { form: 'form:toString' })).toBe(OLD_DIALOG);
      expect(await fetchTask(balie, {})).toBe(OLD_DIALOG);
      const activity = balie.activities.taskSubmit({ value: { data: { form: 'act:weg' } } });
      expect(JSON.stringify((await balie.sender.post(activity)).body)).toContain(OLD_DIALOG);
    });

    it('that Teams sends in a way that nobody knows is not taken', async () => {
      const odd = balie.activities.cardAction({ name: 'constructor' });
      expect(await balie.sender.post(odd)).toEqual({ status: 501, body: '' });
    });
  });

  describe('what Balie said to somebody else', () => {
    it('is shown and used only by them, also when its name is known', async () => {
      const answer = await ask(balie, 'wat kost de koppeling bij RAM-IT');
      const { ref } = dataOf(cardOf(answer), 'Vraag de helpdesk');
      const his = await ask(balie, FUTEC, { from: JOOST });
      const left = { statusCode: 404, type: 'application/vnd.microsoft.error' };
      expect(await refresh(balie, his, { ref }, JOOST)).toMatchObject(left);
      expect(await fetchTask(balie, { form: 'whole', ref }, { from: JOOST })).toBe(FORGOTTEN);
      const helpdesk = pressing(balie, his, { verb: 'helpdesk', ref }, JOOST);
      expect(await pressed(balie, helpdesk)).toBe(FORGOTTEN);
      const choice = pressing(balie, his, { verb: 'choice', ref, text: 'help' }, JOOST);
      expect(await pressed(balie, choice)).toBe(FORGOTTEN);
      await quiet(balie);
      expect(await questions()).toEqual([]);

      const own = cardIn(await refresh(balie, answer, { ref }, MARIEKE));
      expect(own === null ? '' : shown(own)).toContain('RAM-IT');
    });

    it('that is forgotten stays on the card as it is', async () => {
      const answer = await askThere(FUTEC);
      expect(await refresh(balie, answer, { ref: 'reply:weg' }, MARIEKE)).toMatchObject({
        statusCode: 404,
      });
      expect(await fetchTask(balie, { form: 'whole', ref: 'reply:weg' })).toBe(FORGOTTEN);
    });
  });

  describe('the form of a calculation', () => {
    it.each([
      [
        'koppelkosten',
        { vendor: 'Futec', months: '12', practices: '' },
        ['Koppelkosten Futec voor 12 maanden: € 30,00', '2. 12 maanden × € 2,50 = € 30,00.'],
      ],
      [
        'wijzigingsdata',
        { items: 'POH-GGZ', start: '2027-04-01' },
        ['POH-GGZ per 1 april 2027: aanvragen uiterlijk 4 maart 2027'],
      ],
      [
        'wijzigingsdata',
        { items: 'POH-GGZ,Vragenlijst', start: '2027-04-01' },
        ['POH-GGZ', 'Vragenlijst', 'uiterlijk 4 maart 2027'],
      ],
      [
        'open-declaratie',
        { patients: '2.350', year: '2021' },
        ['OPEN-declaratie 2021: € 6.650,50 eenmalig'],
      ],
    ])(
      '%s opens from its button, and shows its result above what was filled in',
      async (command, filled, lines) => {
        const offer = await ask(balie, command);
        const form = shownIn(await open(balie, offer, 'Vul het formulier in'));
        expect(form.title.toLowerCase()).toBe(command);
        const result = shownIn(await sendIn(balie, form, 'Bereken', filled));
        for (const line of lines) expect(shown(result.card)).toContain(line);
        expect(shown(result.card)).toMatch(/ 1\. /u);
        const given = Object.entries(filled).filter(([, value]) => value !== '');
        for (const [name, value] of given)
          expect(inputsOf(result.card)[name]).toMatchObject({ value });
        expectNothingRefused(balie);
      },
    );

    it('says what is wrong with a value, keeps it, and calculates the next try', async () => {
      const form = shownIn(await fetchTask(balie, { form: 'form:open-declaratie' }));
      const wrong = { patients: 'veel', year: '2021' };
      const refused = shownIn(await sendIn(balie, form, 'Bereken', wrong));
      expect(shown(refused.card)).toContain(
        "Het aantal ingeschreven patiënten moet een heel getal van 0 of meer zijn; ik las 'veel'.",
      );
      expect(inputsOf(refused.card).patients).toMatchObject({ value: 'veel' });
      const right = shownIn(
        await sendIn(balie, refused, 'Bereken', { patients: '2.350', year: '2021' }),
      );
      expect(shown(right.card)).toContain('OPEN-declaratie 2021: € 6.650,50 eenmalig');
      expect(shown(right.card)).not.toContain('ik las');
    });

    it('with a patient’s data keeps and repeats none of it', async () => {
      const form = shownIn(await fetchTask(balie, { form: 'form:koppelkosten' }));
      const filled = { vendor: 'Futec', months: '12', practices: 'bsn 123456782' };
      await sendIn(balie, form, 'Bereken', filled);
      const kept = await balie.store.transaction(({ people }) =>
        people.export(`teams:${TENANT}/${MARIEKE.aadObjectId}`),
      );
      expect(JSON.stringify([kept, balie.lines, balie.teams.calls])).not.toContain('123456782');
    });
  });

  describe('“Lees verder”', () => {
    it('opens all of an answer that is too long for a card, for who is there', async () => {
      const text = Array.from({ length: 300 }, (_, at) => `Dit is zin ${at + 1} van veel.`).join(
        ' ',
      );
      const long = {
        kind: 'message',
        to: { platform: 'teams', conversation: `${TENANT}/~${WITH_BALIE}` },
        reply: reply({ kind: 'answer', title: 'Een lang antwoord', text }),
        region: 'noord',
        ticket: null,
      } as const;
      await balie.store.transaction(({ outbox }) =>
        outbox.add('reply:teams:lang', long, 'teams', '2026-11-23T09:00:00.000Z'),
      );
      const answer = await balie.teams.waitFor(() => saidIn(balie, WITH_BALIE)[0], 'the answer');
      expect(shown(cardOf(answer))).toContain('Dit is niet alles. Kies “Lees verder” voor');
      expect(shown(cardOf(answer))).not.toContain('Dit is zin 300 van veel.');
      const whole = shownIn(await open(balie, answer, 'Lees verder'));
      expect([whole.title, shown(whole.card)]).toEqual([
        'Het hele antwoord',
        expect.stringContaining(text),
      ]);
      const data = dataOf(cardOf(answer), 'Lees verder');
      expect(await fetchTask(balie, data, { from: JOOST })).toBe(FORGOTTEN);
      expect(saidIn(balie, personalChat(JOOST))).toEqual([]);
      expectNothingRefused(balie);
    });
  });
});
