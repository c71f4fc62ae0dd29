import type { Incoming, Typed } from '../../src/front-desk/admit.ts';
import type { Log } from '../../src/front-desk/desk.ts';
import type { FrontDesk } from '../../src/front-desk.ts';
import type { Outcome } from '../../src/helpdesk/inbound.ts';
import { type Region, regionAt, type Settings } from '../../src/helpdesk/region.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import type { Address, Colleague } from '../../src/helpdesk/ticket.ts';
import type { Rules } from '../../src/library/rules.ts';
import type { Route } from '../../src/library/schemas.ts';
import { personAt, personId } from './place.ts';

/** What the listeners work with. */
export interface Services {
  readonly frontDesk: FrontDesk;
  readonly store: Store;
  readonly settings: Settings;
  /** What forms offer: the figures' names, and the parties that a question can go to. */
  readonly rules: Rules;
  readonly routes: readonly Route[];
  /** A question of each document, to begin with. */
  readonly examples: readonly string[];
  readonly now: () => Date;
  readonly log: Log;
  /** Has what was kept handled at once, instead of at the next look. */
  readonly wake: () => void;
}

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
export function regionFor({ settings }: Services, { team, channel }: Occasion): Region | null {
  return regionAt(settings, {
    platform: 'slack',
    workspace: team,
    ...(channel === null ? {} : { channel }),
  });
}

export const NO_REGION =
  'Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.';

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

/** What the front desk takes in: something that somebody did, in a region, at a place. */
export function incoming(
  { now }: Services,
  { key, from }: Occasion,
  region: Region,
  place: Address,
  what: Typed,
  direct: boolean,
): Incoming {
  return { key, at: now(), region: region.id, from, place, direct, what };
}
