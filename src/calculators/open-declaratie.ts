import { z } from 'zod';
import { formatEuro } from '../dutch/money.ts';
import { type Calculator, calculator } from './calculator.ts';
import { centsText } from './figures.ts';
import { count } from './input.ts';
import { calculate, type Input, type Result } from './open-declaratie/declaration.ts';
import { explain, refuse } from './open-declaratie/explain.ts';
import { read, yearOf } from './open-declaratie/read.ts';
import { hasWord } from './read-text.ts';

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
