import type { IsDutch } from '../dutch/spelling.ts';
import { tokenise } from '../dutch/tokenise.ts';
import { type Concept, conceptsOf, type QueryContext } from './query.ts';
import { type Ask, asksOf } from './question-words.ts';
import type { Rules } from './rules.ts';
import type { Route, RouteId, Source, Thesaurus } from './schemas.ts';
import { buildSearchIndex, type WeightedTerm } from './search-index.ts';
import { bodyOf, type Section } from './section.ts';
import { spellingCorrector } from './spelling-correction.ts';
import { indexTerms, wordsOf } from './terms.ts';
import { type Lexicon, lexicon } from './thesaurus.ts';

/** A knowledge base as it was read, before it is made searchable. */
export interface Knowledge {
  readonly sources: readonly Source[];
  readonly routes: readonly Route[];
  readonly sections: readonly Section[];
  readonly thesaurus: Thesaurus;
  readonly rules: Rules;
}

/** A section that may answer a question. */
export interface Hit {
  readonly section: Section;
  readonly score: number;
  /** Which share of the question's weight the section has, 0 to 1. */
  readonly coverage: number;
  /** How much one of the section's own phrasings is like the question, 0 to 1. */
  readonly likeness: number;
}

/** The knowledge in memory, ready to be searched. */
export interface Library {
  readonly sources: readonly Source[];
  readonly sections: readonly Section[];
  readonly lexicon: Lexicon;
  section(ref: string): Section | null;
  route(id: RouteId): Route | null;
  /** A question as the search understands it. */
  query(question: string): Query;
  /** The best sections for a question, best first. `weigh` lets the caller favour or drop some. */
  search(query: Query, limit?: number, weigh?: (section: Section) => number): Hit[];
  /** Whether a section has a content word of a question, in any form that stands for it. */
  has(section: Section, concept: Concept): boolean;
  readonly size: { readonly sections: number; readonly terms: number; readonly words: number };
}

/** A question as the search understands it: its content words, and what its question words ask for. */
export interface Query {
  readonly concepts: readonly Concept[];
  readonly asks: ReadonlySet<Ask>;
}

interface Entry {
  readonly section: Section;
  readonly terms: ReadonlySet<string>;
  readonly phrasings: readonly Phrasing[];
}

/** A title or question of a section: its terms and what they weigh together. */
interface Phrasing {
  readonly terms: ReadonlySet<string>;
  readonly weight: number;
  readonly asks: ReadonlySet<Ask>;
}

/** What a shared question word ("wanneer", "wie") weighs in likeness; a content word weighs its rarity, 1 to 6. */
const ASK_WEIGHT = 1.8;

/** Candidates that are looked at closely, of those that the engine finds. */
const CANDIDATES = 20;

export function createLibrary(knowledge: Knowledge, isDutch: IsDutch): Library {
  const { sections } = knowledge;
  const words = wordsOf(
    sections.flatMap((section) => [
      section.title,
      ...section.questions,
      bodyOf(section),
      section.article.title,
    ]),
  );
  const terms = (text: string): string[] => indexTerms(text, words, isDutch);
  const texts = sections.map((section) => {
    const phrasings = [section.title, ...section.questions].map((text) => ({
      terms: terms(text),
      asks: asksOf(tokenise(text)),
    }));
    const title = phrasings[0]?.terms ?? [];
    const body = terms(`${section.article.title}\n${bodyOf(section)}`);
    return {
      section,
      phrasings,
      terms: [...title, ...phrasings.flatMap((each) => each.terms), ...body],
    };
  });
  const index = buildSearchIndex(
    texts.map(({ section: { ref }, terms: all }) => ({ ref, terms: all })),
  );
  const distinct = texts.map((text) => new Set(text.terms));
  const context = queryContext(distinct, lexicon(knowledge.thesaurus), words, isDutch);
  const entries = new Map<string, Entry>();
  texts.forEach(({ section, phrasings }, at) => {
    const weighed = phrasings.map((phrasing) => weighPhrasing(phrasing, context));
    entries.set(section.ref, { section, terms: distinct[at] ?? new Set(), phrasings: weighed });
  });
  const allTerms = new Set(texts.flatMap((text) => text.terms));
  return {
    sources: knowledge.sources,
    sections,
    lexicon: context.lexicon,
    section: (ref) => entries.get(ref)?.section ?? null,
    route: (id) => knowledge.routes.find((route) => route.id === id) ?? null,
    query: (question) => ({
      concepts: conceptsOf(question, context),
      asks: asksOf(tokenise(question)),
    }),
    search: (query, limit = 5, weigh = () => 1) => {
      const found = index.search(weightedTerms(query.concepts), CANDIDATES);
      const top = found[0]?.score ?? 1;
      const mass = massOf(query);
      const hits = found.flatMap(({ ref, score }) => {
        const entry = entries.get(ref);
        return entry === undefined
          ? []
          : [rank(entry, score / top, query, mass, weigh(entry.section))];
      });
      return hits
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
    has: (section, concept) => best(entries.get(section.ref)?.terms ?? new Set(), concept) > 0,
    size: { sections: sections.length, terms: allTerms.size, words: words.all.size },
  };
}

function weighPhrasing(
  { terms, asks }: { readonly terms: readonly string[]; readonly asks: ReadonlySet<Ask> },
  { rarity }: QueryContext,
): Phrasing {
  const distinct = new Set(terms);
  const asked = asks.size * ASK_WEIGHT;
  const weight = [...distinct].reduce((sum, term) => sum + (rarity(term) ?? 0), asked);
  return { terms: distinct, weight, asks };
}

function queryContext(
  texts: readonly ReadonlySet<string>[],
  lexicon: Lexicon,
  words: ReturnType<typeof wordsOf>,
  isDutch: IsDutch,
): QueryContext {
  const frequency = new Map<string, number>();
  for (const terms of texts)
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const idf = (count: number): number => Math.log(1 + (texts.length - count + 0.5) / (count + 0.5));
  const rarities = new Map([...frequency].map(([term, count]) => [term, idf(count)]));
  const rarity = (term: string): number | null => rarities.get(term) ?? null;
  return {
    words,
    lexicon,
    isDutch,
    rarity,
    correct: spellingCorrector(words.all, rarity),
    rarest: idf(1),
  };
}

function weightedTerms(concepts: readonly Concept[]): WeightedTerm[] {
  const weights = new Map<string, number>();
  for (const { terms } of concepts) {
    for (const [term, weight] of terms) weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}

/** What the content words of a question weigh together, and what they weigh with its question words. */
interface Mass {
  readonly words: number;
  readonly all: number;
}

function massOf({ concepts, asks }: Query): Mass {
  const from = (start: number): number => concepts.reduce((sum, { weight }) => sum + weight, start);
  return { words: from(0), all: from(asks.size * ASK_WEIGHT) };
}

function rank(entry: Entry, score: number, query: Query, mass: Mass, favour: number): Hit {
  const { concepts } = query;
  const coverage = share(entry.terms, concepts, mass.words);
  const likeness = Math.max(
    0,
    ...entry.phrasings.map((phrasing) => alike(phrasing, query, mass.all)),
  );
  const power = Math.max(0, concepts.length - 2) / 8;
  const total = favour * score * coverage ** power * (0.4 + likeness);
  return { section: entry.section, score: total, coverage, likeness };
}

/** The share of the question's weight that a set of terms has. */
function share(terms: ReadonlySet<string>, concepts: readonly Concept[], all: number): number {
  return all === 0
    ? 0
    : concepts.reduce((sum, concept) => sum + concept.weight * best(terms, concept), 0) / all;
}

function best(terms: ReadonlySet<string>, concept: Concept): number {
  let highest = 0;
  for (const [term, weight] of concept.terms)
    if (weight > highest && terms.has(term)) highest = weight;
  return highest;
}

/** Cosine-like: what question and phrasing share, over the geometric mean of what each weighs. */
function alike(phrasing: Phrasing, { concepts, asks }: Query, asked: number): number {
  if (asked === 0 || phrasing.weight === 0) return 0;
  const sharedAsks = [...asks].filter((ask) => phrasing.asks.has(ask)).length;
  const shared = concepts.reduce(
    (sum, concept) => sum + concept.weight * best(phrasing.terms, concept),
    sharedAsks * ASK_WEIGHT,
  );
  return Math.min(1, shared / Math.sqrt(asked * phrasing.weight));
}
