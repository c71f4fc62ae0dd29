import { describe, expect, it } from 'vitest';
import { type Admission, admit, type Incoming, type Typed } from '../../src/front-desk/admit.ts';
import { Inbound } from '../../src/helpdesk/inbound.ts';
import type { Act } from '../../src/helpdesk/life.ts';

/** Every person and number here is invented. */
const incoming = (what: Typed): Incoming => ({
  key: 'slack:1',
  at: new Date('2026-11-23T09:00:00Z'),
  region: 'regio',
  from: { id: 'u1', name: 'Praktijk Linde' },
  place: { platform: 'slack', conversation: 'D1' },
  direct: false,
  what,
});

const admitted = (what: Typed): Admission => admit(incoming(what));

/** What comes in of something that a person did, or the sentence with which it is refused. */
function through(what: Typed): Inbound['what'] | string {
  const admission = admitted(what);
  return admission.ok ? admission.inbound.what : admission.sentence;
}

const say = (text: string) => through({ kind: 'message', text });
const deskDoes = (act: Act) => through({ kind: 'act', ticket: '12', role: 'desk', act });

describe('what an asker types', () => {
  it.each([
    ['bsn 111222333 declareren open??', { text: 'bsn [bsn] declareren open??', withheld: ['bsn'] }],
    [
      'Telt mevrouw Nepnaam, geboren 14-03-1951, mee?',
      {
        text: 'Telt mevrouw [naam], geboren [geboortedatum], mee?',
        withheld: ['name', 'birth-date'],
      },
    ],
    [
      '  Wat kost de koppeling\nbij Futec? ',
      { text: 'Wat kost de koppeling bij Futec?', withheld: [] },
    ],
  ])('comes in without personal data, with what was taken out: %s', (text, guarded) => {
    expect(say(text)).toEqual({ kind: 'message', ...guarded });
    expect(through({ kind: 'handover', text })).toEqual({ kind: 'handover', ...guarded });
  });

  it('comes in without it in an act too', () => {
    const act = { kind: 'reopen', text: 'Ook voor 123456782?' } as const;
    expect(through({ kind: 'act', ticket: '12', role: 'asker', act })).toEqual({
      kind: 'act',
      ticket: '12',
      role: 'asker',
      act: { kind: 'reopen', text: 'Ook voor [bsn]?' },
      withheld: ['bsn'],
    });
  });

  it('comes in up to 4000 characters; a longer text is refused, not cut', () => {
    const sentence = 'Uw tekst is te lang (meer dan 4000 tekens); maak de tekst korter.';
    expect(say('a'.repeat(4001))).toBe(sentence);
    expect(through({ kind: 'handover', text: 'a'.repeat(4001) })).toBe(sentence);
    expect(deskDoes({ kind: 'answer', text: 'a'.repeat(4001) })).toBe(sentence);
    expect(say('a'.repeat(4000))).toEqual({
      kind: 'message',
      text: 'a'.repeat(4000),
      withheld: [],
    });
  });

  it('is kept with the moment in UTC, as the inbox keeps it', () => {
    const admission = admitted({ kind: 'message', text: 'Wat kost de koppeling bij Futec?' });
    expect(admission).toEqual({
      ok: true,
      inbound: {
        ...incoming({ kind: 'message', text: '' }),
        at: '2026-11-23T09:00:00.000Z',
        what: { kind: 'message', text: 'Wat kost de koppeling bij Futec?', withheld: [] },
      },
    });
    if (admission.ok) expect(Inbound.parse(admission.inbound)).toEqual(admission.inbound);
  });
});

describe('what the desk writes', () => {
  it.each([
    ['Het BSN is 999990019.', 'een BSN'],
    ['Zij is geboren op 14 maart 1951.', 'een geboortedatum'],
    ['Maak het over naar NL91 ABNA 0417 1643 00.', 'een rekeningnummer'],
    ['BSN 123456782, geboren op 14 maart 1951', 'een BSN en een geboortedatum'],
  ])('is refused in one sentence that does not repeat it: %s', (text, named) => {
    const sentence = `Ik heb niets bewaard of verstuurd, want uw tekst bevat ${named}; haal dat eerst weg.`;
    expect(deskDoes({ kind: 'answer', text })).toBe(sentence);
    expect(deskDoes({ kind: 'close', text })).toBe(sentence);
    expect(deskDoes({ kind: 'reopen', text })).toBe(sentence);
    const to = { route: null, name: 'Futec' };
    expect(deskDoes({ kind: 'forward', to, ask: text })).toBe(sentence);
    expect(deskDoes({ kind: 'forward', to: { route: null, name: text }, ask: '' })).toBe(sentence);
  });

  it.each([
    'Bel ZorgDomein op 020-4715282.',
    'Vraag bij Futec naar mevrouw Nepnaam.',
    'Mail naar contact@example.nl, Kerkweg 3a, 1234 AB Utrecht.',
    'Dien de aanvraag in vóór 4 december 2026.\n\nDaarna kan het niet meer.',
  ])('may say how to reach a party, and is kept as it was typed: %s', (text) => {
    const act = { kind: 'answer', text } as const;
    expect(deskDoes(act)).toEqual({ kind: 'act', ticket: '12', role: 'desk', act });
  });

  it('comes in when there is no text to it', () => {
    const act = { kind: 'claim' } as const;
    expect(deskDoes(act)).toEqual({ kind: 'act', ticket: '12', role: 'desk', act });
  });
});

describe('what is kept as knowledge', () => {
  it.each([
    [{ question: 'Telt mevrouw Nepnaam mee?' }, 'een naam'],
    [{ answer: 'Bel ZorgDomein op 020-4715282.' }, 'een telefoonnummer'],
    [{ source: 'mail van j.fictief@example.nl' }, 'een e-mailadres'],
    [
      { question: 'BSN 111222333?', answer: 'Mevrouw Nepnaam, geboren 14-03-1951' },
      'een BSN, een naam en een geboortedatum',
    ],
  ])('has no personal data at all: %j', (parts, named) => {
    const sentence = `Ik heb niets bewaard of verstuurd, want uw tekst bevat ${named}; haal dat eerst weg.`;
    expect(through({ kind: 'save', ticket: '12', parts })).toBe(sentence);
    expect(through({ kind: 'edit', article: 'helpdesk-12', parts })).toBe(sentence);
  });

  it('has its own days, which are nobody’s', () => {
    const parts = {
      question: 'Telt een patiënt die overleden is mee?',
      answer: 'Ja, op de peildatum telt elke ingeschreven patiënt mee.',
      review: '2027-05-24',
      until: '2027-12-31',
      everyRegion: true,
    };
    const save = { kind: 'save', ticket: '12', parts } as const;
    expect(through(save)).toEqual(save);
  });

  it('can be withdrawn', () => {
    const withdraw = { kind: 'withdraw', article: 'helpdesk-12' } as const;
    expect(through(withdraw)).toEqual(withdraw);
  });
});

describe('what an asker can say with a command', () => {
  const act = (kind: 'close' | 'reopen', text = '') =>
    ({ kind: 'act', ticket: '12', role: 'asker', act: { kind, text } }) as const;
  const without = (withheld: string[], text: string) => ({ ...act('reopen', text), withheld });
  const rated = (helpful: boolean) => ({ kind: 'feedback', question: '5', helpful }) as const;

  it.each<[string, Inbound['what']]>([
    ['/opgelost 12', act('close')],
    ['/OPGELOST 12', act('close')],
    ['/opgelost #12', act('close')],
    ['  /opgelost   12  ', act('close')],
    ['/nog-een-vraag 12', act('reopen')],
    ['/nog-een-vraag 12 En bij een fusie?', act('reopen', 'En bij een fusie?')],
    ['/Nog-Een-Vraag #12\nEn bij een fusie?', act('reopen', 'En bij een fusie?')],
    ['/nog-een-vraag 12 en bsn 123456782?', without(['bsn'], 'en bsn [bsn]?')],
    [
      '/nog-een-vraag 12 piet puk, 12-12-1950, wil inzage',
      without(['name', 'birth-date'], '[naam], [geboortedatum], wil inzage'),
    ],
    ['/nuttig 5', rated(true)],
    ['/NUTTIG #5', rated(true)],
    ['/niet-nuttig 5', rated(false)],
    ['/Niet-Nuttig 5', rated(false)],
    ['/helpdesk', { kind: 'handover', text: '', withheld: [] }],
    ['/HELPDESK Wie betaalt?', { kind: 'handover', text: 'Wie betaalt?', withheld: [] }],
    ['/helpdesk bsn 123456782', { kind: 'handover', text: 'bsn [bsn]', withheld: ['bsn'] }],
  ])('%s', (text, what) => {
    expect(say(text)).toEqual(what);
  });

  it.each(['/helpdesknummer', '/opgelost-12'])('is a message with another name: %s', (text) => {
    expect(say(text)).toEqual({ kind: 'message', text, withheld: [] });
  });

  it.each([
    '/opgelost',
    '/nog-een-vraag En dan?',
    '/nuttig ja',
    '/opgelost 123456782',
    '/nuttig 111 222 333',
    '/nog-een-vraag #999990019',
  ])('asks for the number of the question, which no BSN is: %s', (text) => {
    expect(say(text)).toBe('Typ het nummer van de vraag erbij, bijvoorbeeld: /opgelost 12.');
  });
});
