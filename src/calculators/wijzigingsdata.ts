import { z } from 'zod';
import { formatDay } from '../dutch/dates.ts';
import { type Choice, type Reply, reply } from '../reply.ts';
import {
  type Calculator,
  type Context,
  calculator,
  type Failure,
  type RawInput,
} from './calculator.ts';
import { said } from './figures.ts';
import { day, words, yesNo } from './input.ts';
import {
  type Change,
  type Input as ChangeInput,
  type Changes,
  changesFor,
} from './wijzigingsdata/change.ts';
import { explainChanges, startDays } from './wijzigingsdata/explain.ts';
import { resolveItem } from './wijzigingsdata/items.ts';
import { explainPlanning, type Milestone, milestones } from './wijzigingsdata/planning.ts';
import { asksForChange, readChange } from './wijzigingsdata/read.ts';

interface Input extends ChangeInput {
  readonly planning: boolean;
  readonly ics: boolean;
}

/** The document that these rules come from. */
const SOURCE = 'zilveren-kruis';

type Result =
  | (Changes & { readonly ics: boolean })
  | { readonly ok: true; readonly planning: readonly Milestone[] };

/**
 * When agreements with Zilveren Kruis can change and until when that can be asked for. Days are calendar days in
 * Europe/Amsterdam, as ISO dates. Source: "Beleid en contract" (Zilveren Kruis), policy 2026-2027.
 */
export const wijzigingsdata: Calculator = calculator<Input, Result>({
  command: 'wijzigingsdata',
  also: [],
  summary:
    'Zegt per wanneer u een afspraak met Zilveren Kruis kunt wijzigen en tot wanneer u dat aanvraagt.',
  example: 'wijzigingsdata poh-ggz per 1 april',
  fields: [
    {
      name: 'items',
      label: 'Afspraken',
      keys: ['afspraak', 'afspraken', 'item', 'items'],
      kind: 'choices',
      required: true,
      hint: 'bijvoorbeeld POH-GGZ',
      takes: ['afspraak', 'fto-niveau'],
      options: ({ wijzigingsdata: rules }) =>
        rules.groups.flatMap(({ items }) => items.map(({ name }) => name)),
    },
    {
      name: 'request',
      label: 'Datum van de aanvraag',
      keys: ['aanvraag', 'request'],
      kind: 'day',
      required: false,
      hint: 'vandaag, als u niets invult',
    },
    {
      name: 'start',
      label: 'Gewenste startdatum',
      keys: ['start', 'per', 'startdatum'],
      kind: 'day',
      required: false,
      hint: 'bijvoorbeeld 01-04-2027',
    },
    {
      name: 'newTariff',
      label: 'Leidt het tot een nieuw tarief?',
      keys: ['nieuw-tarief', 'tarief'],
      kind: 'yes-no',
      required: false,
      hint: 'ja of nee',
    },
  ],
  input: ({ today }) =>
    z
      .object({
        items: z.unknown().optional(),
        item: z.unknown().optional(),
        request: day(today),
        start: day(today),
        today: day(today),
        newTariff: yesNo,
        new_tariff: yesNo,
        planning: z.unknown().optional(),
        ics: z.unknown().optional(),
      })
      .transform(({ items, item, newTariff, new_tariff, planning, ics, ...days }) => ({
        ...days,
        items: namesOf(items ?? item),
        newTariff: newTariff ?? new_tariff,
        planning: planning === true,
        ics: ics === true,
      })),
  read: (text, { rules, today }, manner) => readChange(text, rules.wijzigingsdata, today, manner),
  asksFor: asksForChange,
  // These dates are of one insurer only.
  isForeign: (names) =>
    names.some(({ kind, source }) => kind === 'verzekeraar' && source !== SOURCE),
  calculate: (input, context) => {
    if (input.planning) return { ok: true, planning: milestones(context) };
    const changes = changesFor(input, context.rules.wijzigingsdata);
    return changes.ok ? { ...changes, ics: input.ics } : changes;
  },
  explain: (result, context) =>
    'planning' in result
      ? explainPlanning(result.planning, context)
      : explainChanges(result, context, result.ics),
  refuse,
  data: (result) => ('planning' in result ? { ...result } : dataOf(result)),
});

function namesOf(value: unknown): string[] {
  const names = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(',')
      : [value];
  return names.flatMap((name) => words.parse(name) ?? []);
}

/** The result for programs: one agreement with its days, or several with their common start. */
function dataOf({ changes, common }: Changes): Record<string, unknown> {
  const [first] = changes;
  if (common !== null) {
    return {
      ok: true,
      items: changes.map(({ item, startDate, deadline }) => ({
        item: item.name,
        startDate,
        deadline,
      })),
      common,
    };
  }
  const {
    item,
    mode,
    from,
    startDate,
    deadline,
    daysLeft,
    status,
    missed,
    alternative,
    warnings,
  }: Change = first;
  const own = { ok: true, item: item.name, group: item.group.id };
  const dates = { startDate, deadline, daysLeft };
  return mode === 'request'
    ? { ...own, requestDate: from, ...dates, missed, status, warnings }
    : { ...own, today: from, ...dates, status, alternative, warnings };
}

function refuse(failure: Failure, input: RawInput, context: Context): Reply {
  const { groups, notice, elsewhere } = context.rules.wijzigingsdata;
  const { error, read = '' } = failure;
  const lists = groups
    .map(
      (group) => `Per ${startDays({ group })}: ${group.items.map(({ name }) => name).join(', ')}.`,
    )
    .join(' ');
  const sentences: Readonly<Record<string, string>> = {
    E_ITEM_MISSING: `Welke afspraak wilt u wijzigen? ${lists}`,
    E_ITEM_UNKNOWN: `${said(read, context)} staat niet op de lijst van Zilveren Kruis. ${lists} Vraag het met het formulier bij 'Mijn huidige contract'.`,
    E_ITEM_AMBIGUOUS: `In de lijst staat ${meant(read, context).join(' en ')}. Bedoelt u dat?`,
    E_ITEM_REMOVED: `Het ${read} staat niet meer in het inkoopbeleid; er is geen wijzigingsdatum.`,
    E_ITEM_VIA_REGIO: `Een ${read} loopt via uw regio-organisatie.`,
    E_DATE_MISSING:
      'Wanneer stuurt u de aanvraag in, of per wanneer wilt u wijzigen? Schrijf bijvoorbeeld: wijzigingsdata poh-ggz per 1 april.',
    E_DATE_INVALID: `${read} bestaat niet of is geen datum. Schrijf de datum als dag-maand-jaar, bijvoorbeeld 04-03-2027.`,
    E_DATE_RANGE: `${read} ligt te ver weg: ik reken met de jaren 2000 tot en met 2100. Schrijf bijvoorbeeld 04-03-2027.`,
    E_START_NOT_ALLOWED: notAllowed(failure, context),
  };
  const other = elsewhere.find(({ name }) => name === read);
  return reply({
    kind: 'clarify',
    title: TITLES[error] ?? 'Ik kan dit niet berekenen',
    text:
      sentences[error] ??
      'Noem een afspraak en een datum, bijvoorbeeld: wijzigingsdata poh-ggz per 1 april.',
    choices: choicesOf(failure, input, context),
    sources: [context.cite(other?.section ?? notice.section)],
    route: error === 'E_ITEM_VIA_REGIO' ? 'regio_organisatie' : 'zilveren_kruis',
  });
}

/** The agreements that a name without its level may stand for: FTO → FTO 2. */
function meant(read: string, { rules }: Context): string[] {
  const names = rules.wijzigingsdata.groups.flatMap(({ items }) => items.map(({ name }) => name));
  return names.filter((name) => name.startsWith(`${read} `));
}

const TITLES: Readonly<Record<string, string>> = {
  E_ITEM_MISSING: 'Welke afspraak?',
  E_ITEM_UNKNOWN: 'Deze afspraak staat niet op de lijst',
  E_ITEM_AMBIGUOUS: 'Welke afspraak bedoelt u?',
  E_START_NOT_ALLOWED: 'Deze startdatum kan niet',
};

function notAllowed({ details }: Failure, { rules }: Context): string {
  const item = String(details?.item ?? '');
  const resolved = resolveItem(item, rules.wijzigingsdata);
  if (resolved.kind !== 'item') return 'Deze startdatum kan niet.';
  const near = [details?.previousAllowed, details?.nextAllowed].map((start) =>
    formatDay(String(start)),
  );
  return `${item} kan alleen per ${startDays(resolved.item)}. Dichtstbij: ${near.join(' of ')}.`;
}

function choicesOf(
  { error, read = '', details }: Failure,
  { items, start, request }: RawInput,
  context: Context,
): Reply['choices'] {
  const days = [
    typeof start === 'string' ? ` per ${start}` : '',
    typeof request === 'string' ? ` aanvraag ${request}` : '',
  ].join('');
  const choice = (name: string): Choice => ({
    label: name,
    message: `wijzigingsdata ${name}${days}`,
  });
  if (error === 'E_ITEM_AMBIGUOUS') return meant(read, context).map(choice);
  if (error === 'E_START_NOT_ALLOWED') {
    const near = [details?.previousAllowed, details?.nextAllowed]
      .map(String)
      .filter((day) => day > context.today);
    return near.map((day) => ({
      label: `Per ${formatDay(day)}`,
      message: `wijzigingsdata ${namesOf(items).join(', ')} per ${day}`,
    }));
  }
  if (error !== 'E_ITEM_MISSING') return [];
  return context.rules.wijzigingsdata.groups.flatMap((group) =>
    group.items.map(({ name }) => choice(name)),
  );
}
