/** Those who wait until something is so. */
export interface Waiting {
  /** Looks again: after everything that happens. */
  readonly look: () => void;
  /** What `see` gives as soon as that is neither undefined nor false; rejects after the deadline. */
  readonly until: <Seen>(see: () => Seen | undefined | false, what: string) => Promise<Seen>;
}

/** `describe` says what did happen, for whoever waited in vain. */
export function createWaiting(deadline: number, describe: () => string): Waiting {
  const waiting = new Set<() => void>();
  return {
    look() {
      for (const see of [...waiting]) see();
    },
    until(see, what) {
      return new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        const look = (): void => {
          try {
            const seen = see();
            if (seen === undefined || seen === false) return;
            end();
            resolve(seen);
          } catch (error) {
            end();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`waited ${deadline} ms for: ${what}. What came: ${describe()}`));
        }, deadline);
        waiting.add(look);
        look();
      });
    },
  };
}
