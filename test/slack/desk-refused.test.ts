import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, BEA, createDeskScene, type DeskScene } from './desk-scene.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { seen } from './seen.ts';

let balie: RealSlack;
let desk: DeskScene;
beforeEach(async () => {
  balie = await openRealSlack();
  desk = createDeskScene(balie);
});
afterEach(() => balie.close());

const ONLY_DESK = 'Alleen de mensen van Helpdesk Noord kunnen dit doen.';

describe('somebody who is not of the desk', () => {
  /** Presses as U1, who reads one sentence and changes nothing. */
  async function pressesInVain(words: string): Promise<void> {
    const { slack } = balie;
    const told = slack.responses.length;
    const before = await desk.ticket();
    const { trigger } = await desk.press(desk.card(), words, { user: 'U1', channel: 'CDESK' });
    const response = await slack.waitFor(() => slack.responses[told], `an answer to ${words}`);
    expect([words, response.user, response.body.response_type, response.body.text]).toEqual([
      words,
      'U1',
      'ephemeral',
      ONLY_DESK,
    ]);
    expect([...slack.views.values()].filter((view) => view.trigger === trigger)).toEqual([]);
    expect(await desk.ticket()).toEqual(before);
  }

  it('presses every button in vain', async () => {
    const { card } = await desk.bring();
    for (const words of ['Oppakken', 'Wijs toe', 'Sluit']) await pressesInVain(words);
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    for (const words of ['Wijs toe', 'Beantwoord', 'Stuur door', 'Sluit'])
      await pressesInVain(words);
    await desk.act(card, 'Beantwoord', { text: 'Ja, dat kan.' });
    await desk.cardShows('beantwoord door Anna');
    for (const words of ['Sluit', 'Heropen', 'Bewaar als antwoord']) await pressesInVain(words);
    expect(balie.slack.messagesIn('CDESK')).toHaveLength(1);
  });

  it('sends in the windows of the desk in vain', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    const before = await desk.ticket();
    const asker = { user: 'U1', channel: 'CDESK' };
    const answer = await desk.open(card(), 'Beantwoord', ANNA);
    const answered = await desk.send(answer, { text: 'Ja hoor.' }, asker);
    expect(answered.body).toEqual({ response_action: 'errors', errors: { text: ONLY_DESK } });
    const assign = await desk.open(card(), 'Wijs toe', ANNA);
    const assigned = await desk.send(assign, { to: 'Bea' }, asker);
    expect(assigned.body).toEqual({ response_action: 'errors', errors: { to: ONLY_DESK } });
    const forward = await desk.open(card(), 'Stuur door', ANNA);
    const forwarded = await desk.send(forward, { other: 'De gemeente' }, asker);
    expect(forwarded.body).toEqual({ response_action: 'errors', errors: { party: ONLY_DESK } });
    const close = await desk.open(card(), 'Sluit', ANNA);
    const closed = await desk.send(close, { text: 'Weg.' }, asker);
    expect(closed.body).toEqual({ response_action: 'errors', errors: { text: ONLY_DESK } });
    expect(await desk.ticket()).toEqual(before);
  });

  it('is told so about a question that is not there, too', async () => {
    const { card } = await desk.bring();
    const window = await desk.open(card(), 'Sluit', ANNA);
    const other = { ...window, view: { ...window.view, private_metadata: '99' } };
    const sent = await desk.send(other, { text: 'Weg.' }, ANNA);
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { text: 'Vraag 99 bestaat niet.' },
    });
  });
});

describe('a colleague at the wrong moment', () => {
  it('reads in the window that nobody has the question yet', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    const claimed = await desk.cardShows('opgepakt door Anna');
    const window = await desk.open(claimed, 'Beantwoord', ANNA);
    await desk.act(card, 'Sluit', { text: 'Dit is niet voor ons.' });
    await desk.cardShows('Stand: gesloten');
    await desk.act(card, 'Heropen', {});
    await desk.cardShows('Stand: open, nog van niemand');
    const sent = await desk.send(window, { text: 'Ja, dat kan.' }, ANNA);
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { text: 'Niemand heeft vraag 1 nog; pak de vraag eerst op.' },
    });
    expect(await desk.ticket()).toMatchObject({ state: 'open', answer: null });
  });

  it('reads who has the question before typing an answer: no window opens', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    const claimed = await desk.cardShows('opgepakt door Anna');
    const before = balie.slack.callsTo('views.open').length;
    await desk.press(claimed, 'Beantwoord', BEA);
    await desk.readsAlone('U9', 'Anna heeft vraag 1 al.');
    expect(balie.slack.callsTo('views.open')).toHaveLength(before);
  });

  it('reads in the window who got the question while it was open', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    const claimed = await desk.cardShows('opgepakt door Anna');
    const window = await desk.open(claimed, 'Beantwoord', ANNA);
    await desk.act(card, 'Wijs toe', { to: 'Bea' });
    await desk.cardShows('toegewezen aan Bea');
    const sent = await desk.send(window, { text: 'Ja, dat kan.' }, ANNA);
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { text: 'Vraag 1 is toegewezen aan Bea.' },
    });
    expect(await desk.ticket()).toMatchObject({ state: 'assigned', answer: null });
  });

  it('reads in the window that it was open too long: the question is closed', async () => {
    const { card } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    const window = await desk.open(card(), 'Beantwoord', ANNA);
    await desk.act(card, 'Sluit', { text: 'Dit is niet voor ons.' });
    await desk.cardShows('Stand: gesloten');
    const sent = await desk.send(window, { text: 'Ja, dat kan.' }, ANNA);
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { text: 'Vraag 1 is al gesloten; heropen de vraag eerst.' },
    });
  });
});

it('a BSN is refused in the window, and nothing of it is kept or said', async () => {
  const { slack, lines } = balie;
  const { card } = await desk.bring();
  await desk.press(card(), 'Oppakken', ANNA);
  await desk.cardShows('opgepakt door Anna');
  const sent = await desk.act(card, 'Beantwoord', { text: 'De patiënt met BSN 111222333 wel.' });
  expect(sent.body).toEqual({
    response_action: 'errors',
    errors: {
      text: 'Ik heb niets bewaard of verstuurd, want uw tekst bevat een BSN; haal dat eerst weg.',
    },
  });
  await balie.settle();
  expect(await desk.ticket()).toMatchObject({ state: 'claimed', answer: null });
  expect(JSON.stringify([slack.calls, lines])).not.toContain('111222333');
});

describe('at the same time, or again', () => {
  it('two who press "Oppakken" at once: one has it, the other is told who', async () => {
    const { slack } = balie;
    const { card } = await desk.bring();
    const shown = card();
    await Promise.all([desk.press(shown, 'Oppakken', ANNA), desk.press(shown, 'Oppakken', BEA)]);
    const { owner, events } = await desk.ticket();
    const [winner, loser] = owner?.name === 'Anna' ? ['Anna', 'U9'] : ['Bea', 'U8'];
    expect(await desk.readsAlone(loser, 'heeft vraag 1 al')).toBe(`${winner} heeft vraag 1 al.`);
    expect(slack.responses).toHaveLength(1);
    expect(events.map(({ what }) => what.kind)).toEqual(['opened', 'claimed']);
  });

  it('a press that comes twice is one act', async () => {
    const { sender, slack } = balie;
    const { card } = await desk.bring();
    const { payload } = await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    const again = await sender.interaction(payload);
    expect(again.status).toBe(200);
    await balie.settle();
    const { events } = await desk.ticket();
    expect(events.map(({ what }) => what.kind)).toEqual(['opened', 'claimed']);
    expect(slack.responses).toEqual([]);
  });

  it('a press in vain that comes twice is in vain twice, also when it could be by then', async () => {
    const { sender, slack } = balie;
    const { card } = await desk.bring();
    const shown = card();
    await desk.press(shown, 'Oppakken', ANNA);
    const { payload } = await desk.press(shown, 'Oppakken', BEA);
    await desk.readsAlone('U9', 'Anna heeft vraag 1 al.');
    await desk.act(card, 'Sluit', { text: 'Dit is niet voor ons.' });
    await desk.cardShows('Stand: gesloten');
    await desk.act(card, 'Heropen', {});
    await desk.cardShows('Stand: open, nog van niemand');
    await sender.interaction(payload);
    await slack.waitFor(() => slack.responses.length === 2, 'the same sentence again');
    expect(slack.responses.at(-1)?.body.text).toBe('Anna heeft vraag 1 al.');
    expect(await desk.ticket()).toMatchObject({ state: 'open', owner: null });
  });

  it('a window that comes twice is one answer', async () => {
    const { sender, slack } = balie;
    const { card, thread } = await desk.bring();
    await desk.press(card(), 'Oppakken', ANNA);
    await desk.cardShows('opgepakt door Anna');
    const window = await desk.open(card(), 'Beantwoord', ANNA);
    const payload = desk.submission(window, { text: 'Ja, dat kan.' }, ANNA);
    const [first, second] = [await sender.interaction(payload), await sender.interaction(payload)];
    expect(first.body).toEqual({ response_action: 'clear' });
    expect(second.body).toEqual({ response_action: 'clear' });
    await desk.reads('CPRAK', 'Ja, dat kan.');
    await balie.settle();
    const answers = slack
      .messagesInThread('CPRAK', thread)
      .filter((each) => seen(each).includes('Ja, dat kan.'));
    expect(answers).toHaveLength(1);
    const { events } = await desk.ticket();
    expect(events.map(({ what }) => what.kind)).toEqual(['opened', 'claimed', 'answered']);
  });
});
