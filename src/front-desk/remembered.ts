import type { Bot } from '../bot.ts';
import { dayInAmsterdam } from '../dutch/dates.ts';
import type { Reply } from '../reply.ts';

/** Questions whose answers are remembered: what a region's people ask in a day, and then some. */
const MOST = 500;

/** A bot that makes the same answer to the same question once a day: many ask what others asked before them. */
export function remembering(bot: Bot): Bot {
  const replies = new Map<string, Reply>();
  return {
    ...bot,
    handle: (message) => {
      const { text, receivedAt, conversation, withheld = [] } = message;
      const key = JSON.stringify([
        dayInAmsterdam(receivedAt),
        text,
        conversation.previousQuestion ?? null,
        ...withheld,
      ]);
      const reply = replies.get(key) ?? bot.handle(message);
      // What was asked last stands last, and what nobody asks any more goes first.
      replies.delete(key);
      replies.set(key, reply);
      const [oldest] = replies.keys();
      if (replies.size > MOST && oldest !== undefined) replies.delete(oldest);
      return reply;
    },
  };
}

/** Remembers what is made of a reply for as long as the reply is. */
export function oncePerReply<Made>(
  make: (question: string, reply: Reply) => Made,
): (question: string, reply: Reply) => Made {
  const made = new WeakMap<Reply, Made>();
  return (question, reply) => {
    const known = made.get(reply);
    if (known !== undefined) return known;
    const fresh = make(question, reply);
    made.set(reply, fresh);
    return fresh;
  };
}
