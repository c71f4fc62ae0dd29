import { accessOauth, openConnection, revokeAuth, testAuth } from './apps.ts';
import type { Arguments } from './arguments.ts';
import { setStatus, setSuggestedPrompts } from './assistant.ts';
import { postEphemeral, postMessage, updateMessage } from './chat.ts';
import { conversationInfo, history, openConversation, replies, scopeFor } from './conversations.ts';
import { Refusal } from './refusal.ts';
import { openView, publishView, updateView } from './views.ts';
import type { Workspace, World } from './world.ts';

/** A method for which one needs a bot token. */
interface Method {
  /** The scopes of which the token must have one; none if any token will do. */
  readonly scopes: (args: Arguments, workspace: Workspace) => readonly string[];
  readonly run: (args: Arguments, workspace: Workspace, world: World) => object;
}

const needs =
  (...scopes: readonly string[]) =>
  (): readonly string[] =>
    scopes;

/** Every method that Balie uses, with its scope in Slack's documentation. */
const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    'assistant.threads.setStatus',
    { scopes: needs('chat:write', 'assistant:write'), run: setStatus },
  ],
  [
    'assistant.threads.setSuggestedPrompts',
    { scopes: needs('assistant:write'), run: setSuggestedPrompts },
  ],
  ['auth.revoke', { scopes: needs(), run: revokeAuth }],
  ['auth.test', { scopes: needs(), run: testAuth }],
  ['chat.postEphemeral', { scopes: needs('chat:write'), run: postEphemeral }],
  ['chat.postMessage', { scopes: needs('chat:write'), run: postMessage }],
  ['chat.update', { scopes: needs('chat:write'), run: updateMessage }],
  ['conversations.history', { scopes: scopeFor('history'), run: history }],
  ['conversations.info', { scopes: scopeFor('read'), run: conversationInfo }],
  ['conversations.open', { scopes: needs('im:write'), run: openConversation }],
  ['conversations.replies', { scopes: scopeFor('history'), run: replies }],
  ['views.open', { scopes: needs(), run: openView }],
  ['views.push', { scopes: needs(), run: openView }],
  ['views.publish', { scopes: needs(), run: publishView }],
  ['views.update', { scopes: needs(), run: updateView }],
]);

export interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Runs a method of the Web API: the answer that Slack gives, with the scopes of the token in its headers. */
export function runMethod(
  name: string,
  args: Arguments,
  token: string | null,
  world: World,
  socketUrl: string,
): Answer {
  let headers = {};
  try {
    if (name === 'oauth.v2.access') return { body: { ...accessOauth(args, world) }, headers };
    if (name === 'apps.connections.open') {
      if (findOwner(token, world) !== 'app') throw new Refusal('not_allowed_token_type');
      return { body: { ...openConnection(world, socketUrl) }, headers };
    }
    const method = METHODS.get(name);
    if (method === undefined) throw new Refusal('unknown_method');
    const workspace = findOwner(token, world);
    if (workspace === 'app') throw new Refusal('not_allowed_token_type');
    headers = { 'x-oauth-scopes': workspace.scopes.join(',') };
    const accepted = method.scopes(args, workspace);
    headers = { ...headers, 'x-accepted-oauth-scopes': accepted.join(',') };
    if (accepted.length > 0 && !accepted.some((scope) => workspace.scopes.includes(scope))) {
      throw new Refusal('missing_scope', {
        needed: accepted.join(','),
        provided: workspace.scopes.join(','),
      });
    }
    return { body: { ...method.run(args, workspace, world) }, headers };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { body: { ok: false, error: error.error, ...error.more }, headers };
  }
}

/** The workspace that a token is for, or the app as a whole. */
function findOwner(token: string | null, world: World): Workspace | 'app' {
  if (token === null) throw new Refusal('not_authed');
  const why = world.badTokens.get(token);
  if (why !== undefined) throw new Refusal(why);
  if (token === world.appToken) return 'app';
  const workspace = world.workspaces.find((one) => one.token === token);
  if (workspace === undefined) throw new Refusal('invalid_auth');
  return workspace;
}
