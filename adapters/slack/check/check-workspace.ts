import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Finding, good, warning, wrong } from '../../chat/finding.ts';
import { slackError } from '../connect/web-api.ts';
import { SCOPES } from '../scopes.ts';
import type { Line } from '../slack.ts';

/** A client, and the moment that stood on Slack's last answer. */
export function clientWithDate(token: string, options: Line['options']) {
  let date: string | null = null;
  const client = new WebClient(token, {
    ...options,
    fetch: async (address, init) => {
      const response = await fetch(address, init);
      date = response.headers.get('date');
      return response;
    },
  });
  return { client, dateOf: () => date };
}

const Identity = z.object({
  team: z.string(),
  team_id: z.string(),
  user: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }).optional(),
});

/** Who Balie is in a workspace, and what it may do there; or why Slack does not say so. */
export async function whoIs(
  client: WebClient,
  workspace: string | null,
  access: Line['settings']['access'],
) {
  try {
    const is = Identity.parse(await client.auth.test());
    const { team: name, team_id: team, user } = is;
    return { name, team, user, scopes: is.response_metadata?.scopes ?? [] };
  } catch (error) {
    const why = slackError(error);
    if (why === null) throw error;
    return wrong(
      'botToken' in access
        ? `Slack weigert SLACK_BOT_TOKEN (${why}); installeer de app in de werkruimte en neem de nieuwe Bot User OAuth Token over.`
        : `${workspace}: Slack weigert de installatie (${why}); installeer Balie daar opnieuw met /slack/install.`,
    );
  }
}

/** Whether Balie has the rights that it needs, and no others. */
export function checkScopes(scopes: readonly string[]): Finding[] {
  const needed: readonly string[] = SCOPES.map(({ scope }) => scope);
  const missing = needed.filter((scope) => !scopes.includes(scope));
  const others = scopes.filter((scope) => !needed.includes(scope));
  return [
    missing.length === 0
      ? good('alle rechten (scopes) zijn er.')
      : wrong(
          `deze rechten (scopes) ontbreken: ${missing.join(', ')}; neem het manifest opnieuw over (balie manifest slack) en installeer de app opnieuw.`,
        ),
    ...(others.length === 0
      ? []
      : [
          warning(
            `deze rechten (scopes) heeft Balie niet nodig: ${others.join(', ')}; haal ze weg bij OAuth & Permissions.`,
          ),
        ]),
  ];
}
