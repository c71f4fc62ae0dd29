import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { dayInAmsterdam } from '../../../src/dutch/dates.ts';
import { type Courier, DeliveryError, type Handed } from '../../../src/helpdesk/delivery.ts';
import type { Desk } from '../../../src/helpdesk/region.ts';
import { CALL, deliveryError, slackError } from '../connect/web-api.ts';
import { type Spot, slackUser, spotOf } from '../place.ts';
import { LIMITS, type Message, type Mrkdwn } from '../render/limits.ts';
import { renderMessage } from '../render/message.ts';
import { renderTicket } from '../render/ticket.ts';
import { findSaid, type Target } from './find-said.ts';

/** The client for a workspace (by its id; null for that of the only one); null where Balie is not installed. */
export type ClientFor = (team: string | null) => Promise<WebClient | null>;

/**
 * Brings replies and tickets to Slack. What may stand there already, because the process stopped or Slack's answer got
 * lost, is looked for by its key before it is said again. (What is shared through a `response_url` cannot be looked for.)
 */
export function slackCourier(clientFor: ClientFor, now: () => Date): Courier {
  return {
    tell: (to, reply, handed) =>
      bringing(async () => {
        const spot = spotOf(to);
        if (spot === null) throw new DeliveryError('not a place in Slack', { final: true });
        const called = spot.kind === 'thread' && !isDirect(spot.channel) ? handed.person : null;
        const message = calling(
          called === null ? null : slackUser(called),
          renderMessage(reply, handed.key),
        );
        if (spot.kind === 'channel') return postTo(spot.responseUrl, message);
        const client = await known(clientFor, spot.team);
        await say(client, targetOf(spot), message, handed);
      }),
    tellDesk: (_region, desk, reply, handed) =>
      bringing(async () => {
        const client = await known(clientFor, desk.workspace ?? null);
        const called = desk.members.find(({ name }) => name === handed.member)?.slack;
        const message = calling(called ?? null, renderMessage(reply, handed.key));
        await say(client, { channel: channelOf(desk) }, message, handed);
      }, MENDABLE_AT_DESK),
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
      }, MENDABLE_AT_DESK),
  };
}

function targetOf(spot: Exclude<Spot, { kind: 'channel' }>): Target {
  return spot.kind === 'person'
    ? { channel: spot.user }
    : { channel: spot.channel, thread_ts: spot.thread };
}

/** `mendable`: what is tried again here, though it is of no use elsewhere. */
async function bringing<Result>(
  work: () => Promise<Result>,
  mendable: ReadonlySet<string> = new Set(),
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw deliveryError(error, mendable);
  }
}

/** The desk's channel can be opened again, and Balie can be invited to it. */
const MENDABLE_AT_DESK = new Set(['channel_not_found', 'is_archived']);

/** A conversation between Balie and one person, who sees all that comes there. */
const isDirect = (channel: string): boolean => channel.startsWith('D');

/** A message that calls somebody of Slack, so that they hear of it. */
function calling(user: string | null, message: Message): Message {
  if (user === null) return message;
  const text: Mrkdwn = { type: 'mrkdwn', text: `<@${user}>`, verbatim: true };
  return {
    text: `<@${user}> ${message.text}`.slice(0, LIMITS.messageText),
    blocks: [{ type: 'section', text }, ...message.blocks],
  };
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
  const before = triedSince === null ? null : await findSaid(client, target, key, triedSince);
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

/** Says something to everybody in the channel that a `response_url` is of. */
async function postTo(responseUrl: string, message: Message): Promise<void> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ ...message, response_type: 'in_channel', replace_original: false }),
    signal: AbortSignal.timeout(CALL),
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
