import { type JsonObject, merge, objectIn, readRecorded, textIn } from './json.ts';
import { richText } from './rich-text.ts';

/** What makes the ids that a Slack would take back; `FakeSlack` is one. */
interface Issuer {
  readonly newTrigger: () => string;
  readonly newResponseUrl: (of: { readonly channel: string; readonly user: string }) => string;
}

export interface PayloadOptions {
  /** Every number once; ids are made of it. */
  readonly next?: () => number;
  /** The Slack that knows the triggers and response URLs of the payloads. Without one, they lead nowhere. */
  readonly slack?: Issuer;
}

/** Gives a payload as it was recorded, with ids of its own and with what a test names instead. */
export type Build = (over?: JsonObject) => JsonObject;

/** What Slack sends, by what happened. Events come without the envelope around them. */
export interface Payloads {
  readonly envelope: (event: JsonObject, over?: JsonObject) => JsonObject;
  readonly appMention: Build;
  /** `message.im`: somebody writes to the bot. */
  readonly directMessage: Build;
  readonly directMessageInThread: Build;
  readonly directMessageWithFiles: Build;
  /** `message.im` about a message of the bot itself. */
  readonly botMessage: Build;
  readonly messageChanged: Build;
  readonly homeOpened: Build;
  readonly messagesOpened: Build;
  readonly appUninstalled: Build;
  readonly tokensRevoked: Build;
  readonly urlVerification: Build;
  readonly sslCheck: Build;
  readonly slashCommand: Build;
  /** `block_actions`: something in a message was pressed. `actions` may name only what differs. */
  readonly pressInMessage: Build;
  readonly pressInEphemeral: Build;
  readonly pressInModal: Build;
  readonly pressInHome: Build;
  readonly viewSubmission: Build;
  readonly messageShortcut: Build;
}

/** Payloads with ids that come once, so that no two seem to be the same thing sent again. */
export function createPayloads({ next = counter(), slack }: PayloadOptions = {}): Payloads {
  const triggerOf = (): string => slack?.newTrigger() ?? `${next()}.456.${'abcdef01'.repeat(4)}`;
  const responseUrlOf = (channel: string, user: string): string =>
    slack?.newResponseUrl({ channel, user }) ?? `http://127.0.0.1:9/actions/T1/${next()}/secret`;

  const event =
    (name: string): Build =>
    (over = {}) => {
      const recorded = objectIn(readRecorded(name), 'event');
      const ids = 'event_ts' in recorded ? eventIds(recorded, next(), over) : {};
      const text = over.text;
      const blocks =
        typeof text === 'string' && recorded.blocks !== undefined ? { blocks: richText(text) } : {};
      return merge(merge(recorded, { ...ids, ...blocks }), over);
    };

  const interaction =
    (name: string): Build =>
    (over = {}) => {
      const payload = withIds(merge(readRecorded(name), over), next);
      const user = textIn(objectIn(payload, 'user'), 'id');
      const channel = textIn(objectIn(payload, 'channel'), 'id');
      return merge(payload, {
        trigger_id: over.trigger_id ?? triggerOf(),
        ...('response_url' in payload && !('response_url' in over)
          ? { response_url: responseUrlOf(channel, user) }
          : {}),
        ...('container' in payload ? { container: containerOf(payload, over) } : {}),
        ...('message_ts' in payload && !('message_ts' in over)
          ? { message_ts: textIn(objectIn(payload, 'message'), 'ts') }
          : {}),
      });
    };

  const plain =
    (name: string): Build =>
    (over = {}) =>
      merge(readRecorded(name), over);

  return {
    envelope(of, over = {}) {
      const number = next();
      const name = ENVELOPES.get(textIn(of, 'type')) ?? 'app-mention';
      const recorded = { ...readRecorded(name), event: of, event_id: `Ev${number}` };
      return merge(recorded, over);
    },
    appMention: event('app-mention'),
    directMessage: event('message-im'),
    directMessageInThread: event('message-im-thread'),
    directMessageWithFiles: event('message-im-files'),
    botMessage: event('message-im-bot'),
    messageChanged: event('message-changed'),
    homeOpened: event('app-home-opened-home'),
    messagesOpened: event('app-home-opened-messages'),
    appUninstalled: event('app-uninstalled'),
    tokensRevoked: event('tokens-revoked'),
    urlVerification: plain('url-verification'),
    sslCheck: plain('ssl-check'),
    slashCommand(over = {}) {
      const command = merge(readRecorded('slash-command'), over);
      return {
        ...command,
        trigger_id: over.trigger_id ?? triggerOf(),
        response_url:
          over.response_url ??
          responseUrlOf(textIn(command, 'channel_id'), textIn(command, 'user_id')),
      };
    },
    pressInMessage: interaction('block-actions-message'),
    pressInEphemeral: interaction('block-actions-ephemeral'),
    pressInModal: interaction('block-actions-modal'),
    pressInHome: interaction('block-actions-home'),
    viewSubmission: interaction('view-submission'),
    messageShortcut: interaction('message-shortcut'),
  };
}

/** Events about the app as a whole belong to no channel: their envelope says less. */
const ENVELOPES: ReadonlyMap<string, string> = new Map([
  ['app_uninstalled', 'app-uninstalled'],
  ['tokens_revoked', 'tokens-revoked'],
]);

/** A moment and a message id that no other event has; `event_ts` is the `ts` that a test names. */
function eventIds(recorded: JsonObject, number: number, { ts: named }: JsonObject): JsonObject {
  const ts = named ?? momentOf(number);
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return {
    event_ts: ts,
    ...('ts' in recorded ? { ts } : {}),
    ...('client_msg_id' in recorded ? { client_msg_id: id } : {}),
  };
}

/** A view of its own, and a moment of its own for what was pressed. */
function withIds(payload: JsonObject, next: () => number): JsonObject {
  const number = next();
  const view = objectIn(payload, 'view');
  const actions: unknown[] = Array.isArray(payload.actions) ? payload.actions : [];
  const user = textIn(objectIn(payload, 'user'), 'id');
  const id = idOfView(view, user, number);
  return merge(payload, {
    ...('action_ts' in payload ? { action_ts: momentOf(number) } : {}),
    ...('view' in payload ? { view: { id, root_view_id: id } } : {}),
    ...('actions' in payload
      ? { actions: actions.map(() => ({ action_ts: momentOf(number) })) }
      : {}),
  });
}

/** The ids of the recorded views stand for "any": a home belongs to its person, a modal is new each time. */
function idOfView(view: JsonObject, user: string, number: number): string {
  const id = textIn(view, 'id');
  if (id === 'VHOME1') return `VHOME${user}`;
  return id === 'V1' ? `V9${String(number).padStart(6, '0')}` : id;
}

/** The container names the message or the view once more; it follows the one that a test names. */
function containerOf(payload: JsonObject, over: JsonObject): JsonObject {
  const container = objectIn(payload, 'container');
  const ts = textIn(objectIn(over, 'message'), 'ts');
  const threadTs = textIn(objectIn(over, 'message'), 'thread_ts');
  const followed = {
    ...('view_id' in container ? { view_id: textIn(objectIn(payload, 'view'), 'id') } : {}),
    ...('channel_id' in container
      ? { channel_id: textIn(objectIn(payload, 'channel'), 'id') }
      : {}),
    ...(ts === '' ? {} : { message_ts: ts }),
    ...(threadTs === '' ? {} : { thread_ts: threadTs }),
  };
  return { ...container, ...followed, ...objectIn(over, 'container') };
}

/** Before anything that a `FakeSlack` stamps itself, unless a test sets its clock. */
const momentOf = (number: number): string => `1795420800.${String(number).padStart(6, '0')}`;

function counter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
