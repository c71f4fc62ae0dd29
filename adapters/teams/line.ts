import type { Courier } from '../../src/helpdesk/delivery.ts';
import type { Connector } from './connect/connector.ts';
import type { ServiceUrls } from './connect/service-urls.ts';
import type { TeamsSettings } from './connect/settings.ts';
import type { Accounts } from './deliver/accounts.ts';

/** What every part of this adapter shares: who it talks to and for whom. */
export interface Line {
  readonly settings: TeamsSettings;
  /** Gives the token of the app; it fails when Microsoft Entra refuses the app. */
  readonly token: () => Promise<string>;
  readonly connectorFor: (tenant: string) => Promise<Connector>;
  readonly serviceUrls: ServiceUrls;
  readonly accounts: Accounts;
  readonly courier: Courier;
}
