import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../src/privacy.ts';

/** Every person, number, address and account here is invented. */
describe('what the guard finds and what it leaves of the message', () => {
  it.each([
    // BSN: nine digits that pass the eleven-test, in every notation
    ['bsn 111222333 declareren open??', ['bsn'], 'bsn [bsn] declareren open??'],
    ['Is 123456782 al ingeschreven?', ['bsn'], 'Is [bsn] al ingeschreven?'],
    ['999.990.019 of 9999.90.238', ['bsn'], '[bsn] of [bsn]'],
    ['999 990 019, 999-990-238, 12345678-2', ['bsn'], '[bsn], [bsn], [bsn]'],
    ['1 2 3 4 5 6 7 8 2', ['bsn'], '[bsn]'],
    ['nr １２３４５６７８２ en 1234\u200b567\u200d82', ['bsn'], 'nr [bsn] en [bsn]'],
    // BSN: after the word bsn it counts whatever the test says, also with eight digits
    ['bsn 123456789', ['bsn'], 'bsn [bsn]'],
    ['burgerservicenummer: 12345672', ['bsn'], 'burgerservicenummer: [bsn]'],
    ['BSN van mevrouw Jansen is 123456789', ['bsn', 'name'], 'BSN van mevrouw [naam] is [bsn]'],
    // a name after a cue
    [
      'De heer B. Nepnaam belt over herhaalrecept',
      ['name'],
      'De heer [naam] belt over herhaalrecept',
    ],
    ['dhr. P. van den Berg kan niet inloggen', ['name'], 'dhr. [naam] kan niet inloggen'],
    ['Mw. El Amrani-Verzonnen wil inzage', ['name'], 'Mw. [naam] wil inzage'],
    ['dhr v/d Meer belt', ['name'], 'dhr [naam] belt'],
    ['Patiënt(e) Jansen, J.P. wil inzage', ['name'], 'Patiënt(e) [naam] wil inzage'],
    ['Mijn buurvrouw Els Verzinsel wil een PGO', ['name'], 'Mijn buurvrouw [naam] wil een PGO'],
    ['De zoon van Piet Proef moet over', ['name'], 'De zoon van [naam] moet over'],
    ['een patiënt genaamd Truus Nep', ['name'], 'een patiënt genaamd [naam]'],
    ['hij heet Mohammed', ['name'], 'hij heet [naam]'],
    ['Kan mevrouw Öztürk mee?', ['name'], 'Kan mevrouw [naam] mee?'],
    [
      'Pati\u0065\u0308nt *Jan\u200b Nep* wil inzage',
      ['name'],
      'Pati\u0065\u0308nt *[naam]* wil inzage',
    ],
    [
      'Patiënt Jan Nep of zijn vrouw: Nep betaalt',
      ['name'],
      'Patiënt [naam] of zijn vrouw: [naam] betaalt',
    ],
    // a name in lower or upper case
    ['patient jan jansen wil inzage', ['name'], 'patient [naam] wil inzage'],
    [
      'verzekerde op naam Aldert Verzonnen telt mee?',
      ['name'],
      'verzekerde op naam [naam] telt mee?',
    ],
    ['patient soraya fictief online inzage', ['name'], 'patient [naam] online inzage'],
    ['mevrouw de vries heeft geen toegang', ['name'], 'mevrouw [naam] heeft geen toegang'],
    ['meneer van der meer belt', ['name'], 'meneer [naam] belt'],
    ['PATIENT JAN JANSEN WIL INZAGE', ['name'], 'PATIENT [naam] WIL INZAGE'],
    // a birth date
    ['geb 14 03 1951 en nu?', ['birth-date'], 'geb [geboortedatum] en nu?'],
    ['14 maart 1951 geboren', ['birth-date'], '[geboortedatum] geboren'],
    ['geboren te Utrecht op 14/3/51', ['birth-date'], 'geboren te Utrecht op [geboortedatum]'],
    ['geboren in 1951', ['birth-date'], 'geboren in [geboortedatum]'],
    ['gbd 19510314', ['birth-date'], 'gbd [geboortedatum]'],
    ['patiënt (14-03-1951) wil inzage', ['birth-date'], 'patiënt ([geboortedatum]) wil inzage'],
    [
      'piet puk, 12-12-1950, wil inzage',
      ['name', 'birth-date'],
      '[naam], [geboortedatum], wil inzage',
    ],
    [
      'Patient: Kim Fictief (3-5-2019)',
      ['name', 'birth-date'],
      'Patient: [naam] ([geboortedatum])',
    ],
    // an address
    ['patient woont kerkstraat 12', ['address'], 'patient woont [adres]'],
    ['woont Laan van Meerdervoort 12-A', ['address'], 'woont [adres]'],
    ['Kerkweg 3a, 1234 AB Utrecht', ['address'], '[adres], [adres]'],
    ['dorpsstraat 2, 1234 ab', ['address'], '[adres], [adres]'],
    // a complaint, together with a person
    ['mijn zoon Daan heeft astma', ['name', 'health'], 'mijn zoon [naam] heeft [klacht]'],
    ['bsn 123456782 slikt metformine', ['bsn', 'health'], 'bsn [bsn] slikt [klacht]'],
    ['Bram Nep heeft een depressie', ['name', 'health'], '[naam] heeft een [klacht]'],
    ['hartfalen bij Jan Nep', ['name', 'health'], '[klacht] bij [naam]'],
    // ways to reach somebody, and bank accounts
    ['mail naar j.fictief@example.nl', ['email'], 'mail naar [e-mail]'],
    [
      '06-12345678, +31 6 12 34 56 78, (0570) 123456',
      ['phone'],
      '[telefoon], [telefoon], [telefoon]',
    ],
    ['020 - 123 45 67 of 0031612345678', ['phone'], '[telefoon] of [telefoon]'],
    ['NL91 ABNA 0417 1643 00, nl91abna0417164300', ['iban'], '[iban], [iban]'],
    // English
    [
      'patient John Fake, date of birth 1 May 1960',
      ['name', 'birth-date'],
      'patient [naam], date of birth [geboortedatum]',
    ],
    [
      'Her name is Mary Fake and she has HIV',
      ['name', 'health'],
      'Her name is [naam] and she has [klacht]',
    ],
    // whole messages
    [
      'Patiënt Jan Testpersoon, BSN 123456782, wil online inzage. Telt hij mee voor de € 2,83?',
      ['bsn', 'name'],
      'Patiënt [naam], BSN [bsn], wil online inzage. Telt hij mee voor de € 2,83?',
    ],
    [
      'Mevrouw A. Voorbeeld-Fictief, geboren 14-03-1951, zegt dat ze geen toegang heeft tot het portaal.',
      ['name', 'birth-date'],
      'Mevrouw [naam], geboren [geboortedatum], zegt dat ze geen toegang heeft tot het portaal.',
    ],
    [
      'Dossier van Fatima Fictief: diabetes type 2 en depressie. Mag zij thuismonitoring volgens Menzis?',
      ['name', 'health'],
      'Dossier van [naam]: [klacht] en [klacht]. Mag zij thuismonitoring volgens Menzis?',
    ],
    [
      'Jan Jansen, geb. 12 mei 1960, Kerkweg 3, wil per 1 januari 2027 over',
      ['name', 'birth-date', 'address'],
      '[naam], geb. [geboortedatum], [adres], wil per 1 januari 2027 over',
    ],
  ])('%s', (message, found, redacted) => {
    expect(guard(message)).toEqual({ found, redacted });
  });
});

describe('what is no personal data of a patient passes untouched', () => {
  it.each([
    // numbers
    'Ons praktijknummer is 123456789, wat kost Futec voor ons?',
    'AGB-code 01999999: wanneer kunnen wij Taakdelegatie wijzigen?',
    'Geen BSN, AGB 01999999',
    'bsn 2026-2027, verplicht vanaf 01-01-2027?',
    '€ 123.456.782, 123456782 euro, 123.456.782 inwoners, 1.000.000 patiënten',
    'factuur 12345678201, 1.234.567.820',
    '2350 patiënten en 12 gemoedsbezwaarden in 2021',
    '€ 12,5 miljoen per jaar',
    '/open 2350,5',
    'per 01-04-2027 50 patiënten, per 06-12-2026 15 patiënten',
    'NL91 ABNA 0000 0000 00',
    // dates
    'per 1 april 2027, 31-12-2022, 28 februari 2027 en 17.12.2020',
    'patiënten geboren in 2021 en kinderen geboren na 1 januari 1960',
    // colleagues, parties, people in the documents
    'dokter Jansen en huisarts De Boer vragen het',
    'Mijn collega mevrouw De Boer vroeg dit ook',
    'De werkgroepleden Wilfred de Boer en Jan Tebbens van Menzis',
    'Wie is Wim Derks van Roset? En mevrouw Pipers van Roset?',
    'Onderzoek van Niels Chavannes naar COPD en hartfalen',
    'Vergoedt Menzis COPD? Groet, Petra de Groot',
    'mijn naam is Petra de Groot van praktijk De Linde',
    'onze partner Topicus en Zilveren Kruis',
    // the word patient, titles and cues without a name
    'mevrouw wil inzage, meneer belde ook',
    'Geachte mevrouw, Kunt u mij helpen?',
    'Patiënten krijgen inzage; Patiënt en Zelfmanagement; patiënt Online Inzage',
    'patiënten OPEN, patiënt PGO, patiënt Menzis, patiënt Ketenzorg',
    'kosten per patient portaal koppeling futec',
    'patient verhuisd naar andere praktijk, nog declareren?',
    'patient probeert inloggen lukt niet',
    'een patient van huisarts De Boer',
    'De tool heet Moet ik naar de dokter, het programma heet OPEN',
    'het dossier van de patiënt en dossier van Promedico',
    'WAT KOST FUTEC PER PATIENT',
    'Does the patient want access to the record?',
    // complaints without a person
    'Wat zegt Menzis over thuismonitoring bij COPD en diabetes?',
    'Mag een patiënt met koorts bellen?',
    // what looks like an address
    'oplossingsrichting 12, richting 3, Digitale weg 2025',
    'in 2019 EN 2020, 2026 IN de regio, 2350 in 2021',
    'patiënt in zorgpad 3 met iPad 2',
    'e-mailadres menzis zorginkoop aub',
  ])('%s', (message) => {
    expect(guard(message)).toEqual({ found: [], redacted: message });
  });
});

/** Eight digits and the ninth that makes them pass the eleven-test, where there is one. */
const bsn = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((digits) => [...digits, digits.reduce((sum, digit, i) => sum + digit * (9 - i), 0) % 11])
  .filter((digits) => digits[8] !== 10 && digits.some((digit) => digit > 0))
  .map((digits) => digits.join(''));

const notations = [
  (bsn: string) => bsn,
  (bsn: string) => bsn.replace(/(...)(...)(...)/, '$1.$2.$3'),
  (bsn: string) => bsn.replace(/(...)(...)(...)/, '$1 $2 $3'),
  (bsn: string) => bsn.replace(/(...)(...)(...)/, '$1-$2-$3'),
  (bsn: string) => bsn.replace(/(....)(..)(...)/, '$1.$2.$3'),
  (bsn: string) => bsn.replace(/(..)(..)(..)(...)/, '$1 $2 $3 $4'),
  (bsn: string) => [...bsn].join(' '),
  (bsn: string) => [...bsn].join('\u200b'),
  (bsn: string) => bsn.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
];
const surroundings = ['', 'bsn ', 'BSN: ', 'patiënt Jan Nep (', 'declareren voor ', '(', '2021, '];

/** Pieces of messages that the guard looks at, in any order. */
const pieces = fc.constantFrom(
  ...`patiënt mevrouw de van der Jan jansen Jansen BSN 123456782 111.222.333 geboren op 14-03-1951 1951
  Dorpsstraat 12 1234 AB diabetes heeft A. 06-12345678 0612345678 +31 NL91ABNA0417164300 a@b.nl @ heet
  naam : woont . , ( ) - [naam] [bsn] [adres] ] € Menzis wil inzage 9 geb. jan 2027 adres d v J / \u200b`.split(
    /\s+/,
  ),
);
const message = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', '', ', ', '\n')), { maxLength: 25 })
  .map((parts) => parts.flat().join(''));

describe('whatever is typed', () => {
  it('never lets a valid BSN survive, in any usual notation', () => {
    const choice = fc.tuple(bsn, fc.constantFrom(...notations), fc.constantFrom(...surroundings));
    fc.assert(
      fc.property(choice, ([bsn, write, before]) => {
        const { found, redacted } = guard(`${before}${write(bsn)} graag`);
        expect(found).toContain('bsn');
        expect(redacted.normalize('NFKC').replace(/\D/g, '')).not.toContain(bsn);
      }),
    );
  });

  it('finds nothing more in what it has redacted', () => {
    const text = fc.oneof(message, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (text) => {
        expect(guard(guard(text).redacted).found).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'a@',
    '1 ',
    '1.',
    'A.',
    'Jan ',
    'mevrouw de ',
    'van der ',
    'NL91',
    '06 ',
    'geboren te a ',
  ])('takes no more than a second for ten thousand characters of %j', (piece) => {
    const start = performance.now();
    guard(piece.repeat(10_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
