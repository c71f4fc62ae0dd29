import type { Token } from '../dutch/tokenise.ts';

/** What a question asks for, by its question word. */
export type Ask =
  | 'wie'
  | 'wat'
  | 'wanneer'
  | 'waar'
  | 'waarom'
  | 'hoe'
  | 'hoeveel'
  | 'hoelang'
  | 'of';

const ASKS: Readonly<Record<string, Ask>> = {
  wie: 'wie',
  wiens: 'wie',
  who: 'wie',
  whom: 'wie',
  whose: 'wie',
  wat: 'wat',
  welk: 'wat',
  welke: 'wat',
  what: 'wat',
  which: 'wat',
  wanneer: 'wanneer',
  when: 'wanneer',
  waar: 'waar',
  waarheen: 'waar',
  where: 'waar',
  waarom: 'waarom',
  waardoor: 'waarom',
  why: 'waarom',
  hoe: 'hoe',
  how: 'hoe',
  hoeveel: 'hoeveel',
  hoelang: 'hoelang',
};

/** Verbs with which a question begins that wants a yes or no. */
const YES_OR_NO = new Set(
  `is zijn was waren kan kun kunt kunnen kon konden mag mogen mocht moet moeten moest moesten heeft hebben hebt had hadden
  wordt worden werd werden gaat geldt telt telde krijg krijgt krijgen doet doen deed bestaat bestaan klopt staat komt zit
  are does do did can could must may has have will`.split(/\s+/u),
);

const PAIRS: Readonly<Record<string, Ask>> = {
  'hoe lang': 'hoelang',
  'how long': 'hoelang',
  'hoe veel': 'hoeveel',
  'how many': 'hoeveel',
  'how much': 'hoeveel',
};

/** The kinds of answer that a question asks for: "wie betaalt dat en hoe lang" → who and how long. */
export function asksOf(tokens: readonly Token[]): ReadonlySet<Ask> {
  const asks = new Set<Ask>();
  tokens.forEach(({ word }, at) => {
    const pair = PAIRS[`${word} ${tokens[at + 1]?.word ?? ''}`];
    const ask = pair ?? (Object.hasOwn(ASKS, word) ? ASKS[word] : undefined);
    if (ask !== undefined) asks.add(ask);
  });
  if (asks.size === 0 && YES_OR_NO.has(tokens[0]?.word ?? '')) asks.add('of');
  return asks;
}
