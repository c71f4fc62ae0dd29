import { describe, expect, it } from 'vitest';
import { createCutter, takeFitting } from '../../adapters/chat/cut.ts';

/** A platform that counts every byte. */
const { cutAtSentence, cutAtWord, split } = createCutter((text) => Buffer.byteLength(text));
const TEXT = 'Dit is een zin. Dit is de tweede zin. En nog een.';

describe('a text that is too long', () => {
  it('ends with a sentence, and says that it goes on', () => {
    expect(cutAtSentence(TEXT, 42)).toBe('Dit is een zin. Dit is de tweede zin. …');
    expect(cutAtSentence(TEXT, 41)).toBe('Dit is een zin. …');
    expect(cutAtSentence(TEXT, 49)).toBe(TEXT);
  });

  it('ends with a word where no sentence fits, and with a letter where no word does', () => {
    expect(cutAtSentence(TEXT, 15)).toBe('Dit is een …');
    expect(cutAtSentence('Aansprakelijkheid', 10)).toBe('Aanspr …');
  });

  it('is one line that ends with a word', () => {
    expect(cutAtWord('Dit is\neen hele zin', 19)).toBe('Dit is een hele zin');
    expect(cutAtWord('Dit is\neen hele zin', 18)).toBe('Dit is een…');
  });

  it('takes what the platform counts, not what it looks like', () => {
    expect(cutAtWord('één één één', 17)).toBe('één één één');
    expect(cutAtWord('één één één', 16)).toBe('één één…');
  });

  it('never parts a sign of two halves', () => {
    expect(cutAtWord('👍👍👍', 11)).toBe('👍👍…');
  });

  it('never parts a sign of several characters, unless it alone is too long', () => {
    expect(cutAtWord('👩‍⚕️👩‍⚕️', 23)).toBe('👩‍⚕️…');
    expect(split(`a${'\u0301'.repeat(10)}`, 11)).toEqual([
      `a${'\u0301'.repeat(5)}`,
      '\u0301'.repeat(5),
    ]);
  });

  it('comes in pieces between sentences, none of them lost', () => {
    expect(split(TEXT, 40)).toEqual(['Dit is een zin. Dit is de tweede zin.', 'En nog een.']);
    expect(split('', 40)).toEqual([]);
  });
});

describe('items that are too many', () => {
  it('stop at the first that does not fit', () => {
    expect(takeFitting([3, 4, 9, 1], 8, (size) => size)).toEqual([3, 4]);
    expect(takeFitting([3, 4], 7, (size) => size)).toEqual([3, 4]);
  });
});
