import { StoreUnavailable } from '../../src/helpdesk/store.ts';
import { type Reply, reply } from '../../src/reply.ts';

/** One sentence as a reply. */
export const sentence = (text: string): Reply => reply({ kind: 'refusal', title: text });

/**
 * Waits for work, but no longer than `ms` milliseconds. In time: `soon` gets it. Later: `meanwhile` is called once, and then
 * `late` gets it. Work that fails becomes a sentence: that nothing can be kept, or, when nobody else will say so any more,
 * that it failed.
 */
export async function inTime<Result>(
  work: Promise<Result>,
  ms: number,
  {
    soon,
    meanwhile,
    late,
    failed,
  }: {
    readonly soon: (result: Result) => Promise<unknown>;
    readonly meanwhile: () => Promise<unknown>;
    readonly late: (result: Result) => Promise<unknown>;
    readonly failed: (why: string) => Result;
  },
): Promise<void> {
  const safe = work.catch((error: unknown) => {
    if (error instanceof StoreUnavailable) return failed(error.message);
    throw error;
  });
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  const first = await Promise.race([safe.then((result) => ({ result })), over]);
  clearTimeout(timer);
  if (first !== null) return void (await soon(first.result));
  await meanwhile();
  await late(await safe.catch(() => failed(FAILED)));
}

/** What somebody reads whose event could not be handled. */
export const FAILED = 'Er ging iets mis; probeer het opnieuw.';

/** What somebody reads who waits. */
export const A_WHILE =
  'Dit duurt iets langer. Het antwoord komt hier zodra ik het heb. Ziet u over een minuut nog niets? Vraag het dan opnieuw.';
