import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Settings } from '../../src/helpdesk/region.ts';
import { type Store, StoreUnavailable } from '../../src/helpdesk/store.ts';
import type { JsonObject } from '../slack/fake-slack/json.ts';
import {
  ask,
  dataOf,
  dialogAfter,
  expectNothingRefused,
  FUTEC,
  fetchTask,
  keptOf,
  type Opened,
  press,
  pressed,
  pressing,
  quiet,
  shownIn,
  WITH_BALIE,
} from './asking-scene.ts';
import { problemsOf } from './fake-teams/card.ts';
import { DESK_CHANNEL, JOOST, MARIEKE, TENANT } from './fake-teams.ts';
import { type Keys, WAYS_TO_SEND } from './keys.ts';
import { openRealTeams, type RealTeams, SETTINGS } from './real-teams.ts';
import { cardOf, FIETSEN, saidIn } from './scene.ts';
import { sentBy, shown } from './seen.ts';

const PERSON = `teams:${TENANT}/${MARIEKE.aadObjectId}`;
const NO_REGION =
  'Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.';

describe.each(WAYS_TO_SEND)('what Teams sends, %s:', (sent, start) => {
  let keys: Keys | null;
  beforeAll(async () => {
    keys = await start();
  });
  afterAll(() => keys?.close());

  let balie: RealTeams;
  let before: () => Promise<unknown>;
  beforeEach(async () => {
    before = async () => undefined;
    const wrapped = (store: Store): Store => ({
      close: store.close,
      transaction: async (work) => {
        await before();
        return store.transaction(work);
      },
    });
    balie = await openRealTeams({ keys, store: wrapped });
  });
  afterEach(() => balie.close());

  /** Balie as one channel of a team knows it, and no other place. */
  const narrow = (): Promise<RealTeams> =>
    openRealTeams({
      keys,
      settings: Settings.parse({
        regions: SETTINGS.regions.map((region) => ({
          ...region,
          places: [{ platform: 'teams', workspace: TENANT, channel: DESK_CHANNEL.id }],
        })),
      }),
    });

  const Found = z.object({
    composeExtension: z.object({
      type: z.literal('result'),
      attachmentLayout: z.literal('list'),
      attachments: z.array(
        z.object({
          contentType: z.literal('application/vnd.microsoft.card.adaptive'),
          content: z.unknown(),
          preview: z.object({
            contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
            content: z.object({ title: z.string(), text: z.string() }),
          }),
        }),
      ),
    }),
  });

  /** What a search with these words shows; the first search is without any. */
  async function search(words: string | null, at = balie): Promise<unknown> {
    const { query, firstQuery } = at.activities;
    const value = {
      commandId: 'zoek',
      parameters: [{ name: 'vraag', value: words }],
      queryOptions: { skip: 0, count: 25 },
    };
    const { status, body } = await at.sender.post(words === null ? firstQuery() : query({ value }));
    expect(status).toBe(200);
    return body;
  }

  const resultsOf = (body: unknown) => Found.parse(body).composeExtension.attachments;
  const titlesOf = (body: unknown): string[] =>
    resultsOf(body).map(({ preview }) => preview.content.title);
  const onlySaying = (text: string) => ({ composeExtension: { type: 'message', text } });

  describe('a search from the box in which somebody writes', () => {
    it('finds what the documents have on some words, as cards with a line to choose them by', async () => {
      const found = resultsOf(await search('koppeling Futec'));
      expect(found.length).toBeLessThanOrEqual(8);
      expect(found[0]?.preview.content).toEqual({
        title: 'Wat de ZorgDomein-koppeling bij Futec kost',
        text: expect.stringContaining('alleen periodieke kosten'),
      });
      expect(found.flatMap(({ content }) => problemsOf(content))).toEqual([]);
      expect(JSON.stringify(found[0]?.content)).toContain('€ 2,50 per aanmelding');
    });

    it('puts no button in a message of somebody else', async () => {
      const cards = JSON.stringify(resultsOf(await search('koppeling Futec')));
      expect(cards).not.toMatch(/Action\.(?:Execute|Submit)|"refresh"/u);
    });

    it('shows what every document is known for, before anything is typed', async () => {
      const titles = titlesOf(await search(null));
      expect(titles).toContain('Wat de ZorgDomein-koppeling bij Futec kost');
      expect(titlesOf(await search(''))).toEqual(titles);
    });

    it('says that it found nothing', async () => {
      expect(await search('fietsenstalling')).toEqual(
        onlySaying('Hierover staat niets in de documenten. Probeer andere woorden.'),
      );
    });

    it('keeps nothing of it, and looks past a patient’s data', async () => {
      const titles = titlesOf(await search('koppeling Futec bsn 123456782'));
      expect(titles[0]).toBe('Wat de ZorgDomein-koppeling bij Futec kost');
      expect(await keptOf(balie, PERSON)).toEqual([]);
      expect(JSON.stringify(balie.lines)).not.toMatch(/Futec|123456782/u);
      expect(await quiet(balie)).toBe(0);
    });

    it('says so in a place of no region', async () => {
      const elsewhere = await narrow();
      try {
        expect(await search('koppeling Futec', elsewhere)).toEqual(onlySaying(NO_REGION));
      } finally {
        await elsewhere.close();
      }
    });
  });

  /** Somebody chooses something in the menu of a message that Joost wrote. */
  const choose = (commandId: string, content: string, at = balie): Promise<Opened | string> =>
    dialogAfter(
      at,
      at.activities.messageAction({
        value: { commandId, messagePayload: { body: { contentType: 'html', content } } },
      }),
    );

  /** Sends in the dialog that a choice opened. */
  const sendIn = ({ card }: Opened, filled: JsonObject): Promise<Opened | string> =>
    dialogAfter(
      balie,
      balie.activities.messageActionSubmit({
        value: { commandId: 'helpdesk', data: { ...dataOf(card, 'Verstuur'), ...filled } },
      }),
    );

  describe('“Vraag Balie” on a message', () => {
    it('answers its text, for who chose it alone', async () => {
      const { card } = shownIn(
        await choose('vraag', `<p>Wat kost de koppeling bij <b>Futec</b>?</p>`),
      );
      expect(shown(card)).toContain('Wat de ZorgDomein-koppeling bij Futec kost');
      expect(shown(card)).toContain('Per maand: € 2,50 per aanmelding');
      expect(await quiet(balie)).toBe(0);
      expectNothingRefused(balie);
    });

    it('of a message with a patient’s data answers without it, and keeps and repeats none of it', async () => {
      const { card } = shownIn(await choose('vraag', `<p>${FUTEC} voor bsn 123456782</p>`));
      expect(shown(card)).toContain('Verwijder het bericht');
      const everything = JSON.stringify([await keptOf(balie, PERSON), card, balie.lines]);
      expect(everything).toContain('Futec');
      expect(everything).not.toContain('123456782');
    });

    it('of a message without words says that there is no question', async () => {
      const { card } = shownIn(await choose('vraag', '<p><at id="0">Joost Bakker</at>&nbsp;</p>'));
      expect(shown(card)).toContain('Ik zie geen vraag');
    });

    it('says so in a place of no region, and that it does not know another choice', async () => {
      const elsewhere = await narrow();
      try {
        expect(await choose('vraag', `<p>${FUTEC}</p>`, elsewhere)).toBe(NO_REGION);
      } finally {
        await elsewhere.close();
      }
      expect(await choose('toString', `<p>${FUTEC}</p>`)).toBe(
        'Dit venster is te oud. Sluit het en open het opnieuw.',
      );
    });
  });

  describe('“Naar de helpdesk” on a message', () => {
    const ticketCard = (): Promise<string> =>
      balie.teams.waitFor(
        () => saidIn(balie, DESK_CHANNEL.id).map((each) => shown(cardOf(each)))[0],
        'the card at the desk',
      );

    it('opens a dialog with its text, which is edited and becomes a card at the desk', async () => {
      const html =
        '<div><p><at id="0">Joost Bakker</at> wie weet of wij &lt;subsidie&gt; krijgen</p><p>voor een <strong>fietsenstalling</strong>?</p></div>';
      const dialog = shownIn(await choose('helpdesk', html));
      expect(dialog.title).toBe('Naar de helpdesk');
      expect(shown(dialog.card)).toContain(
        'Uw vraag aan de helpdesk: {wie weet of wij <subsidie> krijgen voor een fietsenstalling?}',
      );
      const outcome = shownIn(await sendIn(dialog, { text: FIETSEN }));
      expect(shown(outcome.card)).toContain('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
      expect(shown(outcome.card)).toContain(`Uw vraag: “${FIETSEN}”`);
      const card = await ticketCard();
      expect(card).toContain(FIETSEN);
      expect(card).toContain('Vrager: Marieke de Vries');
      expectNothingRefused(balie);
    });

    it('opens the dialog without what the message has of a patient', async () => {
      const html = '<p>Mag Jan de Vries, bsn 123456782, een koppeling bij Futec?</p>';
      const { card } = shownIn(await choose('helpdesk', html));
      expect(shown(card)).toContain('een koppeling bij Futec?}');
      expect(shown(card)).toContain('Haal gegevens van patiënten weg voor u de vraag verstuurt.');
      expect(JSON.stringify([card, balie.lines])).not.toMatch(/123456782|Vries/u);
    });

    it('takes a patient’s data out of what is sent in, and says so', async () => {
      const dialog = shownIn(await choose('helpdesk', `<p>${FIETSEN}</p>`));
      const text = `${FIETSEN} Voor bsn 123456782.`;
      const outcome = shownIn(await sendIn(dialog, { text }));
      expect(shown(outcome.card)).toContain('Let op: ');
      expect(await ticketCard()).toContain('Krijgen wij subsidie');
      const kept = await keptOf(balie, PERSON);
      expect(JSON.stringify([kept, balie.teams.calls, balie.lines])).not.toContain('123456782');
    });

    it('says at the text that nothing is left to ask, and keeps what was typed', async () => {
      const dialog = shownIn(await choose('helpdesk', '<p>help</p>'));
      const again = shownIn(await sendIn(dialog, { text: '???' }));
      expect(shown(again.card)).toContain(
        'Uw vraag aan de helpdesk: {???} Ik zie geen vraag; schrijf de vraag erbij in gewone woorden.',
      );
      const next = shownIn(await sendIn(again, { text: FIETSEN }));
      expect(shown(next.card)).toContain('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
    });
  });

  describe('what Teams waits for', () => {
    /** Begins what goes wrong, and gives what people read who then press, send in, search and choose. */
    async function everyAnswer(trouble: () => Promise<unknown>): Promise<unknown[]> {
      const answer = await ask(balie, 'koppelkosten ram-it');
      const dialog = shownIn(await choose('helpdesk', `<p>${FIETSEN}</p>`));
      const { ref } = dataOf(cardOf(answer), 'Vraag de helpdesk');
      before = trouble;
      return Promise.all([
        press(balie, answer, 'Nog 8 maanden'),
        press(balie, answer, 'Ja'),
        press(balie, answer, 'Vraag de helpdesk'),
        pressed(balie, pressing(balie, answer, { verb: 'claim', ticket: '1' })),
        fetchTask(balie, { form: 'whole', ref }),
        fetchTask(balie, { form: 'act:answer', ticket: '1' }),
        sendIn(dialog, { text: FIETSEN }),
        choose('vraag', `<p>${FUTEC}</p>`),
        search('koppeling Futec').then((body) => Saying.parse(body).composeExtension.text),
      ]);
    }
    const Saying = z.object({
      composeExtension: z.object({ type: z.literal('message'), text: z.string() }),
    });
    const SLOW =
      'Dit duurt langer dan anders. Kijk over een minuut of het gelukt is. Zo niet, probeer het dan opnieuw.';
    /** The same sentence to everybody. */
    const all = (text: string): string[] => Array.from({ length: 9 }, () => text);

    it('says why nothing can be kept, wherever somebody waits', async () => {
      const AWAY = 'De schijf van de database is vol. Er is niets verloren.';
      const answers = await everyAnswer(async () => {
        throw new StoreUnavailable(AWAY, { passing: false });
      });
      expect(answers).toEqual(all(AWAY));
    });

    it('says that something went wrong, and writes down nothing that somebody typed', async () => {
      const answers = await everyAnswer(async () => {
        throw new Error('kapot');
      });
      expect(answers).toEqual(all('Er ging iets mis; probeer het opnieuw.'));
      expect(balie.log).toContain('teams.failed');
      expect(JSON.stringify(balie.lines)).not.toContain('fietsenstalling');
    });

    // Once is enough: it waits for as long as Teams would.
    it.runIf(sent === 'signed')(
      'is answered while the store still hangs, and done when it is back',
      async () => {
        let release = (): void => undefined;
        const held = new Promise<void>((resolve) => {
          release = resolve;
        });
        const answers = await everyAnswer(() => held);
        before = async () => undefined;
        release();
        expect(answers).toEqual(all(SLOW));
        const next = await balie.teams.waitFor(
          () => saidIn(balie, WITH_BALIE).find(({ summary }) => summary.includes('€ 28,00')),
          'the answer to what was pressed',
        );
        expect(Object.keys(sentBy(cardOf(next)))).toContain('Vraag de helpdesk');
        // What came of the dialog is told in the conversation, because the dialog says it no more.
        await balie.teams.waitFor(
          () => saidIn(balie, WITH_BALIE).find((said) => shown(cardOf(said)).includes(FIETSEN)),
          'what came of the dialog',
        );
      },
    );

    it('opens a form that needs nothing of the store', async () => {
      await ask(balie, 'help', { from: JOOST });
      before = async () => {
        throw new StoreUnavailable('De database is weg.', { passing: false });
      };
      const form = shownIn(await fetchTask(balie, { form: 'form:koppelkosten' }));
      expect(form.title).toBe('Koppelkosten');
    });
  });
});
