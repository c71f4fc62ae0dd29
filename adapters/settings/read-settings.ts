import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_SETTINGS, Settings } from '../../src/helpdesk/region.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { type Problem, problemLine } from '../yaml/problems.ts';

/** A settings file that cannot be used, with every problem in it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
  }
}

/**
 * Reads `balie.yaml`: the regions, and when the desk is reminded. Without the default file there is one region with the
 * local desk; a file that was asked for must be there. A region's knowledge folder is taken from where the file stands.
 */
export async function readSettings({
  file,
  isDefault,
}: {
  readonly file: string;
  readonly isDefault: boolean;
}): Promise<Settings> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing && isDefault) return null;
    const message = missing ? 'het bestand bestaat niet' : 'het bestand kan niet gelezen worden';
    throw new SettingsError([{ file, line: 1, message }]);
  });
  if (text === null) return DEFAULT_SETTINGS;
  if (text.split('\n').every((line) => /^\s*(?:#|$)/u.test(line)))
    throw new SettingsError([{ file, line: 1, message: 'het bestand is leeg' }]);
  const parsed = parseYaml(text, Settings, file);
  if ('problems' in parsed) throw new SettingsError(parsed.problems);
  const regions = parsed.value.regions.map((region) =>
    region.knowledge === undefined
      ? region
      : { ...region, knowledge: path.resolve(path.dirname(file), region.knowledge) },
  );
  return { ...parsed.value, regions };
}
