import { z } from 'zod';

// What Slack sends, as far as Balie uses it. Everything of a payload is read here and nowhere else.

const Id = z.string().min(1);
const User = z.object({ id: Id, name: z.string().optional(), username: z.string().optional() });
/** Null where an app is installed for a whole organisation: then the person's own workspace counts. */
const Team = z.object({ id: Id }).nullish();

/** The workspace, the person and the name of the event: `trigger_id` is another one for every press and command. */
const Interaction = z
  .object({
    team: Team,
    user: User.extend({ team_id: Id.optional() }),
    trigger_id: Id,
    response_url: z.url().optional(),
  })
  .refine(({ team, user }) => team?.id !== undefined || user.team_id !== undefined, 'no team');

export const SlashCommand = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  team_id: Id,
  channel_id: Id,
  user_id: Id,
  user_name: z.string().default(''),
  trigger_id: Id,
  response_url: z.url(),
});
export type SlashCommand = z.infer<typeof SlashCommand>;

const View = z.object({
  id: Id,
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  /** The workspace in which Balie is: somebody of another one can press something in a shared channel. */
  app_installed_team_id: Id.nullish(),
  /** What is filled in: read by the form that it is of. */
  state: z.object({ values: z.unknown() }).optional(),
});
export type View = z.infer<typeof View>;

/** A button that was pressed: in a message, in a window, or at home. */
export const Press = Interaction.and(
  z.object({
    channel: z.object({ id: Id }).optional(),
    message: z.object({ ts: Id, thread_ts: Id.optional() }).optional(),
    container: z.object({ is_ephemeral: z.boolean().default(false), thread_ts: Id.optional() }),
    view: View.optional(),
    actions: z.tuple([z.object({ action_id: Id, value: z.string().default('') })], z.unknown()),
  }),
);
export type Press = z.infer<typeof Press>;

/** A window that was sent in. */
export const Submission = Interaction.and(z.object({ view: View }));
export type Submission = z.infer<typeof Submission>;

/** A choice in the menu of a message. */
export const MessageShortcut = Interaction.and(
  z.object({
    callback_id: z.string(),
    channel: z.object({ id: Id }),
    message: z.object({ text: z.string().default('') }),
  }),
);
export type MessageShortcut = z.infer<typeof MessageShortcut>;

/** `authorizations` says in which workspace Balie is; in a shared channel `team_id` can be another one. */
const Envelope = {
  team_id: Id,
  event_id: Id,
  authorizations: z.array(z.object({ team_id: Id.nullish() })).default([]),
};

/** Something that was typed to Balie: in its own conversation (`im`) or with a mention. */
export const TypedMessage = z.object({
  ...Envelope,
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    user: Id.optional(),
    bot_id: z.string().optional(),
    subtype: z.string().optional(),
    edited: z.unknown().optional(),
    channel: Id,
    channel_type: z.string().optional(),
    ts: Id,
    thread_ts: Id.optional(),
    text: z.string().default(''),
  }),
});
export type TypedMessage = z.infer<typeof TypedMessage>;

export const HomeOpened = z.object({
  ...Envelope,
  event: z.object({ user: Id, channel: Id, tab: z.enum(['home', 'messages']).default('home') }),
});
export type HomeOpened = z.infer<typeof HomeOpened>;

export const Uninstalled = z.object({ team_id: Id, event_time: z.number() });

export const TokensRevoked = z.object({
  team_id: Id,
  event_time: z.number(),
  event: z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) }),
});

/** The workspace of Balie in which somebody pressed or sent something. */
export function teamOf({ team, user, view }: Pick<Press, 'team' | 'user' | 'view'>): string {
  return view?.app_installed_team_id ?? team?.id ?? user.team_id ?? '';
}

/** The workspace of Balie in which something happened. */
export function teamOfEvent({ authorizations, team_id: team }: HomeOpened | TypedMessage): string {
  return authorizations[0]?.team_id ?? team;
}

/** What somebody is called, as far as the payload says. */
export const nameOf = ({ id, name, username }: Press['user']): string => username ?? name ?? id;
