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
const Id = z.string().min(1).max(LIMITS.id);
const blockId = { block_id: Id.exactOptional() };

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

export const Option = z.strictObject({
  text: PlainText(LIMITS.optionText),
  value: z.string().min(1).max(LIMITS.optionValue),
});
export type Option = z.infer<typeof Option>;

const Options = (max: number) => z.array(Option).min(1).max(max);
const placeholder = { placeholder: PlainText(LIMITS.placeholder).exactOptional() };

const TextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: Id,
    multiline: z.boolean().exactOptional(),
    initial_value: z.string().max(LIMITS.inputText).exactOptional(),
    max_length: z.int().min(1).max(LIMITS.inputText).exactOptional(),
    ...placeholder,
  })
  .refine(
    ({ initial_value: value = '', max_length: max = LIMITS.inputText }) => value.length <= max,
    'the initial_value is longer than max_length',
  );

const NOT_OFFERED = 'an initial option is none of the options';

const Select = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: Id,
    options: Options(LIMITS.selectOptions),
    initial_option: Option.exactOptional(),
    ...placeholder,
  })
  .refine(({ options, initial_option: first }) => areAmong(options, first), NOT_OFFERED);

const MultiSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    action_id: Id,
    options: Options(LIMITS.selectOptions),
    initial_options: Options(LIMITS.selectOptions).exactOptional(),
    ...placeholder,
  })
  .refine(({ options, initial_options: first }) => areAmong(options, first), NOT_OFFERED);

const DatePicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: Id,
  initial_date: z.iso.date().exactOptional(),
  ...placeholder,
});

const RadioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    action_id: Id,
    options: Options(LIMITS.boxes),
    initial_option: Option.exactOptional(),
  })
  .refine(({ options, initial_option: first }) => areAmong(options, first), NOT_OFFERED);

const Checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: Id,
    options: Options(LIMITS.boxes),
    initial_options: Options(LIMITS.boxes).exactOptional(),
  })
  .refine(({ options, initial_options: first }) => areAmong(options, first), NOT_OFFERED);

const InputElement = z.discriminatedUnion('type', [
  TextInput,
  Select,
  MultiSelect,
  DatePicker,
  RadioButtons,
  Checkboxes,
]);
export type InputElement = z.infer<typeof InputElement>;

/** Something to fill in. Slack itself asks for what is not optional before it sends a view. */
const Input = z.strictObject({
  type: z.literal('input'),
  label: PlainText(LIMITS.inputLabel),
  element: InputElement,
  hint: PlainText(LIMITS.inputHint).exactOptional(),
  optional: z.boolean().exactOptional(),
  ...blockId,
});

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

function areAmong(options: readonly Option[], first: Option | readonly Option[] = []): boolean {
  const known = new Set(options.map((each) => JSON.stringify(each)));
  return [first].flat().every((each) => known.has(JSON.stringify(each)));
}

function actionIds(block: ViewBlock): string[] {
  return block.type === 'actions' ? block.elements.map(({ action_id: id }) => id) : [];
}

const isDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
