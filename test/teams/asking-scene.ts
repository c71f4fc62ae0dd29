import { expect, vi } from 'vitest';
import { z } from 'zod';
import { CARD, type Card } from '../../adapters/teams/render/card.ts';
import type { JsonObject } from '../slack/fake-slack/json.ts';
import type { Activity, Build } from './activities.ts';
import { MARIEKE, type Person, personalChat, type StoredMessage } from './fake-teams.ts';
import type { RealTeams } from './real-teams.ts';
import { cardOf, conversationOf, Dialog, Shown, saidIn, under } from './scene.ts';
import { sentBy } from './seen.ts';

export const FUTEC = 'wat kost de koppeling bij Futec';

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

/** What the button of a card sends. */
export function dataOf(card: Card, label: string): JsonObject {
  const data = sentBy(card)[label];
  if (data === undefined) throw new Error(`no button ${label}: ${Object.keys(sentBy(card))}`);
  return z.record(z.string(), z.unknown()).parse(data);
}

/** `adaptiveCard/action` on a message, as Teams sends it for a verb and its data. */
export function pressing(
  { activities }: RealTeams,
  message: StoredMessage,
  { verb, ...data }: JsonObject,
  person: Person = MARIEKE,
): Activity {
  return activities.cardAction({
    ...under(message, { from: person }),
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
  z.object({ statusCode: z.literal(200), type: z.literal(CARD), value: Shown }),
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
    ...under(message, { from: person }),
    value: { action: { verb: 'view', data } },
  });
  const { status, body } = await sender.post(activity);
  expect(status).toBe(200);
  return body;
}

/** A card as an answer to who pressed or looked; nothing for another answer. */
export const cardIn = (body: unknown): Card | null => {
  const read = z.object({ type: z.literal(CARD), value: Shown }).safeParse(body);
  return read.success ? read.data.value : null;
};

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
  fetchTask(balie, dataOf(cardOf(message), label), under(message, { from: person }));

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
