import { describe, expect, it } from 'vitest';
import { readSpelling } from '../../adapters/knowledge/spelling.ts';
import { splitCompound } from '../../src/dutch/compounds.ts';
import { participleStem, stem } from '../../src/dutch/stem.ts';
import { editDistance, forgivenEdits } from '../../src/dutch/typos.ts';

describe('stem', () => {
  it('joins the forms of a word', () => {
    expect(stem('koppelingen')).toBe(stem('koppeling'));
    expect(stem('tarieven')).toBe(stem('tarief'));
    expect(stem('huisartsen')).toBe(stem('huisarts'));
    expect(stem('praktijken')).toBe(stem('praktijk'));
  });

  it('leaves figures alone', () => {
    expect(stem('2,50')).toBe('2,50');
    expect(stem('fto2')).toBe('fto2');
  });
});

describe('participleStem', () => {
  it('finds the verb behind a past participle', () => {
    expect(participleStem('gedeclareerd')).toBe(stem('declareren'));
    expect(participleStem('aangevraagd')).toBe(stem('aanvragen'));
    expect(participleStem('goedgekeurd')).toBe(stem('goedkeuren'));
  });

  it('finds none behind other words', () => {
    expect(participleStem('koppeling')).toBeNull();
    expect(participleStem('gebied')).not.toBe(stem('gebied'));
  });
});

describe('splitCompound', () => {
  const known = new Set([
    'koppeling',
    'kosten',
    'patient',
    'portaal',
    'contract',
    'afspraak',
    'data',
    'wijziging',
  ]);
  const split = (word: string): string[] => splitCompound(word, (part) => known.has(part));

  it('splits a compound into the words of the vocabulary, linking sounds included', () => {
    expect(split('koppelingskosten')).toEqual(['koppeling', 'kosten']);
    expect(split('patientenportaal')).toEqual(['patient', 'portaal']);
    expect(split('contractafspraak')).toEqual(['contract', 'afspraak']);
  });

  it('splits three parts', () => {
    expect(split('contractwijzigingsdata')).toEqual(['contract', 'wijziging', 'data']);
  });

  it('does not split what it does not know', () => {
    expect(split('fietsenmaker')).toEqual([]);
    expect(split('koppeling')).toEqual([]);
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours as one edit', () => {
    expect(editDistance('futce', 'futec', 2)).toBe(1);
  });

  it('counts missing, added and other letters', () => {
    expect(editDistance('kopeling', 'koppeling', 2)).toBe(1);
    expect(editDistance('cobler', 'cobbler', 2)).toBe(1);
    expect(editDistance('instalatei', 'installatie', 2)).toBe(2);
  });

  it('stops counting past the limit', () => {
    expect(editDistance('huisarts', 'apotheek', 2)).toBe(3);
    expect(editDistance('a', 'abcdef', 2)).toBe(3);
  });
});

describe('forgivenEdits', () => {
  it('forgives more in longer words, and nothing in short ones and figures', () => {
    expect(forgivenEdits('cgm')).toBe(0);
    expect(forgivenEdits('futek')).toBe(1);
    expect(forgivenEdits('taakdelgatie')).toBe(2);
    expect(forgivenEdits('2027-03-04')).toBe(0);
  });
});

describe('the spelling list', () => {
  const isDutch = readSpelling();

  it('knows ordinary words and their inflections', () => {
    for (const word of [
      'koppeling',
      'koppelingen',
      'tarieven',
      'praktijken',
      'patienten',
      'weer',
      'printer',
      'wandelt',
    ]) {
      expect(isDutch(word), word).toBe(true);
    }
  });

  it('does not know names and misspelled words', () => {
    for (const word of ['futec', 'medicom', 'pharmapartners', 'kopeling', 'amsterdam', 'luscii']) {
      expect(isDutch(word), word).toBe(false);
    }
  });
});
