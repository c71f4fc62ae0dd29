import { deskAddress } from '../../src/front-desk/deliver.ts';
import type { Courier } from '../../src/helpdesk/delivery.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import { placeKey } from '../../src/helpdesk/ticket.ts';

/**
 * Brings messages to people at this machine: they are kept until the person looks. A ticket needs no showing at a local
 * desk, because the desk reads the tickets themselves.
 */
export function terminalCourier(store: Store, now: () => Date): Courier {
  const at = (): string => now().toISOString();
  return {
    tell: (to, reply, { key }) =>
      store.transaction(({ messages }) => messages.put(key, placeKey(to), reply, at())),
    tellDesk: (region, _desk, reply, { key }) =>
      store.transaction(({ messages }) => messages.put(key, deskAddress(region), reply, at())),
    showTicket: async (_desk, { id }) => id,
  };
}
