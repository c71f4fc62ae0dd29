import type { Block, Modal } from '../../../adapters/slack/render/limits.ts';
import { Refusal } from './refusal.ts';

/** The scopes that Balie's bot token has. */
export const ALL_SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
] as const;

export interface ChannelOptions {
  readonly id: string;
  readonly name?: string;
  /** Whether the bot is a member. */
  readonly bot?: boolean;
  readonly archived?: boolean;
  /** So by itself when the id begins with a G. */
  readonly isPrivate?: boolean;
  /** Slack Connect: people of another organisation are in it. */
  readonly isExtShared?: boolean;
  /** By default all users of the workspace. */
  readonly members?: readonly string[];
}

export interface WorkspaceOptions {
  readonly teamId?: string;
  readonly name?: string;
  readonly domain?: string;
  readonly token?: string;
  readonly scopes?: readonly string[];
  readonly botUserId?: string;
  readonly botId?: string;
  readonly channels?: readonly ChannelOptions[];
  readonly users?: readonly string[];
}

export type Channel = Required<ChannelOptions> & {
  readonly kind: 'public' | 'private' | 'im';
};

export interface Workspace {
  readonly teamId: string;
  readonly name: string;
  readonly domain: string;
  readonly token: string;
  readonly scopes: readonly string[];
  readonly botUserId: string;
  readonly botId: string;
  readonly channels: readonly Channel[];
  readonly users: readonly string[];
}

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

/** A message in a channel. Its blocks are as they were sent, without the ids that Slack adds. */
export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts: string | null;
  readonly user: string;
  /** Null for what a person wrote. */
  readonly bot_id: string | null;
  readonly text: string;
  readonly blocks: Block[];
  readonly metadata: Metadata | null;
  /** The moment of the last `chat.update`. */
  readonly edited: string | null;
}

/** A message that one person sees and that nothing keeps. */
export interface EphemeralMessage {
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  readonly thread_ts: string | null;
  readonly text: string;
  readonly blocks: Block[];
}

export interface OpenView {
  readonly id: string;
  readonly hash: string;
  /** The trigger that opened it. */
  readonly trigger: string;
  readonly view: Modal;
}

export interface Status {
  readonly channel_id: string;
  readonly thread_ts: string;
  readonly status: string;
}

export interface Prompts {
  readonly channel_id: string;
  readonly thread_ts: string | null;
  readonly title: string | null;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

/** All that this Slack knows. */
export interface World {
  readonly appId: string;
  readonly appToken: string;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string };
  readonly workspaces: readonly Workspace[];
  /** Why a token is no longer good: `token_revoked` or `account_inactive`. */
  readonly badTokens: Map<string, string>;
  /** The code of an installation → the workspace that it is for; gone once used. */
  readonly codes: Map<string, string>;
  readonly triggers: Map<string, 'fresh' | 'used' | 'expired'>;
  readonly messages: StoredMessage[];
  readonly removed: Set<string>;
  readonly ephemerals: EphemeralMessage[];
  readonly views: Map<string, OpenView>;
  /** The Home tab of each person, as it was last published. */
  readonly homes: Map<string, { readonly view: unknown; readonly hash: string }>;
  readonly statuses: Status[];
  readonly prompts: Prompts[];
  readonly tickets: Set<string>;
  readonly now: () => Date;
  /** A timestamp that no other message has, later than every one before it. */
  readonly nextTs: () => string;
  /** A number that nothing else has. */
  readonly next: () => number;
}

export interface WorldOptions {
  readonly workspaces?: readonly WorkspaceOptions[];
  readonly appId?: string;
  readonly appToken?: string;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string };
  /** The clock for timestamps of messages and lifetimes of response URLs. By default it stands still. */
  readonly now?: () => Date;
}

/** A Slack with one workspace, unless the options say otherwise. */
export function createWorld(options: WorldOptions = {}): World {
  const now = options.now ?? (() => new Date('2026-11-23T09:00:00.000Z'));
  let last = 0n;
  let count = 0;
  return {
    appId: options.appId ?? 'A1',
    appToken: options.appToken ?? 'xapp-test',
    oauth: options.oauth ?? { clientId: '1.1', clientSecret: 'client-secret' },
    workspaces: (options.workspaces ?? [{}]).map(workspace),
    badTokens: new Map(),
    codes: new Map(),
    triggers: new Map(),
    messages: [],
    removed: new Set(),
    ephemerals: [],
    views: new Map(),
    homes: new Map(),
    statuses: [],
    prompts: [],
    tickets: new Set(),
    now,
    nextTs() {
      const moment = BigInt(now().getTime()) * 1000n;
      last = moment > last ? moment : last + 100n;
      return `${last / 1_000_000n}.${String(last % 1_000_000n).padStart(6, '0')}`;
    },
    next() {
      count += 1;
      return count;
    },
  };
}

const DEFAULT_CHANNELS: readonly ChannelOptions[] = [
  { id: 'CDESK', name: 'helpdesk' },
  { id: 'CPRAK', name: 'praktijken' },
  { id: 'CELSE', name: 'elders', bot: false },
];
const DEFAULT_USERS = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'];

function workspace(options: WorkspaceOptions): Workspace {
  const users = options.users ?? DEFAULT_USERS;
  const known = (options.channels ?? DEFAULT_CHANNELS).map((channel) => inFull(channel, users));
  const direct = users.map((user) =>
    inFull({ id: directChannel(user), name: 'directmessage', members: [user] }, users),
  );
  return {
    teamId: options.teamId ?? 'T1',
    name: options.name ?? 'Regio',
    domain: options.domain ?? 'regio',
    token: options.token ?? 'xoxb-test',
    scopes: options.scopes ?? ALL_SCOPES,
    botUserId: options.botUserId ?? 'UBALIE',
    botId: options.botId ?? 'B1',
    channels: [...known, ...direct],
    users,
  };
}

function inFull(channel: ChannelOptions, users: readonly string[]): Channel {
  const isPrivate = channel.isPrivate ?? channel.id.startsWith('G');
  const isDirect = channel.id.startsWith('D');
  return {
    id: channel.id,
    name: channel.name ?? channel.id.toLowerCase(),
    bot: channel.bot ?? true,
    archived: channel.archived ?? false,
    isPrivate,
    isExtShared: channel.isExtShared ?? false,
    members: channel.members ?? users,
    kind: isDirect ? 'im' : isPrivate ? 'private' : 'public',
  };
}

/** The channel in which a person and the bot write each other: of U1 it is DU1. */
export function directChannel(user: string): string {
  return `D${user}`;
}

/** The channel with this id; for the id of a person, the channel of the two. A private one shows only to its members. */
export function findChannel(workspace: Workspace, id: string): Channel {
  const sought = workspace.users.includes(id) ? directChannel(id) : id;
  const channel = workspace.channels.find((one) => one.id === sought);
  if (channel === undefined || (channel.kind === 'private' && !channel.bot)) {
    throw new Refusal('channel_not_found');
  }
  return channel;
}

/** A timestamp as a number of microseconds; `1795424400.000100` does not fit a floating point number with certainty. */
export function micros(ts: string): bigint {
  const [seconds = '0', rest = ''] = ts.split('.');
  return BigInt(seconds) * 1_000_000n + BigInt(rest.padEnd(6, '0').slice(0, 6));
}
