import { describe, expect, it } from 'vitest';
import { fold, normalise, withoutMarkup } from '../../src/dutch/normalise.ts';
import { tokenise } from '../../src/dutch/tokenise.ts';

const words = (text: string): string[] => tokenise(text).map(({ word }) => word);

describe('tokenise', () => {
  it('keeps names with a hyphen as one word, however they are written', () => {
    expect(words('RAM-IT en POH-GGZ')).toEqual(['ramit', 'en', 'pohggz']);
    expect(words('ramit pohggz')).toEqual(['ramit', 'pohggz']);
  });

  it('remembers the parts between hyphens', () => {
    expect(tokenise('ICT-leveranciers')[0]?.parts).toEqual(['ict', 'leveranciers']);
  });

  it('keeps an amount as one word, with or without the euro sign', () => {
    expect(words('€ 2,50 per maand')).toEqual(['2,50', 'per', 'maand']);
    expect(words('€195,- of 2,50')).toEqual(['195', 'of', '2,50']);
    expect(words('16.000 en € 12,5 miljoen')).toEqual(['16000', 'en', '12,5', 'miljoen']);
  });

  it('keeps a number beside the word that it belongs to', () => {
    expect(words('FTO 2')).toEqual(['fto', '2']);
    expect(words('24/7')).toEqual(['24/7']);
  });

  it('keeps a web address as one word', () => {
    expect(words('op Digizo.nu.')).toEqual(['op', 'digizonu']);
  });

  it('takes the plural of an abbreviation for the abbreviation', () => {
    expect(words("HIS'en, zib’s en PGO's")).toEqual(['his', 'zib', 'en', 'pgo']);
  });

  it('reads through diacritics and invisible characters', () => {
    expect(words('pati\u00ebnten')).toEqual(['patienten']);
    expect(words('Fu\u200btec')).toEqual(['futec']);
    expect(words('ｋｏｐｐｅｌｉｎｇ')).toEqual(['koppeling']);
  });

  it('finds no words in emoji and punctuation', () => {
    expect(words('🙂🙂 ?!')).toEqual([]);
  });
});

describe('normalise', () => {
  it('makes white space one space and drops control characters', () => {
    expect(normalise('  wat\u00a0kost\n\n\u0007dit ')).toBe('wat kost dit');
  });

  it('straightens curly quotes', () => {
    expect(normalise('‘Mijn huidige contract’')).toBe("'Mijn huidige contract'");
  });
});

describe('fold', () => {
  it('drops capitals and diacritics', () => {
    expect(fold('Coöperatie Patiënt')).toBe('cooperatie patient');
  });
});

describe('withoutMarkup', () => {
  it('drops mentions and broadcasts', () => {
    expect(normalise(withoutMarkup('<@U12345678> <!here> kosten RAM-IT'))).toBe('kosten RAM-IT');
  });

  it('drops emphasis and keeps the words', () => {
    expect(normalise(withoutMarkup('*Futec* _kost_ ~2,50~ `0` euro'))).toBe(
      'Futec kost 2,50 0 euro',
    );
  });

  it('keeps the label of a link and drops its address', () => {
    expect(
      normalise(
        withoutMarkup('zie <https://voorbeeld.example|deze pagina> of https://voorbeeld.example/x'),
      ),
    ).toBe('zie deze pagina of');
  });

  it('drops tags', () => {
    expect(normalise(withoutMarkup('<script>alert(1)</script> hoeveel weken'))).toBe(
      'alert(1) hoeveel weken',
    );
  });
});
