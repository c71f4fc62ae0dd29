import type { Hit, Library, Phrasing, Query } from '../library/library.ts';
import { RouteId, type Topic } from '../library/schemas.ts';
import { isStranger } from '../library/thesaurus.ts';
import type { Reply } from '../reply.ts';

/** What speaks for a topic besides its phrasings: the section that is found lies near it, and its party is the reply's. */
const WEIGHT = { about: 0.5, route: 0.1 } as const;

/** What a section counts for a topic that names its whole article; one that names the section itself gets all of it. */
const ARTICLE_SHARE = 0.8;

/**
 * Below `sure` a question is like no topic; one of which the reply knows no party must be more like it, and one that the
 * documents know nothing of more still. A topic of the reply's party is near enough from `party` on.
 */
const THRESHOLD = { sure: 0.4, unplaced: 0.5, foreign: 0.7, party: 0.2 } as const;

/**
 * The topic of the triage matrix that a question is about: the one whose phrasings it is like, in whose neighbourhood the
 * library finds something for it, and whose party the reply names. `question` is the text as the guard left it. A
 * question that is like no topic gets the best one of the reply's party, or else the last topic of `triage.yaml`.
 */
export function topicOf(question: string, reply: Reply, library: Library): Topic {
  const rest = library.topics.at(-1);
  if (rest === undefined) throw new Error('triage.yaml has no topics');
  const query = library.query(reply.understood ?? question);
  const texts = reply.kind === 'refusal' ? [query, library.query(reply.title)] : [query];
  const hits = library.search(query, 3);
  const party = strangersParty(query);
  const ranked = phrasingsOf(library)
    .filter(({ topic: { route } }) => party === null || route === party || route === DESK)
    .map(({ topic, phrasings }) => {
      const named = topic.route === reply.route ? WEIGHT.route : 0;
      const near = WEIGHT.about * nearness(topic, hits);
      return { topic, score: likeness(texts, phrasings, library) + near + named };
    })
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (best !== undefined && best.score >= leastScore(best.topic, reply)) return best.topic;
  const ofParty = ranked.find(({ topic: { route } }) => route === reply.route && route !== DESK);
  return ofParty !== undefined && ofParty.score >= THRESHOLD.party ? ofParty.topic : rest;
}

/** What a topic must score to be a question's. A medical question is told by its reply already. */
function leastScore({ urgency }: Topic, { kind, route }: Reply): number {
  if (kind === 'refusal' && urgency !== 'U4') return THRESHOLD.foreign;
  return kind === 'handover' && route === DESK ? THRESHOLD.unplaced : THRESHOLD.sure;
}

/** Who answers for a name that no document knows: a question about VGZ is not for Zilveren Kruis, however like it. */
function strangersParty({ concepts }: Query): RouteId | null {
  const names = concepts.flatMap(({ name }) => (name === null ? [] : [name]));
  const stranger = names.find(isStranger);
  const beside = names.some(({ kind, known }) => kind === stranger?.kind && known);
  return stranger === undefined || beside ? null : stranger.route;
}

/** Whoever takes what nobody else does: that a reply names it says nothing about the topic. */
const DESK: RouteId = 'helpdesk';

/**
 * Who answers a question. A calculation, and a question back, name their party by rule, and so does the reply to what
 * fits no topic; of any other reply the party is that of the nearest section, and the topic knows better.
 */
export function routeOf(topic: Topic, { kind, route }: Reply): RouteId {
  const named = RouteId.safeParse(route);
  const byRule = kind === 'calculation' || kind === 'clarify' || topic.id === 'overig';
  return byRule && named.success ? named.data : topic.route;
}

interface Phrased {
  readonly topic: Topic;
  readonly phrasings: readonly Phrasing[];
}

const PHRASED = new WeakMap<Library, readonly Phrased[]>();

/** The topics with their phrasings as the search understands them: the same for as long as a library lives. */
function phrasingsOf(library: Library): readonly Phrased[] {
  const before = PHRASED.get(library);
  if (before !== undefined) return before;
  const phrased = library.topics.map((topic) => ({
    topic,
    phrasings: [topic.title, ...topic.questions].map((text) => library.phrasing(text)),
  }));
  PHRASED.set(library, phrased);
  return phrased;
}

/** How much the question, or what a refusal calls it ("een medische vraag"), is like one of the phrasings, 0 to 1. */
function likeness(
  texts: readonly Query[],
  phrasings: readonly Phrasing[],
  library: Library,
): number {
  const all = texts.flatMap((text) => phrasings.map((each) => library.likeness(text, each)));
  return Math.max(0, ...all);
}

/** How near the sections that are found lie to a topic, 0 to 1. */
function nearness({ about }: Topic, hits: readonly Hit[]): number {
  const highest = hits[0]?.score ?? 1;
  const near = hits.map(({ section, score, coverage }) => {
    const share = about.includes(section.article.id) ? ARTICLE_SHARE : 0;
    return ((about.includes(section.ref) ? 1 : share) * coverage * score) / highest;
  });
  return Math.max(0, ...near);
}
