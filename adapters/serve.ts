import type { RequestListener } from 'node:http';
import { ConfigError, readListening } from './config.ts';
import { onStop } from './on-stop.ts';
import type { OpenedDesk } from './open-desk.ts';
import { type Opened, warmUp } from './open-knowledge.ts';
import { healthRoute } from './server/health.ts';
import { listen } from './server/server.ts';
import { apartFrom, createWorker } from './work.ts';

/**
 * `balie start`: the server, with every platform that is configured, until it is told to stop. It listens as soon as
 * questions can be taken, so that whoever reaches it is helped.
 */
export async function serve(
  desk: OpenedDesk,
  { bot, library, rules, routes }: Opened,
): Promise<void> {
  const { frontDesk, store, settings, platforms, now, say } = desk;
  const { log } = desk.equipment;
  const { port, host } = readListening();
  warmUp(bot, library, now());
  const worker = createWorker(frontDesk, log, apartFrom(desk.equipment.couriers));
  const examples = library.sources.map(({ example }) => example);
  const services = { frontDesk, store, settings, rules, routes, examples, now, log };
  const listening = platforms.map((platform) =>
    platform.listen({ ...services, wake: worker.wake }),
  );
  const isUp = () => store.transaction(({ articles }) => articles.version());
  const server = await listen(
    new Map<string, RequestListener>([
      ['GET /healthz', healthRoute(isUp)],
      ...listening.flatMap((each) => [...each.routes]),
    ]),
    { port, host },
    log,
  ).catch((error: unknown) => {
    throw cannotListen(error, port, host);
  });
  const working = worker.run();
  // Before it is said that it runs: whoever reads that may stop it at once.
  const stopped = new Promise<void>((resolve) => onStop(resolve));
  try {
    for (const { start } of listening) await Promise.race([start(), stopped]);
    say(`Balie luistert op http://${inUrl(host)}:${server.port}. ${platformLine(listening)}`);
    await stopped;
  } finally {
    await server.stop();
    for (const { stop } of listening) await stop();
    worker.stop();
    await working;
  }
}

/** An address of IPv6 stands between brackets. */
const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

function platformLine(listening: readonly { readonly how: string }[]): string {
  return listening.length === 0
    ? 'Er is nog geen platform ingesteld (zie README.md); een gesprek in de terminal: npm run -s balie.'
    : `Ingesteld: ${listening.map(({ how }) => how).join(', ')}.`;
}

function cannotListen(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return new ConfigError(`Poort ${port} is al in gebruik; kies een andere met PORT.`);
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError(
      `Op ${host}:${port} kan ik niet luisteren; kies een andere HOST of PORT.`,
    );
  return error;
}
