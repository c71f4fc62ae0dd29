import { regionIn } from '../../../src/front-desk/desk.ts';
import { reasonOf } from '../../../src/front-desk/reason.ts';
import type { Recalled } from '../../../src/front-desk/recall.ts';
import { placeKey } from '../../../src/helpdesk/ticket.ts';
import type { Services } from '../../chat/services.ts';
import { saying } from '../deliver/said.ts';
import type { Line } from '../line.ts';
import { memberIn, type Occasion, placeOf } from '../occasion.ts';
import type { Card } from '../render/card.ts';
import type { Activity } from './activities.ts';

/** Something that came from Teams, and what it is handled with. */
export interface Heard {
  readonly activity: Activity;
  readonly who: Occasion;
  readonly line: Line;
  readonly services: Services;
}

/**
 * What was said under a name, for who may see it again: whom it answers, who is where it was said,
 * and of what a desk was told its people. What a button carries
 * comes from somebody's own machine, so that anything may stand in it.
 */
export async function recallFor({ who, services }: Heard, ref: string): Promise<Recalled | null> {
  const recalled = ref === '' ? null : await services.frontDesk.recall(ref);
  if (recalled === null) return null;
  const { place, person, desk } = recalled;
  const isHere = place !== null && placeKey(place) === placeKey(placeOf(who));
  const region = desk === null ? null : regionIn(services.settings, desk);
  const isOfDesk = region !== null && memberIn(who)(region) !== null;
  return isHere || isOfDesk || person === who.from.id ? recalled : null;
}

/**
 * Puts a card in the place of the message that a button was under, so that it still stands so when the conversation is
 * opened again. Only between Balie and one person: elsewhere others see the message too. It is an extra: when it fails,
 * who pressed has seen the card already.
 */
export function keepInPlace(
  { activity, who, line, services }: Heard,
  card: Card,
  summary: string,
): void {
  const { replyToId } = activity;
  if (who.isShared || replyToId == null) return;
  const update = async (): Promise<void> => {
    const connector = await line.connectorFor(who.tenant);
    await connector.update(who.conversation, replyToId, saying(card, summary));
  };
  update().catch((error: unknown) => services.log('teams.update', { why: reasonOf(error) }));
}

/** What somebody reads who presses a button that Balie does not have any more; some come in as a message without words. */
export const OLD_BUTTON = 'Deze knop is te oud. Stel uw vraag opnieuw.';
