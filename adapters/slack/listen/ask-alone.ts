import type { Region } from '../../../src/helpdesk/region.ts';
import type { Services } from '../../chat/services.ts';
import { type Occasion, receiveAlone } from '../occasion.ts';
import type { Message } from '../render/limits.ts';
import { renderMessage } from '../render/message.ts';

/** Asks the front desk something for one person; gives the message that they alone see. */
export async function askAlone(
  services: Services,
  who: Occasion,
  region: Region,
  text: string,
): Promise<Message> {
  const what = { kind: 'message', text } as const;
  const { reply, ticket } = await receiveAlone(services, who, region, what);
  // Only a word about a ticket brings something to others.
  if (ticket !== null) services.wake();
  return renderMessage(reply, who.key, { share: true });
}
