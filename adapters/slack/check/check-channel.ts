import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Desk } from '../../../src/helpdesk/region.ts';
import { type Finding, good, wrong } from '../../chat/finding.ts';
import { slackError } from '../connect/web-api.ts';

const Channel = z.object({
  channel: z.object({
    name: z.string().default(''),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
  }),
});

/** Whether the channel of a desk is there, and Balie in it. */
export async function checkChannel(
  client: WebClient,
  { name, channel = '' }: Desk,
): Promise<Finding> {
  try {
    const { channel: found } = Channel.parse(await client.conversations.info({ channel }));
    const called = `het kanaal #${found.name} (${channel}) van ${name}`;
    if (found.is_archived)
      return wrong(`${called} is gearchiveerd; haal het terug, of kies een ander in balie.yaml.`);
    if (!found.is_member) return wrong(`Balie zit niet in ${called}; typ daar: /invite @Balie`);
    return good(`Balie zit in ${called}.`);
  } catch (error) {
    const why = slackError(error);
    if (why === null) throw error;
    return wrong(
      why === 'channel_not_found'
        ? `het kanaal ${channel} van ${name} is niet te vinden; controleer het id in balie.yaml, en nodig Balie uit als het een besloten kanaal is: /invite @Balie`
        : `het kanaal ${channel} van ${name} kan ik niet bekijken (${why}).`,
    );
  }
}
