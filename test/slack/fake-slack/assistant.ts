import { z } from 'zod';
import { type Arguments, Ts, want } from './arguments.ts';
import { findChannel, type Workspace, type World } from './world.ts';

const Status = z.object({ channel_id: z.string(), thread_ts: Ts, status: z.string() });

/** `assistant.threads.setStatus`: an empty status takes it away. */
export function setStatus(args: Arguments, workspace: Workspace, world: World): object {
  const status = want(Status, args);
  findChannel(workspace, status.channel_id);
  world.statuses.push(status);
  return { ok: true };
}

const Prompts = z.object({
  channel_id: z.string(),
  thread_ts: Ts.optional(),
  title: z.string().optional(),
  prompts: z
    .array(z.object({ title: z.string().min(1), message: z.string().min(1) }))
    .min(1)
    .max(4),
});

/** `assistant.threads.setSuggestedPrompts`: at most four. */
export function setSuggestedPrompts(args: Arguments, workspace: Workspace, world: World): object {
  const { thread_ts: thread, title, ...given } = want(Prompts, args);
  findChannel(workspace, given.channel_id);
  world.prompts.push({ ...given, thread_ts: thread ?? null, title: title ?? null });
  return { ok: true };
}
