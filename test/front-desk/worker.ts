import type { LogEvent } from 'kysely';
import { z } from 'zod';
import { openStore } from '../../adapters/database/open-store.ts';
import type { Answers } from '../../src/front-desk/answering.ts';
import { play } from './script.ts';
import { smallAnswers } from './small-desk.ts';

/**
 * Plays the script in some databases. Where `halt` is a number, the world stands still after so many statements; when each
 * of them stands still or is at its end, the process kills itself if any did. It prints how many statements each took.
 */
const World = z.object({
  location: z.union([z.object({ folder: z.string() }), z.object({ url: z.string() })]),
  halt: z.int().nullable(),
});
export type World = z.infer<typeof World>;

const patience = { longest: 20_000, onWait: () => undefined };

/** The statements that were done, and whether it was halted after the last of them. */
async function run({ location, halt }: World, answers: Answers) {
  const statements: string[] = [];
  let standStill = (): void => undefined;
  const halted = new Promise<boolean>((resolve) => {
    standStill = () => resolve(true);
  });
  const onStatement = async ({ query: { sql } }: LogEvent) => {
    statements.push(sql);
    if (statements.length !== halt) return;
    standStill();
    await new Promise(() => undefined);
  };
  const toTheEnd = async (): Promise<boolean> => {
    const store = await openStore(location, { patience, onStatement });
    await play(store, answers);
    await store.close();
    return false;
  };
  return { halted: await Promise.race([halted, toTheEnd()]), statements };
}

const worlds = z.array(World).parse(JSON.parse(process.argv[2] ?? '[]'));
const answers = await smallAnswers();
const runs = await Promise.all(worlds.map((world) => run(world, answers)));
if (runs.some(({ halted }) => halted)) process.kill(process.pid, 'SIGKILL');
process.stdout.write(JSON.stringify(runs.map(({ statements }) => statements)));
