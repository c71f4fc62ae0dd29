import { formatDay, formatDayOfYear } from '../../dutch/dates.ts';
import { type Fact, type Reply, reply } from '../../reply.ts';
import type { Context } from '../calculator.ts';
import { cited } from '../figures.ts';
import { calendarFile, FORM } from './calendar.ts';
import type { Change, Changes, Warning } from './change.ts';
import type { Start } from './dates.ts';
import type { Item } from './items.ts';

/** When agreements can change, in words, with the derivation and until when the request can be sent. */
export function explainChanges(
  { changes, common }: Changes,
  context: Context,
  withFile: boolean,
): Reply {
  const [first] = changes;
  const best = common ?? bestStart(first);
  const names = list(
    changes.map(({ item }) => item.name),
    'en',
  );
  return reply({
    kind: 'calculation',
    title: titleOf(changes, common),
    text: [
      ...changes.map((change) => sentence(change)),
      ...(common === null ? [] : [together(names, common)]),
    ].join('\n\n'),
    facts:
      common === null
        ? factsOf(first)
        : [
            ...changes.map(factOf),
            {
              label: 'Samen',
              value: `per ${formatDay(common.startDate)}, aanvraag uiterlijk ${formatDay(common.deadline)}`,
            },
          ],
    steps: stepsOf(changes, context),
    warnings: [...new Set([...changes.flatMap(({ warnings }) => warnings)])].map((warning) =>
      WARNINGS[warning](context),
    ),
    sources: [
      ...changes.map(({ item }) => item.section),
      context.rules.wijzigingsdata.notice.section,
    ].map(context.cite),
    choices:
      withFile || best.deadline < first.from
        ? []
        : [
            {
              label: 'Zet in agenda',
              message: `wijzigingsdata ${changes.map(({ item }) => item.name).join(', ')} per ${best.startDate} ics`,
              brings: 'file',
            },
          ],
    files: withFile ? [calendarFile(names, best, context.today)] : [],
    route: 'zilveren_kruis',
    understood: `wijzigingsdata ${changes.map(({ item }) => item.name).join(', ')} ${first.mode === 'start' ? `per ${first.startDate}` : `aanvraag ${first.from}`}`,
  });
}

const bestStart = (change: Change): Start => change.alternative ?? change;

function titleOf([first, ...others]: Changes['changes'], common: Start | null): string {
  if (common !== null)
    return `${list(
      [first, ...others].map(({ item }) => item.name),
      'en',
    )}: samen per ${formatDay(common.startDate)}`;
  const { item, startDate, deadline, status, alternative } = first;
  if (alternative !== null)
    return `${item.name}: ${status === 'te laat' ? 'te laat' : 'voorbij'} voor ${formatDay(startDate)}, wel per ${formatDay(alternative.startDate)}`;
  return `${item.name} per ${formatDay(startDate)}: aanvragen uiterlijk ${formatDay(deadline)}`;
}

/** One agreement in a few sentences, as a colleague would say it. */
function sentence({
  item,
  mode,
  from,
  startDate,
  deadline,
  daysLeft,
  status,
  missed,
  alternative,
}: Change): string {
  const can = `${item.name} kan per ${startDays(item)}.`;
  if (mode === 'request') {
    const late =
      missed === null
        ? ''
        : ` Op ${formatDay(from)} bent u ${days(missed.daysLate)} te laat voor ${formatDay(missed.startDate)} (uiterlijk ${formatDay(missed.deadline)}).`;
    return `${can}${late} Eerstvolgende startdatum: ${formatDay(startDate)}; stuur de aanvraag uiterlijk ${formatDay(deadline)} in via ${FORM}. ${left(daysLeft, from)}`;
  }
  if (alternative === null)
    return `${can} Voor ${formatDay(startDate)} stuurt u de aanvraag uiterlijk ${formatDay(deadline)} in via ${FORM}. ${left(daysLeft, from)}`;
  const missedIt =
    status === 'verstreken'
      ? `${formatDay(startDate)} is op ${formatDay(from)} al geweest of vandaag begonnen.`
      : `Op ${formatDay(from)} bent u volgens de gevraagde termijn ${days(-daysLeft)} te laat voor ${formatDay(startDate)} (uiterlijk ${formatDay(deadline)}). Wilt u die datum toch, dien het formulier dan direct in; Zilveren Kruis beslist.`;
  return `${can} ${missedIt} Eerstvolgende startdatum: ${formatDay(alternative.startDate)}; stuur de aanvraag uiterlijk ${formatDay(alternative.deadline)} in via ${FORM}.`;
}

const days = (count: number): string => (count === 1 ? '1 dag' : `${count} dagen`);

function left(daysLeft: number, from: string): string {
  return daysLeft === 0
    ? `${formatDay(from)} is de laatste dag.`
    : `Vanaf ${formatDay(from)} hebt u nog ${days(daysLeft)}.`;
}

function together(names: string, { startDate, deadline }: Start): string {
  return `Wilt u ${names} tegelijk laten ingaan, dan kan dat per ${formatDay(startDate)}. Stuur de aanvraag uiterlijk ${formatDay(deadline)} in.`;
}

/** "1 januari, 1 april, 1 juli of 1 oktober". */
export function startDays({ group }: Pick<Item, 'group'>): string {
  return list(
    group.starts.map(({ day, month }) => formatDayOfYear(day, month)),
    'of',
  );
}

function list(parts: readonly string[], word: string): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

function factsOf({ startDate, deadline, daysLeft, status, from, alternative }: Change): Fact[] {
  return [
    { label: 'Startdatum', value: formatDay(startDate) },
    { label: 'Aanvraag uiterlijk', value: formatDay(deadline) },
    {
      label: 'Stand',
      value: daysLeft < 0 ? status : `${status}, nog ${days(daysLeft)} vanaf ${formatDay(from)}`,
    },
    ...(alternative === null
      ? []
      : [
          {
            label: 'Wel mogelijk',
            value: `${formatDay(alternative.startDate)}, aanvraag uiterlijk ${formatDay(alternative.deadline)}`,
          },
        ]),
  ];
}

function factOf({ item, startDate, deadline, alternative }: Change): Fact {
  const start = alternative ?? { startDate, deadline };
  return {
    label: item.name,
    value: `per ${formatDay(start.startDate)}, aanvraag uiterlijk ${formatDay(start.deadline)}`,
  };
}

function stepsOf(changes: readonly Change[], context: Context): string[] {
  const { notice } = context.rules.wijzigingsdata;
  const back = ({ startDate, deadline }: Start): string =>
    `${formatDay(startDate)} min ${notice.days} dagen = ${formatDay(deadline)}`;
  return [
    ...changes.map(
      ({ item }) => `${item.name} kan per ${startDays(item)} (${cited(context, item.section)}).`,
    ),
    `De aanvraag moet uiterlijk ${notice.written} vóór de startdatum binnen zijn: ${notice.days} kalenderdagen, de laatste dag telt mee (${cited(context, notice.section)}).`,
    ...changes.flatMap((change) => [
      ...(change.missed === null
        ? []
        : [
            `${back(change.missed)}: op ${formatDay(change.from)} ${days(change.missed.daysLate)} voorbij.`,
          ]),
      `${back(change)}: ${change.daysLeft < 0 ? `op ${formatDay(change.from)} ${days(-change.daysLeft)} voorbij` : `vanaf ${formatDay(change.from)} nog ${days(change.daysLeft)}`}.`,
      ...(change.alternative === null ? [] : [`${back(change.alternative)}: op tijd.`]),
    ]),
  ];
}

/** The sentence of each warning. */
export const WARNINGS: Readonly<Record<Warning, (context: Context) => string>> = {
  W_OUTSIDE_POLICY: ({ rules }) =>
    `De bron gaat over het beleid van ${rules.wijzigingsdata.valid.from.slice(0, 4)}-${rules.wijzigingsdata.valid.until.slice(0, 4)}. Of deze datum dan ook geldt, staat er niet.`,
  W_DEADLINE_WEEKEND: () =>
    'De laatste dag valt in het weekend. De bron zegt daar niets over; stuur de aanvraag de werkdag ervoor.',
  W_4WK_NEW_TARIFF_ONLY: ({ rules }) =>
    `De bron noemt de termijn van ${rules.wijzigingsdata.notice.written} bij aanpassingen met een nieuw tarief. Reken er altijd op.`,
  W_HALFYEAR_VS_QUARTER: () =>
    'Een nieuw tarief gaat volgens de bron in vanaf het eerstvolgende kwartaal, maar deze afspraak kan alleen per halfjaar. Wat voorgaat staat er niet; ik houd de halfjaardatum aan.',
};
