import { formatEuro } from '../../dutch/money.ts';
import { type Fact, type Reply, reply } from '../../reply.ts';
import type { Context } from '../calculator.ts';
import { cited, NO_VAT } from '../figures.ts';
import { commandOf, inPractices, oneOffText, recurringText, sectionsOf } from './explain.ts';
import { type Fees, feesFor, type Input } from './fees.ts';
import type { Vendor } from './vendor.ts';
import { WARNINGS } from './warnings.ts';

/** What vendors charge for the same term and practices. */
export interface Comparison {
  readonly ok: true;
  readonly months: number | null;
  readonly practices: number;
  readonly rows: readonly Fees[];
  /** Vendors that such a term does not occur with. */
  readonly without: readonly Vendor[];
}

/** Sets the named vendors side by side; all of them when none is named. */
export function compareFees(input: Input, names: readonly string[], context: Context): Comparison {
  const { vendors } = context.rules.koppelkosten;
  const asked = names.length === 0 ? vendors : vendors.filter(({ name }) => names.includes(name));
  const results = asked.map((vendor) => ({
    vendor,
    fees: feesFor({ ...input, vendor: vendor.name }, context),
  }));
  return {
    ok: true,
    months: input.months,
    practices: input.practices,
    rows: results.flatMap(({ fees }) => (fees.ok ? [fees] : [])),
    without: results.flatMap(({ vendor, fees }) => (fees.ok ? [] : [vendor])),
  };
}

/** Vendors side by side; exact, indicative and unknown kept apart, because they cannot be compared as equals. */
export function explainComparison(
  { months, practices, rows, without }: Comparison,
  context: Context,
): Reply {
  const term = months === null ? '' : ` over ${months} maanden`;
  const assumed = rows
    .filter(({ vendor }) => vendor.unit === 'assumed')
    .map(({ vendor }) => vendor.name);
  const named = rows.length + without.length < context.rules.koppelkosten.vendors.length;
  return reply({
    kind: 'calculation',
    title: `Koppelkosten vergeleken: ${inPractices(practices)}${term}`,
    text:
      months === null
        ? 'Noem een aantal maanden voor een totaal, bijvoorbeeld: koppelkosten vergelijk 36 maanden.'
        : '',
    facts: [
      ...factsOf(rows),
      ...without.map(
        ({ name }): Fact => ({
          label: `Geen totaal te geven: ${name}`,
          value: 'deze looptijd komt in de bron niet voor',
        }),
      ),
      ...(named
        ? []
        : [
            {
              label: 'Onbekend',
              value: 'elke andere leverancier; dat betekent niet dat er geen kosten zijn',
            },
          ]),
    ],
    steps: rows.map((row) => stepOf(row, context)),
    warnings: [
      'Exacte, geschatte en onbekende bedragen zijn niet zonder meer te vergelijken.',
      ...(practices > 1 && assumed.length > 0
        ? [`Voor ${assumed.join(', ')} is per praktijk gerekend; de bron noemt daar geen eenheid.`]
        : []),
      ...rows.flatMap(({ vendor, warnings }) =>
        warnings
          .filter((warning) => warning !== 'W_UNIT_ASSUMED')
          .map((warning) => `${vendor.name}: ${WARNINGS[warning](vendor)}`),
      ),
      NO_VAT,
    ],
    sources: rows.flatMap(({ vendor }) => sectionsOf(vendor)).map(context.cite),
    route: 'his_leverancier',
    understood: commandOf(
      ['vergelijk', ...(named ? rows.map(({ vendor }) => vendor.name) : [])].join(' '),
      { hosting: null, months, practices },
    ),
  });
}

function factsOf(rows: readonly Fees[]): Fact[] {
  const exact = rows.flatMap(({ vendor, exactTotal, recurring }): Fact[] =>
    exactTotal === null
      ? []
      : [
          {
            label: `Exact: ${vendor.name}`,
            value: `${formatEuro(exactTotal)} (${recurringText(recurring)})`,
          },
        ],
  );
  const indicative = rows.flatMap(({ vendor, indicativeTotal, oneOff }): Fact[] =>
    indicativeTotal === null
      ? []
      : [
          {
            label: `Ongeveer: ${vendor.name}`,
            value: `circa ${formatEuro(indicativeTotal)} (eenmalig: ${oneOffText(oneOff, vendor)})`,
          },
        ],
  );
  const open = rows
    .filter(({ exactTotal, indicativeTotal }) => exactTotal === null && indicativeTotal === null)
    .map(
      ({ vendor, recurring, oneOff }): Fact => ({
        label: `Geen totaal te geven: ${vendor.name}`,
        value: `${recurringText(recurring)}; eenmalig: ${oneOffText(oneOff, vendor)}`,
      }),
    );
  return [...exact, ...indicative, ...open];
}

function stepOf(
  { vendor, recurring, recurringTotal, oneOff, months, indicativeTotal }: Fees,
  context: Context,
): string {
  const [section = ''] = sectionsOf(vendor);
  const total =
    recurringTotal === null || months === null || recurring.period === 'none'
      ? ''
      : `, ${months} maanden: ${formatEuro(recurringTotal)}`;
  const both =
    indicativeTotal === null || recurring.period === 'none'
      ? ''
      : `, samen circa ${formatEuro(indicativeTotal)}`;
  return `${vendor.name}: ${recurringText(recurring)}${total}; eenmalig: ${oneOffText(oneOff, vendor)}${both} (${cited(context, section)}).`;
}
