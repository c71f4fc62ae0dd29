import type { Address } from '../../src/helpdesk/ticket.ts';

/** Where something is said in Teams. */
export type Spot =
  /** A conversation of Balie with one person, by its id. */
  | { readonly kind: 'personal'; readonly tenant: string; readonly conversation: string }
  /** A group chat, or a thread in a channel (`…;messageid=…`), by its id: others see it too. */
  | { readonly kind: 'shared'; readonly tenant: string; readonly conversation: string }
  /** One person, by the id that Teams gives them for this app (`29:…`): Balie tells them in its conversation with them. */
  | { readonly kind: 'person'; readonly tenant: string; readonly user: string };

const address = (text: string): Address => ({ platform: 'teams', conversation: text });

export const personalAt = (tenant: string, conversation: string): Address =>
  address(`${tenant}/~${conversation}`);

export const sharedAt = (tenant: string, conversation: string): Address =>
  address(`${tenant}/${conversation}`);

export const personAt = (tenant: string, user: string): Address => address(`${tenant}/@${user}`);

const SPOT = /^(?<tenant>[^/]+)\/(?:@(?<user>.+)|~(?<personal>.+)|(?<shared>.+))$/su;

/** The place that an address names; null when it is none of Teams. */
export function spotOf({ platform, conversation: text }: Address): Spot | null {
  const { tenant, user, personal, shared } = SPOT.exec(text)?.groups ?? {};
  if (platform !== 'teams' || tenant === undefined) return null;
  if (user !== undefined) return { kind: 'person', tenant, user };
  if (personal !== undefined) return { kind: 'personal', tenant, conversation: personal };
  return shared === undefined ? null : { kind: 'shared', tenant, conversation: shared };
}

/** The channel that a thread is in, by its id; any other conversation is its own. */
export const channelOf = (conversation: string): string => conversation.split(';', 1)[0] ?? '';

/** How Balie calls somebody of Teams: their object id in Entra, which is theirs within a tenant. */
export const personId = (tenant: string, user: string): string => `teams:${tenant}/${user}`;

/** The object id in Entra of somebody that Balie calls so; null for anybody else. */
export const teamsUser = (person: string): string | null =>
  /^teams:[^/]+\/(?<user>.+)$/su.exec(person)?.groups?.user ?? null;
