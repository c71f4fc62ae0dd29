import { z } from 'zod';
import { ADAPTIVE, problemsOf } from './card.ts';
import type { Call, HttpAnswer } from './operations.ts';
import { BOT } from './people.ts';
import { Refusal } from './refusal.ts';
import {
  type Content,
  findChat,
  readConversation,
  type StoredMessage,
  type World,
} from './world.ts';

/** How big an activity may be, in bytes: 28 KB. */
const MAX_SIZE = 28 * 1024;

const Attachment = z.looseObject({
  contentType: z.string(),
  content: z.record(z.string(), z.unknown()).optional(),
});
const Activity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(Attachment).nullish(),
  entities: z.array(z.unknown()).nullish(),
});

/** `POST …/activities`: a new message; in a channel without `;messageid=`, the first of a new thread. */
export function sendToConversation(call: Call, world: World): HttpAnswer {
  return { status: 201, body: { id: write(call.conversation, null, call.body, world) } };
}

/** `POST …/activities/{id}`: in a channel, in the thread of that message. */
export function replyToActivity(call: Call, world: World): HttpAnswer {
  return { status: 201, body: { id: write(call.conversation, call.id, call.body, world) } };
}

/** `PUT …/activities/{id}`: what is sent stands there instead. */
export function updateActivity(call: Call, world: World): HttpAnswer {
  const content = readContent(readActivity(call.body));
  const { message, at } = findOwn(call, world);
  world.messages[at] = { ...message, ...content, edited: message.edited + 1 };
  return { status: 200, body: { id: message.id } };
}

/** `DELETE …/activities/{id}`. */
export function deleteActivity(call: Call, world: World): HttpAnswer {
  const { message, at } = findOwn(call, world);
  world.messages[at] = { ...message, deleted: true };
  return { status: 200, body: {} };
}

/** Writes an activity in a conversation, and gives its id. A thread that nobody told of is taken for real. */
export function write(
  conversation: string,
  replyTo: string | null,
  body: unknown,
  world: World,
): string {
  const activity = readActivity(body);
  const chat = findChat(world, conversation);
  refuseBlocked(chat.kind === 'personal' ? chat.members.map(({ id }) => id) : [], world);
  const id = world.nextId();
  if (activity.type === 'typing') {
    world.typing.push(conversation);
    return id;
  }
  const { thread } = readConversation(conversation);
  world.messages.push({
    conversation: chat.id,
    id,
    thread: chat.kind === 'channel' ? (thread ?? rootOf(replyTo, world)) : null,
    from: BOT.id,
    ...readContent(activity),
    edited: 0,
    deleted: false,
  });
  return id;
}

/** An answer to an answer stands in the same thread. */
function rootOf(replyTo: string | null, world: World): string | null {
  return world.messages.find(({ id }) => id === replyTo)?.thread ?? replyTo;
}

function readActivity(body: unknown): z.infer<typeof Activity> {
  const activity = Activity.safeParse(body);
  if (!activity.success) throw new Refusal(400, 'BadSyntax', 'Bad format of activity.');
  if (Buffer.byteLength(JSON.stringify(body)) > MAX_SIZE) {
    throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  return activity.data;
}

function readContent({ text, summary, attachments, entities }: z.infer<typeof Activity>): Content {
  const cards = (attachments ?? []).filter(({ contentType }) => contentType === ADAPTIVE);
  const problems = cards.flatMap(({ content }) => problemsOf(content));
  if (problems.length > 0) throw new Refusal(400, 'BadSyntax', problems.join(' '));
  if (!text && (attachments ?? []).length === 0) {
    throw new Refusal(400, 'BadSyntax', 'An empty message.');
  }
  return {
    text: text ?? '',
    summary: summary ?? '',
    card: cards[0]?.content ?? null,
    attachments: attachments ?? [],
    entities: entities ?? [],
  };
}

function refuseBlocked(members: readonly string[], world: World): void {
  if (members.some((id) => world.blockedBy.has(id))) {
    throw new Refusal(403, 'MessageWritesBlocked', 'Message writes are blocked in this thread.');
  }
}

/** A message of the bot itself that is still there. */
function findOwn(
  { conversation, id }: Call,
  world: World,
): { readonly message: StoredMessage; readonly at: number } {
  const chat = findChat(world, conversation);
  const at = world.messages.findIndex((one) => one.conversation === chat.id && one.id === id);
  const message = world.messages[at];
  if (message === undefined || message.deleted) {
    throw new Refusal(404, 'ActivityNotFoundInConversation', 'The message is not there.');
  }
  if (message.from !== BOT.id) throw new Refusal(403, 'NotEnoughPermissions', 'Not your message.');
  return { message, at };
}
