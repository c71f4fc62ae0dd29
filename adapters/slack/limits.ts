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
  modalBlocks: 100,
  /** The error `view_too_large` of `views.open`, in bytes. */
  modalSize: 250_000,
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
  /** An action_id, a block_id and a callback_id. */
  id: 255,
  metadata: 3000,
} as const;

/** A text that shows something: Slack refuses an empty one. */
const Words = (max: number) => z.string().max(max).regex(/\S/u, 'shows nothing');

/** Text as it is typed; `:words:` in it are no emoji. */
const PlainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: Words(max),
    emoji: z.literal(false),
  });
export type PlainText = z.infer<ReturnType<typeof PlainText>>;

/** Text with Slack's formatting; names and addresses in it are not made into links. */
const Mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: Words(max), verbatim: z.literal(true) });
export type Mrkdwn = z.infer<ReturnType<typeof Mrkdwn>>;

const AnyText = (max: number) => z.discriminatedUnion('type', [PlainText(max), Mrkdwn(max)]);
const blockId = { block_id: z.string().min(1).max(LIMITS.id).optional() };

export const Button = z.strictObject({
  type: z.literal('button'),
  text: PlainText(LIMITS.buttonText),
  action_id: z.string().min(1).max(LIMITS.id),
  value: z.string().min(1).max(LIMITS.buttonValue).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  /** What a screen reader says instead of the text. */
  accessibility_label: Words(LIMITS.buttonText).optional(),
});
export type Button = z.infer<typeof Button>;

const Header = z.strictObject({
  type: z.literal('header'),
  text: PlainText(LIMITS.headerText),
  ...blockId,
});

const Section = z
  .strictObject({
    type: z.literal('section'),
    text: AnyText(LIMITS.sectionText).optional(),
    fields: z.array(AnyText(LIMITS.fieldText)).min(1).max(LIMITS.sectionFields).optional(),
    ...blockId,
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'text or fields');

const ContextBlock = z.strictObject({
  type: z.literal('context'),
  elements: z.array(AnyText(LIMITS.contextText)).min(1).max(LIMITS.contextElements),
  ...blockId,
});

const Actions = z.strictObject({
  type: z.literal('actions'),
  elements: z.array(Button).min(1).max(LIMITS.actionElements),
  ...blockId,
});

export const Block = z.discriminatedUnion('type', [Header, Section, ContextBlock, Actions]);
export type Block = z.infer<typeof Block>;

const Blocks = (max: number) =>
  z
    .array(Block)
    .min(1)
    .max(max)
    .refine((blocks) => isDistinct(blocks.flatMap(actionIds)), 'an action_id stands twice')
    .refine(
      (blocks) => isDistinct(blocks.flatMap(({ block_id: id }) => id ?? [])),
      'a block_id stands twice',
    );

/**
 * What is posted: blocks, and the text for notifications and screen readers. The blocks are counted as JSON: more than
 * their text, because the signs around it were seen to count for `msg_blocks_too_long` too.
 */
export const Message = z.strictObject({
  text: Words(LIMITS.messageText),
  blocks: Blocks(LIMITS.messageBlocks).refine(
    (blocks) => JSON.stringify(blocks).length <= LIMITS.messageSize,
    'too much in one message',
  ),
});
export type Message = z.infer<typeof Message>;

/** A window over the conversation. */
export const Modal = z
  .strictObject({
    type: z.literal('modal'),
    title: PlainText(LIMITS.modalTitle),
    close: PlainText(LIMITS.modalTitle).optional(),
    submit: PlainText(LIMITS.modalTitle).optional(),
    callback_id: z.string().min(1).max(LIMITS.id).optional(),
    private_metadata: z.string().max(LIMITS.metadata).optional(),
    blocks: Blocks(LIMITS.modalBlocks),
  })
  .refine(
    (modal) => Buffer.byteLength(JSON.stringify(modal)) <= LIMITS.modalSize,
    'too much in one modal',
  );
export type Modal = z.infer<typeof Modal>;

function actionIds(block: Block): string[] {
  return block.type === 'actions' ? block.elements.map(({ action_id: id }) => id) : [];
}

const isDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
