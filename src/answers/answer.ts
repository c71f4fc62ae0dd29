import type { Hit, Library } from '../library/library.ts';
import type { Concept } from '../library/query.ts';
import { bodyOf, type Section } from '../library/section.ts';
import { isStranger, type Mention } from '../library/thesaurus.ts';
import type { Reply } from '../reply.ts';
import { certaintyOf } from './certainty.ts';
import { answerFrom } from './compose.ts';
import { type Finding, find } from './find.ts';
import { limitsOf } from './limits.ts';
import { choiceOf, notHere, outOfScope } from './not-here.ts';
import { type Question, understand } from './question.ts';

/**
 * The answer that the documents give to a question, or an honest word that they do not.
 * `today` is the calendar day (ISO) on which it is asked.
 */
export function answer(
  message: string,
  previous: string | undefined,
  library: Library,
  today: string,
): Reply {
  const question = understand(message, previous, library);
  return { ...replyTo(question, library, today), understood: question.inFull };
}

function replyTo(question: Question, library: Library, today: string): Reply {
  const limits = limitsOf(question.text);
  const finding = find(question, library);
  const certainty = certaintyOf(question.query.concepts, finding);
  const stranger = question.names.find(
    (name) => isStranger(name) || (name.learned && certainty !== 'answered'),
  );
  if (stranger !== undefined && !limits.contact)
    return aboutStranger(stranger, question, finding, library, today);
  const [best] = finding.hits;
  if (limits.contact && !(certainty === 'answered' && best !== undefined && best.likeness > 0.6)) {
    return notHere('contact', question, finding, library);
  }
  if (certainty === 'answered') return present(question, finding, library, today);
  if (limits.medical) return outOfScope('medical', library);
  if (limits.instruction) return outOfScope('instruction', library);
  return certainty === 'related'
    ? notHere('unknown', question, finding, library)
    : outOfScope('other', library);
}

/** A second section that is almost as good belongs to the answer, when the two together are short enough to read. */
const BELONGS = { share: 0.7, words: 200, likeness: 0.6 } as const;
/** A section that comes this near is offered as a choice. */
const OFFERED = 0.6;

function present(question: Question, finding: Finding, library: Library, today: string): Reply {
  const [best, ...others] = finding.hits;
  if (best === undefined) return outOfScope('other', library);
  const [second] = others;
  const both = second !== undefined && belongs(second, best, question) ? [second] : [];
  const notes = [
    ...question.query.concepts.flatMap(correctionNote),
    ...strangerNote(finding.missing),
  ];
  const found = answerFrom([best.section, ...both.map(({ section }) => section)], today, notes);
  const near = others
    .filter((hit) => !both.includes(hit) && hit.score > best.score * OFFERED)
    .slice(0, 2);
  return withClarification(
    { ...found, choices: near.map(({ section }) => choiceOf(section)) },
    question,
  );
}

/**
 * A question that is almost one of the section's own needs no second one. With a name that decides, only the same article
 * is sure to keep to it.
 */
function belongs(second: Hit, best: Hit, { names }: Question): boolean {
  const [one, other] = [best.section, second.section];
  const close = second.score >= best.score * BELONGS.share && other.source.id === one.source.id;
  if (best.likeness >= BELONGS.likeness) return false;
  const near = other.article.id === one.article.id || !names.some(({ decides }) => decides);
  return close && near && wordsIn(one) + wordsIn(other) <= BELONGS.words;
}

const wordsIn = (section: Section): number => bodyOf(section).split(/\s+/u).length;

/** A name that no document speaks of: what the knowledge base says for such names, or that it says nothing. */
function aboutStranger(
  name: Mention,
  question: Question,
  finding: Finding,
  library: Library,
  today: string,
): Reply {
  const section = name.elsewhere === null ? null : library.section(name.elsewhere);
  const note = `${name.name} (${name.label}) komt in mijn documenten niet voor.`;
  const rest = question.query.concepts.filter((concept) => concept.name !== name);
  const covered =
    section !== null &&
    (rest.length === 0 || rest.some((concept) => library.has(section, concept)));
  if (!covered) return { ...notHere('unknown', question, finding, library), warnings: [note] };
  return answerFrom([section], today, [note]);
}

/** A name that stands for several: the answer shows them all, and asks which. */
function withClarification(found: Reply, { names }: Question): Reply {
  const vague = names.find(({ oneOf }) => oneOf.length > 0);
  if (vague === undefined || vague.oneOf.some((one) => names.some(({ name }) => name === one)))
    return found;
  const choices = vague.oneOf.map((one) => ({
    label: one,
    message: `Wat kost de koppeling bij ${one}?`,
  }));
  return { ...found, kind: 'clarify', choices };
}

/** What a typing error was read as. What was typed is not repeated: it may be somebody's name. */
function correctionNote({ correction, standing }: Concept): string[] {
  return standing === 'corrected' && correction !== null
    ? [`Ik ging uit van "${correction}".`]
    : [];
}

/** A name in the question that no document has: the answer may not be about it. */
function strangerNote(concepts: readonly Concept[]): string[] {
  const strange = concepts.some(
    ({ standing, surface }) => standing === 'strange' && /^\p{Lu}\p{L}{2,}/u.test(surface),
  );
  return strange
    ? ['Een naam in uw vraag komt in mijn documenten niet voor. Kijk of dit antwoord daarop past.']
    : [];
}
