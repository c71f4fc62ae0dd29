import { tokenise } from '../dutch/tokenise.ts';
import { isEnglish } from '../library/english.ts';
import type { Library, Query } from '../library/library.ts';
import type { Concept } from '../library/query.ts';
import type { Mention } from '../library/thesaurus.ts';

/** A question as Balie understands it. */
export interface Question {
  /** Without markup and invisible characters. */
  readonly text: string;
  readonly query: Query;
  /** The names in it that decide the answer. */
  readonly names: readonly Mention[];
  /** The question before this one, when this one leans on it ("en bij RAM-IT?"). */
  readonly leansOn: Query | null;
  /** The question before with this one's name in it, when this one is only another name ("en bij RAM-IT?"). */
  readonly inFull: string | null;
}

/** The most of a message that is read: a question with its story fits, a pasted document does not. */
const MOST_CHARACTERS = 1500;

const LEANING_START = /^(?:en|maar|dus|ook|of|and|but|what about|how about)\b/iu;
const POINTING = new Set(
  `dat dit die deze daar daarvan daarvoor daarmee daarbij daarover daarin daarna daarop dan er erbij ervoor erover ermee
  ervan hij zij ze hun hem haar hiervoor hiervan hierbij hierover zo zoiets it that those these they this them there then
  its`.split(/\s+/u),
);

/** Reads a question, with the previous one of the conversation where it cannot stand alone. */
export function understand(
  message: string,
  previous: string | undefined,
  library: Library,
): Question {
  const text = message.slice(0, MOST_CHARACTERS);
  const query = library.query(text);
  if (previous === undefined || !leans(text, query.concepts)) {
    return { text, query, names: namesOf(query.concepts), leansOn: null, inFull: null };
  }
  const before = library.query(previous.slice(0, MOST_CHARACTERS));
  const concepts = [...query.concepts, ...carriedOver(before.concepts, query.concepts)];
  const inFull = query.concepts.every(({ name }) => name !== null)
    ? concepts.map(({ surface }) => surface).join(' ')
    : null;
  return {
    text,
    query: { ...query, concepts },
    names: namesOf(concepts),
    leansOn: before,
    inFull,
  };
}

/**
 * Whether a message needs the question before it: it begins with "en", points back ("daarvoor"), or is only a word or two
 * that the documents know, without a name of its own.
 */
function leans(text: string, own: readonly Concept[]): boolean {
  if (LEANING_START.test(text)) return true;
  const anchored = own.some(({ name, numbered, proper }) => name !== null || numbered || proper);
  const tokens = tokenise(text);
  const pointing = tokens.some(({ word }) => POINTING.has(word));
  const few = isEnglish(tokens) ? 3 : 2;
  if (pointing) return own.length <= few + 1;
  // A word that no document has is a subject of its own.
  const strange = own.some(({ standing }) => standing === 'ordinary' || standing === 'strange');
  return !anchored && !strange && own.length <= few;
}

const YEAR = /^(?:19|20)\d\d$/u;

/** How much a word of the previous question still weighs. */
const CARRIED = 0.6;

/** The previous question's words, save those that the new question replaces: a name of the same kind, another number. */
function carriedOver(before: readonly Concept[], own: readonly Concept[]): Concept[] {
  const replaced = (concept: Concept): boolean =>
    own.some(
      (mine) =>
        mine.word === concept.word ||
        (mine.name !== null &&
          concept.name !== null &&
          mine.name.kind === concept.name.kind &&
          concept.name.decides) ||
        (mine.numbered && concept.numbered) ||
        (YEAR.test(mine.word) && YEAR.test(concept.word)),
    );
  return before
    .filter((concept) => !replaced(concept))
    .map((concept) => ({ ...concept, weight: concept.weight * CARRIED, proper: false }));
}

function namesOf(concepts: readonly Concept[]): Mention[] {
  return concepts.flatMap(({ name }) => (name === null ? [] : [name]));
}
