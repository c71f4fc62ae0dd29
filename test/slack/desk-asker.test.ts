import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, createDeskScene, type DeskScene, frontDeskBeside, UNKNOWN } from './desk-scene.ts';
import type { StoredMessage } from './fake-slack/world.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { seen } from './seen.ts';

let balie: RealSlack;
let desk: DeskScene;
beforeEach(async () => {
  balie = await openRealSlack();
  desk = createDeskScene(balie);
});
afterEach(() => balie.close());

/** Anna takes the question and answers it. */
async function annaAnswers(text: string): Promise<void> {
  await desk.press(desk.card(), 'Oppakken', ANNA);
  await desk.cardShows('opgepakt door Anna');
  await desk.act(desk.card, 'Beantwoord', { text });
  await desk.cardShows('beantwoord door Anna');
}

describe('who asked in a thread', () => {
  const there = { user: 'U1', channel: 'CPRAK' };
  let answer: StoredMessage;
  beforeEach(async () => {
    await desk.bring();
    await annaAnswers('Ja, vraag haar aan bij uw gemeente.');
    answer = await desk.reads('CPRAK', 'Ja, vraag haar aan bij uw gemeente.');
  });

  it('is helped: "Opgelost" closes the question', async () => {
    await desk.press(answer, 'Opgelost', there);
    expect(await desk.readsAlone('U1', 'Mooi')).toBe('Mooi, vraag 1 is gesloten');
    await desk.cardShows('Stand: gesloten');
    expect(balie.slack.messagesIn('CDESK')).toHaveLength(1);
  });

  it('asks on: what they write is on the card, and the desk hears of it', async () => {
    const window = await desk.open(answer, 'Nog een vraag', there);
    expect(seen(window.view)).toBe(
      'Wat wilt u nog weten?: {} De helpdesk krijgt dit bij uw eerste vraag.',
    );
    const sent = await desk.send(window, { text: 'Geldt dat ook voor een carport?' }, there);
    expect(JSON.stringify(sent.body)).toContain('Vraag 1 ligt weer bij Helpdesk Noord');
    await desk.cardShows('De vrager schreef daarna: “Geldt dat ook voor een carport?”');
    expect(seen(desk.card())).toContain('Stand: open, nog van niemand');
    expect(seen(await desk.reads('CDESK', 'Vraag 1 is weer open'))).toBe(
      'Vraag 1 is weer open • vraag 1 · U0 · open, nog van niemand · Krijgen wij subsidie voor een fietsenstalling? • De vrager schrijft: “Geldt dat ook voor een carport?”',
    );

    await annaAnswers('Nee, alleen voor fietsen.');
    const second = await desk.reads('CPRAK', 'Nee, alleen voor fietsen.');
    expect(second.thread_ts).toBe(answer.thread_ts);
    expect(seen(second)).toContain('“Geldt dat ook voor een carport?”');
  });

  it('adds to a question that waits again', async () => {
    const window = await desk.open(answer, 'Nog een vraag', there);
    await desk.send(window, { text: 'Geldt dat ook voor een carport?' }, there);
    await desk.cardShows('Stand: open, nog van niemand');
    const sent = await desk.send(window, { text: 'Het gaat om acht fietsen.' }, there);
    expect(JSON.stringify(sent.body)).toContain('Ik heb dat bij vraag 1 gezet');
    await desk.cardShows('De vrager schreef daarna: “Het gaat om acht fietsen.”');
    const told = await desk.reads('CDESK', 'De vrager schrijft iets bij vraag 1');
    expect(seen(told)).toContain('De vrager schrijft: “Het gaat om acht fietsen.”');
  });

  it('is asked for words when the window comes in without', async () => {
    const window = await desk.open(answer, 'Nog een vraag', there);
    const sent = await desk.send(window, { text: '   ' }, there);
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { text: 'Schrijf eerst uw vraag op.' },
    });
    expect(await desk.ticket()).toMatchObject({ state: 'answered' });
  });

  it('has a BSN taken out of what they write, and is told so', async () => {
    const window = await desk.open(answer, 'Nog een vraag', there);
    const sent = await desk.send(window, { text: 'En voor BSN 111222333?' }, there);
    expect(JSON.stringify(sent.body)).toContain(
      'Ik heb persoonsgegevens uit uw bericht weggelaten.',
    );
    await desk.cardShows('De vrager schreef daarna: “En voor BSN [bsn]?”');
    expect(JSON.stringify(balie.slack.calls)).not.toContain('111222333');
  });

  it('is the only one who can: somebody else in the thread is told so', async () => {
    await desk.press(answer, 'Opgelost', { user: 'U2', channel: 'CPRAK' });
    expect(await desk.readsAlone('U2', 'Alleen')).toBe('Alleen wie de vraag stelde, kan dit doen.');
    const window = await desk.open(answer, 'Nog een vraag', { user: 'U2', channel: 'CPRAK' });
    const sent = await desk.send(window, { text: 'En ik?' }, { user: 'U2' });
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { text: 'Alleen wie de vraag stelde, kan dit doen.' },
    });
    expect(await desk.ticket()).toMatchObject({ state: 'answered' });
  });
});

describe('who asked with /balie', () => {
  beforeEach(async () => {
    await desk.bringAlone();
    await desk.cardShows('Vrager: <@U1>');
    await annaAnswers('Ja, vraag haar aan bij uw gemeente.');
  });

  it('gets the answer in their conversation with Balie, and nobody else sees it', async () => {
    const { slack } = balie;
    const answer = await desk.reads('U1', 'Ja, vraag haar aan bij uw gemeente.');
    expect(seen(answer)).toContain('Antwoord van Helpdesk Noord op vraag 1');
    expect(slack.messagesIn('CPRAK')).toEqual([]);
    await desk.press(answer, 'Opgelost', { user: 'U1', channel: 'DU1' });
    expect(await desk.readsAlone('U1', 'Mooi')).toBe('Mooi, vraag 1 is gesloten');
    await desk.cardShows('Stand: gesloten');
  });

  it('asks on there, and gets the next answer there', async () => {
    const answer = await desk.reads('U1', 'Ja, vraag haar aan bij uw gemeente.');
    const there = { user: 'U1', channel: 'DU1' };
    const window = await desk.open(answer, 'Nog een vraag', there);
    await desk.send(window, { text: 'Geldt dat ook voor een carport?' }, there);
    await desk.cardShows('De vrager schreef daarna: “Geldt dat ook voor een carport?”');
    await desk.reads('CDESK', 'Vraag 1 is weer open');
    await annaAnswers('Nee, alleen voor fietsen.');
    await desk.reads('U1', 'Nee, alleen voor fietsen.');
  });
});

describe('who asked at the terminal', () => {
  it('has the answer there, from a desk in Slack', async () => {
    const { store } = balie;
    const place = { platform: 'terminal', conversation: 'de linde' } as const;
    const { receive } = frontDeskBeside(balie, '2026-11-23T09:00:00.000Z');
    const outcome = await receive({
      key: 'terminal:1',
      at: new Date('2026-11-23T09:00:00.000Z'),
      region: 'noord',
      from: { id: 'terminal:de linde', name: 'De Linde' },
      place,
      direct: true,
      what: { kind: 'handover', text: UNKNOWN },
    });
    expect(outcome.reply.title).toBe('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
    const card = await desk.cardShows('Vrager: De Linde');
    expect(card.channel).toBe('CDESK');
    await annaAnswers('Ja, vraag haar aan bij uw gemeente.');
    await balie.settle();
    const at = '2026-11-23T10:00:00.000Z';
    const waiting = await store.transaction(({ outbox }) =>
      outbox.take(['terminal'], at, '2026-11-23T10:01:00.000Z', 10),
    );
    expect(waiting.map(({ delivery }) => delivery)).toMatchObject([
      {
        kind: 'message',
        to: place,
        reply: { title: 'Antwoord van Helpdesk Noord op vraag 1' },
      },
    ]);
    expect(balie.slack.messagesIn('CPRAK')).toEqual([]);
  });
});
