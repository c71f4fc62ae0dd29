import type { Calculator } from '../../../src/calculators/calculator.ts';
import { normalise } from '../../../src/dutch/normalise.ts';
import type { Typed } from '../../../src/front-desk/admit.ts';
import { guard } from '../../../src/privacy.ts';
import type { Reply } from '../../../src/reply.ts';
import { actForm, type FormAct, MAIN_FIELD } from '../../chat/act-form.ts';
import { atDesk, lookupsFor, regionOfAsker } from '../../chat/at-desk.ts';
import {
  calculatorForm,
  calculatorOfForm,
  formCommand,
  readValues,
} from '../../chat/calculator-form.ts';
import type { Filled } from '../../chat/form.ts';
import { readAct } from '../../chat/read-act.ts';
import { NO_REGION } from '../../chat/services.ts';
import { isHandover, TEXT, textForm, typedIn } from '../../chat/text-form.ts';
import { memberIn, receiveAlone, regionFor } from '../occasion.ts';
import { renderForm } from '../render/form.ts';
import { readFilled, refilled } from '../render/read-form.ts';
import { renderWhole } from '../render/whole.ts';
import { Pressed, Task } from './activities.ts';
import { type Answer, dialogClosed, dialogSaying, dialogWith } from './answers.ts';
import { actOf, OLD_DIALOG, showWhole } from './dialogs.ts';
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
  const act = actOf(name);
  if (act !== null) return actAtDesk(heard, act, ticket, data);
  return name === 'say:more' || isHandover(name)
    ? sayText(heard, name, ticket, data)
    : dialogSaying(OLD_DIALOG);
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

/** Acts whose outcome says something that the colleague needs: what to ask the other party, what was kept. */
const TOLD = new Set<FormAct>(['forward', 'save']);

async function actAtDesk(heard: Heard, act: FormAct, id: string, data: object): Promise<Answer> {
  const { who, services } = heard;
  const found = await atDesk(id, memberIn(who), services);
  if (typeof found === 'string') return dialogSaying(found);
  const lookups = lookupsFor(found, services);
  const form = actForm(act, found.ticket, lookups);
  const filled = readFilled(form, data);
  const again = (problems: Readonly<Record<string, string>>): Answer =>
    dialogWith(
      form.title,
      renderForm(refilled(form, withoutPersonalData(filled)), { ticket: id }, undefined, problems),
    );
  const read = readAct(act, filled, lookups);
  if (!read.ok) return again(read.errors);
  const what: Typed =
    'kind' in read.what
      ? { kind: 'act', ticket: id, role: 'desk', act: read.what }
      : { kind: 'save', ticket: id, parts: read.what };
  const { region, member } = found;
  const { ok, reply } = await receiveAlone(services, { ...who, from: member }, region, what);
  services.wake();
  if (!ok) return again({ [MAIN_FIELD[act]]: reply.title });
  return TOLD.has(act) ? outcome(reply) : dialogClosed;
}

/** A question for the helpdesk, or what somebody still wants to know. */
async function sayText(heard: Heard, name: string, ticket: string, data: object): Promise<Answer> {
  const { who, services } = heard;
  const form = textForm(isHandover(name) ? 'handover' : 'more', '');
  const filled = readFilled(form, data);
  const text = filled.get(TEXT)?.[0] ?? '';
  const again = (why: string): Answer =>
    dialogWith(
      form.title,
      renderForm(refilled(form, withoutPersonalData(filled)), { ticket }, undefined, {
        [TEXT]: why,
      }),
    );
  const what = typedIn(name, ticket, text);
  if (what === null) return dialogSaying(OLD_DIALOG);
  if (text.trim() === '') return again('Schrijf eerst uw vraag op.');
  const asked =
    what.kind === 'act' ? await regionOfAsker(what.ticket, who.from.id, services) : null;
  const region = asked ?? regionFor(services, who);
  if (region === null) return again(NO_REGION);
  const { ok, reply } = await receiveAlone(services, who, region, what);
  services.wake();
  return ok ? outcome(reply) : again(reply.title);
}

/** What stands in a dialog goes to Teams, also what somebody just typed in it. */
const withoutPersonalData = (filled: Filled): Filled =>
  new Map([...filled].map(([name, texts]) => [name, texts.map(redacted)]));

function redacted(text: string): string {
  const guarded = guard(normalise(text));
  return guarded.found.length === 0 ? text : guarded.redacted;
}

/** What came of what somebody did. */
const outcome = (reply: Reply): Answer => dialogWith('Balie', renderWhole(reply));
