import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../adapters/teams/render/reply.ts';
import { renderResult } from '../../../adapters/teams/render/results.ts';
import { renderWhole } from '../../../adapters/teams/render/whole.ts';
import { answerFrom } from '../../../src/answers/compose.ts';
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

  it('is every worked case, each by its calculator, and no calculator without', () => {
    expect(calculated.filter((each) => each === undefined)).toEqual([]);
    const used = new Set(cases.map(({ calc }) => calculatorFor(calc)));
    expect(used).toEqual(new Set(CALCULATORS));
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

describe('every section by itself, as a search finds it', () => {
  const found = library.sections.map((section) => answerFrom([section], '2026-11-21', []));

  it('has a card of its own under its title, and a line to choose it by', () => {
    expect(library.sections.length).toBeGreaterThan(500);
    const titles = library.sections.map(({ title }) => line(title)).sort();
    const results = found.map(renderResult);
    expect(results.map(({ card }) => shown({ body: card.body.slice(0, 1) })).sort()).toEqual(
      titles,
    );
    expect(results.filter(({ preview: { title, text } }) => title === '' || text === '')).toEqual(
      [],
    );
  });

  it('is what Teams takes, and stands in its card whole', () => {
    expect(found.flatMap((each) => refused(renderReply(each, 'ref-1')))).toEqual([]);
    expect(found.flatMap((each) => refused(renderResult(each).card))).toEqual([]);
    expect(found.flatMap(missing)).toEqual([]);
  });
});
