import { stem } from '../dutch/stem.ts';
import { editDistance, forgivenEdits } from '../dutch/typos.ts';

/** A word of the knowledge base that a misspelled word may stand for, and how many edits apart they are. */
export interface Correction {
  readonly word: string;
  readonly edits: number;
}

/** Mends typing errors with the words that it knows. */
export interface SpellingCorrector {
  /** The nearest word for a misspelled one, or null when none is near enough. */
  correct(word: string): Correction | null;
  readonly layers: readonly Candidates[];
}

/** Words by their length. */
type Candidates = ReadonlyMap<number, readonly Candidate[]>;

interface Candidate {
  readonly word: string;
  readonly letters: number;
  readonly rarity: number;
}

/**
 * Finds the nearest word for a misspelled one, within the edits that are forgiven; among equals the most common one.
 * `rarity` gives the inverse document frequency of a stem, or null for a word that no section has. `below` is a corrector
 * whose words count too; it stays as it is.
 */
export function spellingCorrector(
  words: Iterable<string>,
  rarity: (stem: string) => number | null,
  below: SpellingCorrector | null = null,
): SpellingCorrector {
  const layers = [...(below?.layers ?? []), candidatesOf(words, rarity)];
  return { layers, correct: (word) => nearest(word, layers) };
}

function candidatesOf(
  words: Iterable<string>,
  rarity: (stem: string) => number | null,
): Candidates {
  const byLength = new Map<number, Candidate[]>();
  for (const word of words) {
    const rare = rarity(stem(word));
    if (word.length < 4 || /\d/u.test(word) || rare === null) continue;
    const candidates = byLength.get(word.length) ?? [];
    candidates.push({ word, letters: lettersOf(word), rarity: rare });
    byLength.set(word.length, candidates);
  }
  return byLength;
}

function nearest(word: string, layers: readonly Candidates[]): Correction | null {
  let best: (Candidate & Correction) | null = null;
  for (const layer of layers) best = nearer(word, layer, best);
  return best === null ? null : { word: best.word, edits: best.edits };
}

/** The nearest candidate, where it is nearer or as near and more common than the best so far. */
function nearer(
  word: string,
  byLength: Candidates,
  before: (Candidate & Correction) | null,
): (Candidate & Correction) | null {
  let best = before;
  let limit = best?.edits ?? forgivenEdits(word);
  if (limit === 0) return best;
  const letters = lettersOf(word);
  for (let length = word.length - limit; length <= word.length + limit; length += 1) {
    for (const candidate of byLength.get(length) ?? []) {
      // Each edit changes at most two letters of the bag.
      if (countBits(letters ^ candidate.letters) > 2 * limit) continue;
      const edits = editDistance(word, candidate.word, limit);
      if (
        edits > limit ||
        (best !== null && edits === best.edits && candidate.rarity >= best.rarity)
      )
        continue;
      best = { ...candidate, edits };
      limit = edits;
    }
  }
  return best;
}

/** A bit for each letter that a word has. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << ((word.charCodeAt(at) - 97) % 31);
  return bits;
}

function countBits(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
