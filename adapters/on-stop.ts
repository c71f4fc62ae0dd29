/** Calls back once when the process is asked to stop: Ctrl-C, or the signal that supervisors send. */
export function onStop(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}
