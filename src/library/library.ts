import type { IsDutch } from '../dutch/spelling.ts';
import { stem } from '../dutch/stem.ts';
import { tokenise } from '../dutch/tokenise.ts';
import { type Concept, conceptsOf } from './query.ts';
import { type Ask, asksOf } from './question-words.ts';
import type { Rules } from './rules.ts';
import type { Route, RouteId, Source, Thesaurus, Topic } from './schemas.ts';
import type { WeightedTerm } from './search-index.ts';
import type { Section } from './section.ts';
import {
  ASK_WEIGHT,
  type Entry,
  type Phrasing,
  phrasingOf,
  type Shelf,
  shelve,
  shelveOn,
} from './shelf.ts';
import { type Lexicon, lexicon } from './thesaurus.ts';

/** A knowledge base as it was read, before it is made searchable. */
export interface Knowledge {
  readonly sources: readonly Source[];
  readonly routes: readonly Route[];
  readonly sections: readonly Section[];
  readonly thesaurus: Thesaurus;
  readonly rules: Rules;
  readonly topics: readonly Topic[];
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
  /** The rows of the triage matrix; the last takes what fits none of the others. */
  readonly topics: readonly Topic[];
  section(ref: string): Section | null;
  route(id: RouteId): Route | null;
  /** A question as the search understands it. */
  query(question: string): Query;
  /** The best sections for a question, best first. `weigh` lets the caller favour or drop some. */
  search(query: Query, limit?: number, weigh?: (section: Section) => number): Hit[];
  /** Whether a section has a content word of a question, in any form that stands for it. */
  has(section: Section, concept: Concept): boolean;
  /** A text to compare questions with, as its terms. */
  phrasing(text: string): Phrasing;
  /** How much a question is like a phrasing, 0 to 1. A word that no section has counts too, when both have it. */
  likeness(query: Query, phrasing: Phrasing): number;
  /**
   * A library that has these sections besides its own; their refs are none of its own. It shares everything of this one,
   * which stays as it is, and is there in some milliseconds. Names that the sections speak of are known to it.
   */
  with(sections: readonly Section[], documents?: readonly Source[]): Library;
  readonly size: { readonly sections: number; readonly terms: number; readonly words: number };
}

/** A question as the search understands it: its content words, and what its question words ask for. */
export interface Query {
  readonly concepts: readonly Concept[];
  readonly asks: ReadonlySet<Ask>;
}

export type { Phrasing } from './shelf.ts';

/** Candidates that are looked at closely, of those that the engine finds. */
const CANDIDATES = 20;

/** The library of a knowledge base. `isDutch` tells ordinary words, that need no mending. */
export function createLibrary(knowledge: Knowledge, isDutch: IsDutch): Library {
  const { sections, thesaurus } = knowledge;
  return libraryOf(knowledge, shelve(sections, lexicon(thesaurus), isDutch));
}

function libraryOf(knowledge: Knowledge, shelf: Shelf): Library {
  const { sources, routes, topics } = knowledge;
  const { sections, own, below, index, context, entry } = shelf;
  return {
    sources,
    sections,
    lexicon: context.lexicon,
    topics,
    section: (ref) => entry(ref)?.section ?? null,
    route: (id) => routes.find((route) => route.id === id) ?? null,
    query: (question) => ({
      concepts: conceptsOf(question, context),
      asks: asksOf(tokenise(question)),
    }),
    search: (query, limit = 5, weigh = () => 1) => searchOn(shelf, query, weigh).slice(0, limit),
    has: (section, concept) => speaksOf(shelf, section, concept),
    phrasing: (text) => phrasingOf(text, context),
    likeness: (query, phrasing) => alike(phrasing, query, massOf(query).all),
    with: (added, documents = []) =>
      libraryOf(
        { ...knowledge, sources: [...sources, ...documents] },
        below === null ? shelveOn(shelf, added) : shelveOn(below, [...own, ...added]),
      ),
    size: { sections: sections.length, terms: index.size.terms, words: context.words.size },
  };
}

/** A name that was learned from an added section is in no section below, though one may name it as unknown. */
function speaksOf({ below, entry }: Shelf, { ref }: Section, concept: Concept): boolean {
  if (concept.name?.learned === true && below?.entry(ref)) return false;
  return best(entry(ref)?.terms ?? new Set(), concept) > 0;
}

function searchOn(
  { index, entry }: Shelf,
  query: Query,
  weigh: (section: Section) => number,
): Hit[] {
  const found = index.search(weightedTerms(query.concepts), CANDIDATES);
  const top = found[0]?.score ?? 1;
  const mass = massOf(query);
  const hits = found.flatMap(({ ref, score }) => {
    const known = entry(ref);
    return known === null ? [] : [rank(known, score / top, query, mass, weigh(known.section))];
  });
  return hits.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
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

/** How well a set of terms has a word: in the form that stands for it best, or itself where no section has it. */
function best(terms: ReadonlySet<string>, concept: Concept): number {
  if (concept.terms.size === 0)
    return concept.name === null && terms.has(stem(concept.word)) ? 1 : 0;
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
