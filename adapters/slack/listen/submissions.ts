import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Incoming } from '../../../src/front-desk/admit.ts';
import { FormAct, MAIN_FIELD } from '../../chat/act-form.ts';
import { atDesk, lookupsFor, regionOfAsker } from '../../chat/at-desk.ts';
import { calculatorOfForm, formCommand, readValues } from '../../chat/calculator-form.ts';
import { readAct } from '../../chat/read-act.ts';
import { NO_REGION, type Services } from '../../chat/services.ts';
import { A_WHILE, inTime } from '../../chat/tell-now.ts';
import { isHandover, TEXT, typedIn } from '../../chat/text-form.ts';
import { memberIn, type Occasion, occasion, receiveAlone, regionFor } from '../occasion.ts';
import { renderOutcome } from '../render/modals.ts';
import { answerForm } from './form-buttons.ts';
import { nameOf, Submission, teamOf } from './payloads.ts';
import { readState } from './read-state.ts';
import { answer, type Next, showLater, shown } from './submission-response.ts';
import { SOON } from './tell-now.ts';
import { readMetadata } from './windows.ts';

/** A window that somebody sent in. */
interface Sent {
  readonly submission: Submission;
  readonly who: Occasion;
  readonly services: Services;
}

/** Windows that people send in: forms of calculations, acts of the desk, and texts for the helpdesk. */
export function listenForSubmissions(app: App, services: Services): void {
  app.view<ViewSubmitAction>(ANY, async ({ body, ack, client }) => {
    const submission = Submission.parse(body);
    const { user, trigger_id: trigger } = submission;
    const who = occasion(trigger, teamOf(submission), channelOf(submission), user.id, nameOf(user));
    await inTime(nextOf({ submission, who, services }), SOON, {
      soon: (next) => answer(next, ack),
      meanwhile: () => answer(shown(A_WHILE), ack),
      late: (next) => showLater(next, submission.view, client),
      failed: (why) => refusal(submission, why),
    });
    services.wake();
  });
}

const ANY = { callback_id: /./u, type: 'view_submission' } as const;

/** The channel in which a window was opened, as far as the window knows. */
function channelOf({ view: { callback_id: callback, private_metadata: about } }: Submission) {
  if (calculatorOfForm(callback) !== undefined) return readMetadata(about).channel ?? null;
  return isHandover(callback) && about !== '' ? about : null;
}

/** That nothing came of a window: at its input, so that what was typed stays. */
function refusal({ view: { callback_id: callback } }: Submission, why: string): Next {
  if (calculatorOfForm(callback) !== undefined) return shown(why);
  const act = actOf(callback);
  return { kind: 'wrong', errors: { [act === null ? TEXT : MAIN_FIELD[act]]: why } };
}

const actOf = (callback: string): FormAct | null =>
  FormAct.safeParse(callback.replace(/^act:/u, '')).data ?? null;

async function nextOf(sent: Sent): Promise<Next> {
  const { callback_id: callback } = sent.submission.view;
  if (calculatorOfForm(callback) !== undefined) return calculate(sent);
  const act = actOf(callback);
  return act === null ? sayText(sent) : actAtDesk(sent, act);
}

async function calculate({ submission, who, services }: Sent): Promise<Next> {
  const { callback_id: callback, private_metadata: metadata, state } = submission.view;
  const calculator = calculatorOfForm(callback);
  const region = regionFor(services, who);
  if (calculator === undefined || region === null) return shown(NO_REGION);
  const values = readValues(calculator, readState(state?.values));
  const form = { calculator, values, metadata };
  const view = await answerForm(form, formCommand(calculator, values), { who, region, services });
  return { kind: 'show', view };
}

/** Acts whose outcome says something that the colleague needs: what to ask the other party, what was kept. */
const TOLD = new Set<FormAct>(['forward', 'save']);

async function actAtDesk({ submission, who, services }: Sent, act: FormAct): Promise<Next> {
  const { private_metadata: id, state } = submission.view;
  const found = await atDesk(id, memberIn(who), services);
  if (typeof found === 'string') return refusal(submission, found);
  const read = readAct(act, readState(state?.values), lookupsFor(found, services));
  if (!read.ok) return { kind: 'wrong', errors: read.errors };
  const { region, member } = found;
  const what: Incoming['what'] =
    'kind' in read.what
      ? { kind: 'act', ticket: id, role: 'desk', act: read.what }
      : { kind: 'save', ticket: id, parts: read.what };
  const { ok, reply } = await receiveAlone(services, { ...who, from: member }, region, what);
  if (!ok) return refusal(submission, reply.title);
  return TOLD.has(act) ? { kind: 'show', view: renderOutcome(reply) } : { kind: 'close' };
}

/** A question for the helpdesk, or what somebody still wants to know. */
async function sayText({ submission, who, services }: Sent): Promise<Next> {
  const { callback_id: callback, private_metadata: about, state } = submission.view;
  const text = readState(state?.values).get(TEXT)?.[0] ?? '';
  const what = typedIn(callback, about, text);
  if (what === null) return shown(UNKNOWN_WINDOW);
  if (text.trim() === '') return refusal(submission, 'Schrijf eerst uw vraag op.');
  const asked =
    what.kind === 'act' ? await regionOfAsker(what.ticket, who.from.id, services) : null;
  const region = asked ?? regionFor(services, who);
  if (region === null) return refusal(submission, NO_REGION);
  const { ok, reply } = await receiveAlone(services, who, region, what);
  return ok ? { kind: 'show', view: renderOutcome(reply) } : refusal(submission, reply.title);
}

const UNKNOWN_WINDOW = 'Dit venster is te oud. Sluit het en open het opnieuw.';
