import { formatDay } from '../../src/dutch/dates.ts';
import type { Cluster } from '../../src/helpdesk/clusters.ts';
import type { Expiring } from '../../src/helpdesk/expiring.ts';
import type { Report, TopicCount, Waits } from '../../src/helpdesk/report.ts';

/** Columns of the narrowest terminal that people have. */
const WIDTH = 80;

/** Questions without an answer that are shown; how many more there are is said. */
const MOST_CLUSTERS = 20;

/** A report as text for people, in lines of at most 80 columns. */
export function renderReport(report: Report): string {
  const { from, until, regions } = report;
  const parts = [
    [`Vragen van ${formatDay(from)} tot en met ${formatDay(until)}`, ...named(regions)],
    questionLines(report),
    ['Onderwerpen', ...orNone(report.byTopic.map(topicLine), 'Geen onderwerpen.')],
    ticketLines(report),
    ['Vragen zonder goed antwoord', ...clusterLines(report.clusters)],
    [
      'Kennis om na te kijken',
      ...orNone(report.expiring.map(expiringLine), 'Geen antwoorden of documenten die aflopen.'),
    ],
  ];
  return parts.map((lines) => lines.flatMap(wrap).join('\n')).join('\n\n');
}

const named = (regions: readonly string[]): string[] =>
  regions.length === 0 ? [] : [regions.join(', ')];

const orNone = (lines: readonly string[], none: string): readonly string[] =>
  lines.length === 0 ? [none] : lines;

function questionLines({
  questions,
  byKind,
  answered,
  handedOver,
  helpful,
  unhelpful,
  countedOnly,
}: Report): string[] {
  if (questions === 0) return ['Geen vragen in deze periode.'];
  const rated =
    helpful + unhelpful === 0
      ? 'Geen oordelen over antwoorden.'
      : `Oordeel over antwoorden: ${helpful} keer nuttig, ${unhelpful} keer niet nuttig.`;
  return [
    `Vragen: ${questions}, waarvan ${answered} beantwoord (${Math.round((100 * answered) / questions)}%)`,
    `• Antwoord uit de documenten of van de helpdesk: ${byKind.answer}`,
    `• Berekening: ${byKind.calculation}`,
    `• Balie vroeg om meer gegevens: ${byKind.clarify}`,
    `• Niet gevonden in de documenten: ${byKind.handover}`,
    `• Niet voor Balie, zoals medische vragen: ${byKind.refusal}`,
    handedOver === 0
      ? 'Geen vragen doorgegeven aan de helpdesk.'
      : `Doorgegeven aan de helpdesk: ${handedOver}.`,
    rated,
    ...(countedOnly === 0 ? [] : [countedLine(countedOnly)]),
  ];
}

const countedLine = (count: number): string =>
  `Van ${questionCount(count)} is de tekst niet meer bewaard. Die ${count === 1 ? 'telt' : 'tellen'} alleen mee in de aantallen.`;

function topicLine({ title, count, unanswered }: TopicCount): string {
  const gap = unanswered === 0 ? '' : `, waarvan ${unanswered} zonder goed antwoord`;
  return `• ${title}: ${questionCount(count)}${gap}`;
}

function ticketLines({ tickets, timeToClaim, timeToAnswer }: Report): string[] {
  const { opened, answered, closed, reopened, waiting } = tickets;
  const none = opened + answered + closed + reopened + waiting === 0;
  if (none) return ['Helpdesk', 'Geen vragen bij de helpdesk.'];
  return [
    'Helpdesk',
    `• Nieuw: ${opened}, beantwoord: ${answered}, gesloten: ${closed}, heropend: ${reopened}`,
    `• Wacht nu op antwoord: ${waiting}`,
    waitLine('opgepakt', timeToClaim),
    waitLine('beantwoord', timeToAnswer),
  ];
}

function waitLine(what: string, waits: Waits | null): string {
  if (waits === null) return `• Geen vragen voor het eerst ${what} in deze periode.`;
  const { count, median, slowest } = waits;
  const how =
    count === 1
      ? `na ${durationText(slowest)}`
      : `de helft binnen ${durationText(median)}, de langzaamste na ${durationText(slowest)}`;
  return `• Voor het eerst ${what}: ${questionCount(count)}, ${how} openingstijd`;
}

/** Minutes as people say them: `2 uur 5 min`. */
function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} uur` : `${hours} uur ${rest} min`;
}

function clusterLines(clusters: readonly Cluster[]): readonly string[] {
  const lines = clusters
    .slice(0, MOST_CLUSTERS)
    .flatMap(({ label, count, examples }) => [
      `• ${count} keer: ${label}`,
      ...examples.map((text) => `  ook: ${text}`),
    ]);
  const more = clusters.slice(MOST_CLUSTERS).reduce((sum, { count }) => sum + count, 0);
  const rest = more === 0 ? [] : [`En nog ${questionCount(more)} over iets anders.`];
  return orNone(
    [...lines, ...rest],
    'Geen vragen zonder goed antwoord waarvan de tekst er nog is.',
  );
}

function expiringLine({ kind, id, title, what, date }: Expiring): string {
  const about = `${kind === 'saved' ? 'antwoord' : 'artikel'} ${id}`;
  const act = what === 'end' ? `laatste dag van ${about}` : `kijk ${about} na`;
  return `• ${formatDay(date)}: ${act}, “${title}”`;
}

const questionCount = (count: number): string => (count === 1 ? '1 vraag' : `${count} vragen`);

/** Control characters and invisible ones could move the cursor or turn the text around. */
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

/** A line as lines that fit; what follows the first stands under its text. A word that is too long is cut. */
function wrap(line: string): string[] {
  const indent = /^(?:• | +)/u.exec(line)?.[0] ?? '';
  const room = WIDTH - indent.length;
  const words = line.slice(indent.length).replace(INVISIBLE, ' ').split(/\s+/u);
  const lines: string[] = [];
  let filled = '';
  for (const word of words.flatMap((each) => cut(each, room))) {
    const longer = filled === '' ? word : `${filled} ${word}`;
    const fits = [...longer].length <= room;
    if (!fits) lines.push(filled);
    filled = fits ? longer : word;
  }
  return [...lines, filled].map(
    (text, at) => (at === 0 ? indent : ' '.repeat(indent.length)) + text,
  );
}

function cut(word: string, room: number): string[] {
  const letters = [...word];
  const pieces: string[] = [];
  for (let at = 0; at === 0 || at < letters.length; at += room)
    pieces.push(letters.slice(at, at + room).join(''));
  return pieces;
}
