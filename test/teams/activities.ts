import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TZDate } from '@date-fns/tz';
import { z } from 'zod';
import { type JsonObject, merge, objectIn, textIn } from '../slack/fake-slack/json.ts';
import { personalChat } from './fake-teams/people.ts';

const Recorded = z.record(z.string(), z.unknown());

/** An activity as Teams posts it to a bot. */
export type Activity = JsonObject;

/** Gives an activity as it was recorded, with an id of its own and with what a test names instead. */
export type Build = (over?: JsonObject) => Activity;

interface ActivitiesOptions {
  /** Where the bot sends its answers: that of a `FakeTeams`. */
  readonly serviceUrl: string;
  /** The clock for timestamps and ids. By default it stands still. */
  readonly now?: () => Date;
}

/** What Teams sends, by what happened. From Marieke, unless a test names somebody else. */
export interface Activities {
  readonly message: Build;
  /** A message that begins a thread, with a mention of Balie in its text. */
  readonly channelMessage: Build;
  readonly channelReply: Build;
  readonly groupMessage: Build;
  /** A message from another bot, in a channel, with a mention. */
  readonly botMessage: Build;
  /** `Action.Submit`: a message without text, with a `value`. */
  readonly submit: Build;
  /** `installationUpdate`: `action` is `add`; others are `add-upgrade` and `remove`. */
  readonly installed: Build;
  readonly installedInTeam: Build;
  readonly botAdded: Build;
  readonly personAdded: Build;
  readonly reaction: Build;
  /** `adaptiveCard/action`: somebody pressed an `Action.Execute`. */
  readonly cardAction: Build;
  /** `adaptiveCard/action`: the card that somebody sees brings itself up to date. */
  readonly cardRefresh: Build;
  readonly taskFetch: Build;
  readonly taskSubmit: Build;
  /** `composeExtension/query`: somebody searches from the box in which they write. */
  readonly query: Build;
  readonly firstQuery: Build;
  /** `composeExtension/fetchTask`: a command on a message. */
  readonly messageAction: Build;
  readonly messageActionSubmit: Build;
  readonly typing: Build;
}

/** Activities with ids that come once, so that no two seem to be the same thing sent again. */
export function createActivities({ serviceUrl, ...options }: ActivitiesOptions): Activities {
  const now = options.now ?? (() => new Date('2026-11-23T09:00:00.000Z'));
  let count = 0;
  const build =
    (name: string): Build =>
    (over = {}) => {
      count += 1;
      const recorded = readRecorded(name);
      const fresh = { serviceUrl, ...idsOf(recorded, count, now()), ...momentsOf(now()) };
      const base = merge(withoutCarried(recorded, over), fresh);
      return followed(merge(base, over), recorded, over);
    };
  return {
    message: build('message-personal'),
    channelMessage: build('message-channel'),
    channelReply: build('message-channel-reply'),
    groupMessage: build('message-group'),
    botMessage: build('message-bot'),
    submit: build('message-submit'),
    installed: build('installation-personal'),
    installedInTeam: build('installation-team'),
    botAdded: build('members-added-bot'),
    personAdded: build('members-added-person'),
    reaction: build('message-reaction'),
    cardAction: build('card-action'),
    cardRefresh: build('card-refresh'),
    taskFetch: build('task-fetch'),
    taskSubmit: build('task-submit'),
    query: build('query'),
    firstQuery: build('query-initial'),
    messageAction: build('fetch-task'),
    messageActionSubmit: build('submit-action'),
    typing: build('typing'),
  };
}

/** A recorded activity by the name of its file. */
function readRecorded(name: string): Activity {
  const file = path.join(import.meta.dirname, `../payloads/teams/${name}.json`);
  return Recorded.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Before anything that a `FakeTeams` with the same clock stamps itself. Messages have a moment as their id. */
function idsOf(recorded: Activity, count: number, now: Date): JsonObject {
  if (!textIn(recorded, 'id').startsWith('f:')) {
    return { id: String(now.getTime() - 3_600_000 + count) };
  }
  return { id: `f:00000000-0000-4000-8000-${String(count).padStart(12, '0')}` };
}

function momentsOf(now: Date): JsonObject {
  return {
    timestamp: now.toISOString(),
    localTimestamp: new TZDate(now, 'Europe/Amsterdam').toISOString(),
  };
}

/** What a button carries is one thing: a test that names it names all of it. */
function withoutCarried(recorded: Activity, over: JsonObject): Activity {
  if (!('value' in over)) return recorded;
  if (recorded.type === 'message') return merge(recorded, { value: undefined });
  const value = objectIn(over, 'value');
  return merge(recorded, {
    value: {
      ...('data' in value ? { data: undefined } : {}),
      ...('data' in objectIn(value, 'action') ? { action: { data: undefined } } : {}),
    },
  });
}

/** What belongs together follows what a test names: the chat its person, the thread its first message, the HTML its text. */
function followed(activity: Activity, recorded: Activity, over: JsonObject): Activity {
  const text = textIn(activity, 'text');
  const conversation = conversationOf(activity, recorded);
  return merge(activity, {
    ...('conversation' in over ? {} : { conversation: { id: conversation } }),
    ...('attachments' in activity && !('attachments' in over)
      ? { attachments: [{ contentType: 'text/html', content: htmlOf(text) }] }
      : {}),
  });
}

function conversationOf(activity: Activity, recorded: Activity): string {
  const id = textIn(objectIn(recorded, 'conversation'), 'id');
  if (id.startsWith('a:')) return personalChat({ id: textIn(objectIn(activity, 'from'), 'id') });
  const [channel = ''] = id.split(';');
  return id.endsWith(`=${textIn(recorded, 'id')}`)
    ? `${channel};messageid=${textIn(activity, 'id')}`
    : id;
}

/** What Teams puts beside the text: the same, as it was written. */
function htmlOf(text: string): string {
  const mention =
    '<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">$1</span>';
  return `<p>${text.replace(/<at>(.*?)<\/at>/gu, mention)}</p>`;
}

interface SenderOptions {
  /** Where the bot takes what Teams sends. */
  readonly url: string;
  /** The token that an activity is sent with; without one, it is sent without. */
  readonly token?: (activity: Activity) => Promise<string> | string | null;
}

/** What the bot answered; the body as JSON if it is that, otherwise as text. */
export interface BotAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends what Teams sends to a bot. Headers come beside or instead of those of Teams. */
export interface Sender {
  readonly post: (
    activity: Activity,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<BotAnswer>;
}

/** A Teams that posts activities to a bot; it waits ten seconds for the answer. */
export function createSender({ url, token = () => null }: SenderOptions): Sender {
  return {
    async post(activity, headers = {}) {
      const given = await token(activity);
      const answer = await fetch(url, {
        method: 'POST',
        body: JSON.stringify(activity),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
          ...(given === null ? {} : { authorization: `Bearer ${given}` }),
          ...headers,
        },
        signal: AbortSignal.timeout(10_000),
      });
      return { status: answer.status, body: readBody(await answer.text()) };
    },
  };
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
