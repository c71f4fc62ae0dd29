import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { forgetPerson } from '../../src/front-desk/forget-person.ts';
import { openRealDesk, type RealDesk } from './real-desk.ts';

const QUESTION = 'Krijgen wij subsidie voor een fietsenstalling bij de praktijk?';

/** A desk with question 1 of Anna, answered by Bea. */
async function answeredDesk(): Promise<RealDesk> {
  const desk = await openRealDesk();
  onTestFinished(() => desk.close());
  await desk.says('Anna', `/helpdesk ${QUESTION}`);
  await desk.acts('Bea', '1', { kind: 'claim' });
  await desk.acts('Bea', '1', { kind: 'answer', text: 'Ja, bij de gemeente.' });
  await desk.settle();
  await desk.reads('terminal:Anna');
  return desk;
}

const save = (parts = {}) => ({ kind: 'save', ticket: '1', parts }) as const;

describe('what the asker is told', () => {
  it('is never what a colleague wrote on reopening', async () => {
    const desk = await answeredDesk();
    await desk.acts('Dirk', '1', { kind: 'reopen', text: 'Dit klopt niet, even intern checken' });
    await desk.acts('Dirk', '1', { kind: 'claim' });
    await desk.acts('Dirk', '1', { kind: 'answer', text: 'Nee, toch niet.' });
    await desk.settle();
    const told = (await desk.reads('terminal:Anna')).join('\n');
    expect(told).toContain('Nee, toch niet.');
    expect(told).not.toContain('intern');
  });

  it('is to type on after "Nog een vraag", and what they type belongs to the question', async () => {
    const desk = await answeredDesk();
    expect(await desk.says('Anna', '/nog-een-vraag 1')).toEqual([
      expect.stringContaining('Wat wilt u nog weten?'),
    ]);
    expect(await desk.says('Anna', 'En voor een bakfiets?')).toEqual([
      'Ik heb dat bij vraag 1 gezet',
    ]);
    expect((await desk.ticket('1')).furtherQuestions).toEqual(['En voor een bakfiets?']);
    expect(await desk.says('Anna', 'Wat kost de koppeling bij Futec?')).toEqual([
      expect.stringContaining('€ 2,50'),
    ]);
  });

  it('is not asked for any more after another word on the question, or once it is closed', async () => {
    const desk = await answeredDesk();
    await desk.says('Anna', '/nog-een-vraag 1');
    expect(await desk.says('Anna', 'dank u wel')).toEqual([
      expect.stringContaining('Graag gedaan'),
    ]);
    expect(await desk.says('Anna', '/opgelost 1')).toEqual(['Vraag 1 is ingetrokken']);
    expect(await desk.says('Anna', 'Wat kost de koppeling bij Futec?')).toEqual([
      expect.stringContaining('€ 2,50'),
    ]);
    expect((await desk.ticket('1')).state).toBe('closed');
  });

  it('is asked of one person, also where several talk', async () => {
    const desk = await answeredDesk();
    await desk.says('Anna', '/nog-een-vraag 1');
    await desk.says('Anna', 'Wat kost de koppeling bij Futec?', 'noord', 'Kees');
    expect(await desk.says('Anna', 'En voor een bakfiets?')).toEqual([
      'Ik heb dat bij vraag 1 gezet',
    ]);
  });

  it('is that the same question lies there already, and that data of a patient was left out', async () => {
    const desk = await openRealDesk();
    onTestFinished(() => desk.close());
    await desk.says('Anna', `/helpdesk ${QUESTION}`);
    expect(await desk.says('Anna', `/helpdesk ${QUESTION}`)).toEqual([
      expect.stringContaining('Uw vraag ligt al bij Helpdesk Noord (vraag 1)'),
    ]);
    expect(await desk.says('Anna', '/nog-een-vraag 1 ook met BSN 123456782?')).toEqual([
      expect.stringContaining('Ik heb persoonsgegevens uit uw bericht weggelaten.'),
    ]);
  });
});

describe('the helpdesk is offered', () => {
  it.each([
    ['for what stands in no document', 'Wat kost de fietsenstalling van de huisartsenpost?', true],
    ['for what Balie does not do', 'Mag ik een taart bestellen voor de receptie?', true],
    ['not for a medical question', 'Hoeveel paracetamol mag een kind met koorts?', false],
    ['not under an answer', 'Wat kost de koppeling bij Futec?', false],
    ['not with data of a patient', 'Geldt OPEN voor BSN 123456782?', false],
  ])('%s', async (_, question, offered) => {
    const desk = await openRealDesk();
    onTestFinished(() => desk.close());
    const [said = ''] = await desk.says('Anna', question);
    expect(said.includes('Vraag de helpdesk')).toBe(offered);
  });
});

describe('what is kept as knowledge', () => {
  let desk: RealDesk;
  beforeAll(async () => {
    desk = await openRealDesk();
    await desk.says('Anna', `/helpdesk ${QUESTION}`);
    await desk.acts('Bea', '1', { kind: 'claim' });
  });
  const refusal = async (...[who, what]: Parameters<RealDesk['does']>) =>
    (await desk.does(who, what)).reply.title;

  it('is nothing before there is an answer, and nothing that was turned down', async () => {
    expect(await refusal('Bea', save())).toBe(
      'Vraag 1 heeft nog geen antwoord; er is niets te bewaren.',
    );
    await desk.acts('Bea', '1', { kind: 'answer', text: 'Ja, bij de gemeente.' });
    await desk.says('Anna', '/nog-een-vraag 1 Welke gemeente?');
    expect(await refusal('Bea', save())).toBe(
      'Vraag 1 is na het antwoord weer geopend; beantwoord de vraag eerst opnieuw.',
    );
  });

  it('is nothing empty', async () => {
    await desk.acts('Bea', '1', { kind: 'claim' });
    await desk.acts('Bea', '1', { kind: 'answer', text: 'Ja, bij uw gemeente.' });
    expect(await refusal('Bea', save({ question: ' ' }))).toBe(
      'Schrijf een vraag en een antwoord.',
    );
    expect((await desk.does('Bea', save())).ok).toBe(true);
    expect(
      await refusal('Bea', { kind: 'edit', article: 'helpdesk-1', parts: { answer: '' } }),
    ).toBe('Schrijf een vraag en een antwoord.');
    expect(await refusal('Bea', { kind: 'edit', article: 'helpdesk-1', parts: {} })).toBe(
      'Schrijf erbij wat er anders moet.',
    );
  });

  it('is changed by its own desk alone, also when every region sees it', async () => {
    const edit = { kind: 'edit', article: 'helpdesk-1', parts: { everyRegion: true } } as const;
    await desk.does('Bea', edit);
    expect((await desk.does('Cees', edit, 'zuid')).reply.title).toBe(
      'Antwoord helpdesk-1 is van Helpdesk Noord; alleen zij kunnen het wijzigen.',
    );
  });

  it('is not a text that was taken out, and its question is over', async () => {
    const other = await answeredDesk();
    await forgetPerson('anna', other.equipment);
    expect((await other.does('Bea', save({ question: 'Mag dat?' }))).reply.title).toBe(
      'De tekst van vraag 1 is verwijderd; er is niets te bewaren.',
    );
    expect((await other.acts('Bea', '1', { kind: 'reopen', text: '' })).reply.title).toBe(
      'De vrager van vraag 1 is vergeten en kan niets meer lezen.',
    );
  });
});

describe('the answer that the helpdesk saved for a question', () => {
  it('goes before a document that is like it, when it is the very same question', async () => {
    const desk = await openRealDesk();
    onTestFinished(() => desk.close());
    const question = 'Onze tool staat niet op Digizo.nu, waar leg ik dat voor?';
    await desk.says('Anna', `/helpdesk ${question}`);
    await desk.acts('Bea', '1', { kind: 'claim' });
    await desk.acts('Bea', '1', { kind: 'answer', text: 'Vraag het eerst aan ons.' });
    await desk.does('Bea', save());
    expect(await desk.says('Kees', question)).toEqual([
      expect.stringContaining('Vraag het eerst aan ons.'),
    ]);
  });
});

describe('a region that is gone from the settings', () => {
  it('holds up nobody else: what was kept for it is given up', async () => {
    const desk = await answeredDesk();
    await desk.store.transaction(({ outbox }) =>
      outbox.add(
        'old',
        { kind: 'card', region: 'oud', ticket: '1' },
        'local',
        '2027-01-31T09:00:00.000Z',
      ),
    );
    for (let day = 1; day <= 28; day += 1) {
      desk.setClock(`2027-02-${String(day).padStart(2, '0')}T10:00:00.000Z`);
      await desk.settle();
    }
    expect(await desk.store.transaction(({ outbox }) => outbox.counts())).toEqual({
      waiting: 0,
      failed: 1,
    });
    expect(await desk.says('Anna', 'Wat kost de koppeling bij Futec?')).toContainEqual(
      expect.stringContaining('€ 2,50'),
    );
  });
});
