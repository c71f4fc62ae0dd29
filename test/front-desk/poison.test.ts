import { describe, expect, it, onTestFinished } from 'vitest';
import { terminalCourier } from '../../adapters/terminal/courier.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import type { Platform } from '../../src/helpdesk/store.ts';
import { engines, open } from '../database/engines.ts';
import { incoming, NOW, SETTINGS, smallAnswers } from './small-desk.ts';

describe.each(engines)('an event that cannot be read, in $name', (engine) => {
  it('is set aside once, with a line for operators; the events after it are handled', async () => {
    const database = await engine.create();
    const store = await open(database);
    onTestFinished(async () => {
      await store.close();
      await database.drop();
    });
    const log: unknown[] = [];
    const courier = terminalCourier(store, () => NOW);
    const desk = createFrontDesk({
      store,
      settings: SETTINGS,
      answers: await smallAnswers(),
      couriers: new Map<Platform, typeof courier>([['terminal', courier]]),
      now: () => NOW,
      log: (event, fields) => log.push([event, fields]),
    });
    const asks = (key: string, conversation: string) =>
      desk.accept({
        ...incoming(key, 'Wanneer wordt het afval opgehaald?'),
        place: { platform: 'terminal', conversation },
      });
    await asks('e1', 'Anna');
    await asks('e2', 'Anna');
    await asks('e3', 'Cor');
    const spoilt = await database.query(
      `update inbox set payload = '{"what":{"kind":"later"}}' where key = 'e1' returning key`,
    );
    expect(spoilt).toEqual([{ key: 'e1' }]);
    expect(await desk.work()).toBe(3);
    expect(await desk.work()).toBe(0);
    expect(log).toEqual([['inbox.unreadable', { key: 'e1' }]]);
    while ((await desk.deliver()) > 0);
    const reads = (who: string) =>
      store.transaction(({ messages }) => messages.read(`terminal:${who}`, NOW.toISOString()));
    for (const [who, key] of [
      ['Anna', 'reply:e2'],
      ['Cor', 'reply:e3'],
    ] as const)
      expect(await reads(who)).toMatchObject([
        { key, reply: { title: 'Wanneer het afval wordt opgehaald' } },
      ]);
    expect(await database.query("select state from inbox where key = 'e1'")).toEqual([
      { state: 'failed' },
    ]);
  });
});
