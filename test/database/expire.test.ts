import { beforeAll, expect, it } from 'vitest';
import { done } from '../../src/front-desk/outcome.ts';
import type { Unit } from '../../src/helpdesk/store.ts';
import { reply } from '../../src/reply.ts';
import { describeStore } from './describe-store.ts';
import { dump, dumpText } from './engines.ts';
import { ANNA, BEA, message, opened, parcel, place, question } from './samples.ts';

const said = (title: string) => reply({ kind: 'answer', title });

/** What a day leaves behind; a question at the helpdesk is closed the same day when it is answered. */
async function live(unit: Unit, day: string, closes: boolean): Promise<void> {
  const at = `${day}T09:00:00.000Z`;
  const key = (n: number) => `${day}-${n}`;
  const inbound = (n: number) => ({ ...message(key(n), day, `${day}-getypt-${n}`), at });
  await unit.inbox.accept(inbound(1));
  await unit.inbox.settle(key(1), done(said(`${day}-gezegd`)));
  await unit.inbox.accept(inbound(2));
  for (const n of [3, 4, 5])
    await unit.outbox.add(key(n), parcel(day, `${day}-parcel-${n}`), 'terminal', at);
  await unit.outbox.delivered(key(3));
  await unit.outbox.giveUp(key(4), 'bestaat niet');
  const person = ANNA.id;
  await unit.conversations.put(
    place(day),
    { person, question: `${day}-gesprek`, ticket: null },
    at,
  );
  const asked = question(key(1), { at, text: `${day}-vraag` });
  await unit.questions.rate(await unit.questions.log(asked), person, true, at);
  await unit.messages.put(key(6), `terminal:gelezen-${day}`, said(`${day}-gelezen`), at);
  await unit.messages.read(`terminal:gelezen-${day}`, at);
  await unit.messages.put(key(7), `terminal:${day}`, said(`${day}-ongelezen`), at);
  const ticket = await unit.tickets.open(opened(`${day}-ticket`, 'noord', day), ANNA, at);
  if (closes)
    await unit.tickets.append(
      ticket,
      { kind: 'closed', why: 'desk', text: `${day}-reden` },
      BEA,
      at,
    );
}

describeStore('what was kept long enough', ({ inOne, database }) => {
  const OLD = '2026-08-01';
  const LAST_MONTH = '2026-10-25';
  const TODAY = '2026-11-23';
  beforeAll(() =>
    inOne(async (unit) => {
      for (const day of [OLD, LAST_MONTH, TODAY]) await live(unit, day, true);
      await live(unit, '2026-08-02', false);
      await unit.people.expire('2026-08-25T09:00:00.000Z', '2026-11-16T09:00:00.000Z');
    }),
  );
  const kept = async (day: string) => {
    const text = await dumpText(database());
    const words = [
      'getypt-1',
      'getypt-2',
      'gezegd',
      'parcel-3',
      'parcel-4',
      'parcel-5',
      'gesprek',
      'vraag',
      'gelezen',
      'ongelezen',
      'ticket',
      'reden',
    ];
    return words.filter(
      (word) => text.includes(`"${day}-${word}`) || text.includes(`\\"${day}-${word}`),
    );
  };

  it('is gone: what was handled, delivered and read after days, every text after months', async () => {
    expect(await kept(TODAY)).toHaveLength(12);
    expect(await kept(LAST_MONTH)).toEqual([
      'getypt-2',
      'parcel-4',
      'parcel-5',
      'gesprek',
      'vraag',
      'ongelezen',
      'ticket',
      'reden',
    ]);
    expect(await kept(OLD)).toEqual(['getypt-2', 'parcel-5']);
  });

  it('does not take the texts of a question that still lies at the helpdesk', async () => {
    expect(await kept('2026-08-02')).toEqual(['getypt-2', 'parcel-5', 'ticket']);
  });

  it('is still counted, by nobody', async () => {
    const logged = await inOne(({ questions }) =>
      questions.between(['noord'], `${OLD}T00:00:00.000Z`, `${OLD}T23:00:00.000Z`),
    );
    expect(logged).toMatchObject([{ text: null, topic: 'koppelkosten', helpful: 1 }]);
    const tables = await dump(database());
    expect(tables.get('feedback')?.map(({ person }) => person)).toEqual([
      'vergeten',
      ANNA.id,
      ANNA.id,
      'vergeten',
    ]);
    expect(tables.get('tickets')?.map(({ asker }) => asker)).toEqual([
      'vergeten',
      ANNA.id,
      ANNA.id,
      ANNA.id,
    ]);
  });

  it('changes nothing the second time', async () => {
    const before = await dump(database());
    await inOne(({ people }) =>
      people.expire('2026-08-25T09:00:00.000Z', '2026-11-16T09:00:00.000Z'),
    );
    expect(await dump(database())).toEqual(before);
  });
});
