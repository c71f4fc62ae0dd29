import { yamlReader } from '../../adapters/knowledge/files.ts';
import { terminalCourier } from '../../adapters/terminal/courier.ts';
import { KnowledgeError, type Problem } from '../../adapters/yaml/problems.ts';
import { type Answers, createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk, type FrontDesk } from '../../src/front-desk.ts';
import { type Settings, Settings as SettingsSchema } from '../../src/helpdesk/region.ts';
import type { Platform, Store } from '../../src/helpdesk/store.ts';
import { createLibrary } from '../../src/library/library.ts';
import {
  KoppelkostenRules,
  OpenDeclaratieRules,
  WijzigingsdataRules,
} from '../../src/library/rules.ts';
import { Topic } from '../../src/library/schemas.ts';
import type { Section } from '../../src/library/section.ts';

// A front desk over a handful of sections, for tests of what is kept: it starts in a moment.

const VALID = { from: 'open', until: 'open' } as const;

function section(id: string, title: string, text: string, questions: readonly string[]): Section {
  const source = {
    id: 'werkwijze',
    title: 'Werkwijze van de regio',
    publisher: 'Regio',
    age: 'tekst zonder datum',
    valid: VALID,
    standing: 'current' as const,
    about: 'hoe de praktijken werken',
    example: questions[0] ?? title,
  };
  return {
    ref: `${id}#antwoord`,
    title,
    text,
    facts: [],
    caveats: [],
    place: `deel ${id}`,
    questions,
    route: 'regio_organisatie',
    leads: true,
    article: {
      id,
      title,
      source: source.id,
      valid: VALID,
      standing: 'current',
      audience: ['praktijk'],
      route: 'regio_organisatie',
      routes: {},
      questions: { antwoord: [...questions] },
    },
    source,
  };
}

const SECTIONS: readonly Section[] = [
  section(
    'wachtwoord',
    'Hoe vaak u het wachtwoord wijzigt',
    'Wijzig het wachtwoord van het netwerk elke 90 dagen.',
    ['Hoe vaak moeten wij het wachtwoord van het netwerk wijzigen?'],
  ),
  section('afval', 'Wanneer het afval wordt opgehaald', 'Het afval gaat elke dinsdag weg.', [
    'Wanneer wordt het afval opgehaald?',
  ]),
  section('sleutel', 'Wie een sleutel van het gebouw krijgt', 'De beheerder geeft de sleutel.', [
    'Wie geeft ons een sleutel van het gebouw?',
  ]),
];

const topic = (id: string, title: string) =>
  Topic.parse({ id, title, route: 'helpdesk', urgency: 'U2', ask: ['Welke praktijk?'] });

const TOPICS = [
  topic('persoonsgegevens', 'Gegevens van een patiënt in het bericht'),
  topic('overig', 'Een andere vraag'),
];

async function readRules() {
  const problems: Problem[] = [];
  const { read } = yamlReader('knowledge/rules', problems);
  const koppelkosten = await read('koppelkosten.yaml', KoppelkostenRules);
  const wijzigingsdata = await read('wijzigingsdata.yaml', WijzigingsdataRules);
  const openDeclaratie = await read('open-declaratie.yaml', OpenDeclaratieRules);
  if (koppelkosten === null || wijzigingsdata === null || openDeclaratie === null)
    throw new KnowledgeError(problems);
  return { koppelkosten, wijzigingsdata, openDeclaratie };
}

/** The answers of a front desk over a handful of sections. Reads only the rules of the knowledge folder. */
export async function smallAnswers(): Promise<Answers> {
  const rules = await readRules();
  const routes = [
    { id: 'regio_organisatie' as const, name: 'de regio', how: 'Vraag het de regio.' },
    { id: 'helpdesk' as const, name: 'de helpdesk', how: 'Vraag het de helpdesk.' },
  ];
  const thesaurus = { synonyms: [], names: [], english: {} };
  const sources = SECTIONS.slice(0, 1).map(({ source }) => source);
  const knowledge = { sources, routes, sections: SECTIONS, thesaurus, topics: TOPICS, rules };
  const library = createLibrary(knowledge, () => true);
  return createAnswers(() => library, rules);
}

/** One region with a local desk that is open to whoever is there. */
export const SETTINGS: Settings = SettingsSchema.parse({
  regions: [{ id: 'noord', name: 'Noord', desk: { name: 'Helpdesk Noord', platform: 'local' } }],
});

/** A front desk at the terminal. */
export function smallDesk(store: Store, answers: Answers, now: () => Date): FrontDesk {
  const courier = terminalCourier(store, now);
  const couriers = new Map<Platform, typeof courier>([
    ['terminal', courier],
    ['local', courier],
  ]);
  return createFrontDesk({
    store,
    settings: SETTINGS,
    answers,
    couriers,
    now,
    log: () => undefined,
  });
}

/** When all happens, for tests in which no time passes. */
export const NOW = new Date('2026-11-23T09:00:00.000Z');

/** A message of Anna, in a conversation of its own. */
export const incoming = (key: string, text = 'Krijgen wij subsidie voor een fietsenstalling?') => ({
  key,
  at: NOW,
  region: 'noord',
  from: { id: 'u-anna', name: 'Anna' },
  place: { platform: 'terminal' as const, conversation: `c-${key}` },
  direct: false,
  what: { kind: 'message' as const, text },
});
