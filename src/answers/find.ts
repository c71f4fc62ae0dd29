import { plainName } from '../dutch/normalise.ts';
import type { Hit, Library } from '../library/library.ts';
import type { Concept } from '../library/query.ts';
import { HELPDESK_SOURCE, type Section } from '../library/section.ts';
import type { Question } from './question.ts';
import { soughtIn, speaksOf } from './sought.ts';

/** What the library has for a question. */
export interface Finding {
  readonly hits: readonly Hit[];
  /** Words of the question that decide it and that the best section does not have. */
  readonly missing: readonly Concept[];
}

/** How sections are favoured: by a document that the question names, by the subject of the conversation, by its names. */
const FAVOUR = {
  document: 1.35,
  conversation: 1.25,
  without: 0.2,
  withoutProper: 0.5,
  withoutSought: 0.5,
  leads: 1.1,
} as const;

/** Searches for a question; sections without the names and numbers that decide it are put far behind. */
export function find(question: Question, library: Library): Finding {
  const { concepts } = question.query;
  const deciding = concepts.filter(decides);
  const proper = concepts.filter((concept) => concept.proper && !decides(concept));
  const sought = [...soughtIn(question.text, question.query.asks)];
  const documents = new Set(
    question.names.map(({ source }) => source).filter((source) => source !== null),
  );
  const topic =
    question.leansOn === null
      ? null
      : (library.search(question.leansOn, 1)[0]?.section.article.id ?? null);
  const favour = (section: Section): number => {
    const lacks = (concept: Concept): boolean => !hasConcept(section, concept, library);
    return (
      FAVOUR.without ** deciding.filter(lacks).length *
      FAVOUR.withoutProper ** proper.filter(lacks).length *
      FAVOUR.withoutSought ** sought.filter((what) => !speaksOf(section, what)).length *
      (documents.has(section.source.id) ? FAVOUR.document : 1) *
      (section.leads ? FAVOUR.leads : 1) *
      (section.article.id === topic ? FAVOUR.conversation : 1)
    );
  };
  const hits = askedBefore(library.search(question.query, 6, favour), question);
  const [best] = hits;
  const missing =
    best === undefined
      ? concepts
      : concepts.filter((concept) => !hasConcept(best.section, concept, library));
  return { hits, missing };
}

/** What the helpdesk answered to this very question goes before what is only like it. */
function askedBefore(hits: readonly Hit[], { text }: Question): Hit[] {
  const asked = plainName(text);
  const isAnswered = ({ section: { source, questions } }: Hit): boolean =>
    source.id === HELPDESK_SOURCE && questions.some((each) => plainName(each) === asked);
  return [...hits.filter(isAnswered), ...hits.filter((hit) => !isAnswered(hit))];
}

/** A section that lacks such a word does not answer the question: a deciding name, a number, or an unknown name. */
export function decides(concept: Concept): boolean {
  return concept.numbered || concept.name?.decides === true;
}

function hasConcept(section: Section, concept: Concept, library: Library): boolean {
  return concept.name?.source === section.source.id || library.has(section, concept);
}
