import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf } from '../../src/helpdesk/clusters.ts';

/** Questions that the documents do not answer, as different people ask them, by subject. */
const SUBJECTS: readonly (readonly string[])[] = [
  [
    'Wat kost de koppeling met Medicom',
    'Wat betalen we voor de koppeling met Medicom?',
    'koppelkosten medicom',
    'Hoeveel kost het om Medicom te koppelen',
    'kosten van de koppeling bij medicom per jaar',
  ],
  [
    'Hoe stel ik de printer in MicroHis in?',
    'De printer in MicroHis doet het niet',
    'printer instellen microhis',
    'Wie kan de printer van MicroHis instellen?',
  ],
  [
    'Wat is het tarief van Menzis voor thuismonitoring',
    'wat schuift Menzis per patiënt voor thuismonitoring?',
    'Hoeveel betaalt Menzis voor thuismonitoring per patiënt?',
  ],
  [
    'Wanneer is de volgende LHV-ledenvergadering?',
    'Op welke datum is de ledenvergadering van de LHV?',
  ],
  ['Hoeveel ibuprofen mag een kind van tien?', 'Mag een kind van 8 jaar ibuprofen?'],
];

describe('questions that ask the same', () => {
  it('fall together however they are worded, and other subjects do not', () => {
    const clusters = clustersOf(SUBJECTS.flat());
    expect(clusters.map(({ label, count }) => [count, label])).toEqual([
      [5, 'Hoeveel kost het om Medicom te koppelen'],
      [4, 'Wie kan de printer van MicroHis instellen?'],
      [3, 'Hoeveel betaalt Menzis voor thuismonitoring per patiënt?'],
      [2, 'Mag een kind van 8 jaar ibuprofen?'],
      [2, 'Op welke datum is de ledenvergadering van de LHV?'],
    ]);
    for (const { label, examples } of clusters) {
      const subject = SUBJECTS.find((texts) => texts.includes(label)) ?? [];
      expect(subject).toEqual(expect.arrayContaining([...examples]));
    }
  });

  it('fall together in whatever order they were asked', () => {
    const expected = clustersOf(SUBJECTS.flat());
    const order = fc.shuffledSubarray(SUBJECTS.flat(), { minLength: SUBJECTS.flat().length });
    fc.assert(
      fc.property(order, (texts) => {
        expect(clustersOf(texts)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('are all counted, and shown as the most typical one and three other wordings at most', () => {
    const texts = [
      'Wie repareert de printer?',
      'wie repareert de printer',
      'Wie repareert de printer bij de balie?',
      'Wie repareert vandaag de printer?',
      'Wie repareert de printer en de scanner?',
      'Wie repareert de kapotte printer?',
    ];
    expect(clustersOf(texts)).toEqual([
      {
        label: 'Wie repareert de printer?',
        count: 6,
        examples: [
          'Wie repareert de kapotte printer?',
          'Wie repareert de printer bij de balie?',
          'Wie repareert de printer en de scanner?',
        ],
      },
    ]);
  });

  it.each([
    ['capitals and punctuation', 'Wie repareert de printer?', 'wie repareert de PRINTER'],
    ['question words', 'Wie repareert de printer?', 'Wanneer repareert u de printer dan?'],
    ['inflection', 'declaratie van een nieuwe patiënt', 'declaraties nieuwe patiënten'],
    ['a participle', 'OPEN declareren', 'Is OPEN al gedeclareerd?'],
    ['a hyphen', 'LHV-ledenvergadering', 'ledenvergadering lhv'],
    ['what the guard took out', 'Heeft [naam] een inlog?', 'Heeft iemand een inlog?'],
  ])('are one although they differ in %s', (_, one, other) => {
    expect(clustersOf([one, other])).toHaveLength(1);
  });

  it.each([
    ['a name', 'Wat kost de koppeling bij Medicom?', 'Wie heeft de handleiding van Medicom?'],
    ['a verb', 'Hoe vraag ik een account aan?', 'Hoe vraag ik vakantie aan?'],
    ['nothing', 'Wie repareert de printer?', 'Is er parkeerruimte bij de zorggroep?'],
  ])('are two when all that they share is %s', (_, one, other) => {
    expect(clustersOf([one, other])).toHaveLength(2);
  });

  it('are not found in a name that everybody mentions', () => {
    const things = 'pen stoel lamp fiets boek jas tafel deur raam muur'.split(' ');
    const places = 'utrecht zwolle arnhem breda leiden gouda delft venlo emmen almelo'.split(' ');
    const texts = things.flatMap((thing) =>
      places.map((place) => `Heeft Zilveren Kruis een ${thing}${place} nodig?`),
    );
    expect(clustersOf(texts)).toHaveLength(100);
  });

  it('are none where nothing was asked', () => {
    expect(clustersOf([])).toEqual([]);
    expect(clustersOf(['', '?!', '[naam] [bsn]'])).toEqual([]);
  });

  it('are found by all of their words where none says more than that it is a question', () => {
    expect(clustersOf(['En wat dan?', 'en wat dan'])).toEqual([
      { label: 'En wat dan?', count: 2, examples: [] },
    ]);
  });

  it('are found among 5,000 in less than two seconds', () => {
    const syllables = 'ba ke li mo nu pa re si to vu'.split(' ');
    const word = (seed: number): string =>
      [...String(seed)].map((digit) => syllables[Number(digit)]).join('');
    const texts = Array.from(
      { length: 5000 },
      (_, at) => `Vergoedt Zilveren Kruis ${word(at % 1500)} voor ${word(2000 + at)} patiënten?`,
    );
    const started = performance.now();
    clustersOf(texts);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
