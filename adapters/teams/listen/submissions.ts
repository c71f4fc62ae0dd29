import type { Calculator } from '../../../src/calculators/calculator.ts';
import { normalise } from '../../../src/dutch/normalise.ts';
import { guard } from '../../../src/privacy.ts';
import { actForm, actOf, type FormAct } from '../../chat/act-form.ts';
import { atDesk, lookupsFor } from '../../chat/at-desk.ts';
import {
  calculatorForm,
  calculatorOfForm,
  formCommand,
  readValues,
} from '../../chat/calculator-form.ts';
import type { Filled, Form } from '../../chat/form.ts';
import { NO_REGION } from '../../chat/say-no-region.ts';
import { OLD_WINDOW, type Receive, type Taken, takeAct, takeText } from '../../chat/take-form.ts';
import { type TextForm, textForm, textFormOf } from '../../chat/text-form.ts';
import { memberIn, receiveAlone, regionFor } from '../occasion.ts';
import { renderForm } from '../render/form.ts';
import { readFilled, refilled } from '../render/read-form.ts';
import { Pressed, Task } from './activities.ts';
import { type Answer, dialogClosed, dialogSaying, dialogTelling, dialogWith } from './answers.ts';
import { showWhole } from './dialogs.ts';
import type { Heard } from './heard.ts';

/** `task/submit`: a dialog that somebody sends in. */
export const takeDialog = (heard: Heard): Promise<Answer> =>
  takeForm(heard, Task.parse(heard.activity.value).data);

/** What becomes of a form: it closes, shows something else, or says at an input what is wrong. */
export async function takeForm(
  heard: Heard,
  data: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const { form: name, ref, ticket } = Pressed.parse(data);
  if (name === 'whole') return showWhole(heard, ref);
  const calculator = calculatorOfForm(name);
  if (calculator !== undefined) return calculate(heard, calculator, data);
  const [act, text] = [actOf(name), textFormOf(name)];
  if (act !== null) return actAtDesk(heard, act, ticket, data);
  return text === null ? dialogSaying(OLD_WINDOW) : sayText(heard, text, ticket, data);
}

/** Shows what a form comes to, with the form under it, so that it can be filled in otherwise. */
async function calculate(heard: Heard, calculator: Calculator, data: object): Promise<Answer> {
  const { who, services } = heard;
  const region = regionFor(services, who);
  if (region === null) return dialogSaying(NO_REGION);
  const form = calculatorForm(calculator, services.rules, {});
  const filled = readFilled(form, data);
  const text = formCommand(calculator, readValues(calculator, filled));
  const { reply } = await receiveAlone(services, who, region, { kind: 'message', text });
  return dialogWith(
    form.title,
    renderForm(refilled(form, withoutPersonalData(filled)), {}, { reply, ref: who.key }),
  );
}

async function actAtDesk(heard: Heard, act: FormAct, id: string, data: object): Promise<Answer> {
  const { who, services } = heard;
  const found = await atDesk(id, memberIn(who), services);
  if (typeof found === 'string') return dialogSaying(found);
  const lookups = lookupsFor(found, services);
  const form = actForm(act, found.ticket, lookups);
  const filled = readFilled(form, data);
  const taken = await takeAct(act, found, filled, lookups, receiverOf(heard));
  return answerTo(taken, form, filled, id);
}

async function sayText(
  heard: Heard,
  kind: TextForm,
  ticket: string,
  data: object,
): Promise<Answer> {
  const { who, services } = heard;
  const form = textForm(kind, '');
  const filled = readFilled(form, data);
  const writer = { from: who.from, region: regionFor(services, who), about: ticket };
  const taken = await takeText(kind, filled, writer, services, receiverOf(heard));
  return answerTo(taken, form, filled, ticket);
}

/** What it brings to others is said at once. */
const receiverOf =
  ({ who, services }: Heard): Receive =>
  async (from, region, what) => {
    const outcome = await receiveAlone(services, { ...who, from }, region, what);
    services.wake();
    return outcome;
  };

/** What came of a form; where something in it is wrong, the form as it was filled in. */
function answerTo(taken: Taken, form: Form, filled: Filled, ticket: string): Answer {
  if (!taken.ok) {
    const again = refilled(form, withoutPersonalData(filled));
    return dialogWith(form.title, renderForm(again, { ticket }, undefined, taken.problems));
  }
  return taken.reply === null ? dialogClosed : dialogTelling(taken.reply);
}

/** What stands in a dialog goes to Teams, also what somebody just typed in it. */
const withoutPersonalData = (filled: Filled): Filled =>
  new Map([...filled].map(([name, texts]) => [name, texts.map(redacted)]));

function redacted(text: string): string {
  const guarded = guard(normalise(text));
  return guarded.found.length === 0 ? text : guarded.redacted;
}
