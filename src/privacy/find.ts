/** The kinds of personal data that may not stay in a message. */
export type PersonalDataKind =
  | 'bsn'
  | 'name'
  | 'birth-date'
  | 'address'
  | 'health'
  | 'email'
  | 'phone'
  | 'iban';

/** A stretch of a text: from `start` up to and not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text that holds personal data. */
export interface Find extends Span {
  readonly kind: PersonalDataKind;
}

/**
 * Looks for one kind of personal data in a folded text. What was found before it is blanked out in
 * `text` and listed in `before`, since a name or a date often counts only beside another find.
 */
export type Detector = (text: string, before: readonly Find[]) => Span[];

const BLANK = '■';

/** The text with each span blanked out, every other character in its place. */
export function blank(text: string, spans: readonly Span[]): string {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let result = '';
  for (const { start, end } of ordered) {
    const from = Math.max(start, result.length);
    result += text.slice(result.length, from) + BLANK.repeat(Math.max(0, end - from));
  }
  return result + text.slice(result.length);
}

/** Whether one of the finds is of one of the kinds. */
export function holds(finds: readonly Find[], ...kinds: readonly PersonalDataKind[]): boolean {
  return finds.some((find) => kinds.includes(find.kind));
}

/** The spans of all matches of a global pattern. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The spans of the first group in all matches of a global pattern with indices. */
export function spansOfGroup(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? [];
    return start === undefined || end === undefined ? [] : [{ start, end }];
  });
}
