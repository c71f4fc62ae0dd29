import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANNA, BEA, createDeskScene, type DeskScene, frontDeskBeside } from './desk-scene.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { seen } from './seen.ts';

let balie: RealSlack;
let desk: DeskScene;
beforeEach(async () => {
  balie = await openRealSlack();
  desk = createDeskScene(balie);
});
afterEach(() => balie.close());

/** Waits until the log has so many lines of an event. */
const logs = (event: string, count: number): Promise<unknown> =>
  vi.waitFor(() => expect(balie.log.filter((line) => line === event)).toHaveLength(count), 10_000);

describe('the thread of a card', () => {
  it('is for the desk: what is said there reaches nobody else', async () => {
    const { slack, sender, payloads } = balie;
    const { card, thread } = await desk.bring();
    slack.say({ channel: 'CDESK', user: 'U8', thread_ts: card().ts, text: 'Weet jij dit, Bea?' });
    const mention = payloads.appMention({
      channel: 'CDESK',
      user: 'U9',
      thread_ts: card().ts,
      text: '<@UBALIE> wat kost de koppeling bij Futec',
    });
    await sender.event(mention);
    const answer = await desk.reads('CDESK', '€ 2,50');
    expect(answer.thread_ts).toBe(card().ts);
    const read = slack.messagesInThread('CPRAK', thread).map(seen);
    expect(read).toHaveLength(2);
    expect(read.join(' ')).not.toContain('€ 2,50');
    const { events } = await desk.ticket();
    expect(events.map(({ what }) => what.kind)).toEqual(['opened']);
  });
});

describe('a card that cannot be shown', () => {
  it('comes anew at the next act when somebody removed it', async () => {
    const { slack } = balie;
    const { card } = await desk.bring();
    const first = card();
    slack.removeMessage('CDESK', first.ts);
    await desk.press(first, 'Oppakken', ANNA);
    await desk.cardShows('Stand: opgepakt door Anna');
    expect(card().ts).not.toBe(first.ts);
    await desk.act(card, 'Wijs toe', { to: 'Bea' });
    await desk.cardShows('Stand: toegewezen aan Bea');
    expect(slack.callsTo('chat.update').at(-1)?.args.ts).toBe(card().ts);
  });

  it.each([
    ['Balie is not in the channel, until it is invited', 'not_in_channel'],
    ['the channel is private and Balie is not in it, until it is invited', 'channel_not_found'],
    ['the channel is archived, until it is opened again', 'is_archived'],
  ])('is tried again when %s', async (_, why) => {
    const { slack } = balie;
    slack.fault('chat.postMessage', why, 2);
    await desk.bringAlone();
    await logs('delivery.retry', 1);
    expect(slack.messagesIn('CDESK')).toEqual([]);
    balie.setClock('2026-11-23T09:00:05.000Z');
    await logs('delivery.retry', 2);
    expect(balie.lines.join(' ')).toContain(why);
    balie.setClock('2026-11-23T09:01:00.000Z');
    await desk.cardShows('Stand: open, nog van niemand');
    expect(slack.messagesIn('CDESK')).toHaveLength(1);
  });

  it('comes once when the line breaks after Slack posted it', async () => {
    const { slack } = balie;
    slack.fault('chat.postMessage', 'done-then-reset');
    await desk.bringAlone();
    await logs('delivery.retry', 1);
    balie.setClock('2026-11-23T09:00:05.000Z');
    await slack.waitFor(() => slack.callsTo('conversations.history').length > 0, 'a look');
    await desk.press(desk.card(), 'Oppakken', ANNA);
    await desk.cardShows('Stand: opgepakt door Anna');
    expect(slack.messagesIn('CDESK')).toHaveLength(1);
  });
});

describe('what time brings', () => {
  it('reminds the desk of a question that nobody has', async () => {
    await desk.bring();
    // Two working days of nine hours after Monday, ten o'clock.
    const moment = '2026-11-25T09:00:00.000Z';
    balie.setClock(moment);
    await frontDeskBeside(balie, moment).attend();
    const told = await desk.reads('CDESK', '1 vraag wacht te lang');
    expect(seen(told)).toBe(
      '1 vraag wacht te lang • vraag 1 · U0 · open, nog van niemand · Krijgen wij subsidie voor een fietsenstalling?',
    );
    expect(told.thread_ts).toBeNull();
  });

  it('says at opening time what lies there', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', BEA);
    await desk.cardShows('opgepakt door Bea');
    const moment = '2026-11-24T07:00:00.000Z';
    balie.setClock(moment);
    await frontDeskBeside(balie, moment).attend();
    const told = await desk.reads('CDESK', 'De helpdesk op 24 november 2026');
    expect(seen(told)).toBe(
      'De helpdesk op 24 november 2026 • Open vragen: 1. Sinds de vorige werkdag beantwoord: 0. • vraag 1 · U0 · opgepakt door Bea · Krijgen wij subsidie voor een fietsenstalling?',
    );
  });

  it('closes what nobody came back to: the card and the asker say so', async () => {
    const { card, thread } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    await desk.act(card, 'Beantwoord', { text: 'Ja, dat kan.' });
    await desk.cardShows('beantwoord door Anna');
    const moment = '2026-11-30T09:00:00.000Z';
    balie.setClock(moment);
    await frontDeskBeside(balie, moment).attend();
    await desk.cardShows('Stand: gesloten');
    const told = await desk.reads('CPRAK', 'Vraag 1 is gesloten');
    expect(told.thread_ts).toBe(thread);
    expect(seen(told)).toContain('Ik hoorde niets meer na het antwoord.');
  });
});

describe('long and hostile texts', () => {
  const SHOUT = '<!channel> <@U9> *vet* _schuin_ ~door~ `code` & <https://kwaad.example|klik>';

  it('are only words, at the desk and for the asker', async () => {
    const { slack } = balie;
    const { card, thread } = await desk.bring(
      'Krijgen wij subsidie voor &lt;!channel&gt; *~_ een fietsenstalling?',
    );
    expect(seen(card())).toContain(
      '“Krijgen wij subsidie voor <!channel> *~_ een fietsenstalling?”',
    );
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    await desk.act(card, 'Beantwoord', { text: SHOUT });
    await desk.cardShows(SHOUT);
    await desk.reads('CPRAK', SHOUT);
    const sent = JSON.stringify([
      ...slack.messagesIn('CDESK'),
      ...slack.messagesInThread('CPRAK', thread),
    ]);
    expect(sent).not.toContain('<!channel');
    expect(sent).not.toContain('<@U9');
    expect(sent).not.toContain('<https');
    // The only mentions are those of who asked.
    expect(new Set([...sent.matchAll(/<[^>]*>/gu)].map(String))).toEqual(new Set(['<@U1>']));
  });

  it('are cut within the limits, and whole behind "Lees verder"', async () => {
    const story = 'Onze praktijk wil graag weten hoe dat zit met de fietsen. ';
    const question = `Krijgen wij subsidie voor een fietsenstalling? ${story.repeat(60)}Het slot.`;
    expect(question.length).toBeGreaterThan(3500);
    const { card } = await desk.bring(question);
    const whole = await desk.open(card(), 'Lees verder', ANNA);
    expect(whole.view.title.text).toBe('De hele vraag');
    expect(seen(whole.view)).toContain('Het slot.”');

    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    const answer = `${'Dat zit zo. '.repeat(249)}Zo is het.`;
    expect(answer.length).toBe(2998);
    const window = await desk.open(card(), 'Beantwoord', ANNA);
    expect(seen(window.view)).toContain('Het slot.”');
    const sent = await desk.send(window, { text: answer }, ANNA);
    expect(sent.body).toEqual({ response_action: 'clear' });
    const told = await desk.reads('CPRAK', 'Antwoord van Helpdesk Noord op vraag 1');
    const all = await desk.open(told, 'Lees verder', { user: 'U1', channel: 'CPRAK' });
    expect(seen(all.view)).toContain('Zo is het.');
    await desk.press(told, 'Opgelost', { user: 'U1', channel: 'CPRAK' });
    await desk.cardShows('Stand: gesloten');
  });
});
