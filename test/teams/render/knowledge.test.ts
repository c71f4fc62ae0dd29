import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../adapters/teams/render/reply.ts';
import { renderResult } from '../../../adapters/teams/render/results.ts';
import { renderWhole } from '../../../adapters/teams/render/whole.ts';
import { factsFrom } from '../../../src/bot.ts';
import { CALCULATORS, calculatorFor } from '../../../src/calculators/list.ts';
import { type Reply, sourceText } from '../../../src/reply.ts';
import { ask, knowledge, library } from '../../balie.ts';
import cases from '../../calculators/cases.json' with { type: 'json' };
import { sentBy, shown } from '../seen.ts';
import { refused } from './refused.ts';

const line = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What of a reply one does not find in its card. */
function missing(of: Reply): string[] {
  const card = renderReply(of, 'ref-1', { refresh: { userIds: ['29:1a'] } });
  const seen = shown(card);
  const sent = JSON.stringify(sentBy(card));
  const parts = [
    of.title,
    of.text,
    ...of.facts.map(({ label, value }) => `${label}: ${value}`),
    ...of.warnings.map((warning) => `Let op: ${warning}`),
    ...of.steps.map((step, at) => `${at + 1}. ${step}`),
    ...of.sources.map(sourceText),
    ...(of.steps.length === 0 ? [] : ['[Hoe is dit berekend?]']),
  ];
  // A file cannot be given in Teams, and so is not offered there.
  const offered = of.choices.filter(
    ({ brings, message }) => brings === undefined && message !== '/helpdesk',
  );
  return [
    ...parts.filter((part) => !seen.includes(line(part))),
    ...offered.flatMap(({ message }) => (sent.includes(JSON.stringify(message)) ? [] : [message])),
    ...(seen.includes('Dit is niet alles') ? [`left: ${of.title}`] : []),
  ];
}

describe('everything that Balie knows, as cards', () => {
  const context = { rules: knowledge.rules, today: '2026-11-21', ...factsFrom(library) };
  const calculated = cases.map(({ calc, input }) =>
    calculatorFor(calc)?.reply({ today: '2026-11-21', ...input }, context),
  );
  const replies: Reply[] = [
    ...library.sections.map(({ questions, title }) => ask(questions[0] ?? title)),
    ...[...library.sources, ...CALCULATORS].map(({ example }) => ask(example)),
    ...calculated.filter((each) => each !== undefined),
    ask('help'),
    ask('hallo'),
  ];

  it('is every section and every worked case', () => {
    expect(library.sections.length).toBeGreaterThan(500);
    expect(replies.length).toBeGreaterThan(library.sections.length + cases.length);
  });

  it('is what Teams takes: in a conversation, as a whole, and put in a message', () => {
    expect(replies.flatMap((reply) => refused(renderReply(reply, 'ref-1')))).toEqual([]);
    expect(replies.flatMap((reply) => refused(renderWhole(reply)))).toEqual([]);
    expect(replies.flatMap((reply) => refused(renderResult(reply).card))).toEqual([]);
  });

  it('stands in its card whole: text, facts, warnings, derivation, sources and choices', () => {
    expect(replies.flatMap(missing)).toEqual([]);
  });
});
