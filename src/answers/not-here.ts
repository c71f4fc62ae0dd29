import type { Library } from '../library/library.ts';
import type { RouteId } from '../library/schemas.ts';
import type { Section } from '../library/section.ts';
import { isStranger } from '../library/thesaurus.ts';
import { type Choice, type Reply, reply } from '../reply.ts';
import type { Finding } from './find.ts';
import type { Question } from './question.ts';

/** Why a refusal is final: nobody in the region answers it either. */
export type OutOfScope = 'medical' | 'instruction' | 'other';

const REFUSALS: Readonly<Record<OutOfScope, { readonly title: string; readonly text: string }>> = {
  medical: {
    title: 'Dit is een medische vraag',
    text: 'Medische vragen beantwoord ik niet. Volg het protocol van uw eigen praktijk of overleg met de huisarts.',
  },
  instruction: {
    title: 'Dat doe ik niet',
    text: 'Opdrachten in een bericht veranderen mijn antwoorden niet: alleen de documenten tellen.',
  },
  other: { title: 'Daar ga ik niet over', text: 'Hierover staat niets in mijn documenten.' },
};

/** A short, honest refusal with what Balie does do. */
export function outOfScope(why: OutOfScope, { sources }: Library): Reply {
  const { title, text } = REFUSALS[why];
  const about = sources.map(({ title: name }) => name).join('; ');
  return reply({
    kind: 'refusal',
    title,
    text: `${text} Ik beantwoord vragen over deze documenten: ${about}. Typ "help" voor voorbeelden.`,
  });
}

/** That the documents do not say it, whom to ask, and which sections come near. */
export function notHere(
  why: 'contact' | 'unknown',
  question: Question,
  finding: Finding,
  library: Library,
): Reply {
  const route = routeOf(question, finding);
  const party = library.route(route);
  const first =
    why === 'contact'
      ? 'Telefoonnummers, e-mailadressen en andere contactgegevens staan niet in mijn documenten. Ik verzin ze ook niet.'
      : 'Het antwoord op deze vraag vind ik niet in mijn documenten. Ik gok niet.';
  return reply({
    kind: 'handover',
    title: why === 'contact' ? 'Contactgegevens heb ik niet' : 'Dat staat niet in mijn documenten',
    text: [first, party?.how ?? ''].filter((part) => part !== '').join(' '),
    choices: why === 'contact' ? [] : nearby(finding),
    route,
  });
}

/** Sections that share something with the question, to choose from: their titles only, never their figures. */
function nearby({ hits }: Finding): Choice[] {
  return hits
    .filter(({ coverage }) => coverage >= 0.35)
    .slice(0, 2)
    .map(({ section }) => choiceOf(section))
    .filter(({ label }) => !/€/u.test(label));
}

export function choiceOf(section: Section): Choice {
  return { label: section.title, message: section.questions[0] ?? section.title };
}

/** Who to ask: the party that the question names, or the one behind the nearest section, or the helpdesk. */
function routeOf(question: Question, { hits }: Finding): RouteId {
  const stranger = question.names.find(isStranger);
  const named = stranger?.route ?? question.names.find(({ route }) => route !== null)?.route;
  const [best] = hits;
  return named ?? (best !== undefined && best.coverage >= 0.5 ? best.section.route : 'helpdesk');
}
