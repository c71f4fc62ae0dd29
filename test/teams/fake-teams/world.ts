import {
  CHANNEL,
  DESK_CHANNEL,
  GROUP_CHAT,
  JOOST,
  MARIEKE,
  PEOPLE,
  type Person,
  personalChat,
  TEAM,
} from './people.ts';
import { Refusal } from './refusal.ts';

/** Where people and the bot write. Threads of a channel have no entry of their own. */
export interface Chat {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  /** Null for what is no channel. */
  readonly team: string | null;
  readonly members: readonly Person[];
}

/** What an activity shows. */
export interface Content {
  readonly text: string;
  readonly summary: string;
  /** The first Adaptive Card, as it was sent. */
  readonly card: Readonly<Record<string, unknown>> | null;
  readonly attachments: readonly unknown[];
  readonly entities: readonly unknown[];
}

/** A message where people see it. */
export interface StoredMessage extends Content {
  /** The chat or the channel, without `;messageid=`. */
  readonly conversation: string;
  readonly id: string;
  /** The first message of its thread; null for what stands in no thread, and for that first message itself. */
  readonly thread: string | null;
  /** Who wrote it: `28:…` is the bot. */
  readonly from: string;
  /** How often it was changed. */
  readonly edited: number;
  readonly deleted: boolean;
}

/** All that this Teams knows. */
export interface World {
  readonly chats: ReadonlyMap<string, Chat>;
  readonly people: readonly Person[];
  readonly messages: StoredMessage[];
  /** The conversations in which somebody saw that the bot is typing. */
  readonly typing: string[];
  /** Chats and teams that the bot was removed from. */
  readonly left: Set<string>;
  /** The ids of people who blocked the bot. */
  readonly blockedBy: Set<string>;
  /** An id that no other message has; as in Teams, the moment in milliseconds. */
  readonly nextId: () => string;
}

export interface WorldOptions {
  /** The clock for ids of messages. By default it stands still. */
  readonly now?: (() => Date) | undefined;
  /** People beside the four. */
  readonly people?: readonly Person[] | undefined;
  /** Chats and channels beside the usual ones. */
  readonly chats?: readonly Chat[] | undefined;
}

/** A team with a channel and a desk, a group chat, and a chat with everybody. */
export function createWorld(options: WorldOptions): World {
  const now = options.now ?? (() => new Date('2026-11-23T09:00:00.000Z'));
  const people = [...PEOPLE, ...(options.people ?? [])];
  const chats = [...usualChats(people), ...(options.chats ?? [])];
  let last = 0;
  return {
    chats: new Map(chats.map((chat) => [chat.id, chat])),
    people,
    messages: [],
    typing: [],
    left: new Set(),
    blockedBy: new Set(),
    nextId() {
      last = Math.max(now().getTime(), last + 1);
      return String(last);
    },
  };
}

function usualChats(people: readonly Person[]): Chat[] {
  const channel = (id: string): Chat => ({ id, kind: 'channel', team: TEAM.id, members: people });
  return [
    ...[TEAM.id, CHANNEL.id, DESK_CHANNEL.id].map(channel),
    { id: GROUP_CHAT, kind: 'groupChat', team: null, members: [MARIEKE, JOOST] },
    ...people.map(
      (person): Chat => ({
        id: personalChat(person),
        kind: 'personal',
        team: null,
        members: [person],
      }),
    ),
  ];
}

/** The chat and the first message of the thread that a conversation's id names. */
export function readConversation(id: string): {
  readonly chat: string;
  readonly thread: string | null;
} {
  const [chat = '', thread] = id.split(';messageid=');
  return { chat, thread: thread ?? null };
}

/** The chat of a conversation: there, with the bot in it. */
export function findChat(world: World, conversation: string): Chat {
  const chat = world.chats.get(readConversation(conversation).chat);
  if (chat === undefined) throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
  if (world.left.has(chat.id) || (chat.team !== null && world.left.has(chat.team))) {
    throw new Refusal(
      403,
      'BotNotInConversationRoster',
      'The bot is not part of the conversation roster.',
    );
  }
  return chat;
}

/** Somebody by the id that bots know or by their object id in Entra. */
export function findPerson(people: readonly Person[], id: string): Person | undefined {
  return people.find((one) => one.id === id || one.aadObjectId === id);
}
