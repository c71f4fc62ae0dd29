import { stem } from '../dutch/stem.ts';
import { DUTCH_STOP_WORDS } from '../dutch/stop-words.ts';
import { type Token, tokenise } from '../dutch/tokenise.ts';
import type { NameKind, RouteId, Thesaurus } from './schemas.ts';

/** A name that a question mentions and that decides its answer. */
export interface Mention {
  /** The name's one spelling: `RAM-IT`. */
  readonly name: string;
  readonly kind: string;
  readonly label: string;
  /** Whether any document speaks of it. */
  readonly known: boolean;
  /** Whether only sections that were added speak of it: no document does. */
  readonly learned: boolean;
  readonly route: RouteId | null;
  /** The name and the other ways to write it. */
  readonly spellings: readonly string[];
  /** The document that is about it as a whole. */
  readonly source: string | null;
  /** The names of which it may be any, so that the asker has to say which. */
  readonly oneOf: readonly string[];
  /** Whether a section must speak of it to answer a question about it. */
  readonly decides: boolean;
  /** The section that answers for an unknown name of this kind. */
  readonly elsewhere: string | null;
  /** The tokens it takes: from (inclusive) and to (exclusive). */
  readonly from: number;
  readonly to: number;
}

/** Whether a name decides the answer and no document speaks of it: nothing is said or calculated for it. */
export function isStranger({ decides, known }: Mention): boolean {
  return decides && !known;
}

/** A run of words in the thesaurus, by its first word. */
interface Phrase<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** Finds the longest phrases in a row of words. */
class Phrases<T> {
  private readonly byFirst = new Map<string, Phrase<T>[]>();

  add(text: string, value: T, form: (word: string) => string): void {
    const words = tokenise(text).map(({ word }) => form(word));
    const [first] = words;
    if (first === undefined) return;
    const phrases = this.byFirst.get(first) ?? [];
    phrases.push({ words, value });
    phrases.sort((a, b) => b.words.length - a.words.length);
    this.byFirst.set(first, phrases);
  }

  at(words: readonly string[], from: number): readonly Phrase<T>[] {
    const first = words[from];
    const phrases = first === undefined ? undefined : this.byFirst.get(first);
    return (
      phrases?.filter((phrase) => phrase.words.every((word, i) => words[from + i] === word)) ?? []
    );
  }
}

/** Another word or phrase for the same thing, as the stems of its content words. */
export type Synonyms = readonly string[];

/** The thesaurus, ready to be asked. */
export interface Lexicon {
  /** The names in a question, the longest first where they overlap. */
  mentions(tokens: readonly Token[]): Mention[];
  /** Other words for what stands at a place in a row of stems. */
  synonymsAt(stems: readonly string[], at: number): readonly Synonyms[];
  /** The Dutch of an English word, or null. */
  dutch(word: string): string | null;
}

function stemsOf(phrase: string): Synonyms {
  return tokenise(phrase)
    .filter(({ word }) => !DUTCH_STOP_WORDS.has(word))
    .map(({ word }) => stem(word));
}

type NameValue = Omit<Mention, 'from' | 'to'>;

export function lexicon(thesaurus: Thesaurus): Lexicon {
  const names = new Phrases<NameValue>();
  for (const kind of thesaurus.names) addNames(names, kind);
  const synonyms = new Phrases<readonly Synonyms[]>();
  for (const group of thesaurus.synonyms) {
    for (const phrase of group)
      synonyms.add(phrase, group.filter((other) => other !== phrase).map(stemsOf), stem);
  }
  const english = new Map(Object.entries(thesaurus.english));
  return {
    mentions: (tokens) => findMentions(names, tokens),
    synonymsAt: (stems, at) => synonyms.at(stems, at).flatMap(({ value }) => value),
    dutch: (word) =>
      english.get(word) ?? (word.endsWith('s') ? (english.get(word.slice(0, -1)) ?? null) : null),
  };
}

/** A lexicon that has learned these names, because a section that was added speaks of them. Others stay unknown. */
export function withLearned(lexicon: Lexicon, names: ReadonlySet<string>): Lexicon {
  return {
    ...lexicon,
    mentions: (tokens) =>
      lexicon
        .mentions(tokens)
        .map((mention) =>
          names.has(mention.name) ? { ...mention, known: true, learned: true } : mention,
        ),
  };
}

function addNames(names: Phrases<NameValue>, kind: NameKind): void {
  const add = (entries: NameKind['known'], known: boolean): void => {
    for (const { name, also, route, source, oneOf } of entries) {
      const spellings = [name, ...also];
      const { label, decides, elsewhere } = kind;
      const value = {
        name,
        kind: kind.kind,
        label,
        known,
        learned: false,
        spellings,
        oneOf,
        decides,
        route: route ?? kind.route ?? null,
        source: source ?? null,
        elsewhere: elsewhere ?? null,
      };
      for (const spelling of spellings) names.add(spelling, value, (word) => word);
    }
  };
  add(kind.known, true);
  add(kind.unknown, false);
}

function findMentions(names: Phrases<NameValue>, tokens: readonly Token[]): Mention[] {
  const words = tokens.map(({ word }) => word);
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [phrase] = names.at(words, at);
    if (phrase === undefined || !isWritten(tokens.slice(at, at + phrase.words.length))) continue;
    mentions.push({ ...phrase.value, from: at, to: at + phrase.words.length });
    at += phrase.words.length - 1;
  }
  return mentions;
}

/** A name that is a function word too (`ZO!`) counts only in capitals. */
function isWritten(tokens: readonly Token[]): boolean {
  return tokens.every(
    ({ word, surface }) => !DUTCH_STOP_WORDS.has(word) || surface === surface.toUpperCase(),
  );
}
