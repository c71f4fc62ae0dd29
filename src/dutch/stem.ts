import { stemmer } from '@orama/stemmers/dutch';

const cache = new Map<string, string>();
const CACHE_SIZE = 50_000;

/**
 * The Snowball stem of a folded Dutch word, stemmed twice and with a voiceless end, so that
 * `huisarts`/`huisartsen` and `tarief`/`tarieven` meet, which Snowball alone keeps apart.
 */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const result = /\d/u.test(word) ? word : voiceless(stemmer(voiceless(stemmer(word))));
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(word, result);
  return result;
}

function voiceless(word: string): string {
  return word.replace(/v$/u, 'f').replace(/z$/u, 's');
}

const PARTICIPLE =
  /^(aan|achter|af|bij|door|goed|in|mee|na|om|op|over|samen|toe|uit|voor|vast|weg)?ge(\p{L}{3,}[dt])$/u;

/**
 * The stem of the verb behind a past participle: `gedeclareerd` → stem of `declareren`,
 * `aangevraagd` → stem of `aanvragen`. Null when the word does not look like one.
 */
export function participleStem(word: string): string | null {
  const match = PARTICIPLE.exec(word);
  if (match === null) return null;
  const [, prefix = '', rest = ''] = match;
  return stem(prefix + rest.slice(0, -1));
}
