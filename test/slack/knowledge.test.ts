import { describe, expect, it } from 'vitest';
import type { Message } from '../../adapters/slack/render/limits.ts';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import { renderSteps } from '../../adapters/slack/render/modals.ts';
import { factsFrom } from '../../src/bot.ts';
import { CALCULATORS, calculatorFor } from '../../src/calculators/list.ts';
import { type Reply, sourceText } from '../../src/reply.ts';
import { ask, knowledge, library } from '../balie.ts';
import cases from '../calculators/cases.json' with { type: 'json' };
import { refused } from './refused.ts';
import { buttons, seen } from './seen.ts';

const line = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const isWhole = (message: Message): boolean => !('whole:' in buttons(message));

/** What of a reply one does not find in its message, nor behind its buttons. */
function missing(of: Reply): string[] {
  const message = renderMessage(of);
  const shown = seen(message);
  const values = Object.values(buttons(message)).join('\n');
  const facts = of.facts.map(({ label, value }) => `${label}: ${value}`);
  const parts = [of.title, of.text, ...facts, ...of.warnings, ...of.sources.map(sourceText)];
  const steps = of.steps.filter((step) => !seen(renderSteps(of)).includes(line(step)));
  // A file cannot be given in Slack, and so is not offered there.
  const offered = of.choices.filter(({ brings }) => brings === undefined);
  const choices = offered.filter(({ message: sent }) => !values.includes(`→ ${sent}`));
  return [
    ...parts.filter((part) => !shown.includes(line(part))),
    ...steps,
    ...choices.map(({ label }) => label),
    ...(of.steps.length > 0 && !('steps:' in buttons(message)) ? ['Hoe is dit berekend?'] : []),
  ];
}

describe('everything that Balie knows, as messages', () => {
  const context = { rules: knowledge.rules, today: '2026-11-21', ...factsFrom(library) };
  const calculated = cases.map(({ calc, input }) =>
    calculatorFor(calc)?.reply({ today: '2026-11-21', ...input }, context),
  );
  const examples = [...library.sources, ...CALCULATORS].map(({ example }) => ask(example));
  const replies: Reply[] = [
    ...library.sections.map(({ questions, title }) => ask(questions[0] ?? title)),
    ...examples,
    ...calculated.filter((each) => each !== undefined),
    ask('help'),
    ask('hallo'),
  ];

  it('is every section, every example and every worked case', () => {
    expect(library.sections.length).toBeGreaterThan(500);
    expect(replies.length).toBe(library.sections.length + examples.length + cases.length + 2);
  });

  it('fits in what Slack takes', () => {
    expect(replies.flatMap(refused)).toEqual([]);
  });

  it('stands in its message whole: text, facts, warnings, sources and choices', () => {
    expect(replies.flatMap(missing)).toEqual([]);
    expect(replies.filter((each) => !isWhole(renderMessage(each)))).toEqual([]);
  });
});
