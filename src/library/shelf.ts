import type { IsDutch } from '../dutch/spelling.ts';
import { type Token, tokenise } from '../dutch/tokenise.ts';
import type { QueryContext } from './query.ts';
import { type Ask, asksOf } from './question-words.ts';
import { buildSearchIndex, type SearchIndex } from './search-index.ts';
import { bodyOf, type Section } from './section.ts';
import { type SpellingCorrector, spellingCorrector } from './spelling-correction.ts';
import { indexTerms, type Words, wordsOf } from './terms.ts';
import { isStranger, type Lexicon, withLearned } from './thesaurus.ts';

/** A section with what it is found under. */
export interface Entry {
  readonly section: Section;
  readonly terms: ReadonlySet<string>;
  readonly phrasings: readonly Phrasing[];
}

/** A title or question of a section: its terms and what they weigh together. */
export interface Phrasing {
  readonly terms: ReadonlySet<string>;
  readonly weight: number;
  readonly asks: ReadonlySet<Ask>;
}

/** Sections made searchable, with those of the shelf below them. */
export interface Shelf {
  readonly sections: readonly Section[];
  /** The sections that the shelf below does not have. */
  readonly own: readonly Section[];
  readonly below: Shelf | null;
  readonly index: SearchIndex;
  readonly context: QueryContext;
  readonly spelling: SpellingCorrector;
  entry(ref: string): Entry | null;
}

/** What a shared question word ("wanneer", "wie") weighs in likeness; a content word weighs its rarity, 1 to 6. */
export const ASK_WEIGHT = 1.8;

/** What a word that no section has weighs in a phrasing, as a share of the rarest that one has. */
const UNHEARD = 0.45;

/** The shelf of a knowledge base. */
export function shelve(sections: readonly Section[], lexicon: Lexicon, isDutch: IsDutch): Shelf {
  return build(sections.map(readSection), null, lexicon, isDutch);
}

/**
 * A shelf of these sections on another one, of which it shares everything. Their words and the names that they speak of
 * are known on it; the shelf below stays as it is.
 */
export function shelveOn(below: Shelf, sections: readonly Section[]): Shelf {
  const { lexicon, isDutch } = below.context;
  const read = sections.map(readSection);
  const mentions = read.flatMap(textsOf).flatMap((tokens) => lexicon.mentions(tokens));
  const spokenOf = mentions.filter(isStranger).map(({ name }) => name);
  return build(read, below, withLearned(lexicon, new Set(spokenOf)), isDutch);
}

function build(
  read: readonly ReadSection[],
  below: Shelf | null,
  lexicon: Lexicon,
  isDutch: IsDutch,
): Shelf {
  const words = wordsOf(read.flatMap(textsOf), below?.context.words ?? null);
  const termed = read.map((each) => withTerms(each, words, isDutch));
  const texts = termed.map(({ section: { ref }, terms }) => ({ ref, terms }));
  const index = below === null ? buildSearchIndex(texts) : below.index.with(texts);
  const spelling = spellingCorrector(words.own, index.rarity, below?.spelling ?? null);
  const { correct } = spelling;
  const { rarity, rarest } = index;
  const context = { words, lexicon, isDutch, rarity, correct, rarest };
  const entries = new Map(
    termed.map(({ section, terms, phrasings }) => [
      section.ref,
      {
        section,
        terms: new Set(terms),
        phrasings: phrasings.map((phrasing) => weighPhrasing(phrasing, context)),
      },
    ]),
  );
  const entry = (ref: string): Entry | null => entries.get(ref) ?? below?.entry(ref) ?? null;
  const own = read.map(({ section }) => section);
  const sections = below === null ? own : [...below.sections, ...own];
  return { sections, own, below, index, context, spelling, entry };
}

/** A text to compare questions with. */
export function phrasingOf(text: string, context: QueryContext): Phrasing {
  return weighPhrasing(asPhrasing(tokenise(text), context.words, context.isDutch), context);
}

/** A section as its words: its title and questions, and what stands in it. */
interface ReadSection {
  readonly section: Section;
  readonly phrasings: readonly (readonly Token[])[];
  readonly body: readonly Token[];
}

function readSection(section: Section): ReadSection {
  return {
    section,
    phrasings: [section.title, ...section.questions].map(tokenise),
    body: tokenise(`${section.article.title}\n${bodyOf(section)}`),
  };
}

const textsOf = ({ phrasings, body }: ReadSection): (readonly Token[])[] => [...phrasings, body];

interface TermedPhrasing {
  readonly terms: readonly string[];
  readonly asks: ReadonlySet<Ask>;
}

function asPhrasing(tokens: readonly Token[], words: Words, isDutch: IsDutch): TermedPhrasing {
  return { terms: indexTerms(tokens, words, isDutch), asks: asksOf(tokens) };
}

/** The terms that a section is found under. Those of its title count once more: it is a name and a phrasing. */
function withTerms({ section, phrasings, body }: ReadSection, words: Words, isDutch: IsDutch) {
  const termed = phrasings.map((tokens) => asPhrasing(tokens, words, isDutch));
  const title = termed[0]?.terms ?? [];
  const inBody = indexTerms(body, words, isDutch);
  const terms = [...title, ...termed.flatMap((each) => each.terms), ...inBody];
  return { section, phrasings: termed, terms };
}

function weighPhrasing(
  { terms, asks }: TermedPhrasing,
  { rarity, rarest }: QueryContext,
): Phrasing {
  const distinct = new Set(terms);
  const asked = asks.size * ASK_WEIGHT;
  const weight = [...distinct].reduce(
    (sum, term) => sum + (rarity(term) ?? rarest * UNHEARD),
    asked,
  );
  return { terms: distinct, weight, asks };
}
