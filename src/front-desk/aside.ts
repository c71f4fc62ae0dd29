import type { Inbound } from '../helpdesk/inbound.ts';
import type { Address } from '../helpdesk/ticket.ts';
import type { Scene } from './scene.ts';

/** What Balie asked one person in a conversation, where others may talk too. */
export const asideOf = ({ place, from }: Inbound): Address => ({
  ...place,
  conversation: `${place.conversation} ${from.id}`,
});

/** Notes that what the person types next belongs to a ticket. */
export function awaitWord({ inbound, unit }: Scene, ticket: string): Promise<void> {
  const asked = { person: inbound.from.id, question: '', ticket };
  return unit.conversations.put(asideOf(inbound), asked, inbound.at);
}

/** Notes that nothing is awaited from the person any more. */
export async function forgetAsked({ inbound, unit }: Scene): Promise<void> {
  const aside = asideOf(inbound);
  const asked = await unit.conversations.get(aside);
  if (asked === null || asked.ticket === null) return;
  await unit.conversations.put(aside, { ...asked, ticket: null }, inbound.at);
}
