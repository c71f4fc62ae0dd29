import type { WebClient } from '@slack/web-api';
import { CALCULATORS } from '../../../src/calculators/list.ts';
import type { Region } from '../../../src/helpdesk/region.ts';
import { NO_REGION } from '../../chat/say-no-region.ts';
import type { Services } from '../../chat/services.ts';
import { memberIn, type Occasion } from '../occasion.ts';
import { renderHome, renderNoHome } from '../render/home.ts';
import type { HomeView } from '../render/limits.ts';

/** Shows somebody their App Home as it is now. */
export async function publishHome(
  client: WebClient,
  who: Occasion,
  region: Region | null,
  services: Services,
): Promise<void> {
  const view = await homeOf(who, region, services);
  await client.views.publish({ user_id: who.user, view });
}

/** A member of a desk has a home also where their workspace is no place of a region. */
async function homeOf(
  who: Occasion,
  region: Region | null,
  { frontDesk, settings, examples }: Services,
): Promise<HomeView> {
  const desks = settings.regions.filter((each) => memberIn(who)(each) !== null);
  const own = region ?? desks[0];
  if (own === undefined) return renderNoHome(NO_REGION);
  const ids = desks.map(({ id }) => id);
  return renderHome(await frontDesk.home(who.from.id, own.id, ids), {
    commands: CALCULATORS,
    examples,
  });
}
