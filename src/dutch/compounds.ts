/** The shortest part of a compound; shorter ones split words at random. */
const SHORTEST = 3;
const LINKS = ['', 's', 'en', 'e'];

/**
 * The parts of a Dutch compound, split into words that `isPart` knows, with an optional linking sound between them:
 * `koppelingskosten` → `['koppeling', 'kosten']`, `patientenportaal` → `['patient', 'portaal']`. The split with the
 * longest first part wins (fewest parts). Empty when the word is no compound of known parts.
 */
export function splitCompound(word: string, isPart: (part: string) => boolean): string[] {
  return split(word, isPart, 3) ?? [];
}

function split(word: string, isPart: (part: string) => boolean, most: number): string[] | null {
  for (let at = word.length - SHORTEST; at >= SHORTEST; at -= 1) {
    const head = word.slice(0, at);
    for (const link of LINKS) {
      if (!head.endsWith(link) || head.length - link.length < SHORTEST) continue;
      const first = head.slice(0, head.length - link.length);
      if (!isPart(first)) continue;
      const tail = word.slice(at);
      if (isPart(tail)) return [first, tail];
      const rest = most > 2 ? split(tail, isPart, most - 1) : null;
      if (rest !== null) return [first, ...rest];
    }
  }
  return null;
}
