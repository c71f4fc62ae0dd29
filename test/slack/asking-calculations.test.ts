import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Message } from '../../adapters/slack/render/limits.ts';
import {
  ask,
  ephemeralOf,
  expectNothingRefused,
  pressAlone,
  send,
  sharedBy,
  told,
  windowOf,
} from './asking-scene.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { buttons, seen } from './seen.ts';

let balie: RealSlack;
beforeEach(async () => {
  balie = await openRealSlack();
});
afterEach(() => balie.close());

describe('the command of a calculation with what it needs', () => {
  it.each([
    ['/koppelkosten', 'futec 12 maanden', 'Koppelkosten Futec voor 12 maanden: € 30,00.'],
    [
      '/wijzigingsdata',
      'poh-ggz per 1 april',
      'POH-GGZ per 1 april 2027: aanvragen uiterlijk 4 maart 2027.',
    ],
    ['/open-declaratie', '2350 patiënten 2021', 'OPEN-declaratie 2021: € 6.650,50 eenmalig.'],
  ])(
    '%s %s is answered at once, with its share button and its derivation',
    async (command, text, title) => {
      const result = await ask(balie, text, {}, command);
      expect(result.text).toContain(title);
      const labels = Object.values(buttons(result));
      expect(labels).toContain('Hoe is dit berekend?');
      expect(labels.some((label) => label.startsWith('Deel in kanaal → '))).toBe(true);
      expect(balie.slack.calls).toEqual([]);
    },
  );

  it('says what is wrong with a value', async () => {
    const wrong = await ask(balie, 'futec -3 maanden', {}, '/koppelkosten');
    expect(wrong.text).toBe(
      "Ik kan dit niet berekenen. De resterende looptijd moet een heel aantal maanden van 0 of meer zijn; ik las '-3'.",
    );
  });
});

describe('“Hoe is dit berekend?”', () => {
  it('opens the derivation, step by step', async () => {
    const result = await ask(balie, 'futec 12 maanden', {}, '/koppelkosten');
    const { view } = await windowOf(balie, await pressAlone(balie, result, 'Hoe is dit berekend?'));
    expect(seen(view)).toContain('2. 12 maanden × € 2,50 = € 30,00.');
    expectNothingRefused(balie);
  });
});

describe('“Deel in kanaal”', () => {
  it('shows the answer once to everybody in the channel, with who shared it', async () => {
    const result = await ask(balie, 'futec 12 maanden', {}, '/koppelkosten');
    const share = await pressAlone(balie, result, 'Deel in kanaal');
    const body = await balie.slack.waitFor(() => sharedBy(balie, share)[0], 'a shared message');
    expect(body).toMatchObject({ response_type: 'in_channel', replace_original: false });
    const shared = Message.parse({ text: body.text, blocks: body.blocks });
    expect(shared.text).toContain('Koppelkosten Futec voor 12 maanden: € 30,00.');
    expect(seen(shared)).toContain('Gedeeld door de.linde.');
    expect(seen(shared)).toMatch(/\[Hoe is dit berekend\?\] Bron: .* \[Vraag de helpdesk\]$/u);
    expect(seen(shared)).not.toContain('Was dit nuttig?');

    await send(balie, share);
    await balie.settle();
    expect(sharedBy(balie, share)).toHaveLength(1);
    expectNothingRefused(balie);
  });

  it('shows the derivation of a shared answer to anybody', async () => {
    const result = await ask(balie, 'futec 12 maanden', {}, '/koppelkosten');
    const share = await pressAlone(balie, result, 'Deel in kanaal');
    const body = await balie.slack.waitFor(() => sharedBy(balie, share)[0], 'a shared message');
    const shared = Message.parse({ text: body.text, blocks: body.blocks });
    const press = balie.payloads.pressInMessage({
      user: { id: 'U2', name: 'de.eik', username: 'de.eik' },
      actions: [{ action_id: Object.keys(buttons(shared))[0], value: undefined }],
    });
    const { view } = await windowOf(balie, await send(balie, press));
    expect(seen(view)).toContain('2. 12 maanden × € 2,50 = € 30,00.');
  });

  it('takes a shared answer to the helpdesk for who presses it alone, also where Balie is no member', async () => {
    const where = { channel_id: 'CELSE' };
    const result = await ask(balie, 'futec 12 maanden', where, '/koppelkosten');
    const share = await pressAlone(balie, result, 'Deel in kanaal', { channel: { id: 'CELSE' } });
    const body = await balie.slack.waitFor(() => sharedBy(balie, share)[0], 'a shared message');
    const shared = Message.parse({ text: body.text, blocks: body.blocks });
    const value = buttons(shared).helpdesk?.split(' → ')[1];
    const press = balie.payloads.pressInMessage({
      user: { id: 'U2', name: 'de.eik', username: 'de.eik' },
      channel: { id: 'CELSE' },
      actions: [{ action_id: 'helpdesk', value }],
    });
    const answer = await told(balie, await send(balie, press));
    expect(answer.text).toContain('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
    await balie.slack.waitFor(() => balie.slack.messagesIn('CDESK')[0], 'the card');
    await balie.settle();
    expectNothingRefused(balie);
  });

  it('says so when the answer is not kept any more', async () => {
    const press = balie.payloads.pressInEphemeral({
      actions: [{ action_id: 'share', value: 'slack:1.2.3' }],
    });
    const sentence = await told(balie, await send(balie, press));
    expect(sentence.text).toBe('Dit antwoord bewaar ik niet meer. Stel de vraag opnieuw.');
  });
});

describe('a choice under an answer that one person sees', () => {
  it('is answered for that person alone', async () => {
    const result = await ask(balie, 'ram-it', {}, '/koppelkosten');
    const next = await told(balie, await pressAlone(balie, result, 'Nog 8 maanden'));
    expect(next.text).toContain('Koppelkosten RAM-IT voor 8 maanden: € 28,00');
    expect(ephemeralOf({ response_type: 'ephemeral', ...next })).toEqual(next);
    expect(balie.slack.messagesIn('CPRAK')).toEqual([]);
    expectNothingRefused(balie);
  });
});
