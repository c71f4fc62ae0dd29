import { describe, expect, it } from 'vitest';
import { library } from '../balie.ts';

/** The words that a question is about, as they are read. */
const words = (question: string): string[] =>
  library.query(question).concepts.map(({ word }) => word);

/** The section that is found first. */
const first = (question: string): string | undefined =>
  library.search(library.query(question), 1)[0]?.section.ref;

describe('reading a question', () => {
  it('leaves out function words and question words', () => {
    expect(words('Wat kost nou eigenlijk de koppeling?')).toEqual(['kost', 'koppeling']);
  });

  it('keeps a number with its word', () => {
    const [concept] = library.query('Per wanneer kan FTO 2?').concepts;
    expect(concept).toMatchObject({ surface: 'FTO 2' });
    expect(library.query('oplossingsrichting 8').concepts[0]).toMatchObject({ numbered: true });
  });

  it('reads words written apart as the compound that they are', () => {
    expect(words('zorg inkoop portaal')).toEqual(['zorginkoopportaal']);
  });

  it('mends a typing error only where neither the documents nor the language know the word', () => {
    const standing = (question: string): string[] =>
      library.query(question).concepts.map((each) => each.standing);
    expect(standing('kopeling')).toEqual(['corrected']);
    expect(standing('fietsen')).toEqual(['ordinary']);
    expect(standing('Pietersen')).toEqual(['strange']);
  });

  it('knows a name under all of its spellings', () => {
    for (const spelling of ['RAM-IT', 'ramit', 'ram it', 'Ram-It']) {
      expect(library.query(spelling).concepts[0]?.name?.name, spelling).toBe('RAM-IT');
    }
  });

  it('takes ZO! for a name and zo for a function word', () => {
    expect(library.query('Wat is ZO!?').concepts[0]?.name?.name).toBe('Zelfzorg Ondersteund');
    expect(library.query('waarom is dat zo').concepts).toEqual([]);
  });

  it('translates a question in English', () => {
    expect(words('What does the vendor charge for the link?')).toEqual([
      'leverancier',
      'kosten',
      'koppeling',
    ]);
  });
});

describe('finding a section', () => {
  it.each([
    ['hoeveel koppelingskosten rekent futec', 'koppeling-futec#kosten'],
    ['patienten portaal onderhoud betalen', 'open-kosten#portaal-aanschaf'],
    ['Wie vertegenwoordigt de huisartsenkoepels bij MedMij?', 'visie-medmij#stuurgroep'],
    ['volgkeuze', 'zk-volgkeuze-vecozo#volgkeuze'],
  ])('%s → %s', (question, ref) => {
    expect(first(question)).toBe(ref);
  });
});
