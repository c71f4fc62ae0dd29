import type { Address } from '../../src/helpdesk/ticket.ts';

/** Where something is said in Slack. */
export type Spot =
  /** A thread in a channel or in a conversation with Balie: it begins at the message with this `ts`. */
  | {
      readonly kind: 'thread';
      readonly team: string;
      readonly channel: string;
      readonly thread: string;
    }
  /** One person, wherever they are: what only they may see. Balie tells them in its conversation with them. */
  | { readonly kind: 'person'; readonly team: string; readonly user: string }
  /** Everybody in the channel that a `response_url` is of: Balie need not be in it. */
  | { readonly kind: 'channel'; readonly team: string; readonly responseUrl: string };

const conversation = (text: string): Address => ({ platform: 'slack', conversation: text });

export const threadAt = (team: string, channel: string, thread: string): Address =>
  conversation(`${team}/${channel}/${thread}`);

export const personAt = (team: string, user: string): Address => conversation(`${team}/@${user}`);

export const channelBehind = (team: string, responseUrl: string): Address =>
  conversation(`${team}/${responseUrl}`);

const SPOT =
  /^(?<team>\w+)\/(?:@(?<user>\w+)|(?<responseUrl>https?:.+)|(?<channel>\w+)\/(?<thread>[\d.]+))$/u;

/** The place that an address names; null when it is none of Slack. */
export function spotOf({ platform, conversation: text }: Address): Spot | null {
  const { team, user, responseUrl, channel, thread } = SPOT.exec(text)?.groups ?? {};
  if (platform !== 'slack' || team === undefined) return null;
  if (user !== undefined) return { kind: 'person', team, user };
  if (responseUrl !== undefined) return { kind: 'channel', team, responseUrl };
  return channel === undefined || thread === undefined
    ? null
    : { kind: 'thread', team, channel, thread };
}

/** How Balie calls somebody of Slack: a person's id is theirs within a workspace. */
export const personId = (team: string, user: string): string => `slack:${team}/${user}`;

/** The person's id in Slack of somebody that Balie calls so; null for anybody else. */
export const slackUser = (person: string): string | null =>
  /^slack:\w{1,20}\/(?<user>[UW][A-Z0-9]{1,20})$/u.exec(person)?.groups?.user ?? null;
