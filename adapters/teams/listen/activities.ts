import { z } from 'zod';

// What Teams sends, as far as Balie uses it. Everything of an activity is read here and nowhere else.

const Id = z.string().min(1).max(1000);
/** Teams leaves out what it does not know, or says null. */
const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

const Account = z.object({
  id: Id,
  name: Text,
  aadObjectId: z.string().min(1).max(100).nullish(),
  role: z.string().nullish(),
});

const Place = z.object({ id: Id }).nullish().catch(null);

/** What every activity has. */
export const Activity = z.object({
  type: Id,
  /** Absent in a few that nobody handles. */
  id: Text,
  /** What kind of invoke it is, or of event: `adaptiveCard/action`. */
  name: Text,
  action: Text,
  channelId: Id,
  serviceUrl: z.url(),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: Id,
    conversationType: Text,
    tenantId: z.string().nullish(),
  }),
  channelData: z.object({ tenant: Place, team: Place }).nullish(),
  text: Text,
  /** Names in the text. What cannot be read of them costs nobody a question. */
  entities: z
    .array(z.looseObject({ type: Text, text: Text }))
    .nullish()
    .catch(null),
  attachments: z
    .array(z.looseObject({ contentType: Text }))
    .nullish()
    .catch(null),
  replyToId: z.string().nullish(),
  value: z.unknown().optional(),
});
export type Activity = z.infer<typeof Activity>;

/** What a button of a card carries. */
export const Pressed = z.object({
  ref: z.string().max(1500).default(''),
  text: z.string().default(''),
  ticket: z.string().regex(/^\d*$/u).max(20).default(''),
  /** What was pressed on the card before, which the next one shows too. */
  chosen: z.string().max(1000).optional(),
  rated: z.literal('yes').optional(),
  /** The form that a button opens, or that is sent in. */
  form: z.string().max(100).default(''),
});
export type Pressed = z.infer<typeof Pressed>;

/** `adaptiveCard/action`: a button that was pressed, or a card that brings itself up to date. */
export const CardAction = z.object({
  action: z.object({
    verb: z.string().default(''),
    data: z.preprocess((data) => data ?? {}, Pressed),
  }),
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
