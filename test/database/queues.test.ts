import { expect, it } from 'vitest';
import { done } from '../../src/front-desk/outcome.ts';
import { reply } from '../../src/reply.ts';
import { describeStore } from './describe-store.ts';
import { AT, message, minute, parcel } from './samples.ts';

const HANDLED = done(reply({ kind: 'answer', title: 'Gedaan' }), { ticket: '7' });

describeStore('what waits', ({ inOne, database }) => {
  const nextKey = () => inOne(async ({ inbox }) => (await inbox.next())?.key ?? null);
  const settle = (key: string) => inOne(({ inbox }) => inbox.settle(key, HANDLED));

  it('handles an event once, however often it comes in', async () => {
    await inOne(({ inbox }) => inbox.accept(message('e1', 'a', 'zoals het kwam')));
    await inOne(({ inbox }) => inbox.accept(message('e1', 'b', 'nog een keer, anders')));
    const waiting = await inOne(({ inbox }) => inbox.next());
    expect(waiting).toEqual({
      key: 'e1',
      inbound: message('e1', 'a', 'zoals het kwam'),
      attempts: 0,
    });
    expect(await inOne(({ inbox }) => inbox.find('e1'))).toEqual({
      inbound: message('e1', 'a', 'zoals het kwam'),
      outcome: null,
    });
    await settle('e1');
    await inOne(({ inbox }) => inbox.accept(message('e1', 'a')));
    expect(await nextKey()).toBeNull();
    expect((await inOne(({ inbox }) => inbox.find('e1')))?.outcome).toEqual(HANDLED);
    expect(await inOne(({ inbox }) => inbox.find('never'))).toBeNull();
  });

  it('gives the events of one conversation in order, the oldest first', async () => {
    for (const [key, lane] of [
      ['l1', 'a'],
      ['l2', 'a'],
      ['l3', 'b'],
    ] as const)
      await inOne(({ inbox }) => inbox.accept(message(key, lane)));
    expect(await nextKey()).toBe('l1');
    await settle('l1');
    expect(await nextKey()).toBe('l2');
    await settle('l2');
    expect(await nextKey()).toBe('l3');
    await settle('l3');
    expect(await nextKey()).toBeNull();
  });

  it('counts how often the handling of an event failed', async () => {
    await inOne(({ inbox }) => inbox.accept(message('f1', 'a')));
    await inOne(({ inbox }) => inbox.failed('f1'));
    await inOne(({ inbox }) => inbox.failed('f1'));
    expect((await inOne(({ inbox }) => inbox.next()))?.attempts).toBe(2);
    await settle('f1');
  });

  it('gives a parcel to one process until its lease ends, and then again', async () => {
    const take = (now: number, lease: number, limit = 20) =>
      inOne(({ outbox }) => outbox.take(['terminal'], minute(now), minute(lease), limit));
    const add = (key: string, lane: string) =>
      inOne(({ outbox }) => outbox.add(key, parcel(lane, key), 'terminal', AT));
    await add('p1', 'a');
    await add('p2', 'a');
    await add('p3', 'b');
    await add('p3', 'b');
    const none = await inOne(({ outbox }) => outbox.take([], minute(0), minute(1), 20));
    const slack = await inOne(({ outbox }) => outbox.take(['slack'], minute(0), minute(1), 20));
    expect([none, slack]).toEqual([[], []]);
    expect(await take(-1, 1)).toEqual([]);
    expect(await take(0, 1, 1)).toEqual([
      { key: 'p1', delivery: parcel('a', 'p1'), attempts: 1, addedAt: AT },
    ]);
    expect(await take(0, 1)).toEqual([
      { key: 'p3', delivery: parcel('b', 'p3'), attempts: 1, addedAt: AT },
    ]);
    expect((await take(1, 2)).map(({ key, attempts }) => [key, attempts])).toEqual([
      ['p1', 2],
      ['p3', 2],
    ]);
    await inOne(({ outbox }) => outbox.delivered('p1'));
    await inOne(({ outbox }) => outbox.retry('p3', minute(5), 'lijn bezet'));
    expect((await take(2, 3)).map(({ key }) => key)).toEqual(['p2']);
    await inOne(({ outbox }) => outbox.delivered('p2'));
    expect(await take(4, 5)).toEqual([]);
    expect((await take(5, 6)).map(({ key, attempts }) => [key, attempts])).toEqual([['p3', 3]]);
    expect(await inOne(({ outbox }) => outbox.counts())).toEqual({ waiting: 1, failed: 0 });
    await inOne(({ outbox }) => outbox.giveUp('p3', 'bestaat niet'));
    expect(await inOne(({ outbox }) => outbox.counts())).toEqual({ waiting: 0, failed: 1 });
    await add('p3', 'b');
    expect(await take(100, 101)).toEqual([]);
  });

  const spoil = async (queue: 'inbox' | 'outbox', key: string, payload: string) => {
    const spoilt = `update ${queue} set payload = '${payload}' where key = '${key}' returning key`;
    expect(await database().query(spoilt)).toEqual([{ key }]);
  };
  const UNREADABLE = ['{"half', '{"kind":"of a later Balie"}', '{}'] as const;

  it.each(UNREADABLE)(
    'names an event that cannot be read, until it is set aside: %s',
    async (payload) => {
      const [bad, good] = [`bad ${payload.length}`, `good ${payload.length}`];
      await inOne(({ inbox }) => inbox.accept(message(bad, 'u')));
      await inOne(({ inbox }) => inbox.accept(message(good, 'u')));
      await spoil('inbox', bad, payload);
      expect(await inOne(({ inbox }) => inbox.next())).toEqual({
        key: bad,
        inbound: null,
        attempts: 0,
      });
      await inOne(({ inbox }) => inbox.setAside(bad));
      expect(await nextKey()).toBe(good);
      await settle(good);
      expect(await nextKey()).toBeNull();
      expect(await inOne(({ inbox }) => inbox.find(bad))).toEqual({ inbound: null, outcome: null });
      expect(await inOne(({ inbox }) => inbox.accept(message(bad, 'u')))).toBe(false);
      expect(await nextKey()).toBeNull();
    },
  );

  it.each(UNREADABLE)(
    'gives up a parcel that cannot be read, and takes the others: %s',
    async (payload) => {
      const nr = payload.length;
      const [bad, after, other] = [`bad ${nr}`, `after ${nr}`, `other ${nr}`] as const;
      const take = (now: number) =>
        inOne(({ outbox }) => outbox.take(['terminal'], minute(now), minute(now + 1), 20));
      const before = await inOne(({ outbox }) => outbox.counts());
      for (const [key, lane] of [
        [bad, 'u'],
        [after, 'u'],
        [other, 'v'],
      ] as const)
        await inOne(({ outbox }) => outbox.add(key, parcel(lane, key), 'terminal', minute(200)));
      await spoil('outbox', bad, payload);
      expect((await take(200)).map(({ key }) => key)).toEqual([other]);
      expect((await take(200)).map(({ key }) => key)).toEqual([after]);
      expect(await take(300)).toHaveLength(2);
      expect(await inOne(({ outbox }) => outbox.counts())).toEqual({
        waiting: before.waiting + 2,
        failed: before.failed + 1,
      });
      expect(
        await database().query(`select state, error from outbox where key = '${bad}'`),
      ).toEqual([{ state: 'failed', error: 'unreadable' }]);
      expect(await inOne(({ outbox }) => outbox.find(bad))).toBeNull();
      for (const key of [after, other]) await inOne(({ outbox }) => outbox.delivered(key));
    },
  );
});
