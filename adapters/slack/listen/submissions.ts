import type { App, ViewSubmitAction } from '@slack/bolt';
import { actOf, type FormAct, MAIN_FIELD } from '../../chat/act-form.ts';
import { atDesk, lookupsFor } from '../../chat/at-desk.ts';
import { calculatorOfForm, formCommand, readValues } from '../../chat/calculator-form.ts';
import { NO_REGION } from '../../chat/say-no-region.ts';
import type { Services } from '../../chat/services.ts';
import { OLD_WINDOW, type Receive, type Taken, takeAct, takeText } from '../../chat/take-form.ts';
import { TEXT, type TextForm, textFormOf } from '../../chat/text-form.ts';
import { memberIn, type Occasion, occasion, receiveAlone, regionFor } from '../occasion.ts';
import { renderOutcome } from '../render/modals.ts';
import { answerForm } from './form-buttons.ts';
import { nameOf, Submission, teamOf } from './payloads.ts';
import { readState } from './read-state.ts';
import { answer, type Next, showLater, shown } from './submission-response.ts';
import { A_WHILE, inTime, SOON } from './tell-now.ts';
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
  return textFormOf(callback) === 'handover' && about !== '' ? about : null;
}

/** That nothing came of a window: at its input, so that what was typed stays. */
function refusal({ view: { callback_id: callback } }: Submission, why: string): Next {
  if (calculatorOfForm(callback) !== undefined) return shown(why);
  const act = actOf(callback);
  return { kind: 'wrong', errors: { [act === null ? TEXT : MAIN_FIELD[act]]: why } };
}

async function nextOf(sent: Sent): Promise<Next> {
  const { callback_id: callback } = sent.submission.view;
  if (calculatorOfForm(callback) !== undefined) return calculate(sent);
  const [act, text] = [actOf(callback), textFormOf(callback)];
  if (act !== null) return actAtDesk(sent, act);
  return text === null ? shown(OLD_WINDOW) : sayText(sent, text);
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

async function actAtDesk(sent: Sent, act: FormAct): Promise<Next> {
  const { submission, who, services } = sent;
  const { private_metadata: id, state } = submission.view;
  const found = await atDesk(id, memberIn(who), services);
  if (typeof found === 'string') return refusal(submission, found);
  const lookups = lookupsFor(found, services);
  return nextAfter(await takeAct(act, found, readState(state?.values), lookups, receiverOf(sent)));
}

async function sayText(sent: Sent, kind: TextForm): Promise<Next> {
  const { submission, who, services } = sent;
  const { private_metadata: about, state } = submission.view;
  const writer = { from: who.from, region: regionFor(services, who), about };
  const filled = readState(state?.values);
  return nextAfter(await takeText(kind, filled, writer, services, receiverOf(sent)));
}

const receiverOf =
  ({ who, services }: Sent): Receive =>
  (from, region, what) =>
    receiveAlone(services, { ...who, from }, region, what);

function nextAfter(taken: Taken): Next {
  if (!taken.ok) return { kind: 'wrong', errors: taken.problems };
  return taken.reply === null
    ? { kind: 'close' }
    : { kind: 'show', view: renderOutcome(taken.reply) };
}
