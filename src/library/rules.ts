import { z } from 'zod';
import { numberWord } from '../dutch/numbers.ts';
import { tokenise } from '../dutch/tokenise.ts';
import { SectionRef, Validity } from './schemas.ts';

/**
 * The figures that calculations use. Each stands in a section of the articles, so that an answer in words and a
 * calculation can never disagree: `balie knowledge check` compares them.
 */
const section = SectionRef;

/** An amount in whole euro cents. */
export const Amount = z.strictObject({ cents: z.int().nonnegative(), section });
export type Amount = z.infer<typeof Amount>;

/** As the article writes it: `4 weken`, `minder dan een jaar`, `3 of 5 jaar`. */
const written = z.string().min(1);

/** How many of the unit that a figure counts go into one of the unit that is written. */
const UNITS: Readonly<
  Record<'months' | 'days' | 'hours' | 'count', Readonly<Record<string, number>>>
> = {
  months: { jaar: 12, maand: 1, maanden: 1 },
  days: { week: 7, weken: 7, dag: 1, dagen: 1 },
  hours: { uur: 1 },
  count: { voorwaarden: 1 },
};

/** Whether words in Dutch give a number of a unit: `4 weken` gives 28 days, `3 of 5 jaar` gives 36 and 60 months. */
function gives(words: string, value: number, unit: keyof typeof UNITS): boolean {
  const tokens = tokenise(words).map(({ word }) => word);
  const factor = tokens.map((word) => UNITS[unit][word]).find((each) => each !== undefined);
  const numbers = tokens.map((word) => (/^\d+$/u.test(word) ? Number(word) : numberWord(word)));
  return (
    factor !== undefined && numbers.some((number) => number !== null && number * factor === value)
  );
}

/** A figure that calculates and the words for it must agree; the words must stand in the section. */
const DISAGREE = { error: 'het getal is niet wat "written" zegt' };

const positive = z.int().positive();
const Months = z
  .strictObject({ months: positive, written, section })
  .refine((figure) => gives(figure.written, figure.months, 'months'), DISAGREE);
const Days = z
  .strictObject({ days: positive, written, section })
  .refine((figure) => gives(figure.written, figure.days, 'days'), DISAGREE);
const Hours = z
  .strictObject({ hours: positive, written, section })
  .refine((figure) => gives(figure.written, figure.hours, 'hours'), DISAGREE);
const Count = z
  .strictObject({ count: positive, written, section })
  .refine((figure) => gives(figure.written, figure.count, 'count'), DISAGREE);
const Year = z.strictObject({ year: z.int().min(2000).max(2100), section });
const DayOfYear = { day: z.int().min(1).max(31), month: z.int().min(1).max(12), section };
const SourceId = z.string().min(1);

const Vendor = z.strictObject({
  name: z.string().min(1),
  systems: z.array(z.string().min(1)),
  /** Whether the source says that the amount is for each practice, or Balie assumes it. */
  unit: z.enum(['stated', 'assumed']),
  /** Whether a quote is sent beforehand. */
  quote: z.enum(['none', 'unknown']),
  oneOff: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none'), note: z.string().min(1), section }),
    z.strictObject({ kind: z.literal('conditional'), below: Months, amount: Amount }),
    z.strictObject({ kind: z.literal('estimate'), amount: Amount }),
    z.strictObject({ kind: z.literal('hours'), hours: Hours }),
  ]),
  recurring: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none'), note: z.string().min(1), section }),
    z.strictObject({ kind: z.literal('fixed'), per: z.enum(['month', 'year']), amount: Amount }),
    z.strictObject({ kind: z.literal('asp-only'), per: z.literal('month'), amount: Amount }),
  ]),
  terms: z.strictObject({ usual: Months, longest: Months }).optional(),
});

/** `rules/koppelkosten.yaml`. */
export const KoppelkostenRules = z.strictObject({
  source: SourceId,
  /** The overview of all vendors. */
  section,
  vendors: z.array(Vendor).min(1),
});
export type KoppelkostenRules = z.infer<typeof KoppelkostenRules>;

const Item = z.strictObject({
  name: z.string().min(1),
  also: z.array(z.string().min(1)).default([]),
  section,
});

/** `rules/wijzigingsdata.yaml`. */
export const WijzigingsdataRules = z.strictObject({
  source: SourceId,
  valid: Validity,
  notice: Days,
  groups: z.array(
    z.strictObject({
      id: z.enum(['kwartaal', 'halfjaar']),
      starts: z.array(z.strictObject(DayOfYear)).min(1),
      items: z.array(Item).min(1),
    }),
  ),
  /** Names that no start date answers, and why not. */
  elsewhere: z.array(
    Item.extend({ error: z.enum(['E_ITEM_VIA_REGIO', 'E_ITEM_REMOVED', 'E_ITEM_AMBIGUOUS']) }),
  ),
  planning: z.array(z.strictObject({ ...DayOfYear, latest: z.boolean(), what: z.string().min(1) })),
});
export type WijzigingsdataRules = z.infer<typeof WijzigingsdataRules>;

/** `rules/open-declaratie.yaml`. */
export const OpenDeclaratieRules = z.strictObject({
  source: SourceId,
  amount: Amount,
  years: z.strictObject({ from: Year, until: Year }),
  conditions: Count,
});
export type OpenDeclaratieRules = z.infer<typeof OpenDeclaratieRules>;

/** All rules, by the calculation that uses them. */
export interface Rules {
  readonly koppelkosten: KoppelkostenRules;
  readonly wijzigingsdata: WijzigingsdataRules;
  readonly openDeclaratie: OpenDeclaratieRules;
}
