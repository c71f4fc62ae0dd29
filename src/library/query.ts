import type { IsDutch } from '../dutch/spelling.ts';
import { participleStem, stem } from '../dutch/stem.ts';
import { DUTCH_STOP_WORDS, ENGLISH_STOP_WORDS } from '../dutch/stop-words.ts';
import { type Token, tokenise } from '../dutch/tokenise.ts';
import { isTypingErrorOf } from '../dutch/typos.ts';
import { isEnglish, translated } from './english.ts';
import { joinCompounds } from './join-compounds.ts';
import type { Correction } from './spelling-correction.ts';
import { dayTerm, numberedTerms, partsOf, type Words } from './terms.ts';
import type { Lexicon, Mention } from './thesaurus.ts';

/** What is known of a word in a question. */
export type Standing =
  /** The knowledge base has it, or a synonym or part of it. */
  | 'known'
  /** The knowledge base has a word that it is a typing error of. */
  | 'corrected'
  /** An ordinary Dutch word that the knowledge base does not have. */
  | 'ordinary'
  /** Neither: probably a name. */
  | 'strange';

/** A content word of a question, with every term under which a section may have it. */
export interface Concept {
  readonly surface: string;
  readonly word: string;
  /** Terms and how well each stands for the word: 1 is the word itself. */
  readonly terms: ReadonlyMap<string, number>;
  /** Its share in the question: the rarer in the knowledge base, the heavier. */
  readonly weight: number;
  readonly standing: Standing;
  /** The word that it was read as, when it was corrected. */
  readonly correction: string | null;
  /** The name of the thesaurus that it is, when it is one. */
  readonly name: Mention | null;
  /** Whether a section must have it to answer: a number that belongs to a word (`FTO 2`, `richting 8`). */
  readonly numbered: boolean;
  /** Whether it is a word of the knowledge base only, no ordinary Dutch: an abbreviation, a programme (`GAZ`, `Mitz`). */
  readonly proper: boolean;
}

/** What building a query needs to know of the knowledge base. */
export interface QueryContext {
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly isDutch: IsDutch;
  /** Inverse document frequency of a term; null when no section has it. */
  readonly rarity: (term: string) => number | null;
  /** The word of the knowledge base that a misspelled word stands for. */
  readonly correct: (word: string) => Correction | null;
  /** The rarity of a term that one section has. */
  readonly rarest: number;
}

/** How well other forms of a word stand for it. */
const WEIGHT = {
  participle: 0.9,
  synonym: 0.8,
  partOfUnknown: 0.8,
  part: 0.5,
  joined: 0.7,
  correction: 0.85,
} as const;
/** An ordinary word outside the knowledge base may be mere talk: it weighs less than a name would. */
const ORDINARY_SHARE = 0.45;

/** "Volgens de visie", "bij OPEN": a document's name says where to look, not what for. */
const DOCUMENT_SHARE = 0.5;

/** Phrases of the thesaurus are not longer than this. */
const LONGEST_PHRASE = 6;

const LONGER_STOP_WORDS = [...DUTCH_STOP_WORDS].filter((word) => word.length > 3);

/** The content words of a question. */
export function conceptsOf(text: string, context: QueryContext): Concept[] {
  const original = tokenise(text);
  const english = isEnglish(original);
  const tokens = joinCompounds(
    english ? original.map((token) => translated(token, context.lexicon)) : original,
    context.words,
    context.lexicon,
  );
  const mentions = context.lexicon.mentions(tokens);
  const concepts: Concept[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const mention = mentions.find(({ from }) => from === at);
    if (mention !== undefined) {
      concepts.push(named(mention, tokens, context));
      at = mention.to - 1;
      continue;
    }
    const day = dayTerm(token.word, tokens[at + 1]?.word);
    if (day !== null && context.rarity(day) !== null) {
      const surface = `${token.surface} ${tokens[at + 1]?.surface ?? ''}`;
      concepts.push({ ...known(token, new Map([[day, 1]]), context), surface });
      at += 1;
      continue;
    }
    const parts = partsOf(token, context.words, context.isDutch);
    const isDay = dayTerm(tokens[at + 1]?.word ?? '', tokens[at + 2]?.word) !== null;
    const withNumber = isDay
      ? []
      : numberedTerms(token.word, parts, tokens[at + 1]?.word).filter(
          (term) => context.rarity(term) !== null,
        );
    if (withNumber.length > 0) {
      concepts.push({
        ...known(token, new Map(withNumber.map((term) => [term, 1])), context),
        numbered: true,
      });
      at += 1;
      continue;
    }
    if (DUTCH_STOP_WORDS.has(token.word) || (english && ENGLISH_STOP_WORDS.has(token.word)))
      continue;
    if (misspelledStopWord(token.word, context)) continue;
    concepts.push(conceptAt(tokens, at, context));
  }
  return concepts;
}

/** A name, found under each of its spellings. */
function named(mention: Mention, tokens: readonly Token[], context: QueryContext): Concept {
  const surface = tokens
    .slice(mention.from, mention.to)
    .map((token) => token.surface)
    .join(' ');
  const terms = new Map<string, number>();
  for (const spelling of [surface, ...mention.spellings]) {
    const words = tokenise(spelling).filter(({ word }) => !DUTCH_STOP_WORDS.has(word));
    for (const { word } of words) {
      if (context.rarity(stem(word)) !== null) terms.set(stem(word), words.length > 1 ? 0.8 : 1);
    }
  }
  const rarity = Math.max(
    context.rarest / 2,
    ...[...terms.keys()].map((term) => context.rarity(term) ?? 0),
  );
  const weight = mention.decides ? rarity : rarity * DOCUMENT_SHARE;
  const standing = terms.size > 0 ? 'known' : 'strange';
  return {
    surface,
    word: tokens[mention.from]?.word ?? '',
    terms,
    weight,
    standing,
    correction: null,
    name: mention,
    numbered: false,
    proper: false,
  };
}

function conceptAt(tokens: readonly Token[], at: number, context: QueryContext): Concept {
  const token = tokens[at] ?? { surface: '', word: '', parts: [], start: 0 };
  const terms = termsOf(tokens, at, context, 1);
  if (terms.size > 0) return known(token, terms, context);
  const ordinary = context.isDutch(token.word) || /\d/u.test(token.word);
  const correction = ordinary ? null : context.correct(token.word);
  if (correction !== null) {
    const corrected = termsOf(
      [{ surface: correction.word, word: correction.word, parts: [], start: 0 }],
      0,
      context,
      1,
    );
    const fading = new Map(
      [...corrected].map(([term, weight]) => [
        term,
        weight * WEIGHT.correction ** correction.edits,
      ]),
    );
    return { ...known(token, fading, context), standing: 'corrected', correction: correction.word };
  }
  const weight = context.rarest * (ordinary ? ORDINARY_SHARE : 1);
  return {
    surface: token.surface,
    word: token.word,
    terms,
    weight,
    standing: ordinary ? 'ordinary' : 'strange',
    correction: null,
    name: null,
    numbered: false,
    proper: false,
  };
}

function known(
  token: Token,
  terms: ReadonlyMap<string, number>,
  { rarity, rarest, words, isDutch }: QueryContext,
): Concept {
  const own = /\d/u.test(token.word) ? null : rarity(stem(token.word));
  const best = Math.max(...[...terms].map(([term, weight]) => (rarity(term) ?? rarest) * weight));
  const proper = words.has(token.word) && !/\d/u.test(token.word) && !isDutch(token.word);
  return {
    surface: token.surface,
    word: token.word,
    terms,
    weight: own ?? best,
    standing: 'known',
    correction: null,
    name: null,
    numbered: false,
    proper,
  };
}

/** The terms of the word at a place that the knowledge base has, with their weights times `scale`. */
function termsOf(
  tokens: readonly Token[],
  at: number,
  context: QueryContext,
  scale: number,
): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string | null, weight: number): void => {
    if (term === null || context.rarity(term) === null) return;
    terms.set(term, Math.max(terms.get(term) ?? 0, weight * scale));
  };
  const token = tokens[at];
  if (token === undefined) return terms;
  add(stem(token.word), 1);
  add(participleStem(token.word), WEIGHT.participle);
  const apart = token.surface.includes(' ');
  const partWeight = terms.size === 0 || apart ? WEIGHT.partOfUnknown : WEIGHT.part;
  for (const part of partsOf(token, context.words, context.isDutch)) {
    add(stem(part), partWeight);
    addSynonyms([stem(part)], 0, context, (term, weight) => add(term, weight * partWeight));
  }
  for (const joined of joinedWords(tokens, at)) add(stem(joined), WEIGHT.joined);
  const stems = tokens.slice(at, at + LONGEST_PHRASE).map(({ word }) => stem(word));
  addSynonyms(stems, 0, context, add);
  return terms;
}

/** The word written together with its neighbour: `patienten portaal` → `patientenportaal`, `ram it` → `ramit`. */
function joinedWords(tokens: readonly Token[], at: number): string[] {
  const [before, word, after] = [
    tokens[at - 1]?.word,
    tokens[at]?.word ?? '',
    tokens[at + 1]?.word,
  ];
  return [
    before === undefined ? '' : before + word,
    after === undefined ? '' : word + after,
  ].filter((joined) => joined !== '');
}

/** A synonym weighs no more than the word that was asked, however rare it is itself. */
function addSynonyms(
  stems: readonly string[],
  at: number,
  { lexicon, rarity }: QueryContext,
  add: (term: string, weight: number) => void,
): void {
  const asked = rarity(stems[at] ?? '');
  for (const phrase of lexicon.synonymsAt(stems, at)) {
    for (const term of phrase) {
      add(term, (WEIGHT.synonym / Math.sqrt(phrase.length)) * tempered(asked, rarity(term)));
    }
  }
}

const tempered = (asked: number | null, own: number | null): number =>
  asked === null || own === null ? 1 : Math.min(1, asked / own);

/** `hebbem`, `vlogens`: one edit from a function word, and no word of its own. */
function misspelledStopWord(word: string, { words, isDutch }: QueryContext): boolean {
  if (words.has(word) || isDutch(word)) return false;
  return LONGER_STOP_WORDS.some((stopWord) => isTypingErrorOf(word, stopWord));
}
