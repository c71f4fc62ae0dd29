import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectFolder } from './config.ts';
import { readTeamsAppId } from './config-teams.ts';
import { say } from './output.ts';
import { MESSAGES_PATH } from './teams/connect/settings.ts';
import { appPackage, PACKAGE } from './teams/package/app-package.ts';
import { type Developer, teamsManifest } from './teams/package/manifest.ts';
import { Refusal } from './terminal/refusal.ts';
import type { Values } from './terminal/values.ts';
import { typedUrl } from './typed-url.ts';

const PackageJson = z.object({ version: z.string() });

/** `balie manifest teams`: writes the app's files into a folder, and says what to do with them. */
export async function writeTeamsApp(
  values: Values,
  url: string | null,
  examples: readonly string[],
): Promise<void> {
  const appId = readTeamsAppId();
  if (appId === null)
    throw new Refusal('MicrosoftAppId ontbreekt; dat is de app-id van uw Azure Bot.');
  if (url === null) throw new Refusal('Noem het adres van deze server: --url https://….');
  const project = projectFolder();
  const { version } = PackageJson.parse(
    JSON.parse(await readFile(path.join(project, 'package.json'), 'utf8')),
  );
  const developer = developerOf(values);
  const manifest = teamsManifest({ appId, url, version, developer, examples });
  const folder = values.out ?? 'teams-app';
  await write(folder, await appPackage(manifest, project));
  say(
    `De Teams-app staat in ${path.join(folder, PACKAGE)}; wat erin zit, staat ernaast. Upload dat bestand in het beheercentrum van Teams (Teams apps → Manage apps → Upload new app).\nZet in Azure dit adres bij uw bot als Messaging endpoint: ${url}${MESSAGES_PATH}`,
  );
}

/** The pages of who offers the app, as far as they were typed. */
function developerOf({ website, privacy, terms }: Values): Partial<Developer> {
  return {
    ...(website === undefined ? {} : { websiteUrl: typedUrl('website', website) }),
    ...(privacy === undefined ? {} : { privacyUrl: typedUrl('privacy', privacy) }),
    ...(terms === undefined ? {} : { termsOfUseUrl: typedUrl('terms', terms) }),
  };
}

async function write(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, bytes] of files) await writeFile(path.join(folder, name), bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Refusal(`In de map ${folder} kan ik niet schrijven (${code}).`);
  }
}
