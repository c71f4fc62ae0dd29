import type { Finding } from './find.ts';
import { decides } from './find.ts';

/**
 * Whether the best section answers the question. No single signal is safe; together they are: which share of the
 * question's weight the section has, how much one of its own phrasings is like the question, and whether it has every
 * name and number that decides the answer.
 */
export function isAnswer({ hits, missing }: Finding): boolean {
  const [best] = hits;
  if (best === undefined || missing.some(decides)) return false;
  const { coverage, likeness } = best;
  return coverage + likeness >= 0.75 && coverage >= 0.3;
}
