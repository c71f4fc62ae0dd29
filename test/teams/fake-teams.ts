import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createWaiting, type Waiting } from '../slack/fake-slack/waiting.ts';
import { createFaults, type Fault } from './fake-teams/faults.ts';
import {
  type Call,
  type HttpAnswer,
  type Operation,
  readCall,
  run,
} from './fake-teams/operations.ts';
import type { Person } from './fake-teams/people.ts';
import { Refusal } from './fake-teams/refusal.ts';
import {
  createWorld,
  readConversation,
  type StoredMessage,
  type WorldOptions,
} from './fake-teams/world.ts';

export * from './fake-teams/people.ts';
export type { Call, Operation, StoredMessage };

export interface FakeTeamsOptions extends WorldOptions {
  /** How long every answer takes, in milliseconds. */
  readonly latency?: number;
  /** The bearer token that every request must carry; without one, none is looked at. */
  readonly token?: string;
  /** How long `waitFor` waits, in milliseconds. */
  readonly deadline?: number;
}

/** What somebody writes in a chat or a channel, or in the thread under a message of it. */
export interface Said {
  readonly conversation: string;
  readonly from: Person;
  readonly text: string;
}

export interface FailOptions {
  /** The code in the answer; `ServiceError` unless it is named. */
  readonly code?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly times?: number;
}

/** A Teams of our own, on loopback: the Bot Connector REST API, version 3. */
export interface FakeTeams {
  /** For `serviceUrl` of activities; ends with a slash, like that of Teams. */
  readonly serviceUrl: string;
  readonly calls: readonly Call[];
  readonly callsTo: (operation: Operation) => Call[];
  /** What stands in a chat or a channel; with `;messageid=`, the first message of the thread and all under it. */
  readonly messagesIn: (conversation: string) => StoredMessage[];
  /** The conversations in which the bot showed that it is typing, once each time. */
  readonly typing: readonly string[];
  /** What `see` gives as soon as that is neither undefined nor false; looks again after everything that happens. */
  readonly waitFor: Waiting['until'];

  /** Somebody else than Balie writes something; gives the message with its id. */
  readonly say: (said: Said) => StoredMessage;
  /** Somebody removes the bot from a chat, or from a team and so from all its channels. */
  readonly removeBot: (chatOrTeam: string) => void;
  readonly addBot: (chatOrTeam: string) => void;
  /** Somebody blocks the bot. */
  readonly block: (person: Person) => void;

  /** The next call is refused, and nothing is done. */
  readonly failNext: (operation: Operation | '*', status: number, options?: FailOptions) => void;
  /** The next call is done, but its answer never comes. */
  readonly loseAnswer: (operation: Operation | '*', times?: number) => void;
  /** The line breaks before the next call is done. */
  readonly loseCall: (operation: Operation | '*', times?: number) => void;
  /** How long an operation takes, in milliseconds; `*` is every other one. */
  readonly delay: (milliseconds: number, operation?: Operation | '*') => void;
  readonly close: () => Promise<void>;
}

/** Starts a Teams of our own on a free port of loopback. */
export async function startFakeTeams(options: FakeTeamsOptions = {}): Promise<FakeTeams> {
  const world = createWorld(options);
  const faults = createFaults(options.latency ?? 0);
  const calls: Call[] = [];
  const closing = new AbortController();
  const waiting = createWaiting(
    options.deadline ?? 10_000,
    () =>
      calls.map(({ operation, outcome }) => `${operation} (${outcome})`).join(', ') || 'nothing',
  );
  const server = createServer((request, response) => {
    receive(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `http://127.0.0.1:${portOf(server.address())}`;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = readCall(
      request.method ?? '',
      new URL(request.url ?? '/', host),
      readJson(await text(request)),
      /^Bearer (?<token>.+)$/u.exec(request.headers.authorization ?? '')?.groups?.token ?? null,
    );
    calls.push(call);
    waiting.look();
    await faults.wait(call.operation, closing.signal);
    const fault = faults.take(call.operation);
    const answer = goesWrong(fault) ?? answerTo(call);
    call.outcome = typeof fault === 'string' ? fault : answer.outcome;
    waiting.look();
    if (typeof fault === 'string') request.socket.destroy();
    else response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
  }

  function answerTo(call: Call): Answer {
    try {
      if (options.token !== undefined && call.token !== options.token) {
        throw new Refusal(401, 'Unauthorized', 'Authorization has been denied for this request.');
      }
      const answer = run(call, world);
      if (answer === undefined) throw new Refusal(405, 'MethodNotAllowed');
      return { ...answer, headers: JSON_TYPE, outcome: 'ok' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse(error.status, error.code, error.message);
    }
  }

  return {
    serviceUrl: `${host}/emea/`,
    calls,
    callsTo: (operation) => calls.filter((call) => call.operation === operation),
    messagesIn(conversation) {
      const { chat, thread } = readConversation(conversation);
      return world.messages.filter(
        (one) =>
          one.conversation === chat &&
          (thread === null || one.id === thread || one.thread === thread),
      );
    },
    typing: world.typing,
    waitFor: waiting.until,
    say({ conversation, from, text: words }) {
      const { chat, thread } = readConversation(conversation);
      const message: StoredMessage = {
        conversation: chat,
        id: world.nextId(),
        thread,
        from: from.id,
        text: words,
        summary: '',
        card: null,
        attachments: [],
        entities: [],
        edited: 0,
        deleted: false,
      };
      world.messages.push(message);
      waiting.look();
      return message;
    },
    removeBot: (chatOrTeam) => void world.left.add(chatOrTeam),
    addBot: (chatOrTeam) => void world.left.delete(chatOrTeam),
    block: ({ id }) => void world.blockedBy.add(id),
    failNext(operation, status, { code = 'ServiceError', retryAfter = null, times = 1 } = {}) {
      faults.add(operation, { status, code, retryAfter }, times);
    },
    loseAnswer: (operation, times = 1) => faults.add(operation, 'done-then-reset', times),
    loseCall: (operation, times = 1) => faults.add(operation, 'reset', times),
    delay: (milliseconds, operation = '*') => faults.setDelay(operation, milliseconds),
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Answer extends HttpAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly outcome: string;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

const refuse = (status: number, code: string, message: string): Answer => ({
  status,
  headers: JSON_TYPE,
  body: { error: { code, message } },
  outcome: code,
});

/** The answer that a fault gives instead of the work; null when the work is done. */
function goesWrong(fault: Fault | null): Answer | null {
  if (fault === null || fault === 'done-then-reset') return null;
  if (fault === 'reset') return refuse(0, fault, fault);
  const answer = refuse(fault.status, fault.code, 'It goes wrong.');
  if (fault.retryAfter === null) return answer;
  return { ...answer, headers: { ...JSON_TYPE, 'retry-after': String(fault.retryAfter) } };
}

/** What cannot be read is refused for what is not in it. */
function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
