import { fork } from 'node:child_process';
import { z } from 'zod';

/** What a process under test tells. */
const Told = z.object({ port: z.number().optional(), cpu: z.number().optional() });

/** A process under test. */
export interface Tested {
  readonly port: number;
  /** Milliseconds of CPU time that it took until now. */
  cpu(): Promise<number>;
  stop(): void;
}

/** Starts a process under test; it tells its port when it listens. */
export async function start(file: string, args: readonly string[]): Promise<Tested> {
  const child = fork(file, args);
  child.setMaxListeners(0);
  const next = <Name extends 'port' | 'cpu'>(name: Name): Promise<number> =>
    new Promise((resolve, reject) => {
      const hear = (message: unknown): void => {
        const value = Told.parse(message)[name];
        if (value === undefined) return;
        child.off('message', hear);
        resolve(value);
      };
      child.on('message', hear);
      child.once('exit', () => reject(new Error(`${args[0]} stopped`)));
    });
  return {
    port: await next('port'),
    cpu: async () => {
      const told = next('cpu');
      child.send('cpu');
      return told;
    },
    stop: () => child.kill(),
  };
}

export interface Measured {
  readonly times: number[];
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Has `connections` send all texts, each one after the other; gives what that took. */
export async function load(
  tested: Tested,
  texts: Iterator<string>,
  connections: number,
  send: (port: number, text: string) => Promise<number>,
): Promise<Measured> {
  const before = await tested.cpu();
  const begin = performance.now();
  const times: number[] = [];
  const connection = async (): Promise<void> => {
    for (let next = texts.next(); next.done !== true; next = texts.next())
      times.push(await send(tested.port, next.value));
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - begin) / 1000;
  return { times, seconds, cpuSeconds: ((await tested.cpu()) - before) / 1000 };
}

/** So many texts: those given, again and again. */
export function* taken(texts: readonly string[], count: number): Generator<string> {
  for (let next = 0; next < count; next += 1) yield texts[next % texts.length] ?? '';
}

/** Several rounds as one. */
export function together(parts: readonly Measured[]): Measured {
  const sum = (of: (part: Measured) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return {
    times: parts.flatMap(({ times }) => times).sort((a, b) => a - b),
    seconds: sum(({ seconds }) => seconds),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
  };
}

const perSecond = ({ times, seconds }: Measured): number => times.length / seconds;
const perCpuSecond = ({ times, cpuSeconds }: Measured): number => times.length / cpuSeconds;
const at = ({ times }: Measured, share: number): string =>
  (times[Math.floor(times.length * share)] ?? 0).toFixed(1);

/** What was measured in one line, beside a baseline. */
export function line(name: string, measured: Measured, baseline: Measured): string {
  const ratio = (of: (part: Measured) => number): string =>
    (of(measured) / of(baseline)).toFixed(2);
  return [
    name.padEnd(36),
    `${Math.round(perSecond(measured))} per s (${ratio(perSecond)} ×)`,
    `${Math.round(perCpuSecond(measured))} per CPU s (${ratio(perCpuSecond)} ×)`,
    `p50 ${at(measured, 0.5)} ms`,
    `p99 ${at(measured, 0.99)} ms`,
  ].join('  ');
}
