/** `<@U1>`, `<#C1|kanaal>`, `<!here>`, `<https://…|tekst>`: what Slack makes of what people type. */
const REFERENCE = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/gu;

/**
 * The words that somebody typed, out of the text that Slack sends: names of people are left out (the bot's own mention
 * too), links are their label or their address, and `&amp;` is `&` again.
 */
export function typedText(text: string): string {
  return text
    .replace(REFERENCE, (_, sign: string, target: string, label?: string) => {
      if (sign === '@') return ' ';
      if (sign === '#' || sign === '!') return label ?? ' ';
      return label ?? target.replace(/^(?:mailto|tel):/u, '');
    })
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}
