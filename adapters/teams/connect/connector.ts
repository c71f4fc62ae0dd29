import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';

/** What Balie says in a conversation, as the Bot Connector takes it: one card, and what notifications show. */
export interface Said {
  readonly type: 'message';
  readonly summary: string;
  readonly text?: string;
  readonly entities?: readonly object[];
  readonly attachments: readonly { readonly contentType: string; readonly content: object }[];
}

/** Somebody as Teams knows them: their id for this app (`29:…`), and what they are called. */
export interface Account {
  readonly id: string;
  readonly name: string;
}

/** The Bot Connector of one tenant: where Balie says things in Teams. A call that fails throws a
 * `TeamsError`; without a token, what Microsoft Entra said. */
export interface Connector {
  /** Says something; gives the message's id. */
  say(conversation: string, said: Said): Promise<string>;
  /** Begins a thread in a channel; gives the thread and the message. */
  begin(
    channel: string,
    said: Said,
  ): Promise<{ readonly conversation: string; readonly id: string }>;
  /** Puts something else in the place of a message. */
  update(conversation: string, id: string, said: Said): Promise<void>;
  /** The conversation of Balie with one person, which is made when there is none. */
  personal(user: string): Promise<string>;
  /** Somebody in a conversation, by their object id in Entra or their id for this app. */
  member(conversation: string, user: string): Promise<Account>;
}

/** The Bot Connector did not do what it was asked. */
export class TeamsError extends Error {
  override readonly name = 'TeamsError';
  /** Of the HTTP answer; 0 when there was none. */
  readonly status: number;
  /** Teams' own word for it: `ConversationNotFound`; empty when it said none. */
  readonly code: string;
  /** Milliseconds that it asks to wait, when it does. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, retryAfter: number | null = null) {
    super(
      [status === 0 ? 'no answer' : `HTTP ${status}`, code].filter((part) => part !== '').join(' '),
    );
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Milliseconds that one call may take. All calls of one delivery together stay below the outbox's lease of a minute. */
const CALL = 10_000;

const Id = z.object({ id: z.string().min(1) });
const Begun = Id.extend({ activityId: z.string().default('') });
const Member = Id.extend({ name: z.string().default('') });
const Refusal = z.object({ error: z.object({ code: z.string().default('') }) });

/** What a connector talks for. */
interface Speaker {
  readonly tenant: string;
  /** The app's id; empty without authentication. */
  readonly appId: string;
  readonly token: () => Promise<string>;
}

/** Gives the connector at a `serviceUrl`. Every call is made once: trying again is the outbox's. */
export function connectorsWith(): (serviceUrl: string, speaker: Speaker) => Connector {
  const dispatcher = new Agent({ headersTimeout: CALL, bodyTimeout: CALL, connectTimeout: CALL });
  return (serviceUrl, speaker) => connectorAt(serviceUrl, speaker, dispatcher);
}

function connectorAt(
  serviceUrl: string,
  { tenant, appId, token }: Speaker,
  dispatcher: Dispatcher,
): Connector {
  const call = async <Shape>(
    method: Dispatcher.HttpMethod,
    path: readonly string[],
    answer: z.ZodType<Shape>,
    body?: object,
  ): Promise<Shape> => {
    const url = `${serviceUrl.replace(/\/+$/u, '')}/v3/${path.map(encodeURIComponent).join('/')}`;
    const signal = AbortSignal.timeout(CALL);
    const bearer = await inTime(token(), signal);
    const asked = {
      dispatcher,
      method,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    };
    return readAnswer(await request(url, asked).catch(noAnswer), answer);
  };
  const bot = { id: `28:${appId}` };
  const begin = { bot, tenantId: tenant, channelData: { tenant: { id: tenant } } };
  return {
    say: async (conversation, said) =>
      (await call('POST', ['conversations', conversation, 'activities'], Id, said)).id,
    begin: async (channel, activity) => {
      const channelData = { ...begin.channelData, channel: { id: channel } };
      const begun = { ...begin, isGroup: true, channelData, activity };
      const { id, activityId } = await call('POST', ['conversations'], Begun, begun);
      return { conversation: id, id: activityId };
    },
    update: async (conversation, id, said) => {
      const path = ['conversations', conversation, 'activities', id];
      await call('PUT', path, z.unknown(), { ...said, id });
    },
    personal: async (user) => {
      const members = [{ id: user }];
      return (await call('POST', ['conversations'], Id, { ...begin, isGroup: false, members })).id;
    },
    member: (conversation, user) =>
      call('GET', ['conversations', conversation, 'members', user], Member),
  };
}

/** Who gives the token sets no limit of its own. */
function inTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new TeamsError(0, 'token')), { once: true });
    work.then(resolve, reject);
  });
}

async function readAnswer<Shape>(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  answer: z.ZodType<Shape>,
): Promise<Shape> {
  const text = await body.text().catch(noAnswer);
  if (status >= 200 && status < 300) {
    const parsed = answer.safeParse(json(text));
    if (parsed.success) return parsed.data;
    throw new TeamsError(status, 'unreadable');
  }
  const refusal = Refusal.safeParse(json(text));
  const seconds = Number(headers['retry-after']);
  const code = refusal.success ? refusal.data.error.code : '';
  throw new TeamsError(status, code, seconds > 0 ? seconds * 1000 : null);
}

function json(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return null;
  }
}

function noAnswer(error: unknown): never {
  if (!(error instanceof Error)) throw new TeamsError(0, '');
  throw new TeamsError(
    0,
    'code' in error && typeof error.code === 'string' ? error.code : error.name,
  );
}
