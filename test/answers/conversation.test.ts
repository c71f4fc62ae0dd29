import { describe, expect, it } from 'vitest';
import { ask, shown } from '../balie.ts';

/** Asks a row of questions, each after the one before, and gives what the last answer shows. */
function conversation(...questions: readonly string[]): string {
  let last = '';
  let previousQuestion: string | undefined;
  questions.forEach((question) => {
    const reply = ask(question, previousQuestion === undefined ? {} : { previousQuestion });
    previousQuestion = reply.understood ?? question;
    last = shown(reply);
  });
  return last;
}

describe('a follow-up', () => {
  it('changes the vendor and keeps the subject', () => {
    const text = conversation('Wat kost de koppeling bij Futec?', 'En bij RAM-IT?');
    expect(text).toContain('€ 3,50');
    expect(text).not.toContain('€ 2,50');
  });

  it('keeps the subject through another name, and calculates with it', () => {
    const text = conversation(
      'Wat kost de koppeling bij Futec?',
      'En bij RAM-IT?',
      'ons contract loopt nog 8 maanden',
    );
    expect(text).toContain('€ 28,00');
    expect(text).toContain('circa € 30');
  });

  it('is none without a word in it, when no calculation takes the number', () => {
    expect(conversation('Wat kost de koppeling bij Futec?', '1')).toContain('Ik zie geen vraag');
    expect(conversation('koppelkosten futec 12 maanden', 'en 24?')).toContain('€ 60,00');
  });

  it('is none when it asks for something that no document knows', () => {
    const text = conversation(
      'Wat kost de koppeling bij Futec?',
      'Krijgen wij subsidie voor een fietsenstalling?',
    );
    expect(text).not.toContain('Futec');
    expect(conversation('Wat kost de koppeling bij Futec?', 'Waar kan ik parkeren?')).not.toContain(
      'Futec',
    );
  });

  it('asks further about the same vendor', () => {
    expect(
      conversation('Hoeveel rekent Danthas voor de koppeling?', 'en het onderhoud, zit dat erbij?'),
    ).toContain('contract');
  });

  it('asks further about the same subject', () => {
    expect(conversation('Is SmartConsult goedgekeurd?', 'en als de toetsing niet lukt?')).toContain(
      'vervalt',
    );
    expect(
      conversation('Wat is oplossingsrichting 3?', 'wat moet de zorggroep daarvoor doen?'),
    ).toContain('ziektebeelden');
  });

  it('changes the number of a direction', () => {
    expect(
      conversation(
        'Welke praktijkvoorbeelden zijn er bij oplossingsrichting 4?',
        'En bij richting 6?',
      ),
    ).toMatch(/geen praktijkvoorbeelden/iu);
  });

  it('asks whether it can still be done', () => {
    expect(
      conversation('Hoeveel kon je voor OPEN declareren per patiënt?', 'Kan dat nu nog?'),
    ).toContain('2022');
  });

  it('is not heard in a question that stands alone', () => {
    expect(
      conversation(
        'Wat kost de koppeling bij Futec?',
        'Waarom is het avondspreekuur geschrapt bij Zilveren Kruis?',
      ),
    ).toContain('Digitale Triage');
  });
});

describe('a question with a subject of its own', () => {
  it.each([
    ['Wat is MedMij?', 'MedMij'],
    ['Wat is oplossingsrichting 3?', 'oplossingsrichting 3'],
    ['Wie zijn OPEN begonnen?', 'InEen'],
  ])('stands alone after any other: %s', (text, expected) => {
    const reply = ask(text, { previousQuestion: 'Wat kost de koppeling bij Futec?' });
    expect(shown(reply)).toContain(expected);
    expect(shown(reply)).not.toContain('€ 2,50');
  });
});

describe('a message with personal data', () => {
  it('asks to ask again without it, and repeats none of it', () => {
    const reply = ask(
      'Mevrouw A. Voorbeeld-Fictief, geboren 14-03-1951, zegt dat ze geen toegang heeft tot het portaal.',
    );
    for (const part of ['Voorbeeld', 'Fictief', '1951', '14-03'])
      expect(JSON.stringify(reply)).not.toContain(part);
    expect(shown(reply)).toContain('zonder die gegevens');
    expect(reply.route).toBe('helpdesk');
  });

  it('is answered with the warning where the rest of it is a clear question', () => {
    const reply = ask('BSN 123456782: wat kost de koppeling bij Futec?');
    expect(shown(reply)).toContain('€ 2,50');
    expect(reply.warnings[0]).toContain('zonder die gegevens');
    expect(JSON.stringify(reply)).not.toContain('123456782');
  });

  it('is not seen in a practice number or an AGB code', () => {
    expect(ask('Ons praktijknummer is 123456789, wat kost Futec voor ons?').kind).toBe('answer');
    expect(ask('AGB-code 01999999: wanneer kunnen wij Taakdelegatie wijzigen?').kind).toBe(
      'answer',
    );
  });

  it('is kept out of the next question too', () => {
    const reply = ask('en bij RAM-IT?', {
      previousQuestion: 'Patiënt Jan Testpersoon, BSN 123456782, wat kost Futec?',
    });
    expect(JSON.stringify(reply)).not.toMatch(/123456782|Testpersoon/u);
    expect(reply).toEqual(
      ask('en bij RAM-IT?', { previousQuestion: 'Patiënt , BSN , wat kost Futec?' }),
    );
  });
});

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['white space', '  \n\t '],
    ['emoji', '🙂🙂🙂'],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['punctuation', '?!...'],
  ])('of %s gets one clear sentence', (_, text) => {
    expect(ask(text)).toMatchObject({ kind: 'clarify', title: 'Ik zie geen vraag' });
  });

  it('of 10,000 characters gets an answer', () => {
    expect(ask('koppeling '.repeat(1000)).title.length).toBeGreaterThan(0);
    expect(ask('x'.repeat(10_000)).kind).toBe('refusal');
  });

  it('with characters that search engines trip over gets an answer', () => {
    expect(shown(ask('wat: kost^ de +koppeling~ bij -Futec*?'))).toContain('€ 2,50');
  });
});
