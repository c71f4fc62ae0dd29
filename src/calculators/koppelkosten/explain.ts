import { formatEuro } from '../../dutch/money.ts';
import { type Fact, type Reply, reply } from '../../reply.ts';
import type { Context } from '../calculator.ts';
import { cited, NO_VAT } from '../figures.ts';
import type { Fees, OneOff, Recurring } from './fees.ts';
import type { Vendor } from './vendor.ts';
import { WARNINGS } from './warnings.ts';

/** What a vendor charges, in words: the answer, what was understood, the derivation and what stays uncertain. */
export function explainFees(fees: Fees, context: Context): Reply {
  const { vendor, months } = fees;
  return reply({
    kind: 'calculation',
    title: titleOf(fees),
    text: `Zo begrijp ik uw vraag: ${understood(fees)}.`,
    facts: factsOf(fees),
    steps: stepsOf(fees, context),
    warnings: [
      ...(fees.guessed ? [`Ik ging uit van ${vendor.name}.`] : []),
      ...fees.warnings.map((warning) => WARNINGS[warning](vendor)),
      ...(vendor.terms !== undefined && months === 0
        ? [`Er is geen resterende looptijd; vraag ${vendor.name} wat bij verlenging geldt.`]
        : []),
      NO_VAT,
    ],
    sources: sectionsOf(vendor).map(context.cite),
    choices: choicesOf(fees),
    route: 'his_leverancier',
    understood: commandOf(vendor.name, fees),
  });
}

function titleOf({
  vendor,
  exactTotal,
  recurringTotal,
  indicativeTotal,
  months,
  recurring,
}: Fees): string {
  const term = months === null ? '' : ` voor ${inMonths(months)}`;
  if (exactTotal !== null) return `Koppelkosten ${vendor.name}${term}: ${formatEuro(exactTotal)}`;
  if (recurring.period === 'none' && indicativeTotal !== null)
    return `Koppelkosten ${vendor.name}: eenmalig circa ${formatEuro(indicativeTotal)}`;
  if (recurringTotal !== null)
    return `Koppelkosten ${vendor.name}${term}: ${formatEuro(recurringTotal)} aan maandbedragen, en mogelijk meer`;
  return 'cents' in recurring
    ? `Koppelkosten ${vendor.name}: ${formatEuro(recurring.cents)} ${recurring.period}`
    : `Koppelkosten ${vendor.name}`;
}

const inMonths = (months: number): string => (months === 1 ? '1 maand' : `${months} maanden`);
/** The command that asks for this: of a vendor, or of a comparison. */
export function commandOf(
  what: string,
  { hosting, months, practices }: Pick<Fees, 'hosting' | 'months' | 'practices'>,
): string {
  const where = hosting === null ? '' : ` ${hosting}`;
  const term = months === null ? '' : ` ${months} maanden`;
  return `koppelkosten ${what}${where}${term}${practices === 1 ? '' : ` ${practices} praktijken`}`;
}

/** "1 praktijk", "3 praktijken". */
export const inPractices = (practices: number): string =>
  practices === 1 ? '1 praktijk' : `${practices} praktijken`;

function understood({ vendor, practices, months, hosting }: Fees): string {
  return [
    vendor.name,
    inPractices(practices),
    months === null ? 'geen looptijd opgegeven' : inMonths(months),
    ...(hosting === null ? [] : [hosting === 'asp' ? 'ASP-omgeving' : 'geen ASP-omgeving']),
  ].join(', ');
}

function factsOf({
  oneOff,
  recurring,
  recurringTotal,
  exactTotal,
  indicativeTotal,
  months,
  vendor,
}: Fees): Fact[] {
  const term = months === null ? '' : ` (${inMonths(months)})`;
  return [
    { label: 'Periodiek', value: recurringText(recurring) },
    { label: 'Eenmalig', value: oneOffText(oneOff, vendor) },
    ...(recurringTotal !== null && exactTotal === null && recurring.period !== 'none'
      ? [{ label: `Periodiek in totaal${term}`, value: formatEuro(recurringTotal) }]
      : []),
    ...(exactTotal === null ? [] : [{ label: `Totaal${term}`, value: formatEuro(exactTotal) }]),
    ...(indicativeTotal !== null && recurring.period !== 'none'
      ? [
          {
            label: `Als ${vendor.name} beide rekent, ongeveer`,
            value: `circa ${formatEuro(indicativeTotal)}`,
          },
        ]
      : []),
    {
      label: 'Offerte vooraf',
      value:
        vendor.quote === 'none'
          ? 'er wordt vooraf geen offerte verstuurd'
          : 'niet vermeld in de bron',
    },
  ];
}

/** The recurring costs in words. */
export function recurringText(recurring: Recurring): string {
  if (recurring.period === 'none') return `geen; ${recurring.note}`;
  if (recurring.period === 'not stated')
    return 'voor een niet-ASP-omgeving noemt de bron geen maandbedrag';
  const per =
    recurring.period === 'per maand (alleen ASP)'
      ? 'per maand, alleen in de ASP-omgeving'
      : recurring.period;
  return `${formatEuro(recurring.cents)} ${per}`;
}

/** The one-off costs in words. */
export function oneOffText(oneOff: OneOff, vendor: Vendor): string {
  const rule = vendor.oneOff;
  switch (oneOff.kind) {
    case 'none':
      return `geen; ${oneOff.note}`;
    case 'none stated':
      return `geen eenmalige kosten genoemd (die noemt de bron alleen bij een resterende looptijd van ${rule.kind === 'conditional' ? rule.below.written : 'korter'})`;
    case 'conditional':
      return rule.kind === 'conditional'
        ? `mogelijk circa ${formatEuro(rule.amount.cents)}, bij een resterende looptijd van ${rule.below.written}`
        : 'mogelijk';
    case 'conditional circa':
      return `kan circa ${formatEuro(oneOff.cents)} zijn; de rekenregel staat niet in de bron`;
    case 'circa':
      return `circa ${formatEuro(oneOff.cents)}, op basis van nacalculatie`;
    case 'hours':
      return `${oneOff.hours} uur installatie, betaald vanuit een afgesloten abonnement; een uurtarief staat niet in de bron`;
  }
}

function stepsOf(
  { vendor, practices, months, oneOff, recurring, recurringTotal, indicativeTotal }: Fees,
  context: Context,
): string[] {
  const rule = vendor.recurring;
  const steps: string[] = [];
  if (rule.kind === 'none') steps.push(`Per maand: geen kosten (${cited(context, rule.section)}).`);
  else {
    const { cents, section } = rule.amount;
    const per = rule.kind === 'fixed' && rule.per === 'year' ? 'per jaar' : 'per maand';
    const only = rule.kind === 'asp-only' ? ' in de ASP-omgeving' : '';
    steps.push(
      `${vendor.name} rekent ${formatEuro(cents)} ${per}${only}${vendor.unit === 'stated' ? ' per praktijk' : ''} (${cited(context, section)}).`,
    );
    if (practices > 1 && 'cents' in recurring)
      steps.push(
        `${inPractices(practices)} × ${formatEuro(cents)} = ${formatEuro(recurring.cents)} ${per}.`,
      );
    if (recurringTotal !== null && months !== null && 'cents' in recurring) {
      const times = recurring.period === 'per jaar' ? `${months / 12} jaar` : inMonths(months);
      steps.push(`${times} × ${formatEuro(recurring.cents)} = ${formatEuro(recurringTotal)}.`);
    }
  }
  steps.push(`Eenmalig: ${oneOffText(oneOff, vendor)} (${cited(context, oneOffSection(vendor))}).`);
  if (practices > 1 && 'cents' in oneOff && 'amount' in vendor.oneOff) {
    steps.push(
      `${inPractices(practices)} × circa ${formatEuro(vendor.oneOff.amount.cents)} = circa ${formatEuro(oneOff.cents)}.`,
    );
  }
  if (
    indicativeTotal !== null &&
    recurringTotal !== null &&
    'cents' in oneOff &&
    recurring.period !== 'none'
  ) {
    steps.push(
      `Samen ongeveer: ${formatEuro(recurringTotal)} + circa ${formatEuro(oneOff.cents)} = circa ${formatEuro(indicativeTotal)}.`,
    );
  }
  return steps;
}

function oneOffSection({ oneOff }: Vendor): string {
  switch (oneOff.kind) {
    case 'none':
      return oneOff.section;
    case 'hours':
      return oneOff.hours.section;
    default:
      return oneOff.amount.section;
  }
}

/** The sections that a vendor's rules stand in. */
export function sectionsOf(vendor: Vendor): string[] {
  const { recurring } = vendor;
  return [
    recurring.kind === 'none' ? recurring.section : recurring.amount.section,
    oneOffSection(vendor),
  ];
}

function choicesOf(fees: Fees): Reply['choices'] {
  const { vendor, warnings } = fees;
  if (warnings.includes('W_HOSTING_UNKNOWN')) {
    return [
      {
        label: 'Wij werken in de ASP-omgeving',
        message: commandOf(vendor.name, { ...fees, hosting: 'asp' }),
      },
      {
        label: 'Wij werken niet in de ASP-omgeving',
        message: commandOf(vendor.name, { ...fees, hosting: 'niet-asp' }),
      },
    ];
  }
  if (!warnings.includes('W_TERM_MISSING')) return [];
  return [8, 12, 36].map((months) => ({
    label: `Nog ${months} maanden`,
    message: commandOf(vendor.name, { ...fees, months }),
  }));
}
