import { z } from 'zod';
import { type Arguments, Flag, Ts, want } from './arguments.ts';
import { showMessage } from './chat.ts';
import { Refusal } from './refusal.ts';
import {
  type Channel,
  directChannel,
  findChannel,
  micros,
  type StoredMessage,
  type Workspace,
  type World,
} from './world.ts';

const Named = z.object({ channel: z.string() });

const SCOPES: Readonly<Record<Channel['kind'], string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
};

/** The scope that a method needs for this channel, such as `channels:read` or `im:history`. */
export function scopeFor(
  right: 'read' | 'history',
): (args: Arguments, workspace: Workspace) => string[] {
  return (args, workspace) => {
    const { kind } = findChannel(workspace, want(Named, args).channel);
    return [`${SCOPES[kind]}:${right}`];
  };
}

/** `conversations.info`. */
export function conversationInfo(args: Arguments, workspace: Workspace): object {
  const channel = findChannel(workspace, want(Named, args).channel);
  const all = {
    id: channel.id,
    created: 1_700_000_000,
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    context_team_id: workspace.teamId,
  };
  if (channel.kind === 'im') {
    return { ok: true, channel: { ...all, user: channel.members[0], is_user_deleted: false } };
  }
  const { isExtShared } = channel;
  return {
    ok: true,
    channel: {
      ...all,
      name: channel.name,
      name_normalized: channel.name,
      is_channel: true,
      is_group: false,
      is_mpim: false,
      is_private: channel.kind === 'private',
      is_general: false,
      is_member: channel.bot,
      is_shared: isExtShared,
      is_ext_shared: isExtShared,
      is_pending_ext_shared: false,
      shared_team_ids: [workspace.teamId, ...(isExtShared ? ['TELSE'] : [])],
      creator: 'U1',
      num_members: channel.members.length,
    },
  };
}

/** `conversations.open`: the conversation between the bot and one person. */
export function openConversation(args: Arguments, workspace: Workspace): object {
  const { users } = want(z.object({ users: z.string() }), args);
  if (!workspace.users.includes(users)) throw new Refusal('user_not_found');
  return { ok: true, channel: { id: directChannel(users) } };
}

const Range = z.object({
  channel: z.string(),
  oldest: Ts.default('0'),
  latest: Ts.optional(),
  inclusive: Flag.default(false),
  include_all_metadata: Flag.default(false),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().optional(),
});
type Range = z.infer<typeof Range>;

/** `conversations.history`: newest first, without the answers in threads. */
export function history(args: Arguments, workspace: Workspace, world: World): object {
  const range = want(Range, args);
  const found = inChannel(range, workspace, world)
    .filter(({ ts, thread_ts: thread }) => thread === null || thread === ts)
    .filter(isWithin(range))
    .reverse();
  return page(found, range, workspace, world);
}

const Thread = Range.extend({ ts: Ts });

/** `conversations.replies`: oldest first, and the message that the thread hangs from before all others. */
export function replies(args: Arguments, workspace: Workspace, world: World): object {
  const { ts: root, ...range } = want(Thread, args);
  const thread = inChannel(range, workspace, world).filter(
    ({ ts, thread_ts: of }) => ts === root || of === root,
  );
  if (thread.length === 0) throw new Refusal('thread_not_found');
  const isInRange = isWithin(range);
  return page(
    thread.filter((one) => one.ts === root || isInRange(one)),
    range,
    workspace,
    world,
  );
}

function inChannel({ channel }: Range, workspace: Workspace, world: World): StoredMessage[] {
  const { id, bot } = findChannel(workspace, channel);
  if (!bot) throw new Refusal('not_in_channel');
  return world.messages.filter((message) => message.channel === id);
}

function isWithin({ oldest, latest, inclusive }: Range): (message: StoredMessage) => boolean {
  const from = micros(oldest);
  const to = latest === undefined ? null : micros(latest);
  return ({ ts }) => {
    const at = micros(ts);
    if (inclusive && (at === from || at === to)) return true;
    return at > from && (to === null || at < to);
  };
}

/** A cursor is where the next page begins, in a form that nobody should read anything into. */
function page(
  messages: readonly StoredMessage[],
  { limit, cursor, include_all_metadata: withMetadata }: Range,
  workspace: Workspace,
  world: World,
): object {
  const start = cursor === undefined ? 0 : startOf(messages, cursor);
  const next = messages[start + limit];
  return {
    ok: true,
    messages: messages
      .slice(start, start + limit)
      .map((message) => showMessage(message, workspace, world, withMetadata)),
    has_more: next !== undefined,
    ...(next === undefined
      ? {}
      : { response_metadata: { next_cursor: btoa(`next_ts:${next.ts}`) } }),
  };
}

function startOf(messages: readonly StoredMessage[], cursor: string): number {
  const at = messages.findIndex(({ ts }) => btoa(`next_ts:${ts}`) === cursor);
  if (at === -1) throw new Refusal('invalid_cursor');
  return at;
}
