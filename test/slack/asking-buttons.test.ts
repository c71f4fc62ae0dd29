import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Settings } from '../../src/helpdesk/region.ts';
import { reply } from '../../src/reply.ts';
import {
  answersIn,
  ask,
  expectNothingRefused,
  filled,
  press,
  pressAlone,
  responsesTo,
  send,
  submit,
  told,
  typed,
  updated,
  windowOf,
  write,
} from './asking-scene.ts';
import { ANNA, createDeskScene } from './desk-scene.ts';
import type { StoredMessage } from './fake-slack/world.ts';
import { openRealSlack, type RealSlack, SETTINGS } from './real-slack.ts';
import { buttons, seen } from './seen.ts';

let balie: RealSlack;
beforeEach(async () => {
  balie = await openRealSlack();
});
afterEach(() => balie.close());

const CPRAK = { channel: 'CPRAK' };
const FIETSEN = 'Krijgen wij subsidie voor een fietsenstalling?';

/** Asks in a channel; gives the answer in the thread. */
async function askThere(text: string, over: Record<string, string> = {}): Promise<StoredMessage> {
  const before = balie.slack.messagesIn('CPRAK').filter((each) => each.bot_id !== null).length;
  const ts = await write(balie, `<@UBALIE> ${text}`, { ...CPRAK, ...over });
  const thread = over.thread_ts ?? ts;
  return last(
    await answersIn(balie, 'CPRAK', thread, over.thread_ts === undefined ? 1 : before + 1),
  );
}

function last(messages: readonly StoredMessage[]): StoredMessage {
  const message = messages.at(-1);
  if (message === undefined) throw new Error('nobody said anything');
  return message;
}

/** The thread of an answer. */
const threadOf = ({ thread_ts: thread, ts }: StoredMessage): string => thread ?? ts;

const cards = (): StoredMessage[] => balie.slack.messagesIn('CDESK');

describe('a choice under an answer in a thread', () => {
  it('is answered in the thread', async () => {
    const answer = await askThere('koppelkosten ram-it');
    const pressed = await press(balie, answer, 'Nog 8 maanden');
    const next = last(await answersIn(balie, 'CPRAK', threadOf(answer), 2));
    expect(next.text).toContain('Koppelkosten RAM-IT voor 8 maanden: € 28,00');
    expect(responsesTo(balie, pressed)).toEqual([]);

    await send(balie, pressed);
    await balie.settle();
    expect(await answersIn(balie, 'CPRAK', threadOf(answer))).toHaveLength(2);
    expectNothingRefused(balie);
  });
});

describe('“Was dit nuttig?”', () => {
  it('is thanked for, to who pressed alone, where they pressed it', async () => {
    const answer = await askThere('wat kost de koppeling bij Futec');
    const pressed = await press(balie, answer, 'Ja');
    expect((await told(balie, pressed)).text).toBe('Dank u wel');
    expect(responsesTo(balie, pressed)).toMatchObject([{ thread_ts: threadOf(answer) }]);
    const [asked] = await balie.store.transaction(({ questions }) =>
      questions.between(['noord'], '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'),
    );
    expect(asked).toMatchObject({ text: 'wat kost de koppeling bij Futec', helpful: 1 });
    expectNothingRefused(balie);
  });

  it('with “Nee” offers the helpdesk for that very question', async () => {
    const first = await askThere('wat kost de koppeling bij Futec');
    await askThere('wat kost de koppeling bij RAM-IT', { thread_ts: threadOf(first) });
    const sorry = await told(balie, await press(balie, first, 'Nee'));
    expect(seen(sorry)).toBe(
      'Dank u wel, dat helpt mij verder Zal ik uw vraag aan de helpdesk stellen? [Vraag de helpdesk]',
    );
    const opened = await told(balie, await pressAlone(balie, sorry, 'Vraag de helpdesk'));
    expect(seen(opened)).toContain('Uw vraag: “wat kost de koppeling bij Futec”');
    const card = await balie.slack.waitFor(() => cards()[0], 'the card');
    expect(seen(card)).toContain('wat kost de koppeling bij Futec');
    expectNothingRefused(balie);
  });
});

describe('“Vraag de helpdesk”', () => {
  it('under the first of two answers in a thread takes that question, and says so in the thread', async () => {
    const first = await askThere('wat kost de koppeling bij Futec');
    await askThere('wat kost de koppeling bij RAM-IT', { thread_ts: threadOf(first) });
    await press(balie, first, 'Vraag de helpdesk');
    const opened = last(await answersIn(balie, 'CPRAK', threadOf(first), 3));
    expect(opened.text).toContain('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
    expect(seen(opened)).toContain('Uw vraag: “wat kost de koppeling bij Futec”');
    const card = await balie.slack.waitFor(() => cards()[0], 'the card');
    expect(seen(card)).toContain('wat kost de koppeling bij Futec');
    expectNothingRefused(balie);
  });

  it('under an answer that one person sees is answered for that person alone', async () => {
    const nothing = await ask(balie, FIETSEN);
    const opened = await told(balie, await pressAlone(balie, nothing, 'Vraag de helpdesk'));
    expect(seen(opened)).toContain(`Uw vraag: “${FIETSEN}”`);
    await balie.slack.waitFor(() => cards()[0], 'the card');
    expect(balie.slack.messagesIn('CPRAK')).toEqual([]);

    const again = await told(balie, await pressAlone(balie, nothing, 'Vraag de helpdesk'));
    expect(again.text).toContain('Uw vraag ligt al bij Helpdesk Noord (vraag 1)');
    await balie.settle();
    expect(cards()).toHaveLength(1);
    expectNothingRefused(balie);
  });
});

describe('“Vraag de helpdesk” under an answer that is not kept any more', () => {
  it('says so, and takes no other question in its place', async () => {
    await ask(balie, FIETSEN);
    const old = balie.payloads.pressInEphemeral({
      actions: [{ action_id: 'helpdesk', value: 'slack:1.2.3' }],
    });
    expect((await told(balie, await send(balie, old))).text).toBe(
      'Dit antwoord bewaar ik niet meer. Stel de vraag opnieuw.',
    );
    await balie.settle();
    expect(cards()).toEqual([]);
  });
});

describe('“Hoe is dit berekend?”', () => {
  it('under an answer in a thread opens the derivation for who pressed', async () => {
    const answer = await askThere('koppelkosten futec 12 maanden');
    const { view } = await windowOf(balie, await press(balie, answer, 'Hoe is dit berekend?'));
    expect(seen(view)).toContain('2. 12 maanden × € 2,50 = € 30,00.');
    expectNothingRefused(balie);
  });

  it('under an answer that was kept long enough says so', async () => {
    const result = await ask(balie, 'futec 12 maanden', {}, '/koppelkosten');
    balie.setClock('2026-12-07T09:00:00.000Z');
    await balie.store.transaction(({ people }) =>
      people.expire('2026-09-08T09:00:00.000Z', '2026-11-30T09:00:00.000Z'),
    );
    const pressed = await pressAlone(balie, result, 'Hoe is dit berekend?');
    expect((await told(balie, pressed)).text).toBe(
      'Dit antwoord bewaar ik niet meer. Stel de vraag opnieuw.',
    );
    expect(balie.slack.views.size).toBe(0);
  });

  it('tells who pressed when the window came too late', async () => {
    const answer = await askThere('koppelkosten futec 12 maanden');
    const trigger = balie.slack.newTrigger({ expired: true });
    const late = await press(balie, answer, 'Hoe is dit berekend?', { trigger_id: trigger });
    expect((await told(balie, late)).text).toBe(
      'Het venster ging niet open, omdat het te lang duurde. Probeer het nog een keer.',
    );
  });

  it('tells who pressed when Slack cannot open a window at all', async () => {
    const answer = await askThere('koppelkosten futec 12 maanden');
    balie.slack.fault('views.open', 500);
    const pressed = await press(balie, answer, 'Hoe is dit berekend?');
    expect((await told(balie, pressed)).text).toBe(
      'Het venster ging niet open. Probeer het opnieuw.',
    );
  });
});

describe('“Lees verder”', () => {
  it('opens all of an answer that is too long for a message', async () => {
    const text = Array.from({ length: 200 }, (_, at) => `Dit is zin ${at + 1} van veel.`).join(' ');
    const long = {
      kind: 'message',
      to: { platform: 'slack', conversation: 'T1/CPRAK/1795424000.000100' },
      reply: reply({ kind: 'answer', title: 'Een lang antwoord', text }),
      region: 'noord',
      ticket: null,
    } as const;
    await balie.store.transaction(({ outbox }) =>
      outbox.add('reply:slack:Ev900', long, 'slack', '2026-11-23T09:00:00.000Z'),
    );
    const answer = last(await answersIn(balie, 'CPRAK', '1795424000.000100'));
    expect(seen(answer)).not.toContain('Dit is zin 200 van veel.');
    const { view } = await windowOf(balie, await press(balie, answer, 'Lees verder'));
    expect(seen(view)).toContain(text);
    expectNothingRefused(balie);
  });
});

describe('the buttons under an answer of the helpdesk', () => {
  /** A question in a channel that Anna of the desk answered; gives the answer that the asker reads. */
  async function answered(): Promise<StoredMessage> {
    const desk = createDeskScene(balie);
    const { card, thread } = await desk.bring(FIETSEN);
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('[Beantwoord]');
    await desk.act(card, 'Beantwoord', { text: 'Ja, vraag haar aan bij uw gemeente.' }, ANNA);
    return balie.slack.waitFor(
      () =>
        balie.slack
          .messagesIn('CPRAK')
          .find((each) => each.thread_ts === thread && each.text.includes('Antwoord van')),
      'the answer of the desk',
    );
  }

  it('close the question with “Opgelost”, for who asked alone', async () => {
    const answer = await answered();
    expect(seen(answer)).toContain('Ja, vraag haar aan bij uw gemeente.');
    expect(seen(answer)).toContain('[Opgelost] [Nog een vraag]');
    const closed = await told(balie, await press(balie, answer, 'Opgelost'));
    expect(closed.text).toBe('Mooi, vraag 1 is gesloten');
    await balie.slack.waitFor(
      () => seen(last(cards().slice(0, 1))).includes('gesloten'),
      'the card',
    );
    expectNothingRefused(balie);
  });

  it('are not for somebody else', async () => {
    const answer = await answered();
    const user = { id: 'U5', username: 'de.eik', name: 'de.eik' };
    const refused = await told(balie, await press(balie, answer, 'Opgelost', { user }));
    expect(refused.text).toBe('Alleen wie de vraag stelde, kan dit doen.');
  });

  it('open a window with “Nog een vraag”, and what is typed there goes to the desk', async () => {
    const answer = await answered();
    const opened = await windowOf(balie, await press(balie, answer, 'Nog een vraag'));
    expect(seen(opened.view)).toContain('Wat wilt u nog weten?: {}');
    const values = filled({ text: typed('En voor een bakfiets?') });
    const next = updated(await submit(balie, opened, values));
    expect(seen(next)).toContain('Vraag 1 ligt weer bij Helpdesk Noord');
    await balie.slack.waitFor(
      () => cards().some((each) => seen(each).includes('En voor een bakfiets?')),
      'the question at the desk',
    );
    expectNothingRefused(balie);
  });
});

describe('buttons where a region is only some channels', () => {
  const settings = Settings.parse({
    regions: SETTINGS.regions.map((region) => ({
      ...region,
      places: [{ platform: 'slack', workspace: 'T1', channel: 'CPRAK' }],
    })),
  });

  it('close a question of that region from the conversation with Balie too', async () => {
    const narrow = await openRealSlack({ settings });
    try {
      const nothing = await ask(narrow, FIETSEN);
      await told(narrow, await pressAlone(narrow, nothing, 'Vraag de helpdesk'));
      const press = narrow.payloads.pressInMessage({
        channel: { id: 'DU1' },
        actions: [{ action_id: 'choice:1', value: '/opgelost 1' }],
      });
      const closed = await told(narrow, await send(narrow, press));
      expect(closed.text).toBe('Vraag 1 is ingetrokken');
    } finally {
      await narrow.close();
    }
  });
});

describe('a button that no version of Balie knows any more', () => {
  it('does nothing, and nothing fails', async () => {
    const old = balie.payloads.pressInMessage({ actions: [{ action_id: 'toString', value: 'x' }] });
    await send(balie, old);
    await balie.settle();
    expect(responsesTo(balie, old)).toEqual([]);
    expectNothingRefused(balie);
    expect(buttons(await ask(balie, FIETSEN))).toHaveProperty('helpdesk');
  });
});
