import { z } from 'zod';
import { type Block, Message } from '../../../adapters/slack/render/limits.ts';
import { type Arguments, Ts, want } from './arguments.ts';
import { Refusal, refusalAt } from './refusal.ts';
import {
  directChannel,
  findChannel,
  type StoredMessage,
  type Workspace,
  type World,
} from './world.ts';

const Metadata = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});

const Posted = z.object({ channel: z.string(), thread_ts: Ts.optional() });

/** `chat.postMessage`. A thread that nobody told this Slack of is taken for real; one that was removed is not. */
export function postMessage(args: Arguments, workspace: Workspace, world: World): object {
  const { channel: id, thread_ts: threadTs } = want(Posted, args);
  const content = textOnly(args) ?? readContent(args);
  const metadata = readMetadata(args) ?? null;
  const channel = writable(workspace, id);
  if (threadTs !== undefined && world.removed.has(nameOf(channel, threadTs))) {
    throw new Refusal('thread_not_found');
  }
  const message: StoredMessage = {
    channel,
    ts: world.nextTs(),
    thread_ts: threadTs ?? null,
    user: workspace.botUserId,
    bot_id: workspace.botId,
    ...content,
    metadata,
    edited: null,
  };
  world.messages.push(message);
  const shown = showMessage(message, workspace, world, true);
  return { ok: true, channel, ts: message.ts, message: shown };
}

const Updated = z.object({ channel: z.string(), ts: Ts });

/** `chat.update`: of a message of the bot itself. Metadata that is not named stays. */
export function updateMessage(args: Arguments, workspace: Workspace, world: World): object {
  const { channel: id, ts } = want(Updated, args);
  const content = readContent(args);
  const metadata = readMetadata(args);
  const channel = writable(workspace, id);
  const at = world.messages.findIndex((one) => one.channel === channel && one.ts === ts);
  const before = world.messages[at];
  if (before === undefined) throw new Refusal('message_not_found');
  if (before.bot_id !== workspace.botId) throw new Refusal('cant_update_message');
  const after: StoredMessage = {
    ...before,
    ...content,
    metadata: metadata === undefined ? before.metadata : metadata,
    edited: world.nextTs(),
  };
  world.messages[at] = after;
  const message = showMessage(after, workspace, world, true);
  return { ok: true, channel, ts, text: after.text, message };
}

const Ephemeral = z.object({ channel: z.string(), user: z.string(), thread_ts: Ts.optional() });

/** `chat.postEphemeral`: only to somebody who is in the channel. */
export function postEphemeral(args: Arguments, workspace: Workspace, world: World): object {
  const { channel: id, user, thread_ts: threadTs } = want(Ephemeral, args);
  const content = readContent(args);
  const channel = writable(workspace, id);
  if (!findChannel(workspace, channel).members.includes(user)) {
    throw new Refusal('user_not_in_channel');
  }
  const ts = world.nextTs();
  world.ephemerals.push({ channel, user, ts, thread_ts: threadTs ?? null, ...content });
  return { ok: true, message_ts: ts };
}

/** The id of a channel that the bot can write in. */
function writable(workspace: Workspace, id: string): string {
  const channel = findChannel(workspace, id);
  if (channel.archived) throw new Refusal('is_archived');
  if (!channel.bot) throw new Refusal('not_in_channel');
  return channel.id;
}

interface Content {
  readonly text: string;
  readonly blocks: Block[];
}

/** A message without blocks, if that is what it is. */
function textOnly(args: Arguments): Content | null {
  if (args.blocks !== undefined) return null;
  const text = z.string().regex(/\S/u).safeParse(args.text);
  if (!text.success) throw new Refusal('no_text');
  if (!Message.shape.text.safeParse(text.data).success) throw new Refusal('msg_too_long');
  return { text: text.data, blocks: [] };
}

/** A message within Slack's limits, or the error that Slack has for what is wrong with it. */
export function readContent(args: Arguments): Content {
  const parsed = Message.safeParse({ text: args.text, blocks: args.blocks });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  if (typeof args.blocks === 'string') throw new Refusal('invalid_blocks_format');
  if (issues.some(({ message }) => message === 'too much in one message')) {
    throw new Refusal('msg_blocks_too_long');
  }
  if (issues.some(({ path }) => path[0] === 'blocks')) throw refusalAt('invalid_blocks', issues);
  throw new Refusal(issues.some(({ code }) => code === 'too_big') ? 'msg_too_long' : 'no_text');
}

/** Undefined when it is not named, null when an empty one takes it away. */
function readMetadata({ metadata }: Arguments): z.infer<typeof Metadata> | null | undefined {
  if (metadata === undefined) return undefined;
  if (z.strictObject({}).safeParse(metadata).success) return null;
  const parsed = Metadata.safeParse(metadata);
  if (!parsed.success) throw refusalAt('invalid_metadata_format', parsed.error.issues);
  return parsed.data;
}

/** A message as Slack gives it back: every block has an id. */
export function showMessage(
  message: StoredMessage,
  { teamId: team }: Workspace,
  world: World,
  withMetadata: boolean,
): object {
  const replies = world.messages.filter(
    ({ channel, thread_ts: of }) => channel === message.channel && of === message.ts,
  );
  const last = replies.at(-1);
  const { ts, thread_ts: threadTs, user, bot_id: botId, text, blocks, metadata, edited } = message;
  return {
    type: 'message',
    user,
    text,
    ts,
    team,
    ...(botId === null ? {} : { bot_id: botId, app_id: world.appId }),
    ...(blocks.length === 0 ? {} : { blocks: withIds(blocks, ts) }),
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    ...(last === undefined
      ? {}
      : { thread_ts: ts, reply_count: replies.length, latest_reply: last.ts }),
    ...(metadata === null || !withMetadata ? {} : { metadata }),
    ...(edited === null ? {} : { edited: { user, ts: edited } }),
  };
}

function withIds(blocks: readonly Block[], ts: string): Block[] {
  return blocks.map((block, at) => ({ ...block, block_id: block.block_id ?? `${ts}-${at}` }));
}

/** The name of a message among all channels. */
export function nameOf(channel: string, ts: string): string {
  return `${channel} ${ts}`;
}

/** A message that a person wrote, or another app. */
export interface Said {
  readonly channel: string;
  readonly text: string;
  readonly user?: string;
  readonly thread_ts?: string;
  readonly bot_id?: string;
}

/** Puts a message of somebody else in a channel. */
export function say(world: World, { channel, text, ...said }: Said): StoredMessage {
  const message: StoredMessage = {
    channel: channel.startsWith('U') ? directChannel(channel) : channel,
    ts: world.nextTs(),
    thread_ts: said.thread_ts ?? null,
    user: said.user ?? 'U1',
    bot_id: said.bot_id ?? null,
    text,
    blocks: [],
    metadata: null,
    edited: null,
  };
  world.messages.push(message);
  return message;
}
