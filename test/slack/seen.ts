import type {
  Button,
  HomeView,
  InputElement,
  Message,
  Modal,
  ViewBlock,
} from '../../adapters/slack/render/limits.ts';

/** Everything that a person would read of a message or a view, in one line. */
export function seen({ blocks }: Message | Modal | HomeView): string {
  return blocks
    .flatMap(textsOf)
    .join('\n')
    .replace(/^\*(.*)\*$/gmu, '$1:')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ');
}

function textsOf(block: ViewBlock): string[] {
  switch (block.type) {
    case 'header':
      return [block.text.text];
    case 'section':
      return [
        ...[block.text, ...(block.fields ?? [])].flatMap((text) => text?.text ?? []),
        ...(block.accessory === undefined ? [] : [`[${block.accessory.text.text}]`]),
      ];
    case 'context':
      return block.elements.map(({ text }) => text);
    case 'actions':
      return block.elements.map(({ text }) => `[${text.text}]`);
    case 'divider':
      return ['—'];
    case 'input':
      return [`${block.label.text}:`, filled(block.element), block.hint?.text ?? ''];
  }
}

/** What stands in an input when it opens. */
function filled(element: InputElement): string {
  switch (element.type) {
    case 'plain_text_input':
      return `{${element.initial_value ?? ''}}`;
    case 'datepicker':
      return `{${element.initial_date ?? ''}}`;
    case 'static_select':
    case 'radio_buttons':
      return `{${element.initial_option?.text.text ?? ''}}`;
    case 'multi_static_select':
    case 'checkboxes':
      return `{${(element.initial_options ?? []).map(({ text }) => text.text).join(', ')}}`;
  }
}

/** The buttons of a message or a view: what is on them, by their action_id, with the value behind it. */
export function buttons(shown: Message | Modal | HomeView): Record<string, string> {
  return Object.fromEntries(
    allButtons(shown).map(({ action_id: id, text, value }) => [
      id,
      value === undefined ? text.text : `${text.text} → ${value}`,
    ]),
  );
}

/** The buttons in their order, also those that bear the same action_id. */
export function allButtons({ blocks }: Message | Modal | HomeView): Button[] {
  const every: readonly ViewBlock[] = blocks;
  return every.flatMap((block) => {
    if (block.type === 'actions') return block.elements;
    return block.type === 'section' ? (block.accessory ?? []) : [];
  });
}
