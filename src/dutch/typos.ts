/**
 * Edits between two words (Damerau-Levenshtein, restricted: a swap of neighbours is one edit),
 * or `limit + 1` as soon as it is certain that there are more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let lowest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(
        (last[j] ?? limit) + 1,
        (row[j - 1] ?? limit) + 1,
        (last[j - 1] ?? limit) + change,
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? limit) + 1);
      row.push(cost);
      lowest = Math.min(lowest, cost);
    }
    if (lowest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** Edits that are forgiven: none below five letters, one up to seven, two from eight. */
export function forgivenEdits(word: string): number {
  if (word.length < 5 || /\d/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Whether a word of five letters or more is one edit from another. */
export function isTypingErrorOf(word: string, meant: string): boolean {
  return forgivenEdits(word) > 0 && editDistance(word, meant, 1) === 1;
}
