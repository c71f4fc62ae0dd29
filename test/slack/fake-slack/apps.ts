import { z } from 'zod';
import { type Arguments, want } from './arguments.ts';
import { Refusal } from './refusal.ts';
import type { Workspace, World } from './world.ts';

/** `auth.test`: who the token is. */
export function testAuth(_args: Arguments, workspace: Workspace): object {
  return {
    ok: true,
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    user: 'balie',
    team_id: workspace.teamId,
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  };
}

/** `auth.revoke`: the token is no longer good. */
export function revokeAuth(_args: Arguments, workspace: Workspace, world: World): object {
  world.badTokens.set(workspace.token, 'token_revoked');
  return { ok: true, revoked: true };
}

const Access = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string(),
});

/** `oauth.v2.access`: the code of an installation for a token, once. A token that was revoked is good again. */
export function accessOauth(args: Arguments, world: World): object {
  const { client_id: id, client_secret: secret, code } = want(Access, args);
  if (id !== world.oauth.clientId) throw new Refusal('invalid_client_id');
  if (secret !== world.oauth.clientSecret) throw new Refusal('bad_client_secret');
  const workspace = world.workspaces.find(({ teamId }) => teamId === world.codes.get(code));
  if (workspace === undefined) throw new Refusal('invalid_code');
  world.codes.delete(code);
  world.badTokens.delete(workspace.token);
  return {
    ok: true,
    app_id: world.appId,
    authed_user: { id: 'U1' },
    scope: workspace.scopes.join(','),
    token_type: 'bot',
    access_token: workspace.token,
    bot_user_id: workspace.botUserId,
    team: { id: workspace.teamId, name: workspace.name },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** `apps.connections.open`: where a socket can be opened, once. */
export function openConnection(world: World, socketUrl: string): object {
  const ticket = `ticket-${world.next()}`;
  world.tickets.add(ticket);
  return { ok: true, url: `${socketUrl}?ticket=${ticket}&app_id=${world.appId}` };
}
