import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Settings } from '../../src/helpdesk/region.ts';
import { answersIn, expectNothingRefused, keptOf, write } from './asking-scene.ts';
import { openRealSlack, type RealSlack, SETTINGS } from './real-slack.ts';
import { seen } from './seen.ts';

let balie: RealSlack;
beforeEach(async () => {
  balie = await openRealSlack();
});
afterEach(() => balie.close());

const CPRAK = { channel: 'CPRAK' };

describe('a mention in a channel', () => {
  it('is answered in its thread, for everybody there', async () => {
    const ts = await write(balie, '<@UBALIE> wat kost de koppeling bij Futec', CPRAK);
    const [answer] = await answersIn(balie, 'CPRAK', ts);
    expect(answer?.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
    expect(answer === undefined ? '' : seen(answer)).toContain('[Vraag de helpdesk]');
    expect(balie.slack.statuses).toEqual([]);
    expectNothingRefused(balie);
  });

  it('is answered in the thread that it is in, and leans there on the question before', async () => {
    const thread = '1795424000.000100';
    const there = { ...CPRAK, thread_ts: thread };
    await write(balie, '<@UBALIE> wat kost de koppeling bij Futec', there);
    await answersIn(balie, 'CPRAK', thread);
    await write(balie, 'en voor 3 praktijken over 2 jaar, <@UBALIE>?', there);
    const [, next] = await answersIn(balie, 'CPRAK', thread, 2);
    expect(next?.text).toContain('Koppelkosten Futec voor 24 maanden: € 180,00');

    const elsewhere = await write(balie, '<@UBALIE> en voor 3 praktijken over 2 jaar?', CPRAK);
    const [other] = await answersIn(balie, 'CPRAK', elsewhere);
    expect(other?.text).not.toContain('Futec voor 24 maanden');
    expectNothingRefused(balie);
  });

  it('without a question is asked for one', async () => {
    const ts = await write(balie, '<@UBALIE>', CPRAK);
    const [answer] = await answersIn(balie, 'CPRAK', ts);
    expect(answer?.text).toBe(
      'Ik zie geen vraag. Typ uw vraag in gewone woorden, bijvoorbeeld: "Wat kost de koppeling bij Futec?"',
    );
  });

  it('that is too long is told so in its thread', async () => {
    const ts = await write(balie, `<@UBALIE> ${'a'.repeat(4001)}`, CPRAK);
    const [answer] = await answersIn(balie, 'CPRAK', ts);
    expect(answer?.text).toBe('Uw tekst is te lang (meer dan 4000 tekens); maak de tekst korter.');
  });

  it('that Slack sends once more is answered once', async () => {
    const { sender, payloads, slack } = balie;
    const { ts } = slack.say({ channel: 'CPRAK', text: 'wat kost de koppeling bij Futec' });
    const event = payloads.envelope(payloads.appMention({ ...CPRAK, ts }));
    await sender.json(event);
    await answersIn(balie, 'CPRAK', ts);
    await sender.json(event, { retry: { num: 1, reason: 'http_timeout' } });
    await balie.settle();
    expect(await answersIn(balie, 'CPRAK', ts)).toHaveLength(1);
    expectNothingRefused(balie);
  });

  it.each([
    ['was edited', { edited: { user: 'U1', ts: '1795424400.000000' } }],
    ['comes from a bot', { bot_id: 'B9' }],
    ['says that a message was changed', { subtype: 'message_changed' }],
  ])('that %s is not answered', async (_what, over) => {
    await write(balie, '<@UBALIE> wat kost de koppeling bij Futec', { ...CPRAK, ...over });
    expect(await keptOf(balie)).toEqual([]);
    expect(balie.slack.calls).toEqual([]);
  });

  it('keeps a message without one, in a channel that Balie happens to hear, from being answered', async () => {
    const { sender, payloads, slack } = balie;
    const over = { ...CPRAK, channel_type: 'channel' };
    expect(await sender.event(payloads.directMessage(over))).toMatchObject({ status: 200 });
    expect(await keptOf(balie)).toEqual([]);
    expect(slack.calls).toEqual([]);
  });

  it('with a patient’s data is answered without it, and it is repeated nowhere', async () => {
    const asked = '<@UBALIE> wat kost de koppeling bij Futec voor bsn 123456782';
    const ts = await write(balie, asked, CPRAK);
    const [answer] = await answersIn(balie, 'CPRAK', ts);
    expect(answer === undefined ? '' : seen(answer)).toContain('Verwijder het bericht');
    expect(JSON.stringify([balie.slack.calls, balie.lines])).not.toContain('123456782');
  });
});

describe('a mention in a place of no region', () => {
  it('is told so in its thread', async () => {
    const settings = Settings.parse({
      regions: SETTINGS.regions.map((region) => ({
        ...region,
        places: [{ platform: 'slack', workspace: 'T1', channel: 'CDESK' }],
      })),
    });
    const narrow = await openRealSlack({ settings });
    try {
      const ts = await write(narrow, '<@UBALIE> wat kost de koppeling bij Futec', CPRAK);
      const [answer] = await answersIn(narrow, 'CPRAK', ts);
      expect(answer?.text).toBe(
        'Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.',
      );
    } finally {
      await narrow.close();
    }
  });
});
