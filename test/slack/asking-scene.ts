import { expect } from 'vitest';
import { z } from 'zod';
import { Message, Modal } from '../../adapters/slack/render/limits.ts';
import type { JsonObject } from './fake-slack/json.ts';
import type { OpenView, StoredMessage } from './fake-slack/world.ts';
import type { RealSlack } from './real-slack.ts';
import type { AppAnswer } from './requests.ts';
import { allButtons } from './seen.ts';

const Ephemeral = z.object({ response_type: z.literal('ephemeral'), ...Message.shape });

/** A message that one person sees; it has text, and Slack would take it. */
export function ephemeralOf(body: unknown): Message {
  const { text, blocks } = Ephemeral.parse(body);
  return Message.parse({ text, blocks });
}

/** Types a command, and gives what Slack got for it. */
export const type = (
  { sender, payloads }: RealSlack,
  command: string,
  text = '',
  over: JsonObject = {},
): Promise<AppAnswer> => sender.command(payloads.slashCommand({ command, text, ...over }));

/** Types a command, and gives the message that comes at once. */
export async function ask(
  balie: RealSlack,
  text: string,
  over: JsonObject = {},
  command = '/balie',
): Promise<Message> {
  const { status, body } = await type(balie, command, text, over);
  expect(status).toBe(200);
  return ephemeralOf(body);
}

/** What Slack sends of a button, by what is on it. */
export function actionOf(shown: Message | Modal, label: string): JsonObject {
  const found = allButtons(shown).find(({ text }) => text.text === label);
  if (found === undefined)
    throw new Error(`no button “${label}” but ${allButtons(shown).map(({ text }) => text.text)}`);
  return { action_id: found.action_id, value: found.value };
}

/** What was sent to the response URL of a payload. */
export function responsesTo({ slack }: RealSlack, { response_url: url }: JsonObject) {
  return slack.responses.filter((each) => each.url === url).map(({ body }) => body);
}

/** What everybody in the channel of a press reads of it. */
export const sharedBy = (balie: RealSlack, press: JsonObject) =>
  responsesTo(balie, press).filter(({ response_type: type }) => type === 'in_channel');

/** What the person reads who pressed something: it goes to the response URL of the press. */
export async function told(balie: RealSlack, payload: JsonObject): Promise<Message> {
  const body = await balie.slack.waitFor(
    () => responsesTo(balie, payload)[0],
    'something for who pressed',
  );
  return ephemeralOf(body);
}

/** Sends something that somebody pressed; Slack got its answer. */
export async function send({ sender }: RealSlack, payload: JsonObject): Promise<JsonObject> {
  expect(await sender.interaction(payload)).toMatchObject({ status: 200 });
  return payload;
}

/** Presses a button of a message that one person sees. */
export const pressAlone = (
  balie: RealSlack,
  shown: Message,
  label: string,
  over: JsonObject = {},
): Promise<JsonObject> =>
  send(balie, balie.payloads.pressInEphemeral({ actions: [actionOf(shown, label)], ...over }));

/** Presses a button of a message that stands in a channel. */
export function press(
  balie: RealSlack,
  message: StoredMessage,
  label: string,
  over: JsonObject = {},
): Promise<JsonObject> {
  const { channel, ts, thread_ts: thread } = message;
  return send(
    balie,
    balie.payloads.pressInMessage({
      channel: { id: channel },
      message: { ts, ...(thread === null ? {} : { thread_ts: thread }) },
      actions: [actionOf(message, label)],
      ...over,
    }),
  );
}

/** The window that a trigger opened. */
export function windowOf({ slack }: RealSlack, { trigger_id: trigger }: JsonObject) {
  return slack.waitFor(
    () => [...slack.views.values()].find((each) => each.trigger === trigger),
    'a window',
  );
}

/** Presses a button in a window. */
export function pressIn(
  balie: RealSlack,
  { id, view }: Pick<OpenView, 'id' | 'view'>,
  label: string,
  values: JsonObject = {},
): Promise<JsonObject> {
  return send(
    balie,
    balie.payloads.pressInModal({
      view: { id, ...sentBack(view), state: { values } },
      actions: [actionOf(view, label)],
    }),
  );
}

/** What Slack sends back of a view: what Balie gave it to remember. */
const sentBack = ({ callback_id = '', private_metadata = '' }: Modal): JsonObject => ({
  callback_id,
  private_metadata,
});

/** Sends a window in; gives what becomes of it. */
export function submit(
  { sender, payloads }: RealSlack,
  { id, view }: Pick<OpenView, 'id' | 'view'>,
  values: JsonObject,
  over: JsonObject = {},
): Promise<AppAnswer> {
  const sent = { id, ...sentBack(view), state: { values } };
  return sender.interaction(payloads.viewSubmission({ view: sent, ...over }));
}

const Update = z.object({ response_action: z.literal('update'), view: Modal });

/** The window as it is after it was sent in. */
export const updated = ({ body }: AppAnswer): Modal => Update.parse(body).view;

/** What Slack sends of inputs, by their names. */
export const filled = (entered: Readonly<Record<string, JsonObject>>): JsonObject =>
  Object.fromEntries(Object.entries(entered).map(([name, value]) => [name, { [name]: value }]));
export const typed = (value: string | null): JsonObject => ({ type: 'plain_text_input', value });
export const picked = (value: string): JsonObject => ({
  type: 'static_select',
  selected_option: { text: { type: 'plain_text', text: value, emoji: false }, value },
});

/** What Balie said in a thread, when it said as much as this. */
export function answersIn(
  { slack }: RealSlack,
  channel: string,
  thread: string,
  count = 1,
): Promise<StoredMessage[]> {
  const seen = (): StoredMessage[] =>
    slack.messagesIn(channel).filter((each) => each.bot_id !== null && each.thread_ts === thread);
  return slack.waitFor(() => seen().length >= count && seen(), `${count} answers in ${channel}`);
}

/** Somebody writes in a channel or a conversation with Balie, and Slack tells Balie. Gives the `ts` of what they wrote. */
export async function write(
  { slack, sender, payloads }: RealSlack,
  text: string,
  over: JsonObject = {},
): Promise<string> {
  const direct = over.channel === undefined;
  const { ts } = slack.say({ channel: direct ? 'DU1' : String(over.channel), text });
  const event = direct ? payloads.directMessage : payloads.appMention;
  const answer = await sender.event(event({ text, ts, ...over }));
  expect(answer.status).toBe(200);
  return ts;
}

/** All that is kept of somebody: an event is, before Slack has its answer. */
export async function keptOf({ store }: RealSlack, person = 'slack:T1/U1'): Promise<unknown[]> {
  const kept = await store.transaction(({ people }) => people.export(person));
  return Object.values(kept).flat();
}

/** Every call of the Web API succeeded, every message had text, and nothing failed on the way. */
export function expectNothingRefused({ slack, log }: RealSlack): void {
  expect(slack.calls.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  const said = slack.callsTo('chat.postMessage').map(({ args }) => args.text);
  expect(said.every((text) => typeof text === 'string' && /\S/u.test(text))).toBe(true);
  expect(log.filter((event) => /fail|late|retry|refused|library|status/u.test(event))).toEqual([]);
}
