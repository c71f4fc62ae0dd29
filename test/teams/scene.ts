import { z } from 'zod';
import { channelOf } from '../../adapters/teams/place.ts';
import { CARD, type Card } from '../../adapters/teams/render/card.ts';
import type { JsonObject } from '../slack/fake-slack/json.ts';
import type { Activity } from './activities.ts';
import { problemsOf } from './fake-teams/card.ts';
import { BOT, type Person, type StoredMessage, TEAM, TENANT, threadOf } from './fake-teams.ts';
import type { RealTeams } from './real-teams.ts';

/** A question that no document answers. */
export const FIETSEN = 'Krijgen wij subsidie voor een fietsenstalling?';

/** A card that Teams shows. */
export const Shown = z.custom<Card>((card) => problemsOf(card).length === 0, 'no card for Teams');

/** What Teams shows in a dialog: a card with a title above it, or one sentence. */
export const Dialog = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({
        title: z.string(),
        card: z.object({ contentType: z.literal(CARD), content: Shown }),
      }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

/** The card of a message, which Teams must be able to show. */
export const cardOf = ({ card }: Pick<StoredMessage, 'card'>): Card => Shown.parse(card);

/** What Balie said in a conversation. */
export const saidIn = ({ teams }: Pick<RealTeams, 'teams'>, conversation: string) =>
  teams.messagesIn(conversation).filter(({ from, deleted }) => from === BOT.id && !deleted);

/** Where Balie answers an activity. */
export const conversationOf = (activity: Activity): string =>
  z.object({ conversation: z.object({ id: z.string() }) }).parse(activity).conversation.id;

/** The conversation in which a message stands, as Teams names it to a bot. */
export function threadIn({ conversation, thread, id }: StoredMessage): string {
  return kindOf(conversation) === 'channel' ? threadOf(conversation, thread ?? id) : conversation;
}

export const kindOf = (chat: string): 'personal' | 'groupChat' | 'channel' => {
  if (chat.startsWith('a:')) return 'personal';
  return channelOf(chat).endsWith('@thread.v2') ? 'groupChat' : 'channel';
};

/** Who does something, and in which chat, channel or thread. */
export interface At {
  readonly from: Person;
  readonly chat: string;
  readonly tenant?: string;
}

/** What an activity says of who did it and where. */
export function placed({ from, chat, tenant = TENANT }: At): JsonObject {
  const kind = kindOf(chat);
  const inChannel = kind === 'channel';
  return {
    from: { ...from },
    conversation: {
      ...{ id: chat, conversationType: kind, tenantId: tenant },
      ...(kind === 'personal' ? { isGroup: undefined, name: undefined } : {}),
    },
    channelData: {
      tenant: { id: tenant },
      team: inChannel ? { id: TEAM.id } : undefined,
      channel: inChannel ? { id: channelOf(chat) } : undefined,
      ...(inChannel ? {} : { teamsChannelId: undefined, teamsTeamId: undefined }),
    },
  };
}

/** What an activity says of who did something with a message. */
export const under = (message: StoredMessage, at: Omit<At, 'chat'>): JsonObject => ({
  ...placed({ ...at, chat: threadIn(message) }),
  replyToId: message.id,
});
