import { isInstalledByWorkspaces, readPublicUrl } from './config.ts';
import { readSources } from './knowledge/read-knowledge.ts';
import { writeTeamsApp } from './manifest-teams.ts';
import { say } from './output.ts';
import { slackManifest } from './slack/manifest.ts';
import { Refusal } from './terminal/refusal.ts';
import type { Values } from './terminal/values.ts';
import { typedUrl } from './typed-url.ts';

/** `balie manifest <platform>`: what the platform wants to know of the app. */
export async function printManifest(
  [platform]: readonly string[],
  values: Values,
  knowledge: string,
): Promise<void> {
  const use = 'balie manifest slack of balie manifest teams';
  if (platform === undefined) throw new Refusal(`Noem het platform: ${use}.`);
  if (platform !== 'slack' && platform !== 'teams')
    throw new Refusal(`Voor "${platform}" heb ik geen manifest. Gebruik: ${use}.`);
  const url = publicUrl(values);
  const examples = (await readSources(knowledge)).map(({ example }) => example);
  if (platform === 'slack') printSlackManifest(values, url, examples);
  else await writeTeamsApp(values, url, examples);
}

/** As JSON that can be kept with `>`. */
function printSlackManifest(values: Values, url: string | null, examples: readonly string[]): void {
  const oauth = values.oauth === true || isInstalledByWorkspaces();
  if (url === null && values.oauth === true)
    throw new Refusal('Bij --oauth hoort het adres van deze server: --url https://….');
  const manifest = slackManifest(
    url === null ? { examples, socketMode: true } : { examples, socketMode: false, url, oauth },
  );
  say(JSON.stringify(manifest, null, 2));
}

/** The address that the platform sends to; null with Slack's Socket Mode, and without an address. */
function publicUrl({ url: typed, socket }: Values): string | null {
  if (socket === true && typed !== undefined)
    throw new Refusal('Kies één van beide: --url of --socket.');
  if (socket === true) return null;
  return typed === undefined ? readPublicUrl() : typedUrl('url', typed);
}
