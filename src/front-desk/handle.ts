import { dayInAmsterdam } from '../dutch/dates.ts';
import type { Inbound, Outcome } from '../helpdesk/inbound.ts';
import type { Unit } from '../helpdesk/store.ts';
import { reply } from '../reply.ts';
import { ASK_HELPDESK } from './ask-helpdesk.ts';
import { type Equipment, regionOf, tell } from './desk.ts';
import { handleAct } from './handle-act.ts';
import { editArticle, saveArticle, withdrawArticle } from './handle-article.ts';
import { handleHandover } from './handle-handover.ts';
import { handleMessage } from './handle-message.ts';
import { handleShare } from './handle-share.ts';
import { done, refused } from './outcome.ts';
import { replyKey } from './recall.ts';

/** What an event brings about, within one transaction: its outcome, and what must be delivered. */
export async function handle(inbound: Inbound, unit: Unit, equipment: Equipment): Promise<Outcome> {
  const outcome = await outcomeOf(inbound, unit, equipment);
  if (!inbound.direct) {
    const { key, region, place, at, from } = inbound;
    const about = { reply: outcome.reply, region, ticket: outcome.ticket, asker: from.id };
    await tell(unit, replyKey(key), place, about, at);
  }
  return outcome;
}

async function outcomeOf(inbound: Inbound, unit: Unit, equipment: Equipment): Promise<Outcome> {
  const { what, from, at } = inbound;
  const region = regionOf(equipment.settings, inbound.region);
  const today = dayInAmsterdam(new Date(at));
  const scene = { inbound, unit, region, today };
  switch (what.kind) {
    case 'message':
    case 'handover': {
      const answering = await equipment.answers(region.id, unit, today);
      return what.kind === 'message'
        ? handleMessage(scene, what, answering)
        : handleHandover(scene, what, answering);
    }
    case 'feedback': {
      const rated = await unit.questions.rate(what.question, from.id, what.helpful, at);
      return rated === null
        ? refused('Alleen wie de vraag stelde, kan dit aangeven. Soms is het daarvoor te laat.')
        : done(thanks(what.helpful, rated.text));
    }
    case 'share':
      return handleShare(scene, what);
    case 'act':
      return handleAct(scene, what);
    case 'save':
      return saveArticle(scene, what);
    case 'edit':
      return editArticle(scene, what);
    case 'withdraw':
      return withdrawArticle(scene, what);
  }
}

/** `question`: what was not helped, so that it is that very question which goes to the helpdesk. */
function thanks(helpful: boolean, question: string | null): Outcome['reply'] {
  return helpful
    ? reply({ kind: 'smalltalk', title: 'Dank u wel' })
    : reply({
        kind: 'smalltalk',
        title: 'Dank u wel, dat helpt mij verder',
        text: 'Zal ik uw vraag aan de helpdesk stellen?',
        understood: question,
        choices: [ASK_HELPDESK],
      });
}
