import type { WebClient } from '@slack/web-api';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { memberOn, type Region } from '../../src/helpdesk/region.ts';
import { sourceText } from '../../src/reply.ts';
import { renderHome } from './home.ts';
import { NO_REGION, type Occasion, type Services } from './services.ts';

/** Shows somebody their App Home as it is now. */
export async function publishHome(
  client: WebClient,
  who: Occasion,
  region: Region | null,
  services: Services,
): Promise<void> {
  const { frontDesk, settings, examples } = services;
  const desks = settings.regions.filter((each) => memberOn(each, 'slack', who.user) !== null);
  const own = region ?? desks[0];
  const home =
    own === undefined
      ? null
      : await frontDesk.home(
          who.from.id,
          own.id,
          desks.map(({ id }) => id),
        );
  const view = renderHome({
    examples,
    commands: CALCULATORS,
    milestones: home?.planning.milestones ?? [],
    planningSource: (home?.planning.sources ?? []).map(sourceText).join(' '),
    own: home?.own ?? [],
    queues: home?.queues ?? [],
    today: home?.today ?? '',
    ...(home === null ? { problem: NO_REGION } : {}),
  });
  await client.views.publish({ user_id: who.user, view });
}
