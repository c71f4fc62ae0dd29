import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsFrom } from '../../src/bot.ts';
import type { Context, RawInput } from '../../src/calculators/calculator.ts';
import { CALCULATORS, calculatorFor } from '../../src/calculators/list.ts';
import { addDays, dayInAmsterdam, daysBetween } from '../../src/dutch/dates.ts';
import { ask, knowledge, library } from '../balie.ts';

const context = (today = '2026-11-21'): Context => ({
  rules: knowledge.rules,
  today,
  ...factsFrom(library),
});

function run(command: string, input: RawInput, today?: string): Readonly<Record<string, unknown>> {
  const calculator = calculatorFor(command);
  if (calculator === undefined) throw new Error(command);
  return calculator.data(input, context(today));
}

const cents = (amount: unknown): number => Math.round(Number(amount) * 100);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map(dayInAmsterdam);
const months = fc.integer({ min: 0, max: 60 });
const practices = fc.integer({ min: 1, max: 50 });

/** Every error that a calculation may end with. */
const ERRORS =
  /^E_(?:VENDOR_(?:MISSING|UNKNOWN|AMBIGUOUS)|MONTHS_(?:NEGATIVE|DECIMAL|NOT_A_NUMBER|OUT_OF_RANGE)|PRACTICES_(?:TOO_SMALL|NEGATIVE|DECIMAL|NOT_A_NUMBER)|HOSTING_INVALID|ITEM_(?:MISSING|UNKNOWN|AMBIGUOUS|REMOVED|VIA_REGIO)|DATE_(?:MISSING|INVALID|RANGE)|START_NOT_ALLOWED|(?:PATIENTS|GEMOEDSBEZWAARDEN)_(?:MISSING|NEGATIVE|DECIMAL|AMBIGUOUS|NOT_A_NUMBER)|YEAR_(?:NOT_A_NUMBER|INVALID)|COUNT_TOO_LARGE)$/u;

describe('koppelkosten', () => {
  it('grow in proportion to the months of a monthly fee and to the practices', () => {
    fc.assert(
      fc.property(fc.constantFrom('Futec', 'RAM-IT'), months, practices, (vendor, m, n) => {
        const one = run('koppelkosten', { vendor, months: 1 });
        const all = run('koppelkosten', { vendor, months: m, practices: n });
        expect(cents(all.recurringTotal)).toBe(cents(one.recurringTotal) * m * n);
      }),
    );
  });

  it('are exact only without circa, condition or missing rate', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('CGM', 'Futec', 'RAM-IT', 'Danthas', 'Cobbler'),
        months,
        practices,
        (vendor, m, n) => {
          const { oneOff, exactTotal } = run('koppelkosten', { vendor, months: m, practices: n });
          const certain = /"kind":"none(?: stated)?"/u.test(JSON.stringify(oneOff));
          if (!certain) expect(exactTotal).toBeNull();
        },
      ),
    );
  });
});

describe('wijzigingsdata', () => {
  const item = fc.constantFrom(
    'Taakdelegatie',
    'POH-GGZ',
    'Digitale triage',
    'SMR',
    'FTO 2',
    'Kwaliteit',
  );

  it('have a deadline 28 days before an allowed start, and the first one that is not past', () => {
    fc.assert(
      fc.property(item, day, (name, request) => {
        const { startDate, deadline, group } = run('wijzigingsdata', { item: name, request });
        const [start, last] = [String(startDate), String(deadline)];
        expect(daysBetween(last, start)).toBe(28);
        expect(last >= request).toBe(true);
        const months =
          group === 'halfjaar' ? ['01-01', '07-01'] : ['01-01', '04-01', '07-01', '10-01'];
        expect(months).toContain(start.slice(5));
        // No earlier start was still possible.
        const earlier = Array.from({ length: 200 }, (_, back) => addDays(start, -1 - back)).filter(
          (each) => months.includes(each.slice(5)),
        );
        for (const each of earlier) expect(addDays(each, -28) < request).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('agree between a request and the start that it gives', () => {
    fc.assert(
      fc.property(item, day, (name, request) => {
        const { startDate, deadline } = run('wijzigingsdata', { item: name, request });
        const back = run('wijzigingsdata', { item: name, start: startDate, today: request });
        expect(back).toMatchObject({ ok: true, deadline });
        expect(['op tijd', 'laatste dag']).toContain(back.status);
      }),
    );
  });
});

describe('every calculation', () => {
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string()),
    fc.object(),
  );
  const names = fc.constantFrom(
    'vendor',
    'months',
    'practices',
    'hosting',
    'item',
    'items',
    'request',
    'start',
    'today',
    'new_tariff',
    'patients',
    'gemoedsbezwaarden',
    'year',
  );

  it('gives a result or one of the listed errors for any input, never an exception', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CALCULATORS),
        fc.dictionary(names, value, { noNullPrototype: true }),
        (calculator, input) => {
          const result = calculator.data(input, context());
          if (result.ok !== true) expect(result.error).toMatch(ERRORS);
          expect(calculator.reply(input, context()).title.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('answers any words after its command', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CALCULATORS),
        fc.string({ maxLength: 60 }),
        (calculator, words) => {
          expect(ask(`/${calculator.command} ${words}`).title.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('shows no amount with a fraction of a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), (patients) => {
        const { amount } = run('open', { patients, year: 2021 });
        expect(amount).toMatch(/^\d+\.\d\d$/u);
        expect(BigInt(String(amount).replace('.', ''))).toBe(BigInt(patients) * 283n);
      }),
    );
  });

  it.each([
    'koppelkosten futec 3 praktijken 24 maanden',
    'koppelkosten ram-it 8 maanden 2 praktijken',
    'koppelkosten zorgdossier 2 praktijken',
    'wijzigingsdata smr aanvraag 5-12-2026',
    'wijzigingsdata poh-ggz per 1 januari 2027',
    'open-declaratie 2350 patiënten 12 gemoedsbezwaarden 2021',
  ])('derives every amount and date that it shows: %s', (command) => {
    const { title, text, facts, steps } = ask(`/${command}`);
    const figures = (words: string): string[] =>
      words.match(/€ [\d.]+,\d\d|\d{1,2} \p{L}{3,9} \d{4}/gu) ?? [];
    const derived = new Set(figures(steps.join(' ')));
    const said = figures([title, text, ...facts.map(({ value: said }) => said)].join(' '));
    expect(said.filter((figure) => !derived.has(figure))).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
  });

  it.each(['koppelkosten futec 12', 'wijzigingsdata smr', 'open-declaratie 2350 2021'])(
    'names its rules with source and age: %s',
    (command) => {
      const reply = ask(`/${command}`);
      const steps = reply.steps.join(' ');
      for (const { title, age } of reply.sources) {
        expect(steps).toContain(title);
        expect(steps).toContain(age);
      }
      expect(reply.sources.length).toBeGreaterThan(0);
    },
  );
});
