import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRealDesk, type RealDesk } from './real-desk.ts';

describe('what time brings', () => {
  let desk: RealDesk;
  beforeAll(async () => {
    desk = await openRealDesk();
    await desk.says('Anna', '/helpdesk Krijgen wij subsidie voor een fietsenstalling?');
    await desk.reads('desk:noord');
  });
  afterAll(() => desk.close());
  /** What the desk reads by a moment. */
  const at = async (moment: string): Promise<string[]> => {
    desk.setClock(moment);
    await desk.settle();
    await desk.settle();
    return desk.reads('desk:noord');
  };

  it('is nothing in the evening and before the desk opens', async () => {
    expect(await at('2026-11-23T20:00:00.000Z')).toEqual([]);
    expect(await at('2026-11-24T06:59:00.000Z')).toEqual([]);
  });

  it('is a summary, once a working day, when the desk opens', async () => {
    expect(await at('2026-11-24T07:00:00.000Z')).toEqual([
      [
        'De helpdesk op 24 november 2026',
        '• Open vragen: 1. Sinds de vorige werkdag beantwoord: 0.\n• vraag 1 · U0 · open, nog van niemand · Krijgen wij subsidie voor een fietsenstalling?',
      ].join('\n\n'),
    ]);
    expect(await at('2026-11-24T15:00:00.000Z')).toEqual([]);
  });

  it('is a reminder after two working days in which nobody took a question, and again after as long', async () => {
    const reminder = expect.stringContaining('1 vraag wacht te lang');
    expect(await at('2026-11-25T07:00:00.000Z')).toEqual([
      expect.stringContaining('De helpdesk op'),
    ]);
    expect(await at('2026-11-25T08:59:00.000Z')).toEqual([]);
    expect(await at('2026-11-25T09:00:00.000Z')).toEqual([reminder]);
    expect(await at('2026-11-25T15:00:00.000Z')).toEqual([]);
    await at('2026-11-27T07:00:00.000Z');
    expect(await at('2026-11-27T09:00:00.000Z')).toEqual([reminder]);
  });

  it('is nothing on Saturday', async () => {
    expect(await at('2026-11-28T10:00:00.000Z')).toEqual([]);
  });

  it('closes an answered question after a week without a word, and tells the asker so', async () => {
    await at('2026-11-30T09:00:00.000Z');
    await desk.acts('Bea', '1', { kind: 'claim' });
    await desk.acts('Bea', '1', { kind: 'answer', text: 'Vraag het de gemeente.' });
    await desk.settle();
    await desk.reads('terminal:Anna');
    await at('2026-12-07T08:59:00.000Z');
    expect((await desk.ticket('1')).state).toBe('answered');
    await at('2026-12-07T09:00:00.000Z');
    expect(await desk.ticket('1')).toMatchObject({ state: 'closed' });
    const [closed] = await desk.reads('terminal:Anna');
    expect(closed).toContain('Vraag 1 is gesloten');
    expect(closed).toContain('Ik hoorde niets meer na het antwoord.');
  });

  it('takes out the texts after the days that the settings say', async () => {
    await at('2027-03-06T09:00:00.000Z');
    expect((await desk.ticket('1')).question).toContain('fietsenstalling');
    await at('2027-03-08T09:00:00.000Z');
    expect(await desk.ticket('1')).toMatchObject({
      question: '[verwijderd]',
      asker: { id: 'vergeten' },
    });
  });
});
