import { normalise } from '../../../src/dutch/normalise.ts';
import { guard } from '../../../src/privacy.ts';
import { NO_REGION } from '../../chat/say-no-region.ts';
import { OLD_WINDOW } from '../../chat/take-form.ts';
import { textForm } from '../../chat/text-form.ts';
import { canAskHelpdesk } from '../../chat/words.ts';
import { receiveAlone, regionFor } from '../occasion.ts';
import { CARD } from '../render/card.ts';
import { renderForm } from '../render/form.ts';
import { renderResult } from '../render/results.ts';
import { renderWhole } from '../render/whole.ts';
import { MessageAction, Search } from './activities.ts';
import { type Answer, dialogSaying, dialogWith, found } from './answers.ts';
import type { Heard } from './heard.ts';
import { takeForm } from './submissions.ts';
import { textOfHtml } from './text.ts';

/** Characters that are looked at of what is searched for, and of a message: a pasted document keeps everybody waiting. */
const WORDS = 300;
const LONGEST = 8000;

/** `composeExtension/query`: what the knowledge has on some words, to put in a message. Nothing is kept of it. */
export async function search({ activity, who, services }: Heard): Promise<Answer> {
  const { parameters } = Search.parse(activity.value);
  const region = regionFor(services, who);
  if (region === null) return found([], NO_REGION);
  const words = parameters.find(({ name }) => name !== 'initialRun')?.value;
  const replies = await services.frontDesk.browse(
    region.id,
    typeof words === 'string' ? words.slice(0, WORDS) : '',
  );
  const attachments = replies.map((reply) => {
    const { card, preview } = renderResult(reply);
    return {
      contentType: CARD,
      content: card,
      preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: preview },
    };
  });
  return found(attachments, 'Hierover staat niets in de documenten. Probeer andere woorden.');
}

/**
 * `composeExtension/fetchTask`: a choice in the menu of a message. Its text is asked, and only who chose it sees the answer;
 * or it is taken to the helpdesk, after they looked at what they send, because somebody else may have written it. Under an
 * answer that the helpdesk could add to, it can be sent on.
 */
export async function openMessageAction(heard: Heard): Promise<Answer> {
  const { activity, who, services } = heard;
  const { commandId, messagePayload } = MessageAction.parse(activity.value);
  const text = textOfHtml(messagePayload?.body?.content ?? '').slice(0, LONGEST);
  // What stands in a dialog goes to Teams: without what the message has of a patient.
  const form = textForm('handover', guard(normalise(text)).redacted);
  if (commandId === 'helpdesk') return dialogWith(form.title, renderForm(form, {}));
  if (commandId !== 'vraag') return dialogSaying(OLD_WINDOW);
  const region = regionFor(services, who);
  if (region === null) return dialogSaying(NO_REGION);
  const { reply } = await receiveAlone(services, who, region, { kind: 'message', text });
  services.wake();
  if (!canAskHelpdesk(reply)) return dialogWith('Balie', renderWhole(reply));
  return dialogWith('Balie', renderForm(form, {}, { reply, ref: who.key }));
}

/** `composeExtension/submitAction`: what was filled in after a choice in the menu of a message. */
export const takeMessageAction = (heard: Heard): Promise<Answer> =>
  takeForm(heard, MessageAction.parse(heard.activity.value).data);
