/** Characters that show nothing but break words apart: soft hyphens, zero-width and direction marks. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const CONTROL = /\p{Cc}/gu;
/** Terminal colours and cursor moves. */
const ESCAPE_SEQUENCE = /\p{Cc}\[[0-9;?]*[a-z]/giu;

/**
 * Text as people meant it: compatibility characters composed (NFKC), invisible characters dropped,
 * control characters and runs of white space made one space, curly quotes made straight.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(ESCAPE_SEQUENCE, ' ')
    .replace(CONTROL, ' ')
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lower case without diacritics: `Patiënt` and `patient` are the same word to somebody in a hurry. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A name as it is compared: capitals, diacritics, spaces and hyphens make no difference (`RAM-IT`, `ramit`, `Ram it`). */
export function plainName(name: string): string {
  return fold(name).replace(/[^a-z0-9]/gu, '');
}

/**
 * The words of a chat message without its platform's markup: mentions and broadcasts (`<@U…>`, `<!here>`)
 * and links go, a link's label stays, emphasis marks (`*`, `_`, `~`, backticks) around words go.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(/<[@!#][^<>]*>/g, ' ')
    .replace(/<(?:https?|mailto):[^<>|]*\|([^<>]*)>/g, ' $1 ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/<?(?:https?|mailto):[^\s<>]+>?/g, ' ')
    .replace(/(^|[^\p{L}\p{N}])[*_~`]+(?=\S)/gu, '$1')
    .replace(/(\S)[*_~`]+(?=[^\p{L}\p{N}]|$)/gu, '$1');
}
