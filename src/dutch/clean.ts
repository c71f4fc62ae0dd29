/**
 * What is no text: control characters, format characters (they turn the direction of what follows, or hide), halves of
 * characters. Two joiners are text where they join: between emoji (👩‍⚕️ is three characters with one between) and between
 * letters that are written together, as in Persian. Between Latin letters they only hide. Source: Unicode Standard,
 * "Cursive Connection and Ligatures" (23.2) and "Emoji ZWJ Sequences" (UTS 51).
 */
const NO_TEXT =
  /(?!\n)(?!(?<=(?!\p{Script=Latin})[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d](?=(?!\p{Script=Latin})[\p{L}\p{Extended_Pictographic}]))[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A text without what is no text, and without space at its ends. Line breaks stay; a tab is a space. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(NO_TEXT, '')
    .trim();
}
