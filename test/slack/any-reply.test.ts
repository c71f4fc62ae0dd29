import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Message, Modal } from '../../adapters/slack/render/limits.ts';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import { renderSteps, renderWhole } from '../../adapters/slack/render/modals.ts';
import type { Reply } from '../../src/reply.ts';

const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('&', '<', '"', '\\', '*', ' ', '. ', '\n', '👍🏽', 'a') }),
  fc
    .tuple(fc.constantFrom('&', '"', 'a', 'Een zin. ', '😀', '\n\n'), fc.nat(4000))
    .map(([piece, times]) => piece.repeat(times)),
);
const few = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.array(item, { maxLength: 60 });

const anyReply: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constantFrom<Reply['kind'][]>(
    'answer',
    'calculation',
    'clarify',
    'handover',
    'refusal',
    'smalltalk',
    'help',
  ),
  title: text,
  text,
  facts: few(fc.record({ label: text, value: text })),
  steps: few(text),
  warnings: few(text),
  sources: few(
    fc.record({ document: text, title: text, publisher: text, section: text, age: text }),
  ),
  choices: few(fc.record({ label: text, message: text })),
  files: few(fc.record({ name: text, type: text, content: fc.constant('') })),
  understood: fc.option(text),
  route: fc.option(text),
  feedback: fc.option(fc.oneof(text, fc.stringMatching(/^[\w.:-]{1,100}$/u))),
});

describe('whatever a reply has in it', () => {
  it('Slack takes the message and its windows, and nothing in them is markup', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const message = renderMessage(reply, undefined, { share: true });
        expect(Message.safeParse(message).error?.issues).toBeUndefined();
        for (const modal of [renderSteps(reply), renderWhole(reply)])
          expect(Modal.safeParse(modal).error?.issues).toBeUndefined();
        const texts = JSON.stringify([message.text, renderWhole(reply)]);
        expect(/[<>]|&(?!amp;|lt;|gt;)/u.test(texts)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
