import type { Store } from '../../../src/helpdesk/store.ts';
import { type Cloud, isServiceUrl } from './settings.ts';

/** Where the Bot Connector of each tenant is: Microsoft may move it, and says so with every activity. */
export interface ServiceUrls {
  /** Keeps where a tenant's connector is; nothing is written when it is where it was. */
  remember(tenant: string, serviceUrl: string): Promise<void>;
  of(tenant: string): Promise<string>;
  /** Whether something ever came out of a tenant. */
  isKnown(tenant: string): Promise<boolean>;
}

export function keptServiceUrls(store: Store, cloud: Cloud): ServiceUrls {
  const known = new Map<string, string>();
  const keptOf = (tenant: string): Promise<string | null> =>
    store.transaction(({ settings }) => settings.get(nameOf(tenant)));
  return {
    remember: async (tenant, serviceUrl) => {
      if (known.get(tenant) === serviceUrl) return;
      await store.transaction(({ settings }) => settings.set(nameOf(tenant), serviceUrl));
      known.set(tenant, serviceUrl);
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
    isKnown: async (tenant) => (await keptOf(tenant)) !== null,
  };
}

const nameOf = (tenant: string): string => `teams.service-url:${tenant}`;
