import type { Span } from './find.ts';

/** A word of a folded text, as it stands there and in lower case, and what stands before it. */
export interface Token extends Span {
  readonly word: string;
  readonly lower: string;
  /** The characters between the word before and this one. */
  readonly gap: string;
  /** The two characters after it. */
  readonly after: string;
}

/** Initials ('A.', 'J.P.', 't.n.v.') or a word with its hyphens and apostrophes. */
const WORD = /(?:\p{L}\.-?)+(?:\p{L}(?!\p{L}))?|'?\p{L}+(?:['-]\p{L}+)*/gu;

/** The words of a folded text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const word = match[0];
    tokens.push({
      word,
      lower: word.toLowerCase(),
      gap: text.slice(end, start),
      start,
      end: start + word.length,
      after: text.slice(start + word.length, start + word.length + 2),
    });
    end = start + word.length;
  }
  return tokens;
}
