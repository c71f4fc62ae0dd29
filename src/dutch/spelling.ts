import { fold } from './normalise.ts';

/** Whether a folded word is an ordinary Dutch word, also inflected. */
export type IsDutch = (word: string) => boolean;

/**
 * Reads the word list of a Hunspell dictionary (`index.dic`: a count, then `word/FLAGS` a line) and answers whether a
 * word stands in it, as itself or in a regular inflection (plural, verb form, diminutive). The affix rules are left
 * alone: expanding them takes seconds and hundreds of megabytes. Words with a capital are names, not ordinary words.
 * The words are kept as 32-bit hashes, under 1 MB instead of 20; one strange word in 24,000 is taken for a known one.
 */
export function spellingList(dictionary: string): IsDutch {
  const hashes: number[] = [];
  // The list writes ij as one character.
  for (const line of linesOf(dictionary.replaceAll('ĳ', 'ij'))) {
    const end = line.search(/[/\t]/u);
    const word = end === -1 ? line.trim() : line.slice(0, end);
    if (word === '' || /^\p{Lu}/u.test(word)) continue;
    hashes.push(hash(/^[a-z]+$/u.test(word) ? word : fold(word).replace(/[-'.]/gu, '')));
  }
  const sorted = Uint32Array.from(hashes).sort();
  const has = (word: string): boolean => contains(sorted, hash(word));
  return (word) => has(word) || baseForms(word).some(has);
}

/** One line at a time: 180,000 at once would take 15 MB. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end === -1 ? text.length : end);
    from = end === -1 ? text.length : end + 1;
  }
}

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1)
    bits = Math.imul(bits ^ word.charCodeAt(at), 0x01000193);
  return bits >>> 0;
}

/** Binary search. */
function contains(sorted: Uint32Array, value: number): boolean {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle] ?? 0;
    if (found === value) return true;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

const SUFFIXES = 'en s n e t d de te den ten st er ere je jes tje tjes'.split(' ');

/** What a word may be an inflection of: `koppelingen` → `koppeling`, `tarieven` → `tarief`, `praktijken` → `praktijk`. */
function baseForms(word: string): string[] {
  return SUFFIXES.filter(
    (suffix) => word.endsWith(suffix) && word.length - suffix.length >= 3,
  ).flatMap((suffix) => {
    const base = word.slice(0, -suffix.length);
    return [
      base,
      `${base}en`,
      singleFinal(base),
      longVowel(base),
      voiceless(base),
      longVowel(voiceless(base)),
    ];
  });
}

const singleFinal = (base: string): string => base.replace(/([b-df-hj-np-tv-z])\1$/u, '$1');
const longVowel = (base: string): string => base.replace(/([aeou])([b-df-hj-np-tv-z])$/u, '$1$1$2');
const voiceless = (base: string): string => base.replace(/v$/u, 'f').replace(/z$/u, 's');
