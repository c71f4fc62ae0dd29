import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { dayInAmsterdam } from '../../src/dutch/dates.ts';
import { type Courier, DeliveryError, type Handed } from '../../src/helpdesk/delivery.ts';
import type { Desk } from '../../src/helpdesk/region.ts';
import type { Message } from './limits.ts';
import { type Spot, spotOf } from './place.ts';
import { renderMessage } from './render.ts';
import { renderTicket } from './ticket.ts';
import { deliveryError, slackError } from './web-api.ts';

/** The client for a workspace (by its id; null for that of the only one); null where Balie is not installed. */
export type ClientFor = (team: string | null) => Promise<WebClient | null>;

/**
 * Brings replies and tickets to Slack. What may stand there already, because the process stopped or Slack's answer got
 * lost, is looked for by its key before it is said again.
 */
export function slackCourier(clientFor: ClientFor, now: () => Date): Courier {
  return {
    tell: (to, reply, handed) =>
      bringing(async () => {
        const spot = spotOf(to);
        if (spot === null) throw new DeliveryError('not a place in Slack', { final: true });
        const message = renderMessage(reply, handed.key);
        if (spot.kind === 'channel') return postTo(spot.responseUrl, message);
        const client = await known(clientFor, spot.team);
        await say(client, targetOf(spot), message, handed);
      }),
    tellDesk: (_region, desk, reply, handed) =>
      bringing(async () => {
        const client = await known(clientFor, desk.workspace ?? null);
        await say(client, { channel: channelOf(desk) }, renderMessage(reply, handed.key), handed);
      }),
    showTicket: (desk, ticket, shown, handed) =>
      bringing(async () => {
        const client = await known(clientFor, desk.workspace ?? null);
        const channel = channelOf(desk);
        const card = renderTicket(ticket, dayInAmsterdam(now()));
        const before = shownIn(shown, channel);
        if (before !== null && (await update(client, channel, before, card)))
          return `${channel}/${before}`;
        // A card is looked for by the ticket: whichever of its changes was being shown.
        const key = `card:${ticket.id}`;
        return `${channel}/${await say(client, { channel }, card, { ...handed, key })}`;
      }),
  };
}

/** Where `chat.postMessage` posts: a person's id is the conversation with them. */
interface Target {
  readonly channel: string;
  readonly thread_ts?: string;
}

function targetOf(spot: Exclude<Spot, { kind: 'channel' }>): Target {
  return spot.kind === 'person'
    ? { channel: spot.user }
    : { channel: spot.channel, thread_ts: spot.thread };
}

async function bringing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw deliveryError(error);
  }
}

async function known(clientFor: ClientFor, team: string | null): Promise<WebClient> {
  const client = await clientFor(team);
  if (client === null) throw new DeliveryError('not installed in this workspace', { final: true });
  return client;
}

function channelOf({ channel }: Desk): string {
  if (channel === undefined) throw new DeliveryError('the desk has no channel', { final: true });
  return channel;
}

/** The `ts` of a card that stands in this channel; null when there is none, or the desk has another channel now. */
function shownIn(shown: string | null, channel: string): string | null {
  const [place, ts] = shown?.split('/') ?? [];
  return place === channel && ts !== undefined ? ts : null;
}

/** What carries the key of what Balie said, for itself alone. */
const EVENT_TYPE = 'balie_delivery';

const Posted = z.object({ ts: z.string() });

/** Says something once; gives its `ts`. */
async function say(
  client: WebClient,
  target: Target,
  message: Message,
  { key, triedSince }: Handed,
): Promise<string> {
  const before = triedSince === null ? null : await findIfAllowed(client, target, key, triedSince);
  if (before !== null) return before;
  const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
  const posted = await client.chat.postMessage({
    ...target,
    ...message,
    metadata,
    unfurl_links: false,
    unfurl_media: false,
  });
  return Posted.parse(posted).ts;
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
const PAGES = 5;

/** Without the right to look, saying it twice is better than not at all; in a thread that is gone nothing was said. */
const NOT_TO_BE_FOUND = new Set<string | null>(['missing_scope', 'thread_not_found']);

async function findIfAllowed(...looking: Parameters<typeof find>): Promise<string | null> {
  try {
    return await find(...looking);
  } catch (error) {
    if (NOT_TO_BE_FOUND.has(slackError(error))) return null;
    throw error;
  }
}

/** What Balie said under a key since a moment; null when it said nothing. */
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
    const { messages, response_metadata: next } = Found.parse(
      thread === undefined
        ? await client.conversations.history(window)
        : await client.conversations.replies({ ...window, ts: thread }),
    );
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

/** Somebody removed it, Balie was installed anew under another name, or the workspace lets nobody change what is old. */
const NOT_TO_BE_CHANGED = new Set<string | null>([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
]);

/** Brings a card up to date; false when it cannot be, and must be said anew. */
async function update(
  client: WebClient,
  channel: string,
  ts: string,
  card: Message,
): Promise<boolean> {
  try {
    await client.chat.update({ channel, ts, ...card });
    return true;
  } catch (error) {
    if (NOT_TO_BE_CHANGED.has(slackError(error))) return false;
    throw error;
  }
}

/** Milliseconds. */
const TIMEOUT = 20_000;

/** Says something to everybody in the channel that a `response_url` is of. */
async function postTo(responseUrl: string, message: Message): Promise<void> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ ...message, response_type: 'in_channel', replace_original: false }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (response.ok) return;
  const { status } = response;
  const wait = Number(response.headers.get('retry-after'));
  throw new DeliveryError(`HTTP ${status}`, {
    // It works for half an hour and five times: what it refuses now it refuses later.
    final: status >= 400 && status < 500 && status !== 429,
    retryAfter: wait > 0 ? wait * 1000 : null,
  });
}
