import type { Block, Message, Modal } from '../../adapters/slack/limits.ts';

/** Everything that a person would read of a message or a modal, in one line. */
export function seen({ blocks }: Message | Modal): string {
  return blocks
    .flatMap(textsOf)
    .join('\n')
    .replace(/^\*(.*)\*$/gmu, '$1:')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ');
}

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'header':
      return [block.text.text];
    case 'section':
      return [block.text, ...(block.fields ?? [])].flatMap((text) => text?.text ?? []);
    case 'context':
      return block.elements.map(({ text }) => text);
    case 'actions':
      return block.elements.map(({ text }) => `[${text.text}]`);
  }
}

/** The buttons of a message: what is on them, by their action_id, with the value behind it. */
export function buttons({ blocks }: Message): Record<string, string> {
  const all = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return Object.fromEntries(
    all.map(({ action_id: id, text, value }) => [
      id,
      value === undefined ? text.text : `${text.text} → ${value}`,
    ]),
  );
}
