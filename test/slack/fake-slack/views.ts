import { z } from 'zod';
import { HomeView, Modal } from '../../../adapters/slack/render/limits.ts';
import { type Arguments, want } from './arguments.ts';
import { Refusal, refusalAt } from './refusal.ts';
import type { Workspace, World } from './world.ts';

const Opened = z.object({ trigger_id: z.string() });

/** `views.open`, and `views.push` on top of another: with a trigger that somebody just gave, once. */
export function openView(args: Arguments, workspace: Workspace, world: World): object {
  const { trigger_id: trigger } = want(Opened, args);
  const view = readView(Modal, args.view);
  const state = world.triggers.get(trigger);
  if (state === undefined) throw new Refusal('invalid_trigger_id');
  if (state === 'expired') throw new Refusal('expired_trigger_id');
  if (state === 'used') throw new Refusal('exchanged_trigger_id');
  world.triggers.set(trigger, 'used');
  const id = `V${world.next()}`;
  const hash = newHash(world);
  world.views.set(id, { id, hash, trigger, view });
  return { ok: true, view: showView(view, id, hash, workspace, world) };
}

const Changed = z.object({ view_id: z.string(), hash: z.string().optional() });

/** `views.update`: of a window that is still open, and with a hash only if nobody changed it meanwhile. */
export function updateView(args: Arguments, workspace: Workspace, world: World): object {
  const { view_id: id, hash: seen } = want(Changed, args);
  const view = readView(Modal, args.view);
  const before = world.views.get(id);
  if (before === undefined) throw new Refusal('not_found');
  if (seen !== undefined && seen !== before.hash) throw new Refusal('hash_conflict');
  const hash = newHash(world);
  world.views.set(id, { ...before, hash, view });
  return { ok: true, view: showView(view, id, hash, workspace, world) };
}

const Published = z.object({ user_id: z.string(), hash: z.string().optional() });

/** `views.publish`: the Home tab of one person. */
export function publishView(args: Arguments, workspace: Workspace, world: World): object {
  const { user_id: user, hash: seen } = want(Published, args);
  const view = readView(HomeView, args.view);
  if (!workspace.users.includes(user)) throw new Refusal('user_not_found');
  const before = world.homes.get(user);
  if (seen !== undefined && seen !== before?.hash) throw new Refusal('hash_conflict');
  const hash = newHash(world);
  world.homes.set(user, { view, hash });
  return { ok: true, view: showView(view, `VHOME${user}`, hash, workspace, world) };
}

function readView<View>(shape: z.ZodType<View>, view: unknown): View {
  const parsed = shape.safeParse(view);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  if (issues.some(({ message }) => message.startsWith('too much in one'))) {
    throw new Refusal('view_too_large');
  }
  throw refusalAt('invalid_arguments', issues);
}

function newHash(world: World): string {
  return `${Math.floor(world.now().getTime() / 1000)}.h${world.next()}`;
}

/** A view as Slack gives it back, with all fields that it fills in itself. */
function showView(
  view: object,
  id: string,
  hash: string,
  { teamId, botId }: Workspace,
  { appId }: World,
): object {
  return {
    title: null,
    close: null,
    submit: null,
    callback_id: '',
    private_metadata: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...view,
    id,
    hash,
    team_id: teamId,
    app_id: appId,
    bot_id: botId,
    app_installed_team_id: teamId,
    state: { values: {} },
    root_view_id: id,
    previous_view_id: null,
  };
}
