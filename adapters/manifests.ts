import { isInstalledByWorkspaces, PublicUrl, readPublicUrl } from './config.ts';
import { readSources } from './knowledge/read-knowledge.ts';
import { say } from './output.ts';
import { slackManifest } from './slack/manifest.ts';
import { Refusal } from './terminal/refusal.ts';
import type { Values } from './terminal/values.ts';

/** `balie manifest slack`: what the platform wants to know of the app, as JSON that can be kept with `>`. */
export async function printManifest(
  [platform]: readonly string[],
  values: Values,
  knowledge: string,
): Promise<void> {
  if (platform !== 'slack')
    throw new Refusal(
      platform === undefined
        ? 'Noem het platform: balie manifest slack.'
        : `Voor "${platform}" heb ik geen manifest. Gebruik: balie manifest slack.`,
    );
  const url = publicUrl(values);
  const oauth = values.oauth === true || isInstalledByWorkspaces();
  if (url === null && values.oauth === true)
    throw new Refusal('Bij --oauth hoort het adres van deze server: --url https://….');
  const examples = (await readSources(knowledge)).map(({ example }) => example);
  const manifest = slackManifest(
    url === null ? { examples, socketMode: true } : { examples, socketMode: false, url, oauth },
  );
  say(JSON.stringify(manifest, null, 2));
}

/** The address that Slack sends to; null with Socket Mode, which is also what there is without an address. */
function publicUrl({ url: typed, socket }: Values): string | null {
  if (socket === true && typed !== undefined)
    throw new Refusal('Kies één van beide: --url of --socket.');
  if (socket === true) return null;
  if (typed === undefined) return readPublicUrl();
  const parsed = PublicUrl.safeParse(typed);
  if (parsed.success) return parsed.data;
  throw new Refusal(`--url ${parsed.error.issues[0]?.message}.`);
}
