import type { RespondArguments } from '@slack/bolt';
import type { Reply } from '../../../src/reply.ts';
import { sentence } from '../../chat/tell-now.ts';
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
