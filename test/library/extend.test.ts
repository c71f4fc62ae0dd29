import { describe, expect, it } from 'vitest';
import { readSpelling } from '../../adapters/knowledge/spelling.ts';
import { type Bot, createBot, factsFrom } from '../../src/bot.ts';
import { createLibrary, type Library } from '../../src/library/library.ts';
import type { Section } from '../../src/library/section.ts';
import type { Reply } from '../../src/reply.ts';
import { library as base, knowledge } from '../balie.ts';

const VALID = { from: '2026-11-21', until: 'open' } as const;

/** An answer that the helpdesk saved. */
function saved(number: number, question: string, answer: string): Section {
  const id = `helpdesk-${number}`;
  return {
    ref: `${id}#antwoord`,
    title: question,
    text: answer,
    facts: [],
    caveats: [],
    place: `vraag ${number}`,
    questions: [question],
    route: 'helpdesk',
    leads: true,
    article: {
      id,
      title: question,
      source: 'helpdesk',
      valid: VALID,
      standing: 'current',
      audience: ['praktijk'],
      route: 'helpdesk',
      routes: {},
      questions: { antwoord: [question] },
    },
    source: {
      id: 'helpdesk',
      title: 'Antwoord van de helpdesk',
      publisher: 'Helpdesk Noord',
      age: 'antwoord van 21 november 2026',
      valid: VALID,
      standing: 'current',
      about: 'antwoorden van de helpdesk',
      example: question,
    },
  };
}

const BICYCLES = saved(
  12,
  'Krijgen wij subsidie voor een fietsenstalling bij de praktijk?',
  'De regio vergoedt geen fietsenstalling. Vraag het de gemeente: die heeft een regeling voor zorggebouwen.',
);
const PROMEDICO = saved(
  13,
  'Wat kost de koppeling bij Promedico?',
  'Promedico rekent voor de ZorgDomein-koppeling € 4,00 per maand per praktijk.',
);
const NEW_VENDOR = saved(
  14,
  'Werkt Praktijkmanager Plus samen met ZorgDomein?',
  'Ja. Praktijkmanager Plus heeft sinds maart 2026 een koppeling met ZorgDomein.',
);
const PASSWORD = saved(
  15,
  'Hoe vaak moeten wij het wachtwoord van het regionale netwerk wijzigen?',
  'Elke 90 dagen. U krijgt een week van tevoren een bericht in uw postvak.',
);
const ALL = [BICYCLES, PROMEDICO, NEW_VENDOR, PASSWORD];

const botOf = (library: Library): Bot => createBot(library, knowledge.rules, factsFrom(base));
const extended = base.with(ALL);
const bot = botOf(extended);

function ask(text: string, of: Bot = bot): Reply {
  return of.handle({
    text,
    receivedAt: new Date('2026-11-21T11:00:00Z'),
    conversation: { id: 'test' },
    sender: { id: 'tester' },
  });
}

const places = (reply: Reply): string[] => reply.sources.map(({ section }) => section);

const firstIn = (library: Library, question: string): string | undefined =>
  library.search(library.query(question), 1)[0]?.section.ref;

/** How a word of a question is read: known, corrected, ordinary or strange. */
const standing = (library: Library, word: string): string | undefined =>
  library.query(word).concepts[0]?.standing;

describe('a library with answers of the helpdesk', () => {
  it.each([
    ['Krijgen wij subsidie voor een fietsenstalling bij de praktijk?', 'vraag 12'],
    ['Betaalt de regio een fietsenstalling bij onze praktijk?', 'vraag 12'],
    ['is er geld voor een fietsenstalling', 'vraag 12'],
    ['Wat kost de koppeling bij Promedico?', 'vraag 13'],
    ['wat zijn de koppelkosten van promedico', 'vraag 13'],
    ['hoeveel betaal ik promedico per maand voor de zorgdomein koppeling', 'vraag 13'],
    ['Werkt Praktijkmanager Plus samen met ZorgDomein?', 'vraag 14'],
    ['Kan Praktijkmanager Plus koppelen met ZorgDomein?', 'vraag 14'],
    ['Heeft praktijkmanager plus een zorgdomein-koppeling?', 'vraag 14'],
    ['Hoe vaak moeten wij het wachtwoord van het regionale netwerk wijzigen?', 'vraag 15'],
    ['Hoe vaak moet ik mijn wachtwoord veranderen?', 'vraag 15'],
    ['wachtwoord regionaal netwerk wijzigen hoe vaak', 'vraag 15'],
  ])('answers from a saved answer, asked so or otherwise: %s', (question, place) => {
    const reply = ask(question);
    expect(reply.kind).toBe('answer');
    expect(places(reply)).toEqual([place]);
  });

  it('shows whose answer it is and how old', () => {
    expect(ask('is er geld voor een fietsenstalling').sources).toEqual([
      {
        document: 'helpdesk',
        title: 'Antwoord van de helpdesk',
        publisher: 'Helpdesk Noord',
        section: 'vraag 12',
        age: 'antwoord van 21 november 2026',
      },
    ]);
  });

  it('answers from the documents what they answered before', () => {
    const ofDocuments = botOf(base);
    const sections = base.sections.filter((_, at) => at % 12 === 0).slice(0, 40);
    expect(sections).toHaveLength(40);
    for (const { questions } of sections) {
      const [question = ''] = questions;
      expect(firstIn(extended, question), question).toBe(firstIn(base, question));
      expect(ask(question), question).toEqual(ask(question, ofDocuments));
    }
  });

  it('leaves the base without the saved answers, their words and their names', () => {
    expect(base.section('helpdesk-12#antwoord')).toBeNull();
    expect(base.sections).not.toContain(BICYCLES);
    expect(firstIn(base, 'is er geld voor een fietsenstalling')).not.toBe('helpdesk-12#antwoord');
    expect(standing(base, 'fietsenstalling')).toBe('ordinary');
    expect(base.query('Promedico').concepts[0]?.name).toMatchObject({
      known: false,
      learned: false,
    });
  });

  it('no longer has an answer that was withdrawn', () => {
    const without = base.with([]);
    expect(without.section('helpdesk-12#antwoord')).toBeNull();
    expect(without.sections).toEqual(base.sections);
    expect(ask('is er geld voor een fietsenstalling', botOf(without)).kind).not.toBe('answer');
    expect(without.size).toEqual(base.size);
  });

  it('takes more answers besides those that it has', () => {
    const both = base.with([BICYCLES]).with([PROMEDICO]);
    expect(both.section('helpdesk-12#antwoord')).toBe(BICYCLES);
    expect(both.section('helpdesk-13#antwoord')).toBe(PROMEDICO);
    expect(both.section('koppeling-futec#kosten')?.article.id).toBe('koppeling-futec');
    expect(both.size).toEqual(base.with([BICYCLES, PROMEDICO]).size);
  });

  it('knows the words of saved answers, and mends typing errors in them', () => {
    expect(standing(extended, 'fietsenstalling')).toBe('known');
    expect(standing(extended, 'Praktijkmanager')).toBe('known');
    expect(standing(extended, 'Pietersen')).toBe('strange');
    expect(extended.query('fietsestalling').concepts[0]?.correction).toBe('fietsenstalling');
    expect(extended.query('kopeling').concepts[0]?.correction).toBe('koppeling');
  });

  it('ranks as a library that was built from documents and answers together', () => {
    const sections = [...knowledge.sections, ...ALL];
    const rebuilt = createLibrary({ ...knowledge, sections }, readSpelling());
    for (const question of [
      'is er geld voor een fietsenstalling',
      'Werkt ZorgDomein samen met ons HIS?',
      'Hoe vaak verandert het regionale netwerk?',
      'Wat kost de koppeling per maand?',
    ]) {
      const scores = (library: Library): Record<string, number> =>
        Object.fromEntries(
          library
            .search(library.query(question), 20)
            .map(({ section, score }) => [section.ref, score]),
        );
      const [ours, theirs] = [scores(extended), scores(rebuilt)];
      const added = Object.keys(theirs).filter((ref) => ref.startsWith('helpdesk-'));
      expect(added, question).not.toEqual([]);
      for (const ref of added)
        expect(Math.abs((ours[ref] ?? 0) - (theirs[ref] ?? 0)), question).toBeLessThan(0.02);
    }
  });
});

describe('a name that only an answer of the helpdesk speaks of', () => {
  it('is answered from it, and another unknown name still is not here', () => {
    const reply = ask('Wat kost de koppeling bij Promedico?');
    expect(reply.text).toContain('€ 4,00 per maand');
    expect(ask('Wat kost de koppeling bij Medicom?').warnings).toContain(
      'Medicom (HIS-leverancier of hostingpartij) komt in mijn documenten niet voor.',
    );
  });

  it('is not answered with the figures of a neighbour', () => {
    for (const question of [
      'Wat rekent Promedico eenmalig?',
      'hoeveel betaal ik promedico per maand voor de zorgdomein koppeling',
      'Promedico ASP installatiekosten',
    ]) {
      const documents = ask(question).sources.map(({ document }) => document);
      expect(new Set([...documents, 'helpdesk']), question).toEqual(new Set(['helpdesk']));
    }
  });

  it('stays unknown to the calculations, which have no figures for it', () => {
    const reply = ask('koppelkosten promedico 12 maanden');
    expect(reply.kind).toBe('clarify');
    expect(reply.steps).toEqual([]);
  });
});
