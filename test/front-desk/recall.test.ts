import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFrontDesk, type FrontDesk } from '../../src/front-desk.ts';
import { openRealDesk, type RealDesk } from './real-desk.ts';

let desk: RealDesk;
let frontDesk: FrontDesk;
beforeAll(async () => {
  desk = await openRealDesk();
  frontDesk = createFrontDesk(desk.equipment);
});
afterAll(() => desk.close());

const FUTEC = 'Wat de ZorgDomein-koppeling bij Futec kost';

/** What Anna types in a conversation of her own; the caller shows the reply itself. */
const asks = (key: string, text: string) =>
  frontDesk.receive({
    key,
    at: desk.equipment.now(),
    region: 'noord',
    from: { id: 'u-anna', name: 'Anna' },
    place: { platform: 'terminal', conversation: `alone-${key}` },
    direct: true,
    what: { kind: 'message', text },
  });

const shares = (key: string, ref: string, conversation: string) =>
  frontDesk.receive({
    key,
    at: desk.equipment.now(),
    region: 'noord',
    from: { id: 'u-anna', name: 'Anna' },
    place: { platform: 'terminal', conversation },
    direct: true,
    what: { kind: 'share', ref },
  });

describe('what was said', () => {
  it('is found again by its event, when the asker was told directly', async () => {
    await asks('r1', 'wat kost de koppeling bij Futec');
    const recalled = await frontDesk.recall('r1');
    expect(recalled?.reply.title).toBe(FUTEC);
    expect(recalled?.question).toBe('wat kost de koppeling bij Futec');
  });

  it('is found again by its delivery, with the question as it was understood', async () => {
    await desk.says('Bea', 'wat kost de koppeling bij Futec voor 12 maanden');
    await desk.says('Bea', 'en voor 24 maanden?');
    const recalled = await frontDesk.recall('reply:e2');
    expect(recalled?.reply.title).toBe('Koppelkosten Futec voor 24 maanden: € 60,00');
    expect(recalled?.question).toContain('24 maanden');
    expect(recalled?.question).toContain('Futec');
  });

  it('still says which choice brings a file', async () => {
    await asks('r4', 'wijzigingsdata poh-ggz per 1 april 2027');
    expect((await frontDesk.recall('r4'))?.reply.choices).toEqual([
      {
        label: 'Zet in agenda',
        message: 'wijzigingsdata POH-GGZ per 2027-04-01 ics',
        brings: 'file',
      },
    ]);
  });

  it('is not found under a name that nothing has', async () => {
    expect(await frontDesk.recall('reply:nooit')).toBeNull();
    expect(await frontDesk.recall('')).toBeNull();
  });

  it('is forgotten with the person who asked it', async () => {
    await asks('r2', 'wat kost de koppeling bij Futec');
    await desk.store.transaction(({ people }) => people.forget('u-anna'));
    expect(await frontDesk.recall('r2')).toBeNull();
  });

  it('is gone when what was handled is not kept any more', async () => {
    await asks('r3', 'wat kost de koppeling bij Futec');
    desk.setClock('2026-12-24T09:00:00.000Z');
    await frontDesk.attend();
    expect(await frontDesk.recall('r3')).toBeNull();
    desk.setClock('2026-11-23T09:00:00.000Z');
  });
});

describe('a reply that somebody shares', () => {
  it('is shown to everybody there once, with who shared it and without what is the asker’s own', async () => {
    await asks('s1', 'wat kost de koppeling bij Futec');
    expect((await shares('s2', 's1', 'kanaal')).ok).toBe(true);
    expect((await shares('s2', 's1', 'kanaal')).ok).toBe(true);
    await desk.settle();
    const shown = await desk.reads('terminal:kanaal');
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain(FUTEC);
    expect(shown[0]).toContain('Gedeeld door Anna.');
    const recalled = await frontDesk.recall('share:s2');
    expect(recalled?.question).toBe('wat kost de koppeling bij Futec');
    expect(recalled?.reply).toMatchObject({ feedback: null, choices: [] });
  });

  it('cannot be shared when it is not kept any more', async () => {
    const { ok, reply } = await shares('s3', 'nooit', 'kanaal');
    expect([ok, reply.title]).toEqual([
      false,
      'Dit antwoord bewaar ik niet meer. Stel de vraag opnieuw.',
    ]);
  });
});

describe('what is not taken in', () => {
  it('is told to who sent it, where they are, once', async () => {
    const event = {
      key: 'l1',
      at: desk.equipment.now(),
      region: 'noord',
      from: { id: 'u-cor', name: 'Cor' },
      place: { platform: 'terminal', conversation: 'lang' },
      direct: false,
      what: { kind: 'message', text: 'a'.repeat(4001) },
    } as const;
    expect((await frontDesk.accept(event)).ok).toBe(false);
    await frontDesk.accept(event);
    await desk.settle();
    expect(await desk.reads('terminal:lang')).toEqual([
      'Uw tekst is te lang (meer dan 4000 tekens); maak de tekst korter.',
    ]);
  });
});

describe('somebody who was not helped', () => {
  it('is offered the helpdesk for that very question', async () => {
    const { reply } = await asks('f1', 'wat kost de koppeling bij Futec');
    await asks('f2', `/niet-nuttig ${reply.feedback}`);
    const recalled = await frontDesk.recall('f2');
    expect(recalled?.question).toBe('wat kost de koppeling bij Futec');
    expect(recalled?.reply.choices.map(({ label }) => label)).toEqual(['Vraag de helpdesk']);
  });
});

describe('the home of somebody', () => {
  it('has their own questions that are not closed, and nobody else’s', async () => {
    await asks('h1', '/helpdesk Krijgen wij subsidie voor een fietsenstalling?');
    await desk.says('Dirk', '/helpdesk Wie maait het gras bij de praktijk?');
    const home = await frontDesk.home('u-anna', 'noord', []);
    expect(home.own.map(({ question }) => question)).toEqual([
      'Krijgen wij subsidie voor een fietsenstalling?',
    ]);
    expect(home.queues).toEqual([]);
    await asks('h2', `/opgelost ${home.own[0]?.id}`);
    expect((await frontDesk.home('u-anna', 'noord', [])).own).toEqual([]);
  });

  it('has what waits at the desks they belong to, the most urgent first', async () => {
    await desk.says(
      'Els',
      '/helpdesk Onze koppeling wordt morgen geïnstalleerd en werkt niet, wat nu?',
    );
    const { queues } = await frontDesk.home('u-anna', 'zuid', ['noord']);
    expect(queues.map(({ name }) => name)).toEqual(['Helpdesk Noord']);
    expect(queues[0]?.tickets.map(({ question }) => question)).toEqual([
      'Onze koppeling wordt morgen geïnstalleerd en werkt niet, wat nu?',
      'Wie maait het gras bij de praktijk?',
    ]);
  });

  it('has the contracting calendar with its source', async () => {
    const { planning, today } = await frontDesk.home('u-anna', 'noord', []);
    expect(today).toBe('2026-11-23');
    expect(planning.deadlines).toMatchObject([
      { group: 'kwartaal', deadline: '2026-12-04', startDate: '2027-01-01' },
      { group: 'halfjaar', deadline: '2026-12-04', startDate: '2027-01-01' },
    ]);
    expect(planning.milestones.length).toBeGreaterThan(3);
    expect(planning.sources[0]?.publisher).toBe('Zilveren Kruis');
  });
});
