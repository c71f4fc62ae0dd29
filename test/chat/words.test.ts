import { describe, expect, it } from 'vitest';
import {
  canAskHelpdesk,
  clean,
  firstSentence,
  isShareable,
  noticeOf,
  ownChoices,
  titleOf,
} from '../../adapters/chat/words.ts';
import { reply } from '../../src/reply.ts';

describe('text of a person or a document', () => {
  it('has no control characters, no turned direction, no half characters', () => {
    expect(clean(' a\u0000b\u001b[31mc\u202ed\u200be\ud800f\r\n\tg ')).toBe('ab[31mcdef\n g');
  });

  it('keeps letters and signs of every language, and emoji', () => {
    expect(clean('café, ‘ë’ € 2,50 漢 👍')).toBe('café, ‘ë’ € 2,50 漢 👍');
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

  it('can be shown to others when Balie found or calculated it', () => {
    const kinds = ['answer', 'calculation', 'clarify', 'handover', 'refusal', 'help'] as const;
    const shown = kinds.filter((kind) => isShareable(reply({ kind, title: 'a' })));
    expect(shown).toEqual(['answer', 'calculation']);
  });
});
