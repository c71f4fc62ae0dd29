import { describe, expect, it } from 'vitest';
import { factsFrom } from '../../src/bot.ts';
import type { Context } from '../../src/calculators/calculator.ts';
import { nextDeadlines } from '../../src/calculators/wijzigingsdata/next-deadlines.ts';
import { formatDay } from '../../src/dutch/dates.ts';
import { ask, knowledge, library } from '../balie.ts';

const on = (today: string): Context => ({ rules: knowledge.rules, today, ...factsFrom(library) });
/** `kwartaal: 2026-12-04 → 2027-01-01`, a line for each group. */
const deadlines = (today: string): string[] =>
  nextDeadlines(on(today)).map(
    ({ group, deadline, startDate }) => `${group}: ${deadline} → ${startDate}`,
  );

describe('the next deadlines for changes', () => {
  it.each([
    ['2026-11-23', ['kwartaal: 2026-12-04 → 2027-01-01', 'halfjaar: 2026-12-04 → 2027-01-01']],
    // The last day itself is in time; the day after it is not.
    ['2026-12-04', ['kwartaal: 2026-12-04 → 2027-01-01', 'halfjaar: 2026-12-04 → 2027-01-01']],
    ['2026-12-05', ['kwartaal: 2027-03-04 → 2027-04-01', 'halfjaar: 2027-06-03 → 2027-07-01']],
    ['2027-03-05', ['kwartaal: 2027-06-03 → 2027-07-01', 'halfjaar: 2027-06-03 → 2027-07-01']],
    // 1 January 2028 lies outside the policy of 2026-2027: whether the rules hold then, nobody knows.
    ['2027-06-04', ['kwartaal: 2027-09-03 → 2027-10-01']],
    ['2027-09-04', []],
  ])('on %s: %j', (today, expected) => {
    expect(deadlines(today)).toEqual(expected);
  });

  it('has every agreement of a group, with its source and what to count on', () => {
    const [quarter, half] = nextDeadlines(on('2026-11-23'));
    expect(quarter?.items).toEqual([
      'Taakdelegatie',
      'Praktijkmanagement',
      'POH-GGZ',
      'Vragenlijst',
    ]);
    expect(half?.items).toEqual([
      'Samenwerking rondom kwetsbare ouderen',
      'Behandelwensgesprekken',
      'FTO 2',
      'Digitale triage',
      'Kwaliteit',
      'SMR',
    ]);
    expect(quarter?.warnings).toEqual([
      'De bron noemt de termijn van 4 weken bij aanpassingen met een nieuw tarief. Reken er altijd op.',
    ]);
    expect(quarter?.sources.every(({ document }) => document === 'zilveren-kruis')).toBe(true);
  });

  it('stands in order of the day', () => {
    const { wijzigingsdata } = knowledge.rules;
    const groups = [...wijzigingsdata.groups].reverse();
    const rules = { ...knowledge.rules, wijzigingsdata: { ...wijzigingsdata, groups } };
    const found = nextDeadlines({ ...on('2026-12-05'), rules });
    expect(found.map(({ deadline }) => deadline)).toEqual(['2027-03-04', '2027-06-03']);
  });

  it.each(['2026-01-01', '2026-08-15', '2026-11-23', '2026-12-05', '2027-03-05', '2027-09-03'])(
    'is what Balie answers for each of its agreements on %s',
    (today) => {
      const found = nextDeadlines(on(today));
      expect(found.length).toBeGreaterThan(0);
      for (const { items, startDate, deadline, warnings, sources } of found) {
        for (const item of items) {
          const answer = ask(`/wijzigingsdata ${item} per ${startDate}`, { day: today });
          expect(answer.title).toBe(
            `${item} per ${formatDay(startDate)}: aanvragen uiterlijk ${formatDay(deadline)}`,
          );
          expect(answer.warnings).toEqual(warnings);
          expect(sources).toEqual(expect.arrayContaining([...answer.sources]));
        }
      }
    },
  );
});
