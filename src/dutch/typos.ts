/** Rows of the table of edits, used again and again: a question is compared with hundreds of words. */
const LONGEST = 64;
const rows = [
  new Uint8Array(LONGEST + 1),
  new Uint8Array(LONGEST + 1),
  new Uint8Array(LONGEST + 1),
] as const;

/**
 * Edits between two words (Damerau-Levenshtein, restricted: a swap of neighbours is one edit), or `limit + 1` as soon as
 * it is certain that there are more than `limit`. Words of more than 64 letters are never near.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || Math.max(a.length, b.length) > LONGEST)
    return limit + 1;
  let [beforeLast, last, row]: [Uint8Array, Uint8Array, Uint8Array] = [...rows];
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let lowest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      const edited = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + change,
      );
      const cost = swapped ? Math.min(edited, (beforeLast[j - 2] ?? 0) + 1) : edited;
      row[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    if (lowest > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** Edits that are forgiven: none below five letters, one up to seven, two from eight. */
export function forgivenEdits(word: string): number {
  if (word.length < 5 || /\d/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Whether one name is within the forgiven edits of another; both are long enough to be forgiven any. */
export function isNear(word: string, meant: string): boolean {
  const limit = forgivenEdits(word);
  return limit > 0 && forgivenEdits(meant) > 0 && editDistance(word, meant, limit) <= limit;
}

/** Whether a word of five letters or more is one edit from another. */
export function isTypingErrorOf(word: string, meant: string): boolean {
  return (
    Math.abs(word.length - meant.length) <= 1 &&
    forgivenEdits(word) > 0 &&
    editDistance(word, meant, 1) === 1
  );
}
