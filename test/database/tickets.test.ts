import { expect, it } from 'vitest';
import type { Happening } from '../../src/helpdesk/ticket.ts';
import { describeStore } from './describe-store.ts';
import { ANNA, AT, BEA, COR, DIRK, minute, opened } from './samples.ts';

/** Everything that can happen to a ticket after its opening, one of each kind. */
const ONE_OF_EACH: {
  readonly [Kind in Exclude<Happening['kind'], 'opened'>]: Extract<Happening, { kind: Kind }>;
} = {
  claimed: { kind: 'claimed' },
  assigned: { kind: 'assigned', to: { id: 'dirk', name: 'Dirk' } },
  forwarded: {
    kind: 'forwarded',
    to: { route: null, name: 'KPN "Zakelijk"' },
    ask: 'Wat rekenen jullie?',
  },
  answered: {
    kind: 'answered',
    text: "€ 5,00 per maand; 100% zeker.\nTweede regel \\ 'aan' “halen” 😀",
  },
  reopened: { kind: 'reopened', text: 'En voor %_ twee?' },
  added: { kind: 'added', text: 'Het gaat om twee praktijken.' },
  undelivered: { kind: 'undelivered', what: 'Antwoord' },
  reminded: { kind: 'reminded' },
  saved: { kind: 'saved', article: 'helpdesk-1' },
  closed: { kind: 'closed', why: 'desk', text: 'Opgelost aan de telefoon' },
};
const EVERYTHING: readonly Happening[] = Object.values(ONE_OF_EACH);

describeStore('tickets', ({ inOne }) => {
  const openIn = (region: string, by = ANNA, at = AT) =>
    inOne(({ tickets }) => tickets.open(opened(`vraag in ${region}`, region), by, at));
  const append = (id: string, what: Happening, by = BEA, at = AT) =>
    inOne(async ({ tickets }) => {
      const ticket = await tickets.get(id);
      if (ticket === null) throw new Error(`no ticket ${id}`);
      return tickets.append(ticket, what, by, at);
    });

  it('gets the next number, also after one that was not kept', async () => {
    expect((await openIn('noord')).id).toBe('1');
    const failing = inOne(async ({ tickets }) => {
      const { id } = await tickets.open(opened('niet bewaard'), ANNA, AT);
      throw new Error(`toch niet ${id}`);
    });
    await expect(failing).rejects.toThrow('toch niet 2');
    expect((await openIn('noord')).id).toBe('2');
    const both = await Promise.all([openIn('zuid', COR), openIn('zuid', COR)]);
    expect(both.map(({ id }) => id).sort()).toEqual(['3', '4']);
  });

  it('keeps its log as it was given', async () => {
    for (const [at, what] of EVERYTHING.entries()) await append('1', what, BEA, minute(at + 1));
    const kept = await inOne(({ tickets }) => tickets.get('1'));
    expect(kept?.events).toEqual([
      { seq: 1, at: AT, by: ANNA, what: opened('vraag in noord') },
      ...EVERYTHING.map((what, at) => ({ seq: at + 2, at: minute(at + 1), by: BEA, what })),
    ]);
    expect(kept).toMatchObject({ state: 'closed', article: 'helpdesk-1', since: minute(10) });
  });

  it('is not there under a name that is no number of one', async () => {
    const get = (id: string) => inOne(({ tickets }) => tickets.get(id));
    for (const id of ['99', '', 'x', '1; drop table tickets', '99999999999999999999'])
      expect(await get(id), id).toBeNull();
  });

  it('is listed by region, state, asker and the moment of its last change', async () => {
    await append('2', { kind: 'claimed' }, DIRK, minute(30));
    await append('3', { kind: 'claimed' }, DIRK, minute(40));
    const list = async (filter: object) =>
      (await inOne(({ tickets }) => tickets.list({ regions: ['noord', 'zuid'], ...filter }))).map(
        ({ id }) => id,
      );
    expect(await list({})).toEqual(['1', '2', '3', '4']);
    expect(await list({ regions: ['zuid'] })).toEqual(['3', '4']);
    expect(await list({ regions: [] })).toEqual([]);
    expect(await list({ states: ['claimed', 'closed'] })).toEqual(['1', '2', '3']);
    expect(await list({ states: ['open'] })).toEqual(['4']);
    expect(await list({ asker: COR.id })).toEqual(['3', '4']);
    expect(await list({ asker: 'u-' })).toEqual([]);
    expect(await list({ changedSince: minute(30) })).toEqual(['2', '3']);
    expect(await list({ regions: ['noord'], states: ['claimed'], asker: ANNA.id })).toEqual(['2']);
  });

  it('remembers where its card stands at the desk', async () => {
    const shown = (id: string) => inOne(({ tickets }) => tickets.shown(id));
    expect([await shown('1'), await shown('99')]).toEqual([null, null]);
    await inOne(({ tickets }) => tickets.setShown('1', 'C1:171'));
    expect([await shown('1'), await shown('2')]).toEqual(['C1:171', null]);
  });

  it('has no second event under one number', async () => {
    const ticket = await inOne(({ tickets }) => tickets.get('4'));
    if (ticket === null) throw new Error('no ticket 4');
    await inOne(({ tickets }) => tickets.append(ticket, { kind: 'claimed' }, BEA, AT));
    const outdated = inOne(({ tickets }) => tickets.append(ticket, { kind: 'claimed' }, DIRK, AT));
    await expect(outdated).rejects.toThrow();
    const kept = await inOne(({ tickets }) => tickets.get('4'));
    expect(kept?.events.map(({ by }) => by.name)).toEqual(['Cor', 'Bea']);
  });
});
