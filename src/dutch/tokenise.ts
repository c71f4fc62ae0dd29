import { fold, normalise } from './normalise.ts';

/** One word of a text, as it stood and in the form in which it is looked up. */
export interface Token {
  /** As written: `RAM-IT`, `HIS'en`, `€ 2,50`. */
  readonly surface: string;
  /** Folded, without hyphens and inflecting apostrophes: `ramit`, `his`, `2,50`. */
  readonly word: string;
  /** The parts between hyphens, when there are any: `['ict', 'leveranciers']`. */
  readonly parts: readonly string[];
  readonly start: number;
}

/**
 * A token is an amount or number (`€ 2,50`, `16.000`, `24/7`), a web address without its scheme
 * (`digizo.nu`), or a word with inner hyphens, apostrophes and digits (`RAM-IT`, `zib's`, `FTO`, `U-Prevent`).
 */
const TOKEN =
  /(?:€\s*)?\d+(?:[.,/]\d+)*(?:,-)?(?!\p{L})|\p{L}[\p{L}\p{N}]*(?:\.(?:nl|nu|com|net|org|team|eu))(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu;

const INFLECTION = /'(?:s|en|n|tje|er)$/u;

/** The last texts that were read: a question is read by many, one after the other. */
const recent = new Map<string, readonly Token[]>();
const RECENT = 16;

/** The words and numbers of a text, in order. */
export function tokenise(text: string): readonly Token[] {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const tokens = read(text);
  const [oldest] = recent.keys();
  if (recent.size >= RECENT && oldest !== undefined) recent.delete(oldest);
  recent.set(text, tokens);
  return tokens;
}

function read(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of normalise(text).matchAll(TOKEN)) {
    const surface = match[0];
    const bare = fold(surface).replace(INFLECTION, '');
    const word = /^[€\d]/u.test(bare) ? number(bare) : bare.replace(/[-'.]/g, '');
    if (word === '') continue;
    const parts = /\p{L}-\p{L}/u.test(bare) ? bare.split('-').filter((part) => part !== '') : [];
    tokens.push({ surface, word, parts, start: match.index });
  }
  return tokens;
}

/** `€ 195,-` → `195`, `16.000` → `16000`, `2,50` stays. */
function number(text: string): string {
  const plain = text.replace(/^€\s*/u, '').replace(/,-$/u, '');
  return /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(plain) ? plain.replaceAll('.', '') : plain;
}
