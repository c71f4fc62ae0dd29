import { formatEuro } from '../../dutch/money.ts';
import { type Fact, type Reply, reply } from '../../reply.ts';
import type { Context } from '../calculator.ts';
import { citeAll, cited, NO_VAT } from '../figures.ts';
import { oneOffText, recurringText, sectionsOf } from './explain.ts';
import { type Fees, feesFor } from './fees.ts';

/** What every vendor charges for the same term and practices. */
export interface Comparison {
  readonly ok: true;
  readonly months: number | null;
  readonly practices: number;
  readonly rows: readonly Fees[];
}

export function compareFees(
  months: number | null,
  practices: number,
  context: Context,
): Comparison {
  const rows = context.rules.koppelkosten.vendors.flatMap(({ name }) => {
    const fees = feesFor({ vendor: name, months, practices, hosting: null }, context);
    return fees.ok ? [fees] : [];
  });
  return { ok: true, months, practices, rows };
}

/** All vendors side by side; exact, indicative and unknown kept apart, because they cannot be compared as equals. */
export function explainComparison(
  { months, practices, rows }: Comparison,
  context: Context,
): Reply {
  const term = months === null ? '' : ` over ${months} maanden`;
  const exact = rows.filter(({ exactTotal }) => exactTotal !== null);
  const indicative = rows.filter(
    ({ exactTotal, indicativeTotal }) => exactTotal === null && indicativeTotal !== null,
  );
  const assumed = rows
    .filter(({ vendor }) => vendor.unit === 'assumed')
    .map(({ vendor }) => vendor.name);
  const unknown = rows.filter((row) => !exact.includes(row) && !indicative.includes(row));
  return reply({
    kind: 'calculation',
    title: `Koppelkosten vergeleken: ${practices === 1 ? '1 praktijk' : `${practices} praktijken`}${term}`,
    text:
      months === null
        ? 'Noem een aantal maanden voor een totaal, bijvoorbeeld: koppelkosten vergelijk 36 maanden.'
        : '',
    facts: [
      ...exact.map(
        (row): Fact => ({
          label: `Exact: ${row.vendor.name}`,
          value: `${formatEuro(row.exactTotal ?? 0)} (${recurringText(row.recurring)})`,
        }),
      ),
      ...indicative.map(
        (row): Fact => ({
          label: `Ongeveer: ${row.vendor.name}`,
          value: `circa ${formatEuro(row.indicativeTotal ?? 0)} (${oneOffText(row.oneOff, row.vendor)})`,
        }),
      ),
      ...unknown.map(
        (row): Fact => ({
          label: `Geen totaal te geven: ${row.vendor.name}`,
          value: `${recurringText(row.recurring)}; eenmalig: ${oneOffText(row.oneOff, row.vendor)}`,
        }),
      ),
      {
        label: 'Onbekend',
        value: 'elke andere leverancier; dat betekent niet dat er geen kosten zijn',
      },
    ],
    steps: rows.map((row) => stepOf(row, context)),
    warnings: [
      'Exacte, geschatte en onbekende bedragen zijn niet zonder meer te vergelijken.',
      ...(practices > 1
        ? [`Voor ${assumed.join(', ')} is per praktijk gerekend; de bron noemt daar geen eenheid.`]
        : []),
      NO_VAT,
    ],
    sources: citeAll(
      context,
      rows.flatMap(({ vendor }) => sectionsOf(vendor)),
    ),
    route: 'his_leverancier',
    understood: `koppelkosten vergelijk${months === null ? '' : ` ${months} maanden`}${practices === 1 ? '' : ` ${practices} praktijken`}`,
  });
}

function stepOf(
  { vendor, recurring, recurringTotal, oneOff, months }: Fees,
  context: Context,
): string {
  const [section = ''] = sectionsOf(vendor);
  const total =
    recurringTotal === null || months === null || recurring.period === 'none'
      ? ''
      : `, ${months} maanden: ${formatEuro(recurringTotal)}`;
  return `${vendor.name}: ${recurringText(recurring)}${total}; eenmalig: ${oneOffText(oneOff, vendor)} (${cited(context, section)}).`;
}
