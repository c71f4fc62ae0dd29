import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../adapters/teams/render/form.ts';
import { renderReply, summaryOf } from '../../../adapters/teams/render/reply.ts';
import { renderResult } from '../../../adapters/teams/render/results.ts';
import { renderWhole } from '../../../adapters/teams/render/whole.ts';
import type { Reply } from '../../../src/reply.ts';
import { refused } from './refused.ts';

const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '&',
      '<at>',
      '"',
      '\\',
      '*',
      '[a](b)',
      '. ',
      '\n',
      '{{DATE(',
      '👍🏽',
      'a',
    ),
  }),
  fc
    .tuple(
      fc.constantFrom('&', '"', 'a', 'Een zin. ', '😀', '語', '\n\n', 'a\n', '{{TIME('),
      fc.nat(4000),
    )
    .map(([piece, times]) => piece.repeat(times)),
);
const few = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.array(item, { maxLength: 60 });

const anyReply: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constantFrom<Reply['kind'][]>('answer', 'calculation', 'handover', 'help'),
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

/** As many people as a channel may have, with ids as long as those of Teams. */
const PEOPLE = Array.from({ length: 100 }, (_, at) => `29:${'1'.repeat(90)}${at}`);

describe('whatever a reply has in it', () => {
  it('Teams takes its cards, and reads nothing in them as anything but words', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const result = { reply, ref: 'ref-1' };
        const form = { name: 'form:x', title: 'X', submit: 'Bereken', intro: [], inputs: [] };
        for (const card of [
          renderReply(reply, 'r'.repeat(100), { refresh: { userIds: PEOPLE } }),
          renderReply(reply, 'ref-1', { viewer: 'anybody', chosen: reply.title, rated: true }),
          renderWhole(reply),
          renderResult(reply).card,
          renderForm(form, {}, result),
        ])
          expect(refused(card)).toEqual([]);
        expect(summaryOf(reply).length).toBeLessThanOrEqual(400);
        expect(/[<>]|&(?!amp;|lt;|gt;)/u.test(JSON.stringify(renderResult(reply).preview))).toBe(
          false,
        );
      }),
      { numRuns: 60 },
    );
  });
});
