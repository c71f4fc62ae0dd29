import { expect, it } from 'vitest';
import type { Installations } from '../../src/helpdesk/store.ts';
import { reply } from '../../src/reply.ts';
import { describeStore } from './describe-store.ts';
import { dump } from './engines.ts';
import { ANNA, AT, article, COR, message, minute, parcel, place, question } from './samples.ts';

const textOf = (title: string) => reply({ kind: 'answer', title });

describeStore('what is kept', ({ engine, inOne, database }) => {
  it('remembers what a conversation was last about', async () => {
    const about = (text: string) => ({ person: ANNA.id, question: text, ticket: '3' });
    await inOne(({ conversations }) => conversations.put(place('a'), about('eerst'), AT));
    await inOne(({ conversations }) => conversations.put(place('a'), about('daarna'), minute(1)));
    const get = (where: string) => inOne(({ conversations }) => conversations.get(place(where)));
    expect([await get('a'), await get('b')]).toEqual([{ ...about('daarna'), at: minute(1) }, null]);
  });

  it('keeps an installation until it is removed, and the last one of a place', async () => {
    const inAll = <Result>(work: (all: Installations) => Promise<Result>): Promise<Result> =>
      inOne(({ installations }) => work(installations));
    await inAll((all) => all.put('slack:T2', 'eerste'));
    await inAll((all) => all.put('slack:T1', 'oud'));
    await inAll((all) => all.put('slack:T1', 'nieuw'));
    expect(await inAll((all) => all.get('slack:T1'))).toBe('nieuw');
    expect(await inAll((all) => all.ids())).toEqual(['slack:T1', 'slack:T2']);
    expect(await inAll((all) => all.remove('slack:T1'))).toBe(true);
    expect(await inAll((all) => all.remove('slack:T1'))).toBe(false);
    expect(await inAll((all) => all.get('slack:T1'))).toBeNull();
    expect(await inAll((all) => all.ids())).toEqual(['slack:T2']);
  });

  it('gives the questions of a period with what their askers thought of the answer', async () => {
    const log = (key: string, parts = {}) =>
      inOne(({ questions }) => questions.log(question(key, parts)));
    const rate = (id: string, person: string, helpful: boolean) =>
      inOne(({ questions }) => questions.rate(id, person, helpful, AT));
    const first = await log('q1');
    const second = await log('q2', { text: 'dubbel' });
    const third = await log('q3', { text: 'dubbel', kind: 'handover' });
    const elsewhere = await log('q4', { region: 'zuid', person: COR.id });
    await log('q5', { at: minute(60) });
    expect(await rate(first, ANNA.id, false)).toEqual({ text: 'tekst van q1' });
    expect(await rate(first, ANNA.id, true)).toEqual({ text: 'tekst van q1' });
    expect(await rate(second, ANNA.id, false)).toEqual({ text: 'dubbel' });
    expect(await rate(first, COR.id, false)).toBeNull();
    expect(await rate('999999', ANNA.id, true)).toBeNull();
    expect(await rate('1 or 1=1', ANNA.id, true)).toBeNull();
    await inOne(({ questions }) => questions.handedOver(ANNA.id, 'dubbel', '12'));
    await inOne(({ questions }) => questions.handedOver(COR.id, 'dubbel', '13'));
    const between = (regions: string[]) =>
      inOne(({ questions }) => questions.between(regions, AT, minute(60)));
    const common = { region: 'noord', at: AT, topic: 'koppelkosten', kind: 'answer' };
    const noRating = { helpful: 0, unhelpful: 0, ticket: null };
    expect(await between(['noord'])).toEqual([
      { ...common, ...noRating, id: first, text: 'tekst van q1', helpful: 1 },
      { ...common, ...noRating, id: second, text: 'dubbel', unhelpful: 1 },
      { ...common, ...noRating, id: third, text: 'dubbel', kind: 'handover', ticket: '12' },
    ]);
    expect((await between(['noord', 'zuid'])).map(({ id }) => id)).toContain(elsewhere);
    expect(await between(['west'])).toEqual([]);
  });

  it('keeps saved answers, and notes with every change that they changed', async () => {
    const version = () => inOne(({ articles }) => articles.version());
    expect(await version()).toBe(0);
    await inOne(({ articles }) => articles.put(article('helpdesk-2')));
    await inOne(({ articles }) => articles.put(article('helpdesk-1', { until: '2027-01-01' })));
    await inOne(({ articles }) => articles.put(article('helpdesk-2', { withdrawnAt: AT })));
    expect(await version()).toBe(3);
    expect(await inOne(({ articles }) => articles.all())).toEqual([
      article('helpdesk-1', { until: '2027-01-01' }),
      article('helpdesk-2', { withdrawnAt: AT }),
    ]);
    expect(await inOne(({ articles }) => articles.get('helpdesk-3'))).toBeNull();
    expect(await inOne(({ articles }) => articles.get('helpdesk-1'))).toEqual(
      article('helpdesk-1', { until: '2027-01-01' }),
    );
  });

  it('gives each message to its reader once, oldest first', async () => {
    const put = (key: string, to: string, title: string) =>
      inOne(({ messages }) => messages.put(key, to, textOf(title), AT));
    const read = (to: string) => inOne(({ messages }) => messages.read(to, minute(1)));
    await put('m1', 'terminal:a', 'een');
    await put('m2', 'terminal:b', 'twee');
    await put('m3', 'terminal:a', 'drie');
    await put('m1', 'terminal:a', 'nog eens');
    expect(await read('terminal:a')).toEqual([
      { key: 'm1', at: AT, reply: textOf('een') },
      { key: 'm3', at: AT, reply: textOf('drie') },
    ]);
    expect(await read('terminal:a')).toEqual([]);
    await put('m1', 'terminal:a', 'nog eens');
    expect(await read('terminal:a')).toEqual([]);
    expect((await read('terminal:b')).map(({ key }) => key)).toEqual(['m2']);
  });

  it('keeps settings by name', async () => {
    const get = () => inOne(({ settings }) => settings.get('summary:noord'));
    expect(await get()).toBeNull();
    await inOne(({ settings }) => settings.set('summary:noord', '2026-11-23'));
    await inOne(({ settings }) => settings.set('summary:noord', '2026-11-24'));
    expect(await get()).toBe('2026-11-24');
  });

  it('keeps nothing of a transaction that fails', async () => {
    const before = await dump(database());
    const failing = inOne(async (unit) => {
      await unit.inbox.accept(message('r1', 'r'));
      await unit.outbox.add('r2', parcel('r', 'r'), 'terminal', AT);
      await unit.conversations.put(place('r'), { person: 'r', question: 'r', ticket: null }, AT);
      await unit.questions.log(question('r3'));
      await unit.articles.put(article('helpdesk-9'));
      await unit.messages.put('r4', 'terminal:r', textOf('r'), AT);
      await unit.settings.set('r5', 'r');
      throw new Error('halverwege');
    });
    await expect(failing).rejects.toThrow('halverwege');
    expect(await dump(database())).toEqual(before);
  });

  it('has no table that these tests do not look into', async () => {
    const sql =
      engine === 'libsql'
        ? "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
        : "select table_name as name from information_schema.tables where table_schema = 'public'";
    const tables = (await database().query(sql))
      .map((row) => row.name)
      .filter((name) => !String(name).startsWith('kysely'));
    expect(tables.sort()).toEqual([...(await dump(database())).keys()].sort());
  });
});
