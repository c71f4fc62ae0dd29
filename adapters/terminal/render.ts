import { clean } from '../../src/dutch/clean.ts';
import { type Reply, sourceText } from '../../src/reply.ts';

/**
 * Everything that a person sees of a reply, title first, as plain text. Control characters could move the cursor or colour
 * the screen.
 */
export function renderText(reply: Reply): string {
  const parts = [
    reply.text,
    reply.facts.map(({ label, value }) => `• ${label}: ${value}`).join('\n'),
    reply.steps.map((step, at) => `${at + 1}. ${step}`).join('\n'),
    reply.warnings.map((warning) => `Let op: ${warning}`).join('\n'),
    reply.choices.length === 0
      ? ''
      : ['Kies verder:', ...reply.choices.map(({ label }, at) => `[${at + 1}] ${label}`)].join(
          '\n',
        ),
    reply.sources.map(sourceText).join('\n'),
  ];
  return clean([reply.title, ...parts].filter((part) => part !== '').join('\n\n'));
}
