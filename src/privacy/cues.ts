import type { Token } from './tokens.ts';
import { wordSet } from './words.ts';

/** What announces a name: a title, the word patient, a relation to somebody, or 'heet'. */
export interface Cue {
  readonly kind: 'title' | 'patient' | 'relation' | 'called';
  /** Index of its first word. */
  readonly from: number;
  /** Index of the first word after it. */
  readonly next: number;
  /** Whether a single first name or surname is enough after it. */
  readonly strong: boolean;
  /** Whether the cue also announces a name that is typed in lower case. */
  readonly lowerCase: boolean;
}

const TITLES = wordSet('mevrouw mevr mw mvr meneer mijnheer dhr hr fam');
const CAPITALISED_TITLES = wordSet('mrs mr miss familie');
const PATIENTS = wordSet('patient patiente pt pat client cliente zorgvrager verzekerde');
const EVERY = wordSet('per elke iedere ieder geen ingeschreven nieuwe welke each every');
const RELATIVES =
  wordSet(`buurvrouw buurman buurmeisje buurjongen moeder vader zoon dochter zoontje dochtertje
  broer broertje zus zusje oma opa tante oom echtgenoot echtgenote kleinzoon kleindochter schoonmoeder
  schoonvader nichtje neefje weduwe weduwnaar kindje baby meisje jongetje`);
const HOUSEHOLD = wordSet('man vrouw partner kind vriend vriendin nicht neef ex');
const OWNERS = wordSet('mijn zijn haar hun diens my his her their');
const CALLED = wordSet('heet genaamd geheten called named');
const NAME_WORDS = wordSet('naam name achternaam voornaam roepnaam patientnaam');
const PEOPLE =
  wordSet(`hij zij ze die patient patiente mevrouw meneer kind man vrouw jongen meisje he she client
  baby zoon dochter`);
const THINGS =
  wordSet(`programma tool product systeem portaal app applicatie leverancier regeling afspraak contract
  werkgroep project organisatie coalitie his platform module dienst pakket praktijk ik wij we i bot document pagina
  rapport visie verzekeraar vraag formulier dat dit het collega huisarts`);
/** Words for colleagues: a name after them is no patient's. */
const COLLEAGUES =
  wordSet(`dokter dokters dr drs arts huisarts huisartsen prof professor hoogleraar collega collega's
  assistente doktersassistente praktijkmanager praktijkhouder praktijkondersteuner poh manager directeur
  medewerker medewerkster apotheker minister staatssecretaris inkoper contactpersoon adviseur
  beleidsadviseur projectmanager voorzitter penvoerder cardioloog psychiater specialist internist therapeut
  fysiotherapeut verpleegkundige bestuurder auteur onderzoeker onderzoek regiocoordinator waarnemer
  werkgroepleden leden lid doctor`);

/** The cue that starts at the `at`th word, if one does. */
export function cueAt(tokens: readonly Token[], at: number): Cue | undefined {
  return (
    titleAt(tokens, at) ?? patientAt(tokens, at) ?? relationAt(tokens, at) ?? calledAt(tokens, at)
  );
}

/** Whether the word before the `at`th says that a colleague is named: 'huisarts', 'collega'. */
export function followsColleague(tokens: readonly Token[], at: number): boolean {
  return COLLEAGUES.has(lowerAt(tokens, at - 1)) && !/[.,;?!\n]\s/.test(tokens[at]?.gap ?? '');
}

function titleAt(tokens: readonly Token[], at: number): Cue | undefined {
  const word = lowerAt(tokens, at);
  const isSir = word === 'heer' && /^(?:de|geachte|beste)$/.test(lowerAt(tokens, at - 1));
  const isMs = tokens[at]?.word === 'Ms';
  const lowerCase = TITLES.has(word) || isSir;
  if (!lowerCase && !CAPITALISED_TITLES.has(word) && !isMs) return undefined;
  const from = isSir ? at - 1 : at;
  return { kind: 'title', from, next: at + 1, strong: true, lowerCase };
}

function patientAt(tokens: readonly Token[], at: number): Cue | undefined {
  const word = lowerAt(tokens, at);
  const isPatient = PATIENTS.has(word) || /(?:patiente?|client)$/.test(word);
  const isRecord = /dossier$/.test(word) && lowerAt(tokens, at + 1) === 'van';
  if (!isPatient && !isRecord) return undefined;
  const suffix = lowerAt(tokens, at + 1) === 'e' && tokens[at + 1]?.gap === '(';
  const lowerCase = word !== 'verzekerde' && !EVERY.has(lowerAt(tokens, at - 1));
  return {
    kind: 'patient',
    from: at,
    next: at + (suffix || isRecord ? 2 : 1),
    strong: word !== 'verzekerde',
    lowerCase,
  };
}

function relationAt(tokens: readonly Token[], at: number): Cue | undefined {
  const word = lowerAt(tokens, at);
  const owned = HOUSEHOLD.has(word) && OWNERS.has(lowerAt(tokens, at - 1));
  if (!RELATIVES.has(word) && !owned) return undefined;
  const next = lowerAt(tokens, at + 1) === 'van' ? at + 2 : at + 1;
  return { kind: 'relation', from: at, next, strong: true, lowerCase: true };
}

function calledAt(tokens: readonly Token[], at: number): Cue | undefined {
  const word = lowerAt(tokens, at);
  const after = tokens[at + 1];
  const isForm = NAME_WORDS.has(word) && /^ ?[:=]/.test(after?.gap ?? '');
  const isNameIs = NAME_WORDS.has(word) && /^(?:is|van)$/.test(after?.lower ?? '');
  const isNamed = NAME_WORDS.has(word) && /^\p{Lu}\p{Ll}/u.test(after?.word ?? '');
  const inNameOf = word === 't.n.v' || (word === 'name' && lowerAt(tokens, at - 1) === 'ten');
  if (!isForm && !isNameIs && !isNamed && !inNameOf && !CALLED.has(word)) return undefined;
  const before = [1, 2, 3, 4].map((back) => lowerAt(tokens, at - back));
  if (!isForm && before.some((lower) => THINGS.has(lower))) return undefined;
  if ((isNameIs || isNamed) && lowerAt(tokens, at - 1) === 'mijn') return undefined;
  const next = isNameIs || lowerAt(tokens, at + 1) === 'van' ? at + 2 : at + 1;
  const strong = isForm || before.slice(0, 2).some((lower) => PEOPLE.has(lower));
  return { kind: 'called', from: at, next, strong, lowerCase: true };
}

/** The `at`th word in lower case without a closing full stop; '' beyond the ends. */
function lowerAt(tokens: readonly Token[], at: number): string {
  return (tokens[at]?.lower ?? '').replace(/\.$/, '');
}
