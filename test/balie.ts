import path from 'node:path';
import { readKnowledge } from '../adapters/knowledge/read-knowledge.ts';
import { readSpelling } from '../adapters/knowledge/spelling.ts';
import { renderText } from '../adapters/terminal/render.ts';
import { type Bot, createBot } from '../src/bot.ts';
import { createLibrary, type Library } from '../src/library/library.ts';
import type { Reply } from '../src/reply.ts';

/** The knowledge folder of the project. */
export const KNOWLEDGE = path.join(import.meta.dirname, '..', 'knowledge');

/** The built command line. */
export const COMMAND = path.join(import.meta.dirname, '..', 'dist', 'adapters', 'main.js');

export const knowledge = await readKnowledge(KNOWLEDGE);
export const library: Library = createLibrary(knowledge, readSpelling());
export const bot: Bot = createBot(library, knowledge.rules);

/** Asks the real bot on a given day (noon in the Netherlands), after an earlier question when there is one. */
export function ask(
  text: string,
  { day = '2026-11-21', previousQuestion }: { day?: string; previousQuestion?: string } = {},
): Reply {
  return bot.handle({
    text,
    receivedAt: new Date(`${day}T11:00:00Z`),
    conversation: { id: 'test', ...(previousQuestion === undefined ? {} : { previousQuestion }) },
    sender: { id: 'tester' },
  });
}

/** Everything that a person would see of a reply, in one line. */
export function shown(reply: Reply): string {
  return renderText(reply).replace(/\s+/gu, ' ');
}
