import { dayInAmsterdam } from '../../../src/dutch/dates.ts';
import { FORGOTTEN_REPLY } from '../../../src/front-desk/handle-share.ts';
import { actForm, actOf, type FormAct } from '../../chat/act-form.ts';
import { atDesk, lookupsFor, refuseForm } from '../../chat/at-desk.ts';
import { calculatorForm, calculatorOfForm } from '../../chat/calculator-form.ts';
import { OLD_WINDOW } from '../../chat/take-form.ts';
import { textForm } from '../../chat/text-form.ts';
import { memberIn } from '../occasion.ts';
import { renderForm } from '../render/form.ts';
import { ticketReply } from '../render/ticket.ts';
import { renderWhole } from '../render/whole.ts';
import { Pressed, Task } from './activities.ts';
import { type Answer, dialogSaying, dialogWith } from './answers.ts';
import { type Heard, recallFor } from './heard.ts';

/** `task/fetch`: somebody presses a button that opens a dialog. */
export async function openDialog(heard: Heard): Promise<Answer> {
  const pressed = Pressed.parse(Task.parse(heard.activity.value).data);
  const { form: name, ref, ticket } = pressed;
  const calculator = calculatorOfForm(name);
  if (calculator !== undefined) {
    const form = calculatorForm(calculator, heard.services.rules, {});
    return dialogWith(form.title, renderForm(form, {}));
  }
  if (name === 'whole') return showWhole(heard, ref);
  if (name === 'say:more') {
    const form = textForm('more', '');
    return dialogWith(form.title, renderForm(form, { ticket }));
  }
  if (name === 'ticket:whole') return showWholeTicket(heard, ticket);
  const act = actOf(name);
  return act === null ? dialogSaying(OLD_WINDOW) : openAct(heard, ticket, act);
}

/** All of a reply, which did not fit on its card. */
export async function showWhole(heard: Heard, ref: string): Promise<Answer> {
  const recalled = await recallFor(heard, ref);
  if (recalled === null) return dialogSaying(FORGOTTEN_REPLY);
  return dialogWith('Het hele antwoord', renderWhole(recalled.reply));
}

async function showWholeTicket({ who, services }: Heard, id: string): Promise<Answer> {
  const found = await atDesk(id, memberIn(who), services);
  if (typeof found === 'string') return dialogSaying(found);
  const today = dayInAmsterdam(services.now());
  return dialogWith('De hele vraag', renderWhole(ticketReply(found.ticket, today)));
}

async function openAct({ who, services }: Heard, id: string, act: FormAct): Promise<Answer> {
  const found = await atDesk(id, memberIn(who), services);
  if (typeof found === 'string') return dialogSaying(found);
  const refusal = refuseForm(act, found);
  if (refusal !== null) return dialogSaying(refusal);
  const form = actForm(act, found.ticket, lookupsFor(found, services));
  return dialogWith(form.title, renderForm(form, { ticket: id }));
}
