import type { Inbound } from '../helpdesk/inbound.ts';
import type { Region } from '../helpdesk/region.ts';
import type { Unit } from '../helpdesk/store.ts';

/** An event that is being handled: what came in, the transaction, its region, and the calendar day (ISO). */
export interface Scene {
  readonly inbound: Inbound;
  readonly unit: Unit;
  readonly region: Region;
  readonly today: string;
}

/** The event of one kind. */
export type What<Kind extends Inbound['what']['kind']> = Extract<
  Inbound['what'],
  { readonly kind: Kind }
>;
