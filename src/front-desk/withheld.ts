import type { Reply } from '../reply.ts';

/** A reply with the word that personal data was left out of what was typed, when it was. */
export function withWarning(said: Reply, withheld: readonly string[] = []): Reply {
  return withheld.length === 0 ? said : { ...said, warnings: [WITHHELD, ...said.warnings] };
}

const WITHHELD =
  'Ik heb persoonsgegevens uit uw bericht weggelaten. Verwijder ook uw eigen bericht.';
