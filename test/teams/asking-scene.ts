import { expect, vi } from 'vitest';
import { z } from 'zod';
import type { Card } from '../../adapters/teams/render/card.ts';
import type { JsonObject } from '../slack/fake-slack/json.ts';
import type { Activity, Build } from './activities.ts';
import { problemsOf } from './fake-teams/card.ts';
import {
  BOT,
  MARIEKE,
  type Person,
  personalChat,
  type StoredMessage,
  threadOf,
} from './fake-teams.ts';
import type { RealTeams } from './real-teams.ts';
import { sentBy } from './seen.ts';

/** A question that no document answers. */
export const FIETSEN = 'Krijgen wij subsidie voor een fietsenstalling?';
export const FUTEC = 'wat kost de koppeling bij Futec';

/** A card that Teams shows. */
const Shown = z.custom<Card>((value) => problemsOf(value).length === 0, 'no card');
const ADAPTIVE = z.literal('application/vnd.microsoft.card.adaptive');

/** The card of a message. */
export const cardOf = (message: StoredMessage): Card => Shown.parse(message.card);

/** What Balie said in a conversation. */
export const saidIn = ({ teams }: RealTeams, conversation: string): StoredMessage[] =>
  teams.messagesIn(conversation).filter(({ from, deleted }) => from === BOT.id && !deleted);

/** Where Balie answers an activity. */
const conversationOf = (activity: Activity): string =>
  z.object({ conversation: z.object({ id: z.string() }) }).parse(activity).conversation.id;

/** Sends something that Teams wants no answer to but that it is taken. */
export async function tellBalie({ sender }: RealTeams, activity: Activity): Promise<void> {
  expect(await sender.post(activity)).toEqual({ status: 200, body: '' });
}

/** Somebody writes something (in the conversation with Balie unless `how` says otherwise); gives what Balie then says there. */
export async function ask(
  balie: RealTeams,
  text: string,
  over: JsonObject = {},
  how: Build = balie.activities.message,
): Promise<StoredMessage> {
  const activity = how({ text, ...over });
  const place = conversationOf(activity);
  const before = saidIn(balie, place).length;
  await tellBalie(balie, activity);
  return balie.teams.waitFor(() => saidIn(balie, place)[before], `an answer to: ${text}`);
}

/** Everything is handled and said; gives how many messages Balie sent in all. */
export async function quiet({ settle, store, teams }: RealTeams): Promise<number> {
  await vi.waitFor(async () => {
    await settle();
    const { waiting } = await store.transaction(({ outbox }) => outbox.counts());
    expect(waiting).toBe(0);
  }, 10_000);
  return teams.callsTo('sendToConversation').length;
}

/** Where a message stands, as Teams says it with what is pressed there. */
function whereOf({ conversation, thread, id }: StoredMessage): JsonObject {
  if (conversation.startsWith('a:')) {
    const none = { teamsChannelId: undefined, teamsTeamId: undefined };
    return {
      conversation: {
        conversationType: 'personal',
        id: conversation,
        isGroup: undefined,
        name: undefined,
      },
      channelData: { ...none, channel: undefined, team: undefined },
    };
  }
  if (conversation.endsWith('@thread.v2')) {
    return {
      conversation: { conversationType: 'groupChat', id: conversation },
      channelData: { channel: undefined, team: undefined },
    };
  }
  return { conversation: { id: threadOf(conversation, thread ?? id) } };
}

/** What the button of a card sends. */
export function dataOf(card: Card, label: string): JsonObject {
  const data = sentBy(card)[label];
  if (data === undefined) throw new Error(`no button ${label}: ${Object.keys(sentBy(card))}`);
  return z.record(z.string(), z.unknown()).parse(data);
}

const fromOf = ({ id, aadObjectId, name }: Person): JsonObject => ({ id, aadObjectId, name });

/** `adaptiveCard/action` on a message, as Teams sends it for a verb and its data. */
export function pressing(
  { activities }: RealTeams,
  message: StoredMessage,
  { verb, ...data }: JsonObject,
  person: Person = MARIEKE,
): Activity {
  return activities.cardAction({
    ...whereOf(message),
    from: fromOf(person),
    replyToId: message.id,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });
}

/** What somebody gets who pressed something in a card: another card, or a sentence. */
export async function pressed(balie: RealTeams, activity: Activity): Promise<Card | string> {
  const { status, body } = await balie.sender.post(activity);
  expect(status).toBe(200);
  return InPlace.parse(body).value;
}

const InPlace = z.discriminatedUnion('type', [
  z.object({ statusCode: z.literal(200), type: ADAPTIVE, value: Shown }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
]);

/** Presses a button under a message; gives what comes in the place of its card. */
export const press = (
  balie: RealTeams,
  message: StoredMessage,
  label: string,
  person: Person = MARIEKE,
): Promise<Card | string> =>
  pressed(balie, pressing(balie, message, dataOf(cardOf(message), label), person));

/** Teams asks for a card anew, for somebody who sees it; gives the answer as Teams gets it. */
export async function refresh(
  { sender, activities }: RealTeams,
  message: StoredMessage,
  data: JsonObject,
  person: Person,
): Promise<unknown> {
  const activity = activities.cardRefresh({
    ...whereOf(message),
    from: fromOf(person),
    replyToId: message.id,
    value: { action: { verb: 'view', data } },
  });
  const { status, body } = await sender.post(activity);
  expect(status).toBe(200);
  return body;
}

/** A card as an answer to who pressed or looked; nothing for another answer. */
export const cardIn = (body: unknown): Card | null => {
  const read = z.object({ type: ADAPTIVE, value: Shown }).safeParse(body);
  return read.success ? read.data.value : null;
};

const Dialog = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({
        title: z.string(),
        card: z.object({ contentType: ADAPTIVE, content: Shown }),
      }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

/** A dialog: its title and its card, or one sentence. */
export interface Opened {
  readonly title: string;
  readonly card: Card;
}

/** What a dialog shows after something was sent to Balie. */
export async function dialogAfter(
  { sender }: RealTeams,
  activity: Activity,
): Promise<Opened | string> {
  const { status, body } = await sender.post(activity);
  expect(status).toBe(200);
  const { task } = Dialog.parse(body);
  return task.type === 'message'
    ? task.value
    : { title: task.value.title, card: task.value.card.content };
}

/** A dialog that shows something. */
export function shownIn(dialog: Opened | string): Opened {
  if (typeof dialog === 'string') throw new Error(`only a sentence: ${dialog}`);
  return dialog;
}

/** A card that came in the place of one. */
export function inPlace(answer: Card | string): Card {
  if (typeof answer === 'string') throw new Error(`only a sentence: ${answer}`);
  return answer;
}

/** Presses a button under a message that opens a dialog. */
export const open = (
  balie: RealTeams,
  message: StoredMessage,
  label: string,
  person: Person = MARIEKE,
): Promise<Opened | string> =>
  fetchTask(balie, dataOf(cardOf(message), label), {
    ...whereOf(message),
    from: fromOf(person),
    replyToId: message.id,
  });

/** `task/fetch` with what a button carries. */
export const fetchTask = (
  balie: RealTeams,
  data: JsonObject,
  over: JsonObject = {},
): Promise<Opened | string> =>
  dialogAfter(balie, balie.activities.taskFetch({ ...over, value: { data } }));

/** Sends in a dialog with what is filled in, by the names of its inputs. */
export const sendIn = (
  balie: RealTeams,
  { card }: Opened,
  button: string,
  filled: JsonObject,
  over: JsonObject = {},
): Promise<Opened | string> =>
  dialogAfter(
    balie,
    balie.activities.taskSubmit({
      ...over,
      value: { data: { ...dataOf(card, button), ...filled } },
    }),
  );

/** The chat of Marieke with Balie. */
export const WITH_BALIE = personalChat(MARIEKE);

/** All that is kept of somebody. */
export async function keptOf({ store }: RealTeams, person: string): Promise<unknown[]> {
  const kept = await store.transaction(({ people }) => people.export(person));
  return Object.values(kept).flat();
}

/** Teams took everything that Balie sent, and nothing failed on the way. */
export function expectNothingRefused({ teams, log }: RealTeams): void {
  expect(teams.calls.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  expect(
    log.filter((event) => /fail|retry|refused|update|service-url|untold/u.test(event)),
  ).toEqual([]);
}
