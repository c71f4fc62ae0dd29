import { describe, expect, it } from 'vitest';
import {
  canAskHelpdesk,
  counted,
  fileText,
  firstSentence,
  leftText,
  noticeOf,
  ownChoices,
  titleOf,
  wholeOf,
} from '../../adapters/chat/words.ts';
import { clean } from '../../src/dutch/clean.ts';
import { reply } from '../../src/reply.ts';

describe('text of a person or a document', () => {
  it('has no control characters, no turned direction, no half characters', () => {
    expect(clean(' a\u0000b\u001b[31mc\u202ed\u200be\ud800f\r\n\tg ')).toBe('ab[31mcdef\n g');
  });

  it('keeps letters and signs of every language, and emoji', () => {
    expect(clean('café, ‘ë’ € 2,50 漢 👍')).toBe('café, ‘ë’ € 2,50 漢 👍');
  });

  it.each([
    ['an emoji of several characters', 'arts 👩‍⚕️ en gezin 👩🏽‍🤝‍👨🏻, 🏳️‍🌈'],
    ['Persian, where it keeps two letters apart', 'می\u200cخواهم'],
    ['Hindi, where it joins two letters', 'क्\u200dष'],
  ])('keeps what joins in %s', (_, text) => {
    expect(clean(text)).toBe(text);
  });

  it.each([
    ['between Latin letters', 'Fu\u200dtec en B\u200cSN', 'Futec en BSN'],
    ['beside a Latin letter', 'a\u200dب\u200cb', 'aبb'],
    ['between digits', '1\u200d2\u200c3', '123'],
    ['at an end', '\u200d👍\u200d\u200cمی\u200c.', '👍می.'],
    ['more than one', '👩\u200d\u200d⚕️', '👩⚕️'],
    ['beside what hides too', '👩\u200d\u200b⚕️', '👩⚕️'],
  ])('has nothing that joins %s', (_, text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  it('has nothing that turns or hides around emoji and Persian', () => {
    expect(clean('👩‍⚕️\u202e\u2066می\u200b\ufeff\u00adخ\udc00')).toBe('👩‍⚕️میخ');
  });
});

describe('a title', () => {
  it('is one line, and the name of the bot where there is none', () => {
    expect(titleOf(' Koppelkosten\n Futec ')).toBe('Koppelkosten Futec');
    expect(titleOf(' \u200b ')).toBe('Balie');
  });
});

describe('what a notification says', () => {
  it.each([
    ['Koppelkosten Futec', 'Dat is € 30,00. Per praktijk.', 'Koppelkosten Futec. Dat is € 30,00.'],
    ['Wie betaalt?', 'De eigenaar.', 'Wie betaalt? De eigenaar.'],
    ['Kies er een', '', 'Kies er een'],
    ['Kies er een:', '• Futec', 'Kies er een: Futec'],
  ])('is the title and the first sentence: %s', (title, text, notice) => {
    expect(noticeOf({ title, text })).toBe(notice);
  });

  it('has of a list its first line without the sign', () => {
    expect(firstSentence('• Een. Twee.')).toBe('Een.');
  });
});

describe('what stands under a reply', () => {
  const helpdesk = { label: 'Vraag de helpdesk', message: '/helpdesk' };
  const more = { label: 'Nog een vraag', message: '/nog-een-vraag 12' };
  const file = { label: 'Zet in agenda', message: 'agenda', brings: 'file' } as const;

  it('has no choice twice, and none for a file', () => {
    const choices = [helpdesk, more, file];
    expect(ownChoices(reply({ kind: 'answer', title: 'a', choices }))).toEqual([more]);
  });

  it('is the way to the helpdesk, unless the helpdesk itself spoke', () => {
    expect(canAskHelpdesk(reply({ kind: 'answer', title: 'a' }))).toBe(true);
    expect(canAskHelpdesk(reply({ kind: 'calculation', title: 'a' }))).toBe(true);
    expect(canAskHelpdesk(reply({ kind: 'refusal', title: 'a' }))).toBe(false);
    expect(canAskHelpdesk(reply({ kind: 'refusal', title: 'a', choices: [helpdesk] }))).toBe(true);
    expect(canAskHelpdesk(reply({ kind: 'answer', title: 'a', choices: [more] }))).toBe(false);
  });
});

describe('what does not stand in its place', () => {
  it('is counted', () => {
    expect(counted(0, 'stap', 'stappen')).toEqual([]);
    expect(counted(1, 'stap', 'stappen')).toEqual(['1 stap']);
    expect(counted(2, 'stap', 'stappen')).toEqual(['2 stappen']);
  });

  it('is named, with where it is to be had', () => {
    expect(leftText([])).toBe('');
    expect(leftText(['1 stap', '2 bronnen'])).toBe(
      'Dit is niet alles. Kies “Lees verder” voor 1 stap en 2 bronnen.',
    );
    expect(leftText(['1 stap'], 'Vraag Balie zelf naar')).toBe(
      'Dit is niet alles. Vraag Balie zelf naar 1 stap.',
    );
  });

  it('is a file, and of one with dates that they stand above', () => {
    const cutter = { cutAtWord: (text: string, max: number) => text.slice(0, max) };
    const dates = { name: ' dag\u200b.ics', type: 'text/calendar', content: '' };
    const list = { name: 'lijst.csv', type: 'text/csv', content: '' };
    expect(fileText({ files: [] }, 'Slack', cutter)).toBe('');
    expect(fileText({ files: [{ ...list, name: '\u200b' }] }, 'Slack', cutter)).toBe('');
    expect(fileText({ files: [dates] }, 'Teams', cutter)).toBe(
      'In Teams kan ik geen bestand meesturen (dag.ics). Zet de datum hierboven zelf in uw agenda.',
    );
    expect(fileText({ files: [dates, list] }, 'Slack', cutter)).toBe(
      'In Slack kan ik geen bestand meesturen (dag.ics, lijst.csv).',
    );
    const long = { ...list, name: 'a'.repeat(400) };
    expect(fileText({ files: [long] }, 'Slack', cutter)).toBe(
      `In Slack kan ik geen bestand meesturen (${'a'.repeat(300)}).`,
    );
  });

  it('is read in one order', () => {
    const whole = reply({
      kind: 'answer',
      title: 'Koppelkosten',
      text: 'Tekst\u200b.',
      facts: [
        { label: 'Prijs', value: '€ 30' },
        { label: 'Per', value: 'praktijk' },
      ],
      steps: ['Eerst', 'Dan'],
      warnings: ['Kijk na.'],
      sources: [
        { document: 'a', title: 'Afspraken', publisher: 'Menzis', section: '2', age: 'van 2025' },
      ],
    });
    const typed = [{ label: 'Meer', message: 'meer' }];
    expect(wholeOf(whole, typed)).toEqual([
      'Tekst.',
      '• Prijs: € 30\n• Per: praktijk',
      '1. Eerst\n2. Dan',
      'Let op: Kijk na.',
      'U kunt ook dit typen:\n• Meer: meer',
      expect.stringContaining('Afspraken'),
    ]);
    expect(wholeOf(reply({ kind: 'answer', title: 'a' }), [])).toEqual([]);
  });
});
