import { type Bot, createBot } from '../src/bot.ts';
import { CALCULATORS } from '../src/calculators/list.ts';
import { createLibrary, type Library } from '../src/library/library.ts';
import type { Rules } from '../src/library/rules.ts';
import type { Route } from '../src/library/schemas.ts';
import { readKnowledge } from './knowledge/read-knowledge.ts';
import { readSpelling } from './knowledge/spelling.ts';
import { collectGarbage } from './small-heap.ts';

/** The knowledge in memory and the bot over it. */
export interface Opened {
  readonly bot: Bot;
  readonly library: Library;
  readonly rules: Rules;
  /** Who answers what. */
  readonly routes: readonly Route[];
  /** Milliseconds that reading and indexing took. */
  readonly took: { readonly reading: number; readonly indexing: number };
}

/** Reads and indexes the knowledge (some 2 s). */
export async function openKnowledge(folder: string): Promise<Opened> {
  const begin = performance.now();
  const knowledge = await readKnowledge(folder);
  collectGarbage();
  const isDutch = readSpelling();
  collectGarbage();
  const read = performance.now();
  const library = createLibrary(knowledge, isDutch);
  collectGarbage();
  const took = { reading: read - begin, indexing: performance.now() - read };
  const { rules, routes } = knowledge;
  return { bot: createBot(library, rules), library, rules, routes, took };
}

/** Questions that are asked before the first person does, so that nobody waits for the compiler (some 1 s in all). */
const WARM_UP = 700;
/** Dates and persons take a way of their own too, and a pattern is compiled for good only when it is used again. */
const WITH_DATES = [
  'Mevrouw Jansen, geboren 1 januari 1960, wil haar dossier online inzien.',
  'Patiënt J. de Vries, geb. 01-01-1960, wonend in de Kerkstraat 1 te Utrecht, wil inzage.',
  'Wij dienen de aanvraag voor POH-GGZ in op 2 februari 2027, per wanneer gaat dat in?',
];

/** Asks the bot some questions at a moment, so that the first person does not wait for the compiler. */
export function warmUp(bot: Bot, { sections }: Library, receivedAt: Date): void {
  const ask = (text: string) =>
    bot.handle({ text, receivedAt, conversation: { id: 'warm-up' }, sender: { id: 'warm-up' } });
  for (let at = 0; at < WARM_UP; at += 1) {
    const section = sections[(at * 7) % sections.length];
    const question = section?.questions[at % section.questions.length] ?? '';
    // Every third one with a letter left out: typing errors take a way of their own.
    ask(at % 3 === 0 ? question.replace(/(?<=\p{L}{5})\p{L}/u, '') : question);
  }
  const others = [...WITH_DATES, ...CALCULATORS.map(({ example }) => example)];
  for (let times = 0; times < 5; times += 1) for (const other of others) ask(other);
}
