import type { Log } from '../../../src/front-desk/desk.ts';
import { reasonOf } from '../../../src/front-desk/reason.ts';
import type { Store } from '../../../src/helpdesk/store.ts';
import { type Cloud, isServiceUrl } from './settings.ts';

/** Where the Bot Connector of each tenant is: Microsoft may move it, and says so with every activity. */
export interface ServiceUrls {
  /** Knows from now on where a tenant's connector is. It is kept meanwhile, when it is not where it was. */
  remember(tenant: string, serviceUrl: string): void;
  of(tenant: string): Promise<string>;
  /** Whether something ever came out of a tenant. */
  isKnown(tenant: string): Promise<boolean>;
}

export function keptServiceUrls(store: Store, cloud: Cloud, log: Log): ServiceUrls {
  const known = new Map<string, string>();
  /** What is kept, or being kept: what could not be is tried again with the next activity. */
  const written = new Map<string, string>();
  const keptOf = (tenant: string): Promise<string | null> =>
    store.transaction(({ settings }) => settings.get(nameOf(tenant)));
  const write = async (tenant: string, serviceUrl: string): Promise<void> => {
    written.set(tenant, serviceUrl);
    try {
      await store.transaction(({ settings }) => settings.set(nameOf(tenant), serviceUrl));
    } catch (error) {
      written.delete(tenant);
      log('teams.service-url', { why: reasonOf(error) });
    }
  };
  return {
    remember: (tenant, serviceUrl) => {
      known.set(tenant, serviceUrl);
      if (written.get(tenant) !== serviceUrl) void write(tenant, serviceUrl);
    },
    of: async (tenant) => {
      const here = known.get(tenant);
      if (here !== undefined) return here;
      const kept = await keptOf(tenant);
      // What was kept under other settings gets no token of ours.
      if (kept === null || !isServiceUrl(kept, cloud)) return cloud.serviceUrl;
      known.set(tenant, kept);
      return kept;
    },
    isKnown: async (tenant) => known.has(tenant) || (await keptOf(tenant)) !== null,
  };
}

const nameOf = (tenant: string): string => `teams.service-url:${tenant}`;
