import type { Concept } from '../library/query.ts';
import { decides, type Finding } from './find.ts';

/**
 * How the signals weigh: a logistic regression over 290 questions that the documents answer and 530 that they do not
 * (area under the curve 0.97 to 0.99; the best single signal has 0.93). Long questions cover less and are less like any
 * phrasing, so their length counts for them; words that nobody knows count against.
 */
const WEIGHT = {
  constant: -11.4,
  coverage: 5.8,
  likeness: 11.6,
  word: 1.14,
  mass: -0.185,
  unknown: -3,
  anchor: 1.1,
} as const;
const MOST_WORDS = 10;
const MOST_MASS = 20;
/** From here on: 3 in 100 answerable questions are turned away, and 6 in 100 foreign ones get an answer. */
const SURE = -0.7;
/** From here on a question is about the subjects of the documents, so that somebody in the region will know. */
const RELATED = -3.5;

/** How far a question is answered: by the best section, not here but by somebody in the region, or not at all. */
export type Certainty = 'answered' | 'related' | 'foreign';

/**
 * Whether the best section answers the question. No single signal is safe: taken together are the share of the
 * question's weight that the section has, its likeness to one of the section's own phrasings, how many content words it
 * has, how many of them nobody knows, and whether a name of the documents anchors it. A section that lacks a name or
 * number that decides the answer is none, whatever the signals say.
 */
export function certaintyOf(concepts: readonly Concept[], finding: Finding): Certainty {
  const named = concepts.some(({ name }) => name !== null);
  const sum = logit(concepts, finding);
  if (sum >= SURE && !finding.missing.some(decides)) return 'answered';
  return named || sum >= RELATED ? 'related' : 'foreign';
}

function logit(concepts: readonly Concept[], { hits, missing }: Finding): number {
  const [best] = hits;
  if (best === undefined) return Number.NEGATIVE_INFINITY;
  const weigh = (some: readonly Concept[]): number =>
    some.reduce((sum, { weight }) => sum + weight, 0);
  const all = weigh(concepts);
  const unknown =
    weigh(missing.filter(({ standing }) => standing === 'ordinary' || standing === 'strange')) /
    all;
  const anchored = concepts.some((concept) => isAnchor(concept) && !missing.includes(concept));
  return (
    WEIGHT.constant +
    WEIGHT.coverage * best.coverage +
    WEIGHT.likeness * best.likeness +
    WEIGHT.word * Math.min(concepts.length, MOST_WORDS) +
    WEIGHT.mass * Math.min(best.coverage * all, MOST_MASS) +
    WEIGHT.unknown * unknown +
    (anchored ? WEIGHT.anchor : 0)
  );
}

const isAnchor = ({ name, proper, numbered }: Concept): boolean =>
  name !== null || proper || numbered;
