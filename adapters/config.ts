import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The settings that come from the environment. This is the one place that reads it. */
const Environment = z.object({
  /** The knowledge folder; by default the one that Balie came with. */
  BALIE_KNOWLEDGE: z.string().optional(),
});

export interface Config {
  readonly knowledge: string;
}

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const { BALIE_KNOWLEDGE } = Environment.parse(environment);
  return { knowledge: BALIE_KNOWLEDGE || path.join(projectFolder(), 'knowledge') };
}

/** The folder of package.json, from the built file and from the source alike. */
function projectFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  return path.basename(path.dirname(here)) === 'dist'
    ? path.join(here, '..', '..')
    : path.join(here, '..');
}
