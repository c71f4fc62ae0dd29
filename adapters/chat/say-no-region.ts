import { tell } from '../../src/front-desk/desk.ts';
import { replyKey } from '../../src/front-desk/recall.ts';
import type { Address } from '../../src/helpdesk/ticket.ts';
import type { Services } from './services.ts';
import { sentence } from './tell-now.ts';

/** What somebody reads in a place where Balie answers nobody. */
export const NO_REGION =
  'Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.';

/** No region keeps what is typed in a place; that is said there, once for an event. */
export async function sayNoRegion(
  key: string,
  place: Address,
  { store, now, wake }: Pick<Services, 'store' | 'now' | 'wake'>,
): Promise<void> {
  const what = { reply: sentence(NO_REGION), region: '', ticket: null };
  await store.transaction((unit) => tell(unit, replyKey(key), place, what, now().toISOString()));
  wake();
}
