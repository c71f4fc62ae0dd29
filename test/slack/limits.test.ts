import { describe, expect, it } from 'vitest';
import { Message, Modal } from '../../adapters/slack/limits.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const button = (id: string) => ({ type: 'button', text: plain('Ja'), action_id: id, value: 'ja' });
const section = (text: string) => ({ type: 'section', text: plain(text) });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
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
      'every action_id once',
      [actions(button('a')), actions(button('b'))],
      [actions(button('a')), actions(button('a'))],
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
