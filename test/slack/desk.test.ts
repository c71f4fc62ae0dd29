import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, BEA, createDeskScene, type DeskScene, UNKNOWN } from './desk-scene.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { allButtons, seen } from './seen.ts';

let balie: RealSlack;
let desk: DeskScene;
beforeEach(async () => {
  balie = await openRealSlack();
  desk = createDeskScene(balie);
});
afterEach(() => balie.close());

const labels = (message: Parameters<typeof allButtons>[0]): string[] =>
  allButtons(message).map(({ text }) => text.text);

describe('a question that nobody knows', () => {
  it('goes to the desk as one card with all that is needed to begin', async () => {
    const { card } = await desk.bring();
    expect(seen(card())).toBe(
      [
        'Vraag 1 “Krijgen wij subsidie voor een fietsenstalling?”',
        'Hierover staat niets in de documenten.',
        'Vraag terug: • Waarover gaat uw vraag? • Met welke partij of welk systeem heeft het te maken?',
        'Vrager: <@U1> Stand: open, nog van niemand Onderwerp: Een andere vraag',
        'Wie weet het: de regionale helpdesk Haast: U0, geen haast',
        '[Oppakken] [Wijs toe] [Sluit]',
      ].join(' '),
    );
    expect(card().thread_ts).toBeNull();
    expect(card().text).toBe('Vraag 1. “Krijgen wij subsidie voor een fietsenstalling?”');
  });

  it('is one card from beginning to end, brought up to date at every act', async () => {
    const { slack } = balie;
    const { card, thread } = await desk.bring();
    const { ts } = card();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('Stand: opgepakt door Anna');
    expect(labels(card())).toEqual(['Wijs toe', 'Beantwoord', 'Stuur door', 'Sluit']);

    await desk.act(card, 'Stuur door', { other: 'De gemeente' });
    await desk.cardShows('Stand: doorgezet naar De gemeente door Anna');

    const window = await desk.open(card(), 'Beantwoord', ANNA);
    expect(seen(window.view)).toBe(
      'Vraag 1: “Krijgen wij subsidie voor een fietsenstalling?” Antwoord: {} De vrager krijgt dit te lezen.',
    );
    const sent = await desk.send(window, { text: 'Ja, vraag haar aan bij uw gemeente.' }, ANNA);
    expect(sent).toMatchObject({ status: 200, body: { response_action: 'clear' } });
    await desk.cardShows('Stand: beantwoord door Anna');
    expect(seen(card())).toContain('Antwoord van Anna: Ja, vraag haar aan bij uw gemeente.');
    expect(labels(card())).toEqual(['Sluit', 'Heropen', 'Bewaar als antwoord']);

    expect(card().ts).toBe(ts);
    expect(slack.messagesIn('CDESK')).toHaveLength(1);
    const updated = slack.callsTo('chat.update').map(({ args }) => args.ts);
    expect(updated).toEqual([ts, ts, ts]);

    const answer = await desk.reads('CPRAK', 'Antwoord van Helpdesk Noord op vraag 1');
    expect(answer.thread_ts).toBe(thread);
    expect(seen(answer)).toBe(
      '<@U1> Antwoord van Helpdesk Noord op vraag 1 Uw vraag: “Krijgen wij subsidie voor een fietsenstalling?” Ja, vraag haar aan bij uw gemeente. Is uw vraag hiermee opgelost? [Opgelost] [Nog een vraag]',
    );
  });
});

describe('Wijs toe', () => {
  it('offers the colleagues, and tells the one who gets it in the channel', async () => {
    const { card } = await desk.bring();
    const window = await desk.open(card(), 'Wijs toe', ANNA);
    const chosen = window.view.blocks.flatMap((block) =>
      block.type === 'input' && block.element.type === 'static_select'
        ? block.element.options.map(({ text }) => text.text)
        : [],
    );
    expect(chosen).toEqual(['Anna', 'Bea']);
    await desk.send(window, { to: 'Bea' }, ANNA);
    await desk.cardShows('Stand: toegewezen aan Bea');
    const told = await desk.reads('CDESK', 'Bea, Anna heeft u een vraag toegewezen');
    expect(seen(told)).toBe(
      '<@U9> Bea, Anna heeft u een vraag toegewezen • vraag 1 · U0 · toegewezen aan Bea · Krijgen wij subsidie voor een fietsenstalling?',
    );
    await desk.press(card(), 'Oppakken', BEA);
    await desk.cardShows('Stand: opgepakt door Bea');
  });
});

describe('Stuur door', () => {
  it('tells the colleague what to ask whom, and the asker that it is being asked', async () => {
    const { card, thread } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    const sent = await desk.act(card, 'Stuur door', {
      other: 'De gemeente',
      ask: 'Is er subsidie?',
    });
    expect(sent.body).toMatchObject({
      response_action: 'update',
      view: {
        title: { text: 'Balie' },
        blocks: [
          { text: { text: 'Vraag 1: doorgezet naar De gemeente door Anna' } },
          {
            text: {
              text: 'Stel de vraag nu zelf aan De gemeente: “Is er subsidie?” De vrager leest dat u het navraagt.',
            },
          },
        ],
      },
    });
    const told = await desk.reads('CPRAK', 'Helpdesk Noord vraagt het na (vraag 1)');
    expect(told.thread_ts).toBe(thread);
    expect(seen(told)).toContain(
      'Helpdesk Noord vraagt dit na bij De gemeente. Ik stuur u het antwoord zodra het er is.',
    );
    expect(seen(told)).not.toContain('Is er subsidie?');
  });

  it('takes a party of the list', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    await desk.act(card, 'Stuur door', { party: 'ZorgDomein' });
    await desk.cardShows('Stand: doorgezet naar ZorgDomein door Anna');
    expect(await desk.ticket()).toMatchObject({ party: { route: 'zorgdomein' } });
  });

  it('asks for a party when none is named', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    const sent = await desk.act(card, 'Stuur door', { ask: 'Weet u dit?' });
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { party: 'Kies een partij, of vul de naam van een andere partij in.' },
    });
    expect(await desk.ticket()).toMatchObject({ state: 'claimed' });
  });
});

describe('Sluit', () => {
  it('of a question without an answer asks why, and the asker reads it', async () => {
    const { card, thread } = await desk.bring();
    const window = await desk.open(card(), 'Sluit', ANNA);
    expect(seen(window.view)).toContain('Waarom sluit u de vraag? De vrager leest dit.');
    const without = await desk.send(window, { text: '  ' }, ANNA);
    expect(without.body).toEqual({
      response_action: 'errors',
      errors: {
        text: 'Vraag 1 heeft nog geen antwoord; schrijf voor de vrager op waarom u de vraag toch sluit.',
      },
    });
    await desk.send(window, { text: 'Deze vraag is voor uw gemeente.' }, ANNA);
    await desk.cardShows('Stand: gesloten');
    expect(labels(card())).toEqual(['Heropen']);
    const told = await desk.reads('CPRAK', 'Vraag 1 is gesloten');
    expect(told.thread_ts).toBe(thread);
    expect(seen(told)).toContain(
      'Helpdesk Noord heeft de vraag gesloten: Deze vraag is voor uw gemeente.',
    );
  });

  it('of an answered question needs no words', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    await desk.act(card, 'Beantwoord', { text: 'Ja, dat kan.' });
    await desk.cardShows('Stand: beantwoord door Anna');
    const sent = await desk.act(card, 'Sluit', {}, BEA);
    expect(sent.body).toEqual({ response_action: 'clear' });
    await desk.cardShows('Stand: gesloten');
    expect(labels(card())).toEqual(['Heropen', 'Bewaar als antwoord']);
    const told = await desk.reads('CPRAK', 'Vraag 1 is gesloten');
    expect(seen(told)).toContain('Helpdesk Noord heeft de vraag gesloten. Hebt u toch nog');
  });
});

describe('Heropen', () => {
  it('puts the question back for everybody; why is for the desk alone', async () => {
    const { slack } = balie;
    const { card, thread } = await desk.bring();
    await desk.act(card, 'Sluit', { text: 'Dit is niet voor ons.' });
    await desk.cardShows('Stand: gesloten');
    await desk.act(card, 'Heropen', { text: 'Toch wel, zegt Cor.' }, BEA);
    await desk.cardShows('Stand: open, nog van niemand');
    expect(labels(card())).toEqual(['Oppakken', 'Wijs toe', 'Sluit']);
    await desk.reads('CPRAK', 'Helpdesk Noord kijkt opnieuw naar vraag 1');
    const read = slack.messagesInThread('CPRAK', thread).map(seen).join(' ');
    expect(read).not.toContain('Cor');
    expect(slack.messagesIn('CDESK')).toHaveLength(1);
  });
});

describe('Bewaar als antwoord', () => {
  it('is filled in already, and from then on the next asker gets the answer at once', async () => {
    const { sender, payloads } = balie;
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    await desk.act(card, 'Beantwoord', { text: 'Ja, vraag haar aan bij uw gemeente.' });
    await desk.cardShows('Stand: beantwoord door Anna');
    const window = await desk.open(card(), 'Bewaar als antwoord', ANNA);
    expect(seen(window.view)).toContain(
      'Vraag: {Krijgen wij subsidie voor een fietsenstalling?} Antwoord: {Ja, vraag haar aan bij uw gemeente.}',
    );
    const sent = await desk.send(window, { source: 'Brief van de gemeente' }, ANNA);
    expect(JSON.stringify(sent.body)).toContain('Bewaard als antwoord: helpdesk-1');

    const asked = await sender.command(
      payloads.slashCommand({ command: '/balie', text: UNKNOWN, user_id: 'U2' }),
    );
    expect(asked.body).toMatchObject({ response_type: 'ephemeral' });
    const read = JSON.stringify(asked.body);
    expect(read).toContain('Ja, vraag haar aan bij uw gemeente.');
    expect(read).toContain('Helpdesk Noord');
    expect(read).toContain('Brief van de gemeente');
    const isSaved = () => !labels(card()).includes('Bewaar als antwoord');
    await balie.slack.waitFor(isSaved, 'the card after it was saved');
    expect(labels(card())).toEqual(['Sluit', 'Heropen']);
  });

  it('says at the input what cannot be kept', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    await desk.act(card, 'Beantwoord', { text: 'Ja, dat kan.' });
    await desk.cardShows('Stand: beantwoord door Anna');
    const window = await desk.open(card(), 'Bewaar als antwoord', ANNA);
    const past = await desk.send(window, { until: '2026-11-22' }, ANNA);
    expect(past.body).toEqual({
      response_action: 'errors',
      errors: { until: 'De einddatum is al voorbij.' },
    });
    const personal = await desk.send(window, { answer: 'Voor BSN 111222333 wel.' }, ANNA);
    expect(personal.body).toEqual({
      response_action: 'errors',
      errors: {
        answer:
          'Ik heb niets bewaard of verstuurd, want uw tekst bevat een BSN; haal dat eerst weg.',
      },
    });
    expect(await desk.ticket()).toMatchObject({ article: null });
  });
});
