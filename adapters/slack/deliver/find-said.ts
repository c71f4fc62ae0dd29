import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackError } from '../connect/web-api.ts';

/** Where something is said: a person's id is the conversation with them. */
export interface Target {
  readonly channel: string;
  readonly thread_ts?: string;
}

const Found = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z.object({ event_payload: z.object({ key: z.string().optional() }) }).optional(),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
});

/** Pages of what was said since a delivery was first tried that are looked through for it. */
const PAGES = 3;

/** Without the right to look, saying it twice is better than not at all; in a thread that is gone nothing was said. */
const NOT_TO_BE_FOUND = new Set<string | null>(['missing_scope', 'thread_not_found']);

/**
 * The `ts` of what Balie said under a key since a moment; null when it said nothing, or may not look. Throws what Slack
 * answers otherwise: nothing is known then.
 */
export async function findSaid(
  client: WebClient,
  target: Target,
  key: string,
  since: Date,
): Promise<string | null> {
  try {
    return await find(client, target, key, since);
  } catch (error) {
    if (NOT_TO_BE_FOUND.has(slackError(error))) return null;
    throw error;
  }
}

async function find(
  client: WebClient,
  { channel: named, thread_ts: thread }: Target,
  key: string,
  since: Date,
): Promise<string | null> {
  const channel = isPerson(named) ? await conversationWith(client, named) : named;
  // Slack's clock may be behind this machine's.
  const oldest = String(since.getTime() / 1000 - SLACK_BEHIND);
  let cursor = '';
  for (let page = 0; page < PAGES; page += 1) {
    const window = {
      channel,
      oldest,
      limit: 100,
      include_all_metadata: true,
      ...(cursor === '' ? {} : { cursor }),
    };
    const looking =
      thread === undefined
        ? client.conversations.history(window)
        : client.conversations.replies({ ...window, ts: thread });
    const looked = await looking.catch((error: unknown) => {
      // Some apps may look once a minute: what was said just now stands on the first page.
      if (page > 0 && error instanceof WebAPIRateLimitedError) return null;
      throw error;
    });
    if (looked === null) return null;
    const { messages, response_metadata: next } = Found.parse(looked);
    const same = messages.find(({ metadata }) => metadata?.event_payload.key === key);
    if (same !== undefined) return same.ts;
    cursor = next?.next_cursor ?? '';
    if (cursor === '') return null;
  }
  return null;
}

/** Seconds. */
const SLACK_BEHIND = 60;

const isPerson = (id: string): boolean => /^[UW]/u.test(id);

/** The channel of Balie's conversation with somebody. */
async function conversationWith(client: WebClient, user: string): Promise<string> {
  const opened = await client.conversations.open({ users: user });
  return z.object({ channel: z.object({ id: z.string() }) }).parse(opened).channel.id;
}
