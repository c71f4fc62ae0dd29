import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Arguments, readArguments } from './fake-slack/arguments.ts';
import { nameOf, type Said, say } from './fake-slack/chat.ts';
import { createFaults, type Fault } from './fake-slack/faults.ts';
import { runMethod } from './fake-slack/methods.ts';
import { Refusal } from './fake-slack/refusal.ts';
import {
  createResponseUrls,
  type Response,
  type ResponseUrlOptions,
} from './fake-slack/response-urls.ts';
import { createSocketMode, type SocketMode } from './fake-slack/socket-mode.ts';
import { createWaiting, type Waiting } from './fake-slack/waiting.ts';
import {
  createWorld,
  directChannel,
  type EphemeralMessage,
  type OpenView,
  type Prompts,
  type Status,
  type StoredMessage,
  type WorldOptions,
} from './fake-slack/world.ts';

/** A call of a method, in the order in which they came. */
export interface Call {
  readonly method: string;
  readonly args: Arguments;
  readonly token: string | null;
  /** `ok`, the name of the error, or what went wrong; null as long as it is not answered. */
  outcome: string | null;
}

export interface FakeSlackOptions extends WorldOptions {
  /** How long `waitFor` and `sendEnvelope` wait, in milliseconds. */
  readonly deadline?: number;
}

/** A Slack of our own, on loopback: the Web API, response URLs and Socket Mode. */
export interface FakeSlack {
  /** For `slackApiUrl` of `WebClient`. */
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  readonly callsTo: (method: string) => Call[];
  /** The messages in a channel; of U1, those in the channel of U1 and the bot. */
  readonly messagesIn: (channel: string) => StoredMessage[];
  /** The first message of a thread and all that hangs from it. */
  readonly messagesInThread: (channel: string, ts: string) => StoredMessage[];
  readonly ephemerals: readonly EphemeralMessage[];
  /** The open windows by their id. */
  readonly views: ReadonlyMap<string, OpenView>;
  /** The Home tab of a person, or undefined when none was published. */
  readonly home: (user: string) => unknown;
  readonly statuses: readonly Status[];
  readonly prompts: readonly Prompts[];
  /** What was sent to response URLs. */
  readonly responses: readonly Response[];
  /** What `see` gives as soon as that is neither undefined nor false; looks again after everything that happens. */
  readonly waitFor: Waiting['until'];

  /** Somebody else than Balie writes something; gives the message with its timestamp. */
  readonly say: (said: Said) => StoredMessage;
  /** Somebody removes a message; nobody can change it or answer in its thread any more. */
  readonly removeMessage: (channel: string, ts: string) => void;
  /** Somebody closes a window. */
  readonly closeView: (id: string) => void;
  /** Someone pressed something: `views.open` takes this trigger once, or not at all. */
  readonly newTrigger: (options?: { readonly expired?: boolean }) => string;
  readonly newResponseUrl: (options: ResponseUrlOptions) => string;
  readonly expireResponseUrls: () => void;
  /** Somebody installs the app: the code for `oauth.v2.access`. */
  readonly newCode: (teamId?: string) => string;
  /** A token is no longer good. */
  readonly revoke: (token: string, why?: 'token_revoked' | 'account_inactive') => void;
  /** Something goes wrong with the next calls of a method, or with posts to `response_url`. */
  readonly fault: (method: string, what: Fault, times?: number) => void;
  /** How long a method takes; `*` is every other one. */
  readonly latency: (method: string, milliseconds: number) => void;

  readonly connections: SocketMode['connections'];
  readonly sendEnvelope: SocketMode['send'];
  readonly disconnect: SocketMode['disconnect'];
  readonly close: () => Promise<void>;
}

/** Starts a Slack of our own on a free port of loopback. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const world = createWorld(options);
  const faults = createFaults();
  const urls = createResponseUrls(world);
  const calls: Call[] = [];
  const closing = new AbortController();
  const waiting = createWaiting(
    options.deadline ?? 10_000,
    () => calls.map(({ method, outcome }) => `${method} (${outcome})`).join(', ') || 'nothing',
  );
  const sockets = createSocketMode(world, waiting);

  const server = createServer((request, response) => {
    receive(request, response).catch(() => request.socket.destroy());
  });
  server.on('upgrade', sockets.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${portOf(server.address())}`;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', `http://${host}`);
    const body = await text(request);
    const call = pathname.startsWith('/api/')
      ? readCall(pathname.slice('/api/'.length), body, request)
      : { method: 'response_url', args: {}, token: null, outcome: null };
    if (call.method !== 'response_url') calls.push(call);
    waiting.look();
    await faults.wait(call.method, closing.signal);
    const fault = faults.take(call.method);
    const answer = goesWrong(fault) ?? answerTo(call, pathname, body);
    call.outcome = typeof fault === 'string' ? fault : answer.outcome;
    waiting.look();
    if (fault === 'reset' || fault === 'done-then-reset') request.socket.destroy();
    else if (fault !== 'hang') {
      response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
    }
  }

  function answerTo(call: Call, pathname: string, body: string): HttpAnswer {
    if (call.method === 'response_url') {
      return answerUrl(() => urls.receive(pathname, `http://${host}${pathname}`, body));
    }
    const { headers, ...answer } = runMethod(
      call.method,
      call.args,
      call.token,
      world,
      `ws://${host}/link/`,
    );
    const outcome = answer.body.ok === true ? 'ok' : String(answer.body.error);
    return { status: 200, headers: { ...JSON_TYPE, ...headers }, body: answer.body, outcome };
  }

  return {
    apiUrl: `http://${host}/api/`,
    calls,
    callsTo: (method) => calls.filter((call) => call.method === method),
    messagesIn: (channel) => world.messages.filter((one) => one.channel === direct(channel)),
    messagesInThread: (channel, ts) =>
      world.messages.filter(
        (one) => one.channel === direct(channel) && (one.ts === ts || one.thread_ts === ts),
      ),
    ephemerals: world.ephemerals,
    views: world.views,
    home: (user) => world.homes.get(user)?.view,
    statuses: world.statuses,
    prompts: world.prompts,
    responses: urls.responses,
    waitFor: waiting.until,
    say: (said) => say(world, said),
    removeMessage(channel, ts) {
      const at = world.messages.findIndex((one) => one.channel === channel && one.ts === ts);
      if (at !== -1) world.messages.splice(at, 1);
      world.removed.add(nameOf(channel, ts));
    },
    closeView: (id) => void world.views.delete(id),
    newTrigger({ expired = false } = {}) {
      const id = `${world.next()}.1.${'0'.repeat(32)}`;
      world.triggers.set(id, expired ? 'expired' : 'fresh');
      return id;
    },
    newResponseUrl: (of) => `http://${host}${urls.add(of)}`,
    expireResponseUrls: urls.expire,
    newCode(teamId = world.workspaces[0]?.teamId ?? 'T1') {
      const code = `code-${world.next()}`;
      world.codes.set(code, teamId);
      return code;
    },
    revoke: (token, why = 'token_revoked') => void world.badTokens.set(token, why),
    fault: (method, what, times = 1) => faults.add(method, what, times),
    latency: faults.setLatency,
    connections: sockets.connections,
    sendEnvelope: sockets.send,
    disconnect: sockets.disconnect,
    async close() {
      closing.abort();
      sockets.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly outcome: string;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** The call, whatever came: what cannot be read has no arguments, and is refused for that. */
function readCall(method: string, body: string, request: IncomingMessage): Call {
  const type = request.headers['content-type'] ?? '';
  const bearer = /^Bearer (?<token>.+)$/u.exec(request.headers.authorization ?? '');
  const { token, ...args } = argumentsOrNone(body, type);
  const given = typeof token === 'string' ? token : null;
  return { method, args, token: bearer?.groups?.token ?? given, outcome: null };
}

function argumentsOrNone(body: string, type: string): Arguments {
  try {
    return readArguments(body, type);
  } catch (error) {
    if (error instanceof Refusal) return {};
    throw error;
  }
}

/** The answer that a fault gives instead of the method; null when the method runs. */
function goesWrong(fault: Fault | null): HttpAnswer | null {
  if (fault === null || fault === 'done-then-reset') return null;
  if (typeof fault === 'number') {
    return { status: fault, headers: {}, body: {}, outcome: `HTTP ${fault}` };
  }
  if (typeof fault === 'string') {
    const body = { ok: false, error: fault };
    return { status: 200, headers: JSON_TYPE, body, outcome: fault };
  }
  const headers = { ...JSON_TYPE, 'retry-after': String(fault.ratelimited) };
  const body = { ok: false, error: 'ratelimited' };
  return { status: 429, headers, body, outcome: 'ratelimited' };
}

/** A response URL that is used up or too old is not there; what cannot be a message is refused. */
function answerUrl(take: () => void): HttpAnswer {
  try {
    take();
    return { status: 200, headers: JSON_TYPE, body: { ok: true }, outcome: 'ok' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.error.endsWith('_url') ? 404 : 400;
    const body = { ok: false, error: error.error };
    return { status, headers: JSON_TYPE, body, outcome: error.error };
  }
}

const direct = (channel: string): string =>
  channel.startsWith('U') ? directChannel(channel) : channel;

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
