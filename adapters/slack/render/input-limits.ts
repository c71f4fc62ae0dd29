import { z } from 'zod';
import { blockId, Id, LIMITS, PlainText } from './text-limits.ts';

/** Something to choose. */
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
export const Input = z.strictObject({
  type: z.literal('input'),
  label: PlainText(LIMITS.inputLabel),
  element: InputElement,
  hint: PlainText(LIMITS.inputHint).exactOptional(),
  optional: z.boolean().exactOptional(),
  ...blockId,
});

function areAmong(options: readonly Option[], first: Option | readonly Option[] = []): boolean {
  const known = new Set(options.map((each) => JSON.stringify(each)));
  return [first].flat().every((each) => known.has(JSON.stringify(each)));
}
