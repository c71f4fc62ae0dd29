import type { RespondArguments } from '@slack/bolt';
import { StoreUnavailable } from '../../../src/helpdesk/store.ts';
import type { Reply } from '../../../src/reply.ts';
import { FAILED, sentence } from '../../chat/tell-now.ts';
import type { Message } from '../render/limits.ts';
import { renderMessage } from '../render/message.ts';

/** Milliseconds that somebody waits for an answer before they read that it takes a while; Slack waits for 3000. */
export const SOON = 2000;

/** Something that is told to one person: a sentence, or a whole message. */
export type Told = string | Message;

/** A reply for one person, with the name under which it is recalled. */
export interface Shown {
  readonly reply: Reply;
  readonly ref: string;
}

/** A message that only the person sees; in a thread, where they look. */
export function ephemeral(told: Told, thread?: string): RespondArguments {
  const message = typeof told === 'string' ? renderMessage(sentence(told)) : told;
  const where = thread === undefined ? {} : { thread_ts: thread };
  return { response_type: 'ephemeral', replace_original: false, ...where, ...message };
}

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

/** What somebody reads who waits. */
export const A_WHILE =
  'Dit duurt iets langer. Het antwoord komt hier zodra ik het heb. Ziet u over een minuut nog niets? Vraag het dan opnieuw.';
