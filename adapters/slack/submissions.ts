import type { App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Incoming } from '../../src/front-desk/admit.ts';
import type { Outcome } from '../../src/helpdesk/inbound.ts';
import { FormAct, MAIN_FIELD, readActForm } from './act-form.ts';
import { atDesk, lookupsFor } from './desk-buttons.ts';
import { formCommand, readForm, readState, renderForm } from './form.ts';
import { calculatorOfForm, readMetadata } from './forms.ts';
import type { Modal } from './limits.ts';
import { renderWhole } from './modals.ts';
import { nameOf, Submission, teamOf } from './payloads.ts';
import { personAt } from './place.ts';
import {
  incoming,
  NO_REGION,
  type Occasion,
  occasion,
  regionFor,
  type Services,
} from './services.ts';
import { A_WHILE, inTime, sentence } from './tell-now.ts';
import { TEXT, typedIn } from './text-forms.ts';

/** A window that somebody sent in. */
interface Sent {
  readonly submission: Submission;
  readonly who: Occasion;
  readonly services: Services;
}

/** What becomes of a window: it closes, shows something else, or says at an input what is wrong. */
type Next =
  | { readonly kind: 'close' }
  | { readonly kind: 'show'; readonly view: Modal }
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> };

/** Windows that people send in: forms of calculations, acts of the desk, and texts for the helpdesk. */
export function listenForSubmissions(app: App, services: Services): void {
  app.view<ViewSubmitAction>(ANY, async ({ body, ack, client }) => {
    const submission = Submission.parse(body);
    const { user, view } = submission;
    const who = occasion(
      submission.trigger_id,
      teamOf(submission),
      readMetadataOf(submission),
      user.id,
      nameOf(user),
    );
    await inTime(nextOf({ submission, who, services }), {
      soon: (next) => answer(next, ack),
      meanwhile: () => answer(shown(A_WHILE), ack),
      late: (next) => showLater(next, view.id, client),
      failed: shown,
    });
    services.wake();
  });
}

const ANY = { callback_id: /./u, type: 'view_submission' } as const;

type ViewAck = (response: ViewResponseAction) => Promise<void>;

/** The channel in which a form was opened. */
function readMetadataOf({ view }: Submission): string | null {
  if (calculatorOfForm(view.callback_id) === undefined) return null;
  return readMetadata(view.private_metadata).channel ?? null;
}

const shown = (text: string): Next => ({ kind: 'show', view: renderWhole(sentence(text)) });

function answer(next: Next, ack: ViewAck): Promise<void> {
  switch (next.kind) {
    case 'close':
      return ack({ response_action: 'clear' });
    case 'show':
      return ack({ response_action: 'update', view: next.view });
    case 'wrong':
      return ack({ response_action: 'errors', errors: { ...next.errors } });
  }
}

/** A window that already says that it takes a while shows what came of it. */
async function showLater(next: Next, id: string, client: WebClient): Promise<void> {
  const view =
    next.kind === 'show'
      ? next.view
      : renderWhole(sentence(next.kind === 'close' ? DONE : Object.values(next.errors).join(' ')));
  await client.views.update({ view_id: id, view });
}

const DONE = 'Het is gelukt.';

async function nextOf(sent: Sent): Promise<Next> {
  const { callback_id: callback } = sent.submission.view;
  if (calculatorOfForm(callback) !== undefined) return calculate(sent);
  const act = FormAct.safeParse(callback.replace(/^act:/u, ''));
  return act.success ? actAtDesk(sent, act.data) : sayText(sent);
}

/** The result comes under the form, so that it can be filled in otherwise. */
async function calculate({ submission, who, services }: Sent): Promise<Next> {
  const { callback_id: callback, private_metadata: metadata, state } = submission.view;
  const calculator = calculatorOfForm(callback);
  const region = regionFor(services, who);
  if (calculator === undefined || region === null) return shown(NO_REGION);
  const values = readForm(calculator, state?.values);
  const what = { kind: 'message', text: formCommand(calculator, values) } as const;
  const place = personAt(who.team, who.user);
  const { reply } = await services.frontDesk.receive(
    incoming(services, who, region, place, what, true),
  );
  const share = readMetadata(metadata).responseUrl !== undefined;
  const filling = { values, result: { reply, ref: who.key, share }, metadata };
  return { kind: 'show', view: renderForm(calculator, services.rules, filling) };
}

/** Acts whose outcome says something that the colleague needs: what to ask the other party, what was kept. */
const TOLD = new Set<FormAct>(['forward', 'save']);

async function actAtDesk({ submission, who, services }: Sent, act: FormAct): Promise<Next> {
  const { private_metadata: id, state } = submission.view;
  const found = await atDesk(id, who.user, services);
  if (typeof found === 'string') return { kind: 'wrong', errors: { [MAIN_FIELD[act]]: found } };
  const read = readActForm(act, state?.values, lookupsFor(found, services));
  if (!read.ok) return { kind: 'wrong', errors: read.errors };
  const { region, member } = found;
  const what: Incoming['what'] =
    'kind' in read.what
      ? { kind: 'act', ticket: id, role: 'desk', act: read.what }
      : { kind: 'save', ticket: id, parts: read.what };
  const place = personAt(who.team, who.user);
  const event = incoming(services, { ...who, from: member }, region, place, what, true);
  const { ok, reply } = await services.frontDesk.receive(event);
  if (!ok) return { kind: 'wrong', errors: { [MAIN_FIELD[act]]: reply.title } };
  return TOLD.has(act) ? { kind: 'show', view: renderWhole(reply) } : { kind: 'close' };
}

/** A question for the helpdesk, or what somebody still wants to know. */
async function sayText({ submission, who, services }: Sent): Promise<Next> {
  const { callback_id: callback, private_metadata: about, state } = submission.view;
  const text = readState(state?.values).get(TEXT)?.[0] ?? '';
  const what = typedIn(callback, about, text);
  const region = regionFor(services, who);
  if (what === null || region === null) return shown(NO_REGION);
  const place = personAt(who.team, who.user);
  const event = incoming(services, who, region, place, what, true);
  const { ok, reply }: Outcome = await services.frontDesk.receive(event);
  return ok
    ? { kind: 'show', view: renderWhole(reply) }
    : { kind: 'wrong', errors: { [TEXT]: reply.title } };
}
