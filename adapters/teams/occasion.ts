import type { Typed } from '../../src/front-desk/admit.ts';
import type { Outcome } from '../../src/helpdesk/inbound.ts';
import { memberOn, type Region, regionAt } from '../../src/helpdesk/region.ts';
import type { Address, Colleague } from '../../src/helpdesk/ticket.ts';
import { incoming, type Services } from '../chat/services.ts';
import { type Activity, tenantOf } from './listen/activities.ts';
import { channelOf, personAt, personalAt, personId, sharedAt } from './place.ts';

/** Who did something in Teams, where, and the platform's own name for it. */
export interface Occasion {
  readonly key: string;
  readonly tenant: string;
  readonly conversation: string;
  /** Whether others are in the conversation: it is a group chat or a channel. */
  readonly isShared: boolean;
  /** The team that the conversation is in; null outside teams. */
  readonly team: string | null;
  readonly from: Colleague;
  /** The person's object id in Entra; their id for this app where they have none. */
  readonly user: string;
  /** The person's id for this app: `29:…`. */
  readonly account: string;
}

/** Null for what was not done in a tenant. */
export function occasionOf(activity: Activity): Occasion | null {
  const tenant = tenantOf(activity);
  const { from, conversation, id, channelData } = activity;
  if (tenant === null || tenant.includes('/')) return null;
  const user = from.aadObjectId ?? from.id;
  return {
    key: `teams:${tenant}/${conversation.id}/${id}`,
    tenant,
    conversation: conversation.id,
    isShared: !isPersonal(conversation),
    team: channelData?.team?.id ?? null,
    from: { id: personId(tenant, user), name: from.name === '' ? user : from.name },
    user,
    account: from.id,
  };
}

/**
 * Whether a conversation is one between somebody and Balie. A chat of two people is `personal` to Teams too, where somebody
 * uses Balie from the menu of a message: Balie itself is not in it.
 */
function isPersonal({ id, conversationType: type }: Activity['conversation']): boolean {
  return !id.startsWith('19:') && (type === 'personal' || (type === '' && id.startsWith('a:')));
}

/** The region that the place belongs to; null where Balie answers nobody. */
export function regionFor(
  { settings }: Services,
  { tenant, team, conversation, isShared }: Occasion,
): Region | null {
  return regionAt(settings, {
    platform: 'teams',
    workspace: tenant,
    ...(team === null ? {} : { team }),
    ...(isShared ? { channel: channelOf(conversation) } : {}),
  });
}

/** Somebody of a region's desk; null for anybody else. */
export const memberIn =
  ({ user, tenant }: Occasion) =>
  (region: Region): Colleague | null =>
    memberOn(region, 'teams', user, tenant);

/** Where it was done, as a conversation. */
export const placeOf = ({ tenant, conversation, isShared }: Occasion): Address =>
  isShared ? sharedAt(tenant, conversation) : personalAt(tenant, conversation);

/** Where they alone are told something. */
export const aloneAt = (who: Occasion): Address =>
  who.isShared ? personAt(who.tenant, who.account) : placeOf(who);

/** Does something at the front desk for one person; what comes of it is theirs alone. */
export function receiveAlone(
  services: Services,
  who: Occasion,
  region: Region,
  what: Typed,
): Promise<Outcome> {
  const event = incoming(services, who, region, aloneAt(who), what, true);
  return services.frontDesk.receive(event);
}
