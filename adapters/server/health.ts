import type { RequestListener } from 'node:http';

/** Milliseconds that whoever looks after the server waits for its store. */
const PATIENCE = 1000;

/**
 * `GET /healthz`: 200 when questions can be taken, 503 when nothing can be kept. `isUp` looks whether something can be;
 * it is asked once for all who look at the same time.
 */
export function healthRoute(isUp: () => Promise<unknown>): RequestListener {
  let looking: Promise<boolean> | null = null;
  const look = (): Promise<boolean> => {
    looking ??= within(isUp(), PATIENCE).finally(() => {
      looking = null;
    });
    return looking;
  };
  return async (_request, response) => {
    const up = await look();
    response
      .writeHead(up ? 200 : 503, { 'content-type': 'application/json' })
      .end(JSON.stringify({ status: up ? 'ok' : 'store unavailable' }));
  };
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  const up = await Promise.race([done, late]);
  clearTimeout(timer);
  return up;
}
