import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRealDesk, type RealDesk } from './real-desk.ts';

const QUESTION = 'Krijgen wij subsidie voor een fietsenstalling bij de praktijk?';
const OTHERWISE = 'is er subsidie voor een fietsenstalling';
/** What the desk says among itself. */
const INTERNAL = /Intern|Bea|Dirk|Beloof|U0|geen haast/u;

describe('a question that the documents do not answer', () => {
  let desk: RealDesk;
  const told: string[] = [];
  const says = async (who: string, text: string, region?: string): Promise<string> => {
    const replies = await desk.says(who, text, region);
    if (who === 'Anna') told.push(...replies);
    expect(replies).toHaveLength(1);
    return replies[0] ?? '';
  };
  const hears = async (): Promise<string[]> => {
    await desk.settle();
    const messages = await desk.reads('terminal:Anna');
    told.push(...messages);
    return messages;
  };
  const title = async (...[who, ticket, act, region]: Parameters<RealDesk['acts']>) =>
    (await desk.acts(who, ticket, act, region)).reply.title;

  beforeAll(async () => {
    desk = await openRealDesk();
  });
  afterAll(() => desk.close());

  it('is said not to be known, and may be taken to the helpdesk', async () => {
    expect(await says('Anna', QUESTION)).toMatch(
      /niet in mijn documenten[\s\S]*Vraag de helpdesk$/u,
    );
    const opened = await says('Anna', '/helpdesk');
    expect(opened).toContain('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
    expect(opened).toContain(`Uw vraag: “${QUESTION}”`);
    expect(await desk.ticket('1')).toMatchObject({
      region: 'noord',
      state: 'open',
      question: QUESTION,
      asker: { id: 'anna', name: 'Anna' },
      triage: { urgency: 'U0', why: 'Het antwoord staat niet in de documenten.' },
    });
  });

  it('is taken by one of the desk, and refused to a second and to another region', async () => {
    expect(await title('Bea', '1', { kind: 'claim' })).toBe('Vraag 1: opgepakt door Bea');
    expect(await title('Dirk', '1', { kind: 'claim' })).toBe('Bea heeft vraag 1 al.');
    expect(await title('Dirk', '1', { kind: 'answer', text: 'Ik weet het.' })).toBe(
      'Bea heeft vraag 1 al.',
    );
    expect(await title('Zoë', '1', { kind: 'claim' }, 'zuid')).toBe('Vraag 1 bestaat niet.');
  });

  it('may be passed on; the asker reads to whom, and nothing of what was asked there', async () => {
    const party = { route: null, name: 'de gemeente' };
    await desk.acts('Bea', '1', { kind: 'forward', to: party, ask: 'Intern: klopt dit?' });
    expect(await hears()).toEqual([expect.stringContaining('vraagt dit na bij de gemeente')]);
  });

  it('is answered with the question, the answer and the name of the desk', async () => {
    await desk.acts('Bea', '1', { kind: 'answer', text: 'De gemeente heeft een regeling.' });
    expect(await hears()).toEqual([
      [
        'Antwoord van Helpdesk Noord op vraag 1',
        `Uw vraag: “${QUESTION}”`,
        'De gemeente heeft een regeling.',
        'Is uw vraag hiermee opgelost?',
        'Kies verder:\n[1] Opgelost\n[2] Nog een vraag',
      ].join('\n\n'),
    ]);
  });

  it('may be asked on, by its asker alone, and is answered again', async () => {
    expect(await says('Cor', '/nog-een-vraag 1 Wat zei u?')).toBe(
      'Alleen wie de vraag stelde, kan dit doen.',
    );
    const reopened = await says('Anna', '/nog-een-vraag 1 Ook voor een scooter?');
    expect(reopened).toContain('Vraag 1 ligt weer bij Helpdesk Noord');
    expect((await desk.reads('desk:noord')).join('\n')).toContain('“Ook voor een scooter?”');
    expect(await desk.ticket('1')).toMatchObject({ state: 'open', owner: null });
    await desk.acts('Dirk', '1', { kind: 'claim' });
    await desk.acts('Dirk', '1', { kind: 'answer', text: 'Voor een scooter niet.' });
    const [answered] = await hears();
    expect(answered).toContain(`Uw vraag: “${QUESTION}” “Ook voor een scooter?”`);
    expect(answered).toContain('Voor een scooter niet.');
  });

  it('is closed by its asker, who read nothing of the talk at the desk', async () => {
    expect(await says('Anna', '/opgelost 1')).toBe('Mooi, vraag 1 is gesloten');
    expect(await desk.ticket('1')).toMatchObject({ state: 'closed' });
    expect(told.filter((text) => INTERNAL.test(text))).toEqual([]);
  });

  it('is kept as knowledge: who asks next in the region has the answer at once', async () => {
    desk.setClock('2026-11-24T09:00:00.000Z');
    const answer = 'De regio geeft geen subsidie. De gemeente heeft een regeling.';
    const saved = await desk.does('Bea', { kind: 'save', ticket: '1', parts: { answer } });
    expect(saved).toMatchObject({ ok: true, article: 'helpdesk-1' });
    const reply = await says('Cor', OTHERWISE);
    expect(reply).toContain(answer);
    expect(reply).toContain(
      'Bron: Antwoord van de helpdesk (Helpdesk Noord), vraag 1; antwoord van 24 november 2026.',
    );
    expect(reply).not.toMatch(INTERNAL);
  });

  it('is not known in another region, which cannot change the answer either', async () => {
    expect(await says('Els', OTHERWISE, 'zuid')).not.toContain('Antwoord van de helpdesk');
    const edit = { kind: 'edit', article: 'helpdesk-1', parts: { answer: 'Anders.' } } as const;
    const refused = 'Antwoord helpdesk-1 bestaat niet, of is ingetrokken.';
    expect((await desk.does('Zoë', edit, 'zuid')).reply.title).toBe(refused);
  });

  it('gets the changed answer from the change on, and none after it was withdrawn', async () => {
    desk.setClock('2026-11-25T09:00:00.000Z');
    const parts = { answer: 'De regio geeft nu subsidie voor een fietsenstalling.' };
    await desk.does('Bea', { kind: 'edit', article: 'helpdesk-1', parts });
    const changed = await says('Cor', OTHERWISE);
    expect(changed).toContain(parts.answer);
    expect(changed).toContain('antwoord van 25 november 2026');
    await desk.does('Bea', { kind: 'withdraw', article: 'helpdesk-1' });
    expect(await says('Cor', OTHERWISE)).not.toContain('Antwoord van de helpdesk');
  });
});

describe('what the desk gets of a question', () => {
  it('has its topic, who knows it, how soon, and the deadline behind it', async () => {
    const desk = await openRealDesk();
    await desk.says(
      'Anna',
      '/helpdesk Het formulier om de POH-GGZ per 1 januari 2027 te wijzigen doet het niet.',
    );
    const { triage } = await desk.ticket('1');
    expect(triage).toMatchObject({
      topic: { id: 'contract-wijzigen' },
      route: 'zilveren_kruis',
      routeName: 'Zilveren Kruis',
      deadline: {
        date: '2026-12-04',
        what: 'uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027',
      },
    });
    expect(triage.caution).toContain('Beloof niet dat Zilveren Kruis een uitzondering maakt.');
    // Eleven days before the deadline: to be planned.
    expect((await desk.reads('desk:noord')).join('\n')).toContain('vraag 1 · U1 · open');
    await desk.close();
  });
});
