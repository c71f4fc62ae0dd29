import { dayInAmsterdam, formatDay } from '../../src/dutch/dates.ts';
import type { Article } from '../../src/helpdesk/article.ts';
import { ArticleParts } from '../../src/helpdesk/inbound.ts';
import { act, atDesk, deskOf, type Terminal, viewedRegion } from './command.ts';
import { Refusal } from './refusal.ts';
import { renderText } from './render.ts';
import type { Values } from './values.ts';

/** The parts of a saved answer that options name. Throws a `Refusal` for a date that is none. */
export function articleParts(values: Values): ArticleParts {
  const { question, source, review, until } = values;
  const given = { question, source, review, until, everyRegion: values['every-region'] };
  const parsed = ArticleParts.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
  if (parsed.success) return parsed.data;
  const option = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new Refusal(
    option === 'review' || option === 'until'
      ? `--${option}: schrijf een datum als 2027-01-31.`
      : `--${option} is leeg.`,
  );
}

/** `balie answers list | edit <id> [text] | withdraw <id>`: what the desk kept as knowledge. */
export async function runAnswers(
  words: readonly string[],
  values: Values,
  terminal: Terminal,
): Promise<void> {
  const [name = 'list', id, ...rest] = words;
  if (name === 'list') return list(values, terminal);
  if (name !== 'edit' && name !== 'withdraw')
    throw new Refusal(`"${name}" ken ik niet. Kies uit: list, edit, withdraw.`);
  if (id === undefined)
    throw new Refusal(`Noem het antwoord, bijvoorbeeld: balie answers ${name} helpdesk-12.`);
  const { region, by } = deskOf(terminal.settings, values);
  const who = atDesk(by);
  const text = rest.join(' ').trim();
  const parts = { ...articleParts(values), ...(text === '' ? {} : { answer: text }) };
  const what =
    name === 'edit'
      ? { kind: 'edit' as const, article: id, parts }
      : { kind: 'withdraw' as const, article: id };
  const { reply, article } = await act(terminal, region, who, what);
  terminal.say(values.json === true ? JSON.stringify({ id: article }) : renderText(reply));
}

async function list(values: Values, { store, settings, now, say }: Terminal): Promise<void> {
  const region = viewedRegion(settings, values);
  const all = await store.transaction(({ articles }) => articles.all());
  const own = all.filter(
    (article) =>
      article.withdrawnAt === null && (article.region === null || article.region === region.id),
  );
  if (values.json === true) return say(JSON.stringify(own));
  const today = dayInAmsterdam(now());
  say(
    own.length === 0
      ? 'Er zijn geen bewaarde antwoorden.'
      : own.map((article) => lineOf(article, today)).join('\n'),
  );
}

function lineOf({ id, question, review, until }: Article, today: string): string {
  const ends =
    until === null
      ? `nakijken op ${formatDay(review)}`
      : `${until < today ? 'gold' : 'geldt'} tot en met ${formatDay(until)}`;
  return `${id} · ${ends} · ${question}`;
}
