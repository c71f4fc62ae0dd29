import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersIn, expectNothingRefused, keptOf, write } from './asking-scene.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { seen } from './seen.ts';

let balie: RealSlack;
beforeEach(async () => {
  balie = await openRealSlack();
});
afterEach(() => balie.close());

describe('a message to Balie', () => {
  it('shows that Balie is at work, and is answered in its thread', async () => {
    const ts = await write(balie, 'wat kost de koppeling bij Futec');
    const [answer] = await answersIn(balie, 'DU1', ts);
    expect(answer?.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
    expect(balie.slack.statuses).toEqual([
      { channel_id: 'DU1', thread_ts: ts, status: 'zoekt het voor u op…' },
    ]);
    expect(balie.slack.calls.map(({ method }) => method).sort()).toEqual([
      'assistant.threads.setStatus',
      'chat.postMessage',
    ]);
    expectNothingRefused(balie);
  });

  it('goes on from the question before in the same thread', async () => {
    const ts = await write(balie, 'wat kost de koppeling bij Futec');
    await answersIn(balie, 'DU1', ts);
    await write(balie, 'en voor 3 praktijken over 2 jaar?', { thread_ts: ts });
    const [, next] = await answersIn(balie, 'DU1', ts, 2);
    expect(next?.text).toContain('Koppelkosten Futec voor 24 maanden: € 180,00');
    expectNothingRefused(balie);
  });

  it('goes on from the question before in a new thread too, for half an hour', async () => {
    await answersIn(balie, 'DU1', await write(balie, 'wat kost de koppeling bij Futec'));
    const next = await write(balie, 'en voor 3 praktijken over 2 jaar?');
    const [calculated] = await answersIn(balie, 'DU1', next);
    expect(calculated?.text).toContain('Koppelkosten Futec voor 24 maanden: € 180,00');
    balie.setClock('2026-11-23T09:31:00.000Z');
    const later = await write(balie, 'en voor 4 praktijken?');
    const [other] = await answersIn(balie, 'DU1', later);
    expect(other?.text).not.toContain('Futec');
  });

  it('does not lean on what somebody else asked', async () => {
    await answersIn(balie, 'DU1', await write(balie, 'wat kost de koppeling bij Futec'));
    const { sender, payloads, slack } = balie;
    const text = 'en voor 3 praktijken over 2 jaar?';
    const { ts } = slack.say({ channel: 'DU2', text });
    await sender.event(payloads.directMessage({ text, ts, user: 'U2', channel: 'DU2' }));
    const [answer] = await answersIn(balie, 'DU2', ts);
    expect(answer?.text).not.toContain('Futec');
  });

  it('is answered also when its status cannot be shown', async () => {
    balie.slack.fault('assistant.threads.setStatus', 'missing_scope');
    const ts = await write(balie, 'wat kost de koppeling bij Futec');
    const [answer] = await answersIn(balie, 'DU1', ts);
    expect(answer?.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
    expect(balie.slack.statuses).toEqual([]);
    expect(balie.log).toContain('slack.status');
  });

  it('with files is answered by its words', async () => {
    const { sender, payloads, slack } = balie;
    const text = 'wat kost de koppeling bij Futec';
    const { ts } = slack.say({ channel: 'DU1', text });
    await sender.event(payloads.directMessageWithFiles({ text, ts }));
    const [answer] = await answersIn(balie, 'DU1', ts);
    expect(answer?.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
  });

  it('of files alone is asked for a question', async () => {
    const { sender, payloads, slack } = balie;
    const { ts } = slack.say({ channel: 'DU1', text: '' });
    await sender.event(payloads.directMessageWithFiles({ text: '', ts }));
    const [answer] = await answersIn(balie, 'DU1', ts);
    expect(answer?.text).toContain('Ik zie geen vraag.');
  });

  it.each([
    ['was changed', 'messageChanged'] as const,
    ['Balie itself wrote', 'botMessage'] as const,
  ])('that %s is not answered', async (_what, kind) => {
    const { sender, payloads, slack } = balie;
    expect(await sender.event(payloads[kind]())).toMatchObject({ status: 200 });
    expect([...(await keptOf(balie)), ...(await keptOf(balie, 'slack:T1/UBALIE'))]).toEqual([]);
    expect(slack.calls).toEqual([]);
  });

  it('takes a question to the helpdesk with /helpdesk', async () => {
    const ts = await write(balie, 'Krijgen wij subsidie voor een fietsenstalling?');
    await answersIn(balie, 'DU1', ts);
    await write(balie, ' /helpdesk', { thread_ts: ts });
    const [, opened] = await answersIn(balie, 'DU1', ts, 2);
    expect(opened === undefined ? '' : seen(opened)).toContain(
      'Uw vraag: “Krijgen wij subsidie voor een fietsenstalling?”',
    );
  });
});

describe('Balie’s conversation that somebody opens', () => {
  it('suggests four questions at most, for no thread', async () => {
    const { sender, payloads, slack } = balie;
    await sender.event(payloads.messagesOpened());
    await slack.waitFor(() => slack.prompts.length > 0, 'suggested prompts');
    const [opened, ...others] = slack.prompts;
    expect(others).toEqual([]);
    expect(opened).toMatchObject({
      channel_id: 'DU1',
      thread_ts: null,
      title: 'Vraag bijvoorbeeld:',
    });
    expect(opened?.prompts.map(({ message }) => message)).toEqual([
      'Wat kost de koppeling bij Futec?',
      'koppelkosten futec 3 praktijken 24 maanden',
      'Hoeveel kon een praktijk declareren voor OPEN?',
      'wijzigingsdata poh-ggz per 1 april',
    ]);
    expect(slack.callsTo('assistant.threads.setSuggestedPrompts')[0]?.args).not.toHaveProperty(
      'thread_ts',
    );
    expectNothingRefused(balie);
  });
});
