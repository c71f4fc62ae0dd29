import { z } from 'zod';
import { Input } from './input-limits.ts';
import { AnyText, blockId, Id, LIMITS, PlainText, Words } from './text-limits.ts';

export type { InputElement, Option } from './input-limits.ts';
export { LIMITS, type Mrkdwn, type PlainText } from './text-limits.ts';

// What Slack takes, as rules: blocks, messages and views. What stands in them is next door.

export const Button = z.strictObject({
  type: z.literal('button'),
  text: PlainText(LIMITS.buttonText),
  action_id: Id,
  value: z.string().min(1).max(LIMITS.buttonValue).exactOptional(),
  style: z.enum(['primary', 'danger']).exactOptional(),
  /** What a screen reader says instead of the text. */
  accessibility_label: Words(LIMITS.buttonText).exactOptional(),
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
    text: AnyText(LIMITS.sectionText).exactOptional(),
    fields: z.array(AnyText(LIMITS.fieldText)).min(1).max(LIMITS.sectionFields).exactOptional(),
    accessory: Button.exactOptional(),
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

const Divider = z.strictObject({ type: z.literal('divider'), ...blockId });

/** What a message can have, and a view too. */
export const Block = z.discriminatedUnion('type', [
  Header,
  Section,
  ContextBlock,
  Actions,
  Divider,
]);
export type Block = z.infer<typeof Block>;

/** What a view can have: inputs stand in no message of ours. */
export const ViewBlock = z.discriminatedUnion('type', [
  Header,
  Section,
  ContextBlock,
  Actions,
  Divider,
  Input,
]);
export type ViewBlock = z.infer<typeof ViewBlock>;

/** An action_id need only be distinct within its block, a block_id within its message or view. */
const Blocks = <Kind extends ViewBlock>(block: z.ZodType<Kind>, max: number) =>
  z
    .array(block)
    .min(1)
    .max(max)
    .refine(
      (blocks) => blocks.every((each) => isDistinct(actionIds(each))),
      'an action_id stands twice in a block',
    )
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
  blocks: Blocks(Block, LIMITS.messageBlocks).refine(
    (blocks) => JSON.stringify(blocks).length <= LIMITS.messageSize,
    'too much in one message',
  ),
});
export type Message = z.infer<typeof Message>;

const view = {
  callback_id: Id.exactOptional(),
  private_metadata: z.string().max(LIMITS.metadata).exactOptional(),
  blocks: Blocks(ViewBlock, LIMITS.viewBlocks),
};

/** A window over the conversation. */
export const Modal = z
  .strictObject({
    type: z.literal('modal'),
    title: PlainText(LIMITS.modalTitle),
    close: PlainText(LIMITS.modalTitle).exactOptional(),
    submit: PlainText(LIMITS.modalTitle).exactOptional(),
    ...view,
  })
  .refine(fitsInView, 'too much in one modal')
  .refine(
    ({ submit, blocks }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'),
    'inputs without submit',
  );
export type Modal = z.infer<typeof Modal>;

/** The App Home of one person. */
export const HomeView = z
  .strictObject({ type: z.literal('home'), ...view })
  .refine(fitsInView, 'too much in one home');
export type HomeView = z.infer<typeof HomeView>;

function fitsInView(whole: object): boolean {
  return Buffer.byteLength(JSON.stringify(whole)) <= LIMITS.viewSize;
}

function actionIds(block: ViewBlock): string[] {
  return block.type === 'actions' ? block.elements.map(({ action_id: id }) => id) : [];
}

const isDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
