import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { ICONS, type Manifest } from './manifest.ts';

/** The name of the package in which an app is uploaded. */
export const PACKAGE = 'balie-teams.zip';

/**
 * The files of the app by their names: its manifest, its two icons, and the package of these three that Teams takes.
 * `project` is the folder of Balie's package.json. The same manifest gives the same bytes.
 */
export async function appPackage(
  manifest: Manifest,
  project: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
  };
  // From the source, also when it is built: the compiler copies no pictures.
  for (const name of Object.values(ICONS))
    files[name] = await readFile(path.join(project, 'adapters/teams/package/icons', name));
  return new Map([...Object.entries(files), [PACKAGE, zipped(files)]]);
}

function zipped(files: Zippable): Uint8Array {
  // The first day that a zip can name, in the zone of the machine: a zip keeps no zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}
