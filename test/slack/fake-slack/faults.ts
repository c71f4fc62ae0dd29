import { setTimeout as delay } from 'node:timers/promises';

/**
 * What goes wrong: the name of an error, an HTTP status, too many calls (with the seconds to wait), no answer at all,
 * or a line that breaks: before anything was done, or after it was done.
 */
export type Fault =
  | 'hang'
  | 'reset'
  | 'done-then-reset'
  | (string & {})
  | number
  | { readonly ratelimited: number };

/** The bad luck that a test arranges, by the name of a method. `response_url` is a name too. */
export interface Faults {
  /** What goes wrong with this call; each fault is used up in the order in which it was arranged. */
  readonly take: (method: string) => Fault | null;
  readonly add: (method: string, fault: Fault, times: number) => void;
  readonly setLatency: (method: string, milliseconds: number) => void;
  /** Waits as long as this method takes: no longer than until the server closes. */
  readonly wait: (method: string, closing: AbortSignal) => Promise<void>;
}

export function createFaults(): Faults {
  const arranged = new Map<string, Fault[]>();
  const latencies = new Map<string, number>();
  return {
    take: (method) => arranged.get(method)?.shift() ?? null,
    add(method, fault, times) {
      const before = arranged.get(method) ?? [];
      arranged.set(method, [...before, ...Array.from({ length: times }, () => fault)]);
    },
    setLatency(method, milliseconds) {
      latencies.set(method, milliseconds);
    },
    async wait(method, signal) {
      const milliseconds = latencies.get(method) ?? latencies.get('*') ?? 0;
      if (milliseconds > 0) await delay(milliseconds, undefined, { signal }).catch(() => undefined);
    },
  };
}
