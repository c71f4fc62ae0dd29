import { z } from 'zod';
import { formatEuro } from '../dutch/money.ts';
import { type Reply, reply } from '../reply.ts';
import {
  type Calculator,
  type Context,
  calculator,
  type Failure,
  type Manner,
  type RawInput,
} from './calculator.ts';
import { centsText, citeAll, cited, NO_VAT } from './figures.ts';
import { count } from './input.ts';
import { countsOf, hasWord, numbersIn } from './read-text.ts';

interface Input {
  readonly patients: number;
  readonly gemoedsbezwaarden: number;
  readonly year: number;
}

interface Result extends Input {
  readonly ok: true;
  readonly count: number;
  readonly amountCents: number;
  readonly status: 'binnen periode' | 'buiten periode';
  readonly warnings: readonly Warning[];
}

type Warning =
  | 'W_CONDITIONS'
  | 'W_ONE_TIME'
  | 'W_PERIOD_OVER'
  | 'W_PERIOD_NOT_STARTED'
  | 'W_ZERO'
  | 'W_IMPLAUSIBLE'
  | 'W_CHECK_GEMOEDSBEZWAARDEN';

/** More patients than any practice has: computed, but questioned. */
const IMPLAUSIBLE = 100_000;
/** More than there are people in the Netherlands. */
const TOO_MANY = 20_000_000;

/**
 * What a practice could declare under OPEN: (registered patients + gemoedsbezwaarden) × the amount of the rule, one time.
 * Source: "Ondersteuning vanuit OPEN"; the declaration period is 2020 up to and including 2022.
 */
export const openDeclaratie: Calculator = calculator<Input, Result>({
  command: 'open-declaratie',
  also: ['open', 'opendeclaratie'],
  summary: 'Berekent wat een praktijk onder OPEN kon declareren.',
  example: 'open-declaratie 2350 patiënten 12 gemoedsbezwaarden 2021',
  fields: [
    {
      name: 'patients',
      label: 'Ingeschreven patiënten',
      keys: ['patienten', 'patiënten', 'patients'],
      kind: 'count',
      required: true,
      hint: 'bijvoorbeeld 2350',
    },
    {
      name: 'gemoedsbezwaarden',
      label: 'Gemoedsbezwaarden',
      keys: ['gemoedsbezwaarden'],
      kind: 'count',
      required: false,
      hint: 'alleen als zij niet al meetellen',
    },
    {
      name: 'year',
      label: 'Jaar van declaratie',
      keys: ['jaar', 'year'],
      kind: 'count',
      required: false,
      hint: 'bijvoorbeeld 2021',
    },
  ],
  input: ({ today }) =>
    z.object({
      patients: count('PATIENTS', { thousands: true }),
      gemoedsbezwaarden: count('GEMOEDSBEZWAARDEN', { fallback: 0, thousands: true }),
      year: yearOf(Number(today.slice(0, 4))),
    }),
  read,
  isForeign: (names) => names.some(({ decides }) => decides),
  asksFor: (text, { patients }) =>
    patients !== undefined &&
    (hasWord(text, ['open', 'opendeclaratie', '2,83', 'declareren', 'declaratie', 'declare']) ||
      (hasWord(text, ['inzage']) && hasWord(text, ['vergoeding', 'bedrag']))),
  calculate,
  explain,
  refuse,
  data: ({ ok, count: all, amountCents, year, status, warnings }) => ({
    ok,
    count: all,
    amount: centsText(amountCents),
    amountNl: formatEuro(amountCents),
    year,
    status,
    warnings,
  }),
});

/** The year of declaration in four digits; without one, the year of today. */
function yearOf(current: number): z.ZodType<number> {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      if (value === undefined || value === null || value === '') return current;
      const text = String(value).trim();
      if (/^\d{4}$/u.test(text) && Number(text) >= 2000 && Number(text) <= 2100)
        return Number(text);
      const message = /^-?\d+(?:[.,]\d+)?$/u.test(text) ? 'E_YEAR_INVALID' : 'E_YEAR_NOT_A_NUMBER';
      context.addIssue({ code: 'custom', message, params: { read: text.slice(0, 40) } });
      return z.NEVER;
    });
}

const PATIENTS =
  'patienten patient ptn pt ingeschrevenen ingeschrevene inschrijvingen verzekerden mensen patients people'.split(
    ' ',
  );
const CONSCIENTIOUS_OBJECTORS = ['gemoedsbezwaarden', 'gemoedsbezwaarde', 'gewetensbezwaarden'];

/**
 * Numbers by what they count; a year is a number from 2000 to 2099 that counts nothing. A bare number is taken for
 * patients in a command only: elsewhere it may be anything.
 */
function read(text: string, _: Context, manner: Manner): RawInput {
  const gemoedsbezwaarden = countsOf(text, CONSCIENTIOUS_OBJECTORS)[0];
  const named = countsOf(text, PATIENTS)[0];
  const free = numbersIn(text).filter(
    ({ from, to }) =>
      from !== named?.from && from !== gemoedsbezwaarden?.from && /\d/u.test(text.slice(from, to)),
  );
  const year =
    free.find(
      ({ from, text: typed }) =>
        /^\d{4}$/u.test(typed) && /\b(?:in|jaar|over)\s*$/iu.test(text.slice(0, from)),
    ) ?? free.findLast(({ text: typed }) => /^20\d\d$/u.test(typed));
  const patients = named ?? (manner === 'words' ? undefined : free.find((found) => found !== year));
  return {
    ...(patients === undefined ? {} : { patients: patients.text }),
    ...(gemoedsbezwaarden === undefined ? {} : { gemoedsbezwaarden: gemoedsbezwaarden.text }),
    ...(year === undefined ? {} : { year: year.text }),
  };
}

function calculate(input: Input, { rules }: Context): Result | Failure {
  const { patients, gemoedsbezwaarden, year } = input;
  const { amount, years } = rules.openDeclaratie;
  const all = patients + gemoedsbezwaarden;
  if (all > TOO_MANY) return { ok: false, error: 'E_COUNT_TOO_LARGE', read: String(all) };
  const inside = year >= years.from.year && year <= years.until.year;
  const warnings: Warning[] = ['W_CONDITIONS', 'W_ONE_TIME'];
  if (year > years.until.year) warnings.push('W_PERIOD_OVER');
  if (year < years.from.year) warnings.push('W_PERIOD_NOT_STARTED');
  if (all === 0) warnings.push('W_ZERO');
  if (all > IMPLAUSIBLE) warnings.push('W_IMPLAUSIBLE');
  if (gemoedsbezwaarden > patients) warnings.push('W_CHECK_GEMOEDSBEZWAARDEN');
  const status = inside ? 'binnen periode' : 'buiten periode';
  return { ok: true, ...input, count: all, amountCents: all * amount.cents, status, warnings };
}

const dutchNumber = new Intl.NumberFormat('nl-NL');

function explain(result: Result, context: Context): Reply {
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
    sources: citeAll(context, [amount.section, years.from.section, conditions.section]),
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

function refuse(
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
