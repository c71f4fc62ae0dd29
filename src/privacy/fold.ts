import type { Span } from './find.ts';

/** A text made comparable, with the way back to the text as it was typed. */
export interface Folded {
  readonly text: string;
  /** The stretch of the typed text that a stretch of the folded text stands for. */
  source(span: Span): Span;
}

/** Accents, zero-width and control characters: what a reader does not see as a character. */
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}/gu;

/**
 * Folds what looks alike into one form: 'patiënt' and 'patient', '１２３' and '123', a number with
 * zero-width spaces and one without, every dash, apostrophe and space. Case stays as it is.
 */
export function fold(typed: string): Folded {
  let text = '';
  let at = 0;
  const origins: number[] = [];
  for (const character of typed) {
    const plain = foldCharacter(character);
    text += plain;
    for (let i = 0; i < plain.length; i++) origins.push(at);
    at += character.length;
  }
  const source = ({ start, end }: Span): Span => {
    const last = origins[end - 1];
    let next = end;
    while (next < origins.length && origins[next] === last) next++;
    return { start: origins[start] ?? typed.length, end: origins[next] ?? typed.length };
  };
  return { text, source };
}

function foldCharacter(character: string): string {
  if (character >= ' ' && character <= '~') return character;
  return character
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/[‘’ʼ]/g, "'");
}
