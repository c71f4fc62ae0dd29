import { deskAddress } from '../../src/front-desk/deliver.ts';
import type { Courier } from '../../src/helpdesk/delivery.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import type { Address } from '../../src/helpdesk/ticket.ts';

/** Where the messages for somebody at the terminal are kept. */
export const terminalAddress = ({ platform, conversation }: Address): string =>
  `${platform}:${conversation}`;

/**
 * Brings messages to people at this machine: they are kept until the person looks. A ticket needs no showing at a local
 * desk, because the desk reads the tickets themselves.
 */
export function terminalCourier(store: Store, now: () => Date): Courier {
  const at = (): string => now().toISOString();
  return {
    tell: (to, reply, key) =>
      store.transaction(({ messages }) => messages.put(key, terminalAddress(to), reply, at())),
    tellDesk: (region, _desk, reply, key) =>
      store.transaction(({ messages }) => messages.put(key, deskAddress(region), reply, at())),
    showTicket: async (_desk, { id }) => id,
  };
}
