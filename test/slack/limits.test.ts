import { describe, expect, it } from 'vitest';
import { HomeView, Message, Modal } from '../../adapters/slack/render/limits.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const button = (id: string) => ({ type: 'button', text: plain('Ja'), action_id: id, value: 'ja' });
const section = (text: string) => ({ type: 'section', text: plain(text) });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value: string, text = value) => ({ text: plain(text), value });
const textInput = { type: 'plain_text_input', action_id: 'a' };
const input = (element: object, label = 'Naam', hint = 'Uw naam') => ({
  type: 'input',
  block_id: 'a',
  label: plain(label),
  hint: plain(hint),
  element,
});
const many = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at));
const long = (length: number): string => 'a'.repeat(length);

const passes = (blocks: object[], text = 'Titel.'): boolean =>
  Message.safeParse({ text, blocks }).success;

describe('what Slack takes in a message', () => {
  it.each<[string, object[], object[]]>([
    ['50 blocks', many(50, () => section('a')), many(51, () => section('a'))],
    ['3000 characters in a section', [section(long(3000))], [section(long(3001))]],
    ['a section that shows something', [section('a')], [section(' \n')]],
    [
      '10 fields',
      [{ type: 'section', fields: many(10, () => plain('a')) }],
      [{ type: 'section', fields: many(11, () => plain('a')) }],
    ],
    [
      '2000 characters in a field',
      [{ type: 'section', fields: [plain(long(2000))] }],
      [{ type: 'section', fields: [plain(long(2001))] }],
    ],
    ['text or fields in a section', [section('a')], [{ type: 'section' }]],
    [
      '150 characters in a header',
      [{ type: 'header', text: plain(long(150)) }],
      [{ type: 'header', text: plain(long(151)) }],
    ],
    [
      'plain text alone in a header',
      [{ type: 'header', text: plain('a') }],
      [{ type: 'header', text: { type: 'mrkdwn', text: 'a', verbatim: true } }],
    ],
    [
      '10 elements in a context',
      [{ type: 'context', elements: many(10, () => plain('a')) }],
      [{ type: 'context', elements: many(11, () => plain('a')) }],
    ],
    [
      '25 buttons in a row',
      [actions(...many(25, (at) => button(`b:${at}`)))],
      [actions(...many(26, (at) => button(`b:${at}`)))],
    ],
    [
      '75 characters on a button',
      [actions({ ...button('b'), text: plain(long(75)) })],
      [actions({ ...button('b'), text: plain(long(76)) })],
    ],
    [
      '2000 characters behind a button',
      [actions({ ...button('b'), value: long(2000) })],
      [actions({ ...button('b'), value: long(2001) })],
    ],
    ['255 characters in an action_id', [actions(button(long(255)))], [actions(button(long(256)))]],
    [
      'every action_id once in a row',
      [actions(button('a')), actions(button('a'))],
      [actions(button('a'), button('a'))],
    ],
    [
      'every block_id once',
      [
        { ...section('a'), block_id: 'a' },
        { ...section('a'), block_id: 'b' },
      ],
      [
        { ...section('a'), block_id: 'a' },
        { ...section('a'), block_id: 'a' },
      ],
    ],
    ['a divider, and no input', [{ type: 'divider' }], [input(textInput)]],
    [
      '13,000 characters of blocks',
      many(4, () => section(long(3000))),
      many(5, () => section(long(2600))),
    ],
  ])('%s', (_, good, bad) => {
    expect([passes(good), passes(bad)]).toEqual([true, false]);
  });

  it('a text for notifications that is not empty, up to 4000 characters', () => {
    expect(passes([section('a')], long(4000))).toBe(true);
    expect(passes([section('a')], long(4001))).toBe(false);
    expect(passes([section('a')], ' ')).toBe(false);
  });
});

describe('what Slack takes in a modal', () => {
  const modal = (blocks: object[], title = 'Hoe is dit berekend?'): boolean =>
    Modal.safeParse({ type: 'modal', title: plain(title), blocks }).success;

  it('a title of 24 characters', () => {
    expect(modal([section('a')], long(24))).toBe(true);
    expect(modal([section('a')], long(25))).toBe(false);
  });

  it('100 blocks', () => {
    expect(modal(many(100, () => section('a')))).toBe(true);
    expect(modal(many(101, () => section('a')))).toBe(false);
  });

  it('250,000 bytes', () => {
    expect(modal(many(80, () => section(long(3000))))).toBe(true);
    expect(modal(many(80, () => section('€'.repeat(1500))))).toBe(false);
  });
});

describe('what Slack takes to be filled in', () => {
  const list = (type: string, options: object[], more: object = {}) =>
    input({ type, action_id: 'a', options, ...more });
  const [a, b] = [option('a'), option('b')];
  const options = (count: number): object[] => many(count, (at) => option(`o${at}`));
  const opens = (block: object): boolean =>
    Modal.safeParse({
      type: 'modal',
      title: plain('Vraag'),
      submit: plain('Verstuur'),
      blocks: [block],
    }).success;

  it.each<[string, object, object]>([
    ['2000 characters in a label', input(textInput, long(2000)), input(textInput, long(2001))],
    [
      '2000 characters in a hint',
      input(textInput, 'a', long(2000)),
      input(textInput, 'a', long(2001)),
    ],
    [
      '150 characters in a placeholder',
      input({ ...textInput, placeholder: plain(long(150)) }),
      input({ ...textInput, placeholder: plain(long(151)) }),
    ],
    [
      '3000 characters in a text',
      input({ ...textInput, max_length: 3000, initial_value: long(3000) }),
      input({ ...textInput, max_length: 3001 }),
    ],
    [
      'a first text no longer than a text may be',
      input({ ...textInput, max_length: 5, initial_value: long(5) }),
      input({ ...textInput, max_length: 5, initial_value: long(6) }),
    ],
    ['100 options', list('static_select', options(100)), list('static_select', options(101))],
    ['an option', list('multi_static_select', [a]), list('multi_static_select', [])],
    [
      '75 characters in an option',
      list('static_select', [option('a', long(75))]),
      list('static_select', [option('a', long(76))]),
    ],
    [
      '150 characters behind an option',
      list('static_select', [option(long(150), 'a')]),
      list('static_select', [option(long(151), 'a')]),
    ],
    [
      'a first option that is one of them',
      list('static_select', [a, b], { initial_option: b }),
      list('static_select', [a], { initial_option: b }),
    ],
    [
      'first options that are all among them',
      list('multi_static_select', [a, b], { initial_options: [a, b] }),
      list('multi_static_select', [a], { initial_options: [a, b] }),
    ],
    ['10 radio buttons', list('radio_buttons', options(10)), list('radio_buttons', options(11))],
    ['10 checkboxes', list('checkboxes', options(10)), list('checkboxes', options(11))],
    [
      'a day that exists',
      input({ type: 'datepicker', action_id: 'a', initial_date: '2028-02-29' }),
      input({ type: 'datepicker', action_id: 'a', initial_date: '2027-02-29' }),
    ],
  ])('%s', (_, good, bad) => {
    expect([opens(good), opens(bad)]).toEqual([true, false]);
  });

  it('only with a button to send it', () => {
    const modal = { type: 'modal', title: plain('Vraag'), blocks: [input(textInput)] };
    expect(Modal.safeParse(modal).success).toBe(false);
    expect(Modal.safeParse({ ...modal, submit: plain('Verstuur') }).success).toBe(true);
  });
});

describe('what Slack takes in an App Home', () => {
  const home = (blocks: object[], more: object = {}): boolean =>
    HomeView.safeParse({ type: 'home', blocks, ...more }).success;

  it('100 blocks of 250,000 bytes together', () => {
    expect(home(many(100, () => section('a')))).toBe(true);
    expect(home(many(101, () => section('a')))).toBe(false);
    expect(home(many(90, () => section(long(3000))))).toBe(false);
  });

  it('3000 characters of metadata, and a callback_id of 255', () => {
    expect(home([section('a')], { private_metadata: long(3000), callback_id: long(255) })).toBe(
      true,
    );
    expect(home([section('a')], { private_metadata: long(3001) })).toBe(false);
    expect(home([section('a')], { callback_id: long(256) })).toBe(false);
  });

  it('the same button in several lines', () => {
    const line = { ...section('a'), accessory: button('ticket:whole') };
    expect(home([line, line])).toBe(true);
  });
});
