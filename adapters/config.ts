import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The settings that come from the environment. This is the one place that reads it. An empty one is not there. */
const Environment = z.object({
  /** The knowledge folder; by default the one that Balie came with. */
  BALIE_KNOWLEDGE: z.string().optional(),
  /** The folder of the embedded database. */
  BALIE_DATA: z.string().optional(),
  /** The file with the regions; without it there is one region, with the local desk. */
  BALIE_SETTINGS: z.string().optional(),
  /** PostgreSQL instead of the embedded database: `postgres://user:password@host:5432/name`. */
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/u, error: 'moet beginnen met postgres://' })
    .optional(),
});

export interface Config {
  readonly knowledge: string;
  readonly settings: { readonly file: string; readonly isDefault: boolean };
  readonly database: { readonly url: string } | { readonly folder: string };
}

/** A variable of the environment that cannot be read; the message is one Dutch sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { BALIE_KNOWLEDGE, BALIE_DATA, BALIE_SETTINGS, DATABASE_URL } = parsed.data;
  return {
    knowledge: BALIE_KNOWLEDGE ?? path.join(projectFolder(), 'knowledge'),
    settings: { file: BALIE_SETTINGS ?? 'balie.yaml', isDefault: BALIE_SETTINGS === undefined },
    database: DATABASE_URL === undefined ? { folder: BALIE_DATA ?? 'data' } : { url: DATABASE_URL },
  };
}

/** The folder of package.json, from the built file and from the source alike. */
function projectFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  return path.basename(path.dirname(here)) === 'dist'
    ? path.join(here, '..', '..')
    : path.join(here, '..');
}
