import { z } from 'zod';
import { type Fact, type Reply, reply } from '../reply.ts';
import {
  type Calculator,
  type Context,
  calculator,
  type Failure,
  type RawInput,
} from './calculator.ts';
import { centsText, said } from './figures.ts';
import { count, fault, words } from './input.ts';
import { type Comparison, compareFees, explainComparison } from './koppelkosten/compare.ts';
import { explainFees, oneOffText, recurringText } from './koppelkosten/explain.ts';
import { type Fees, type Input as FeesInput, feesFor } from './koppelkosten/fees.ts';
import { asksForFees, readFees } from './koppelkosten/read.ts';
import { knownVendors, namesOf } from './koppelkosten/vendor.ts';

interface Input extends FeesInput {
  /** The vendors to set side by side; empty for all of them, null for no comparison. */
  readonly compare: readonly string[] | null;
}

/**
 * What a vendor or hosting party charges for the link between the HIS and ZorgDomein. Amounts in euro cents, terms in
 * months. Source: "Voorbereiden koppeling" (ZorgDomein).
 */
export const koppelkosten: Calculator = calculator<Input, Fees | Comparison>({
  command: 'koppelkosten',
  also: [],
  summary:
    'Rekent uit wat een HIS-leverancier of hostingpartij voor de ZorgDomein-koppeling rekent.',
  example: 'koppelkosten futec 3 praktijken 24 maanden',
  fields: [
    {
      name: 'vendor',
      label: 'Leverancier of HIS',
      keys: ['leverancier', 'vendor', 'his'],
      kind: 'choice',
      required: true,
      hint: 'bijvoorbeeld Futec',
      takes: ['leverancier'],
      options: ({ koppelkosten: rules }) => [...new Set(rules.vendors.flatMap(namesOf))],
    },
    {
      name: 'months',
      label: 'Looptijd in maanden',
      keys: ['maanden', 'looptijd', 'months'],
      kind: 'count',
      required: false,
      hint: 'hoe lang het contract nog loopt',
    },
    {
      name: 'practices',
      label: 'Aantal praktijken',
      keys: ['praktijken', 'practices'],
      kind: 'count',
      required: false,
      hint: '1',
    },
    {
      name: 'hosting',
      label: 'Hosting (alleen Cobbler)',
      keys: ['hosting', 'omgeving'],
      kind: 'choice',
      required: false,
      hint: 'asp of niet-asp',
      options: () => ['asp', 'niet-asp'],
    },
  ],
  input: () =>
    z.object({
      vendor: words,
      months: count('MONTHS', { fallback: null, most: 1200 }),
      practices: count('PRACTICES', { least: 1, fallback: 1, most: 100_000 }),
      hosting,
      compare: z
        .unknown()
        .optional()
        .transform((value) =>
          value === true ? [] : Array.isArray(value) ? value.map(String) : null,
        ),
    }),
  read: (text, { rules }, manner) => readFees(text, rules.koppelkosten, manner),
  asksFor: asksForFees,
  isForeign: () => false,
  calculate: (input, context) =>
    input.compare === null ? feesFor(input, context) : compareFees(input, input.compare, context),
  explain: (result, context) =>
    'rows' in result ? explainComparison(result, context) : explainFees(result, context),
  refuse,
  data: (result) =>
    'rows' in result
      ? {
          ok: true,
          months: result.months,
          practices: result.practices,
          vendors: result.rows.map(dataOf),
        }
      : dataOf(result),
});

const hosting = z
  .unknown()
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === null || value === '') return null;
    const text = String(value).trim().toLowerCase().replace(/\s+/gu, '-');
    if (text === 'asp') return 'asp' as const;
    if (text === 'niet-asp') return 'niet-asp' as const;
    return fault(context, 'E_HOSTING_INVALID', text);
  });

/** The result for programs; amounts as text in euros with two decimals. */
function dataOf(fees: Fees): Record<string, unknown> {
  const { vendor, practices, months, oneOff, recurring, warnings } = fees;
  const cents = (value: number | null): string | null => (value === null ? null : centsText(value));
  return {
    ok: true,
    vendor: vendor.name,
    practices,
    months,
    unitStated: vendor.unit === 'stated',
    offerte: vendor.quote === 'none' ? 'geen vooraf' : 'niet vermeld',
    ...(oneOff.kind === 'hours' ? { hours: oneOff.hours } : {}),
    oneOff: {
      kind: oneOff.kind,
      amount:
        oneOff.kind === 'none' ? centsText(0) : 'cents' in oneOff ? centsText(oneOff.cents) : null,
    },
    recurring: {
      period: recurring.period,
      amount:
        recurring.period === 'none'
          ? centsText(0)
          : 'cents' in recurring
            ? centsText(recurring.cents)
            : null,
    },
    recurringTotal: cents(fees.recurringTotal),
    exactTotal: cents(fees.exactTotal),
    indicativeTotal: cents(fees.indicativeTotal),
    warnings,
  };
}

function refuse({ error, read = '' }: Failure, input: RawInput, context: Context): Reply {
  const { rules, cite } = context;
  const vendors = rules.koppelkosten.vendors;
  const known = knownVendors(rules.koppelkosten);
  const hosts = vendors.filter(({ systems }) =>
    systems.some((system) => system.toLowerCase() === read.toLowerCase()),
  );
  const longest = vendors.find(({ terms }) => terms !== undefined);
  const sentences: Readonly<Record<string, string>> = {
    E_VENDOR_MISSING: 'Noem een leverancier of HIS, bijvoorbeeld: koppelkosten Futec.',
    E_VENDOR_UNKNOWN: `${said(read, context)} staat niet in het overzicht. Dat betekent niet dat er geen kosten zijn. Bekend zijn: ${known}. Vraag uw HIS-leverancier of ZorgDomein.`,
    E_VENDOR_AMBIGUOUS: `${read} wordt geleverd of gehost door ${hosts.map(({ name }) => name).join(', ')}. Bij welke partij loopt uw contract?`,
    E_MONTHS_OUT_OF_RANGE: `De bron noemt voor ${longest?.name} een looptijd van maximaal ${longest?.terms?.longest.written} (${longest?.terms?.longest.months} maanden); ik las ${read}.`,
    E_COUNT_TOO_LARGE: 'Dit aantal is te groot om te kloppen; controleer het.',
    E_HOSTING_INVALID: `Kies asp of niet-asp; ik las '${read}'.`,
  };
  const fallback = error.startsWith('E_PRACTICES')
    ? `Het aantal praktijken moet een heel getal van 1 of meer zijn; ik las '${read}'.`
    : `De resterende looptijd moet een heel aantal maanden van 0 of meer zijn; ik las '${read}'.`;
  const asks = error === 'E_VENDOR_MISSING' || error === 'E_VENDOR_AMBIGUOUS';
  const choices = error === 'E_VENDOR_MISSING' ? vendors : hosts;
  return reply({
    kind: 'clarify',
    title: asks ? 'Bij welke leverancier of hostingpartij?' : 'Ik kan dit niet berekenen',
    text: sentences[error] ?? fallback,
    facts: asks ? choices.flatMap(({ name }) => factFor(name, context)) : [],
    choices: asks
      ? choices.map(({ name }) => ({ label: name, message: commandFor(name, input) }))
      : [],
    sources: [cite(rules.koppelkosten.section)],
    route: error === 'E_VENDOR_UNKNOWN' ? 'his_leverancier' : 'helpdesk',
  });
}

/** What one vendor charges, so that the asker sees all while choosing. */
function factFor(vendor: string, context: Context): Fact[] {
  const fees = feesFor({ vendor, months: null, practices: 1, hosting: null }, context);
  return fees.ok
    ? [
        {
          label: vendor,
          value: `${recurringText(fees.recurring)}; eenmalig: ${oneOffText(fees.oneOff, fees.vendor)}`,
        },
      ]
    : [];
}

/** The same question for one vendor. */
function commandFor(vendor: string, { months, practices, hosting: where }: RawInput): string {
  const part = (value: unknown, unit: string): string =>
    typeof value === 'string' || typeof value === 'number' ? ` ${value}${unit}` : '';
  return `koppelkosten ${vendor}${part(months, ' maanden')}${part(practices, ' praktijken')}${part(where, '')}`;
}
