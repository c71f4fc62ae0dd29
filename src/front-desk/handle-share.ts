import { PERSONAL_DATA_WARNING } from '../bot.ts';
import type { Outcome } from '../helpdesk/inbound.ts';
import { reply } from '../reply.ts';
import { tell } from './desk.ts';
import { done, refused } from './outcome.ts';
import { recall, shareKey } from './recall.ts';
import type { Scene, What } from './scene.ts';

/** Shows a reply that somebody got to everybody in the place, with who shared it. */
export async function handleShare(
  { inbound, unit, region }: Scene,
  { ref }: What<'share'>,
): Promise<Outcome> {
  const { key, from, place, at } = inbound;
  const found = await recall(unit, ref);
  if (found === null) return refused(FORGOTTEN_REPLY);
  const { reply: said, question } = found;
  const text = [said.text, `Gedeeld door ${from.name}.`].filter((part) => part !== '');
  // Whether it helped is asked of who asked; what they choose, and what their message had in it, is theirs.
  const shared = {
    ...said,
    text: text.join('\n\n'),
    understood: question,
    feedback: null,
    choices: [],
    warnings: said.warnings.filter((warning) => warning !== PERSONAL_DATA_WARNING),
  };
  await tell(unit, shareKey(key), place, { reply: shared, region: region.id, ticket: null }, at);
  return done(reply({ kind: 'smalltalk', title: 'Ik deel dit antwoord in het kanaal' }));
}

/** What somebody reads who asks for more of a reply that was kept long enough. */
export const FORGOTTEN_REPLY = 'Dit antwoord bewaar ik niet meer. Stel de vraag opnieuw.';
