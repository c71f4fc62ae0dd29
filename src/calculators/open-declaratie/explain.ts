import { formatEuro } from '../../dutch/money.ts';
import { type Reply, reply } from '../../reply.ts';
import type { Context, Failure, RawInput } from '../calculator.ts';
import { cited, NO_VAT } from '../figures.ts';
import type { Result, Warning } from './declaration.ts';

const dutchNumber = new Intl.NumberFormat('nl-NL');

/** The amount with how it was made, and what the source leaves open. */
export function explain(result: Result, context: Context): Reply {
  const { amount, years, conditions } = context.rules.openDeclaratie;
  const { patients, gemoedsbezwaarden, year, count: all, amountCents, status } = result;
  const period = `${years.from.year} tot en met ${years.until.year}`;
  const total = formatEuro(amountCents);
  const n = (value: number): string => dutchNumber.format(value);
  return reply({
    kind: 'calculation',
    title:
      status === 'binnen periode'
        ? `OPEN-declaratie ${year}: ${total} eenmalig`
        : `OPEN-declaratie: ${total} eenmalig, maar ${year} valt buiten de periode`,
    text:
      status === 'binnen periode'
        ? `Een praktijk die meedeed aan OPEN kon in ${year} eenmalig ${total} declareren bij de zorgverzekeraar.`
        : `Volgens de bron kon dit in ${period}. ${year} valt daarbuiten: dit bedrag is alleen een rekensom van toen.`,
    facts: [
      { label: 'Ingeschreven patiënten', value: n(patients) },
      { label: 'Gemoedsbezwaarden', value: n(gemoedsbezwaarden) },
      { label: 'Jaar', value: `${year} (${status})` },
      { label: 'Bedrag', value: `${total} eenmalig` },
    ],
    steps: [
      `Bedrag per persoon: ${formatEuro(amount.cents)} eenmalig per ingeschreven patiënt en gemoedsbezwaarde (${cited(context, amount.section)}).`,
      `${n(patients)} patiënten + ${n(gemoedsbezwaarden)} gemoedsbezwaarden = ${n(all)}.`,
      `${n(all)} × ${formatEuro(amount.cents)} = ${total}.`,
      `Declareren kon in ${period} (${cited(context, years.from.section)}).`,
    ],
    warnings: [
      ...result.warnings.map((warning) =>
        WARNINGS[warning]({ period, conditions: conditions.count, year }),
      ),
      'Controleer of gemoedsbezwaarden niet al bij de ingeschreven patiënten zijn geteld. Een peildatum noemt de bron niet.',
      NO_VAT,
    ],
    sources: [amount.section, years.from.section, conditions.section].map(context.cite),
    route: 'open_coalitie',
    understood: `open-declaratie ${patients} patiënten ${gemoedsbezwaarden} gemoedsbezwaarden ${year}`,
  });
}

interface WarningContext {
  readonly period: string;
  readonly conditions: number;
  readonly year: number;
}

const WARNINGS: Readonly<Record<Warning, (context: WarningContext) => string>> = {
  W_CONDITIONS: ({ conditions }) =>
    `Dit gold alleen voor deelnemers aan OPEN die aan ${conditions} voorwaarden voldeden. De bron schrijft ze niet allemaal uit; vraag uw regionale coalitie.`,
  W_ONE_TIME: () => 'Het bedrag was eenmalig.',
  W_PERIOD_OVER: ({ period }) =>
    `De periode ${period} is voorbij; of het nu nog kan, staat niet in de bron. Vraag uw zorgverzekeraar of regionale coalitie.`,
  W_PERIOD_NOT_STARTED: ({ period, year }) =>
    `In ${year} kon er nog niet worden gedeclareerd: de periode was ${period}.`,
  W_ZERO: () => 'Bij 0 patiënten is er niets te declareren.',
  W_IMPLAUSIBLE: () => 'Dit is een erg groot aantal patiënten. Controleer het.',
  W_CHECK_GEMOEDSBEZWAARDEN: () =>
    'Er zijn meer gemoedsbezwaarden dan patiënten ingevuld. Controleer de aantallen.',
};

/** What is wrong with a number or what is missing, with an example. */
export function refuse(
  { error, read: typed = '' }: Failure,
  _input: RawInput,
  { rules, cite }: Context,
): Reply {
  const what = error.startsWith('E_GEMOEDSBEZWAARDEN')
    ? 'gemoedsbezwaarden'
    : 'ingeschreven patiënten';
  const sentences: Readonly<Record<string, string>> = {
    E_COUNT_TOO_LARGE: 'Dit aantal is te groot om te kloppen; controleer het.',
    E_YEAR_NOT_A_NUMBER: `Schrijf het jaar met vier cijfers, bijvoorbeeld 2021; ik las '${typed}'.`,
    E_YEAR_INVALID: `Schrijf het jaar met vier cijfers, bijvoorbeeld 2021; ik las '${typed}'.`,
  };
  const text = error.endsWith('_AMBIGUOUS')
    ? ambiguous(typed)
    : error.endsWith('_MISSING')
      ? `Hoeveel ${what} had de praktijk? Typ bijvoorbeeld: open-declaratie 2350 patiënten 2021.`
      : (sentences[error] ??
        `Het aantal ${what} moet een heel getal van 0 of meer zijn; ik las '${typed}'. Schrijf bijvoorbeeld 2350 of 2.350.`);
  return reply({
    kind: 'clarify',
    title: 'Ik kan dit nog niet berekenen',
    text,
    sources: [cite(rules.openDeclaratie.amount.section)],
    route: 'helpdesk',
  });
}

function ambiguous(typed: string): string {
  const digits = typed.replace(',', '');
  return `Bedoelt u ${digits} of ${typed.replace(/,(\d\d)\d$/u, ',$1')}? Schrijf ${digits} of ${typed.replace(',', '.')}.`;
}
