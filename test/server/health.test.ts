import { describe, expect, it, onTestFinished } from 'vitest';
import { healthRoute } from '../../adapters/server/health.ts';
import { listen } from '../../adapters/server/server.ts';
import { StoreUnavailable } from '../../src/helpdesk/store.ts';

/** Serves `GET /healthz` over something that can be up; gives how to look. */
async function open(isUp: () => Promise<unknown>) {
  const { port, stop } = await listen(
    new Map([['GET /healthz', healthRoute(isUp)]]),
    { port: 0, host: '127.0.0.1' },
    () => undefined,
  );
  onTestFinished(stop);
  return async (method = 'GET'): Promise<[number, string]> => {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { method });
    return [answer.status, await answer.text()];
  };
}

const away = () => Promise.reject(new StoreUnavailable('De database is weg.', { passing: true }));

describe('GET /healthz', () => {
  it('is 200 as long as something can be kept', async () => {
    const look = await open(async () => 7);
    expect(await look()).toEqual([200, '{"status":"ok"}']);
    expect(await look('HEAD')).toEqual([200, '']);
    expect((await look('POST'))[0]).toBe(405);
  });

  it('is 503 while the store is away, and 200 when it is back', async () => {
    let isBack = false;
    const look = await open(() => (isBack ? Promise.resolve() : away()));
    expect(await look()).toEqual([503, '{"status":"store unavailable"}']);
    isBack = true;
    expect((await look())[0]).toBe(200);
  });

  it('is 503 when the store does not answer, asked once for all who look meanwhile', async () => {
    let asked = 0;
    const look = await open(() => {
      asked += 1;
      return new Promise(() => undefined);
    });
    const statuses = (await Promise.all([look(), look(), look()])).map(([status]) => status);
    expect(statuses).toEqual([503, 503, 503]);
    expect(asked).toBe(1);
  });
});
