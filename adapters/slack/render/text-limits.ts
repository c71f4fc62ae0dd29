import { z } from 'zod';

/**
 * Slack's limits, from its documentation: the reference of Block Kit (blocks, elements, text objects, views) and of
 * `chat.postMessage` (`text`: 4000 characters are advised; far longer texts are cut off).
 */
export const LIMITS = {
  messageText: 4000,
  messageBlocks: 50,
  /** Undocumented: the error `msg_blocks_too_long` comes from about 13,000 characters of all blocks together on. */
  messageSize: 13_000,
  viewBlocks: 100,
  /** The error `view_too_large` of `views.open` and `views.publish`, in bytes. */
  viewSize: 250_000,
  modalTitle: 24,
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  headerText: 150,
  contextElements: 10,
  contextText: 3000,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  inputLabel: 2000,
  inputHint: 2000,
  inputText: 3000,
  placeholder: 150,
  selectOptions: 100,
  /** Of radio buttons and of checkboxes. */
  boxes: 10,
  optionText: 75,
  optionValue: 150,
  /** An action_id, a block_id and a callback_id. */
  id: 255,
  metadata: 3000,
} as const;

/** A text that shows something: Slack refuses an empty one. */
export const Words = (max: number) => z.string().max(max).regex(/\S/u, 'shows nothing');

/** Text as it is typed; `:words:` in it are no emoji. */
export const PlainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: Words(max),
    emoji: z.literal(false),
  });
export type PlainText = z.infer<ReturnType<typeof PlainText>>;

/** Text with Slack's formatting; names and addresses in it are not made into links. */
export const Mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: Words(max), verbatim: z.literal(true) });
export type Mrkdwn = z.infer<ReturnType<typeof Mrkdwn>>;

/** A text of either kind. */
export const AnyText = (max: number) => z.discriminatedUnion('type', [PlainText(max), Mrkdwn(max)]);

/** An action_id, a block_id, or a callback_id. */
export const Id = z.string().min(1).max(LIMITS.id);
export const blockId = { block_id: Id.exactOptional() };
