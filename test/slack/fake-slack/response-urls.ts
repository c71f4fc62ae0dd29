import { z } from 'zod';
import { fromJson } from './arguments.ts';
import { readContent } from './chat.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

const Body = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

/** What was sent to a response URL. */
export interface Response {
  readonly url: string;
  readonly channel: string;
  readonly user: string;
  readonly body: z.infer<typeof Body>;
}

export interface ResponseUrlOptions {
  readonly channel: string;
  readonly user: string;
  readonly teamId?: string;
  /** In milliseconds; Slack's is half an hour. */
  readonly lifetime?: number;
}

/** How often a response URL works. */
const USES = 5;
const HALF_AN_HOUR = 1_800_000;

export interface ResponseUrls {
  /** The path of a new URL. */
  readonly add: (options: ResponseUrlOptions) => string;
  readonly expire: () => void;
  /** Takes what was sent, or throws the refusal. */
  readonly receive: (path: string, url: string, body: string) => void;
  readonly responses: readonly Response[];
}

/** The URLs under which an app may answer a command or a press: five times, for a while. */
export function createResponseUrls(world: World): ResponseUrls {
  const known = new Map<string, { channel: string; user: string; until: number; uses: number }>();
  const responses: Response[] = [];
  return {
    responses,
    add({ channel, user, teamId = world.workspaces[0]?.teamId ?? 'T1', lifetime = HALF_AN_HOUR }) {
      const path = `/commands/${teamId}/${world.next()}/secret`;
      known.set(path, { channel, user, until: world.now().getTime() + lifetime, uses: 0 });
      return path;
    },
    expire() {
      known.clear();
    },
    receive(path, url, text) {
      const state = known.get(path);
      if (state === undefined || world.now().getTime() >= state.until) {
        throw new Refusal('expired_url');
      }
      if (state.uses >= USES) throw new Refusal('used_url');
      const body = readBody(text);
      state.uses += 1;
      responses.push({ url, channel: state.channel, user: state.user, body });
    },
  };
}

/** Blocks need a text here as everywhere; only who deletes needs neither. */
function readBody(text: string): Response['body'] {
  const parsed = Body.safeParse(fromJson(text));
  if (!parsed.success) throw new Refusal('invalid_payload');
  const { data } = parsed;
  if (data.blocks !== undefined) readContent(data);
  else if (data.delete_original !== true && !/\S/u.test(data.text ?? '')) {
    throw new Refusal('no_text');
  }
  return data;
}
