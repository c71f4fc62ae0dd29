import { z } from 'zod';
import { SectionRef, Validity } from './schemas.ts';

/**
 * The figures that calculations use. Each stands in a section of the articles, so that an answer in words and a
 * calculation can never disagree: `balie knowledge check` compares them.
 */
const section = SectionRef;

/** An amount in whole euro cents. */
export const Amount = z.strictObject({ cents: z.int().nonnegative(), section });
export type Amount = z.infer<typeof Amount>;

const written = z.string().min(1);
const Months = z.strictObject({ months: z.int().positive(), written, section });
const Days = z.strictObject({ days: z.int().positive(), written, section });
const Hours = z.strictObject({ hours: z.int().positive(), written, section });
const Count = z.strictObject({ count: z.int().positive(), written, section });
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
    z.strictObject({ kind: z.literal('none'), section }),
    z.strictObject({ kind: z.literal('conditional'), below: Months, amount: Amount }),
    z.strictObject({ kind: z.literal('estimate'), amount: Amount }),
    z.strictObject({ kind: z.literal('hours'), hours: Hours }),
  ]),
  recurring: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none'), section }),
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
