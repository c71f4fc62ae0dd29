import { fold } from './normalise.ts';

/** Whether a folded word is an ordinary Dutch word, also inflected. */
export type IsDutch = (word: string) => boolean;

/**
 * Reads the word list of a Hunspell dictionary (`index.dic`: a count, then `word/FLAGS` a line) and answers whether a
 * word stands in it, as itself or in one of the regular inflections (`-en`, `-s`, `-e`, `-t`, `-'s`, doubled letters).
 * The affix rules are left alone: expanding them takes seconds and hundreds of megabytes.
 */
export function spellingList(dictionary: string): IsDutch {
  const words = new Set<string>();
  for (const line of dictionary.split('\n')) {
    const end = line.search(/[/\t]/u);
    const word = end === -1 ? line.trim() : line.slice(0, end);
    // Names and abbreviations keep their capitals in the list: those are no ordinary words.
    if (word !== '' && !/^\p{Lu}/u.test(word)) words.add(fold(word).replace(/[-'.]/gu, ''));
  }
  return (word) => words.has(word) || baseForms(word).some((form) => words.has(form));
}

/** What a word may be an inflection of: `koppelingen` → `koppeling`; `tarieven` → `tarief`; `praktijken` → `praktijk`. */
function baseForms(word: string): string[] {
  const forms: string[] = [];
  for (const suffix of ['en', 's', 'n', 'e', 't', 'd', 'de', 'te', 'den', 'ten', 'st', 'er', 'ere', 'je', 'jes', 'tje', 'tjes']) {
    if (!word.endsWith(suffix) || word.length - suffix.length < 3) continue;
    const base = word.slice(0, -suffix.length);
    forms.push(base, `${base}en`, singleFinal(base), longVowel(base), voiceless(base), longVowel(voiceless(base)));
  }
  return forms;
}

const singleFinal = (base: string): string => base.replace(/([b-df-hj-np-tv-z])\1$/u, '$1');
const longVowel = (base: string): string => base.replace(/([aeou])([b-df-hj-np-tv-z])$/u, '$1$1$2');
const voiceless = (base: string): string => base.replace(/v$/u, 'f').replace(/z$/u, 's');
