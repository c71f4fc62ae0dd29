import { createConversation, getMember, getPagedMembers, getTeam } from './conversations.ts';
import { deleteActivity, replyToActivity, sendToConversation, updateActivity } from './messages.ts';
import type { World } from './world.ts';

/** Every operation of the Bot Connector that Balie uses, under its own name there; `unknown` is any other. */
export type Operation =
  | 'createConversation'
  | 'sendToConversation'
  | 'replyToActivity'
  | 'updateActivity'
  | 'deleteActivity'
  | 'getConversationMember'
  | 'getConversationPagedMembers'
  | 'fetchTeamDetails'
  | 'unknown';

/** A request, in the order in which they came. */
export interface Call {
  readonly operation: Operation;
  readonly method: string;
  /** As it was sent, so with its ids encoded. */
  readonly path: string;
  /** Or the team; empty when the path names none. */
  readonly conversation: string;
  /** The activity or the member that the path names. */
  readonly id: string | null;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly token: string | null;
  /** `ok`, the code of the refusal, or what went wrong; null as long as it is not answered. */
  outcome: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Route {
  readonly operation: Operation;
  readonly run: (call: Call, world: World) => HttpAnswer;
}

/** By method and path; `*` stands for an id. */
const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['POST conversations', { operation: 'createConversation', run: createConversation }],
  ['POST conversations/*/activities', { operation: 'sendToConversation', run: sendToConversation }],
  ['POST conversations/*/activities/*', { operation: 'replyToActivity', run: replyToActivity }],
  ['PUT conversations/*/activities/*', { operation: 'updateActivity', run: updateActivity }],
  ['DELETE conversations/*/activities/*', { operation: 'deleteActivity', run: deleteActivity }],
  ['GET conversations/*/members/*', { operation: 'getConversationMember', run: getMember }],
  [
    'GET conversations/*/pagedmembers',
    { operation: 'getConversationPagedMembers', run: getPagedMembers },
  ],
  ['GET teams/*', { operation: 'fetchTeamDetails', run: getTeam }],
]);

const routeOf = (method: string, parts: readonly string[]): Route | undefined =>
  ROUTES.get(`${method} ${parts.map((part, at) => (at % 2 === 1 ? '*' : part)).join('/')}`);

/** What a request asks for. */
export function readCall(method: string, url: URL, body: unknown, token: string | null): Call {
  const parts = partsOf(url.pathname);
  return {
    operation: routeOf(method, parts)?.operation ?? 'unknown',
    method,
    path: url.pathname,
    conversation: parts[1] ?? '',
    id: parts[3] ?? null,
    query: url.searchParams,
    body,
    token,
    outcome: null,
  };
}

/** Does what was asked; undefined for what no bot can ask. */
export function run(call: Call, world: World): HttpAnswer | undefined {
  return routeOf(call.method, partsOf(call.path))?.run(call, world);
}

/** The parts of a path after `/v3/`, decoded: the ids of Teams hold `:`, `;` and `@`. */
function partsOf(path: string): string[] {
  return path
    .replace(/^.*?\/v3\//u, '')
    .split('/')
    .map(decodeURIComponent);
}
