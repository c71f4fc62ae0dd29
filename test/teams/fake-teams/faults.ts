import { setTimeout as delay } from 'node:timers/promises';
import type { Operation } from './operations.ts';

/** What goes wrong: an answer instead of the work, or a line that breaks before or after the work was done. */
export type Fault =
  | { readonly status: number; readonly code: string; readonly retryAfter: number | null }
  | 'reset'
  | 'done-then-reset';

/** The bad luck that a test arranges. */
export interface Faults {
  /** What goes wrong with this call; each fault is used up, in the order in which it was arranged. */
  readonly take: (operation: Operation) => Fault | null;
  readonly add: (operation: Operation | '*', fault: Fault, times: number) => void;
  readonly setDelay: (operation: Operation | '*', milliseconds: number) => void;
  /** Waits as long as this operation takes: no longer than until the server closes. */
  readonly wait: (operation: Operation, closing: AbortSignal) => Promise<void>;
}

/** `latency` is how long every operation takes, in milliseconds, until `setDelay` says otherwise. */
export function createFaults(latency: number): Faults {
  const arranged: { readonly operation: Operation | '*'; readonly fault: Fault }[] = [];
  const delays = new Map<Operation | '*', number>([['*', latency]]);
  return {
    take(operation) {
      const at = arranged.findIndex((one) => one.operation === '*' || one.operation === operation);
      return at === -1 ? null : (arranged.splice(at, 1)[0]?.fault ?? null);
    },
    add(operation, fault, times) {
      for (let count = 0; count < times; count += 1) arranged.push({ operation, fault });
    },
    setDelay: (operation, milliseconds) => void delays.set(operation, milliseconds),
    async wait(operation, signal) {
      const milliseconds = delays.get(operation) ?? delays.get('*') ?? 0;
      if (milliseconds > 0) await delay(milliseconds, undefined, { signal }).catch(() => undefined);
    },
  };
}
