import { amountsIn } from '../dutch/money.ts';
import { stem } from '../dutch/stem.ts';
import { tokenise } from '../dutch/tokenise.ts';
import type { Ask } from '../library/question-words.ts';
import { bodyOf, type Section } from '../library/section.ts';

/** What an answer must have to be one: an amount of money, or a moment in time. */
export type Sought = 'money' | 'time';

const stems = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u).map(stem));

const MONEY = stems(`
  kosten kost gekost kostte prijs prijzen tarief tarieven bedrag bedragen betalen betaalt betaal betaald betaalde rekent
  vergoeding vergoedt vergoed vergoeden vergoedde euro geld budget budgetten financiering bekostiging subsidie compensatie
  schuift keert duur goedkoop gratis declareren declaratie koppelkosten btw uurtarief maandbedrag jaarbedrag
`);
const MOMENT =
  /\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|kwartaal|weken|maand(?:en)?|termijn|datum|jaar|periode|20\d\d)\b/iu;

/** What a question asks for, as far as a section can be seen to have it or not. */
export function soughtIn(text: string, asks: ReadonlySet<Ask>): ReadonlySet<Sought> {
  const sought = new Set<Sought>();
  if (speaksOfMoney(text)) sought.add('money');
  if (asks.has('wanneer') || asks.has('hoelang')) sought.add('time');
  return sought;
}

/** Whether a section says anything of what is sought. It may well be that the document does not tell it. */
export function speaksOf(section: Section, sought: Sought): boolean {
  const known = KNOWN.get(section) ?? { money: ofMoney(section), time: ofTime(section) };
  KNOWN.set(section, known);
  return known[sought];
}

const KNOWN = new WeakMap<Section, Readonly<Record<Sought, boolean>>>();

const ofTime = (section: Section): boolean => MOMENT.test(`${section.title} ${bodyOf(section)}`);

function ofMoney(section: Section): boolean {
  const body = bodyOf(section);
  return (
    amountsIn(body).length > 0 ||
    body.includes('€') ||
    [section.title, ...section.questions].some(speaksOfMoney)
  );
}

function speaksOfMoney(text: string): boolean {
  return text.includes('€') || tokenise(text).some(({ word }) => MONEY.has(stem(word)));
}
