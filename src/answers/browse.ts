import type { Library } from '../library/library.ts';
import type { Reply } from '../reply.ts';
import { answerFrom } from './compose.ts';

/** What somebody looks through at a glance. */
const MOST = 8;

/**
 * The sections that fit some words, the best first, each as an answer of its own on a calendar day (ISO). Unlike an answer
 * to a question nothing is left out for being uncertain: who looks around sees where it stands, and chooses. Without
 * words, every document with the question that it is best known for.
 */
export function browse(text: string, library: Library, today: string): readonly Reply[] {
  const found = (words: string, most: number): readonly Reply[] =>
    library
      .search(library.query(words), most)
      .map(({ section }) => answerFrom([section], today, []));
  return text === ''
    ? library.sources.flatMap(({ example }) => found(example, 1)).slice(0, MOST)
    : found(text, MOST);
}
