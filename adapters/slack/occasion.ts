import type { Typed } from '../../src/front-desk/admit.ts';
import type { Outcome } from '../../src/helpdesk/inbound.ts';
import { memberOn, type Region, regionAt } from '../../src/helpdesk/region.ts';
import type { Colleague } from '../../src/helpdesk/ticket.ts';
import { incoming, type Services } from '../chat/services.ts';
import { personAt, personId } from './place.ts';

/** Who did something in Slack, where, and the platform's own name for it. */
export interface Occasion {
  readonly key: string;
  readonly team: string;
  /** Null where something has no channel: at home, or in a window opened there. */
  readonly channel: string | null;
  readonly from: Colleague;
  /** The person's id in Slack. */
  readonly user: string;
}

export function occasion(
  event: string,
  team: string,
  channel: string | null,
  user: string,
  name = user,
): Occasion {
  const from = { id: personId(team, user), name: name === '' ? user : name };
  return { key: `slack:${event}`, team, channel, from, user };
}

/** The region that the place belongs to; null where Balie answers nobody. */
export function regionFor(
  { settings }: Pick<Services, 'settings'>,
  { team, channel }: Occasion,
): Region | null {
  return regionAt(settings, {
    platform: 'slack',
    workspace: team,
    ...(channel === null ? {} : { channel }),
  });
}

/** Who somebody is at the desk of a region; null when they do not belong to it. */
export const memberIn =
  ({ team, user }: Occasion) =>
  (region: Region): Colleague | null =>
    memberOn(region, 'slack', user, team);

/** Does something at the front desk for one person; what comes of it is theirs alone. */
export function receiveAlone(
  services: Services,
  who: Occasion,
  region: Region,
  what: Typed,
): Promise<Outcome> {
  const place = personAt(who.team, who.user);
  return services.frontDesk.receive(incoming(services, who, region, place, what, true));
}
