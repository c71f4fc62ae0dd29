/** What the composer of Slack makes of a typed text: people in it are elements of their own. */
export function richText(text: string): object[] {
  const elements = text
    .split(/(<@[UW]\w+>)/u)
    .filter((part) => part !== '')
    .map((part) => {
      const user = /^<@(?<id>[UW]\w+)>$/u.exec(part)?.groups?.id;
      return user === undefined
        ? { type: 'text', text: unescaped(part) }
        : { type: 'user', user_id: user };
    });
  return [
    {
      type: 'rich_text',
      block_id: 'b1',
      elements: [{ type: 'rich_text_section', elements }],
    },
  ];
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
