import { z } from 'zod';

// What Teams sends, as far as Balie uses it. Everything of an activity is read here and nowhere else.

const Id = z.string().min(1).max(1000);

const Account = z.object({
  id: Id,
  name: z.string().default(''),
  aadObjectId: z.string().min(1).max(100).optional(),
  role: z.string().optional(),
});

const Place = z.object({ id: Id }).nullish();

/** What every activity has. */
export const Activity = z.object({
  type: Id,
  /** Absent in a few that nobody handles. */
  id: z.string().max(1000).default(''),
  /** What kind of invoke it is, or of event: `adaptiveCard/action`. */
  name: z.string().default(''),
  action: z.string().default(''),
  channelId: Id,
  serviceUrl: z.url(),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: Id,
    conversationType: z.string().default('personal'),
    tenantId: z.string().optional(),
  }),
  channelData: z.object({ tenant: Place, team: Place, channel: Place }).nullish(),
  text: z.string().default(''),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().optional(),
        mentioned: z.object({ id: z.string().default('') }).optional(),
      }),
    )
    .nullish(),
  membersAdded: z.array(z.object({ id: Id })).nullish(),
  replyToId: z.string().max(1000).optional(),
  value: z.unknown().optional(),
});
export type Activity = z.infer<typeof Activity>;

/** What a button of a card carries. */
export const Pressed = z.object({
  ref: z.string().max(1500).default(''),
  text: z.string().default(''),
  ticket: z.string().regex(/^\d*$/u).max(20).default(''),
  /** The form that a button opens, or that is sent in. */
  form: z.string().max(100).default(''),
  /** The words that somebody takes to the helpdesk out of a message: where they stood. */
  about: z.string().max(2000).default(''),
});
export type Pressed = z.infer<typeof Pressed>;

/** `adaptiveCard/action`: a button that was pressed, or a card that brings itself up to date. */
export const CardAction = z.object({
  action: z.object({
    type: z.string().default('Action.Execute'),
    verb: z.string().default(''),
    data: z.preprocess((data) => data ?? {}, Pressed),
  }),
  trigger: z.string().default('manual'),
});

/** `task/fetch` and `task/submit`: what the button carried, and what was filled in. */
export const Task = z.object({ data: z.preprocess((data) => data ?? {}, z.looseObject({})) });

const Parameters = z
  .array(z.object({ name: z.string().default(''), value: z.unknown().optional() }))
  .nullish()
  .transform((given) => given ?? []);

/** `composeExtension/query`: the words that somebody searches for. */
export const Search = z.object({ commandId: z.string(), parameters: Parameters });

/** `composeExtension/fetchTask` and `submitAction`: a choice in the menu of a message. */
export const MessageAction = z.object({
  commandId: z.string(),
  data: z.preprocess((data) => data ?? {}, z.looseObject({})),
  messagePayload: z
    .object({ body: z.object({ content: z.string().nullish() }).nullish() })
    .nullish(),
});

/** The tenant in which something happened; null where the activity names none. */
export const tenantOf = ({ conversation, channelData }: Activity): string | null =>
  channelData?.tenant?.id ?? conversation.tenantId ?? null;
