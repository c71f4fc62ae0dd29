import { dayInAmsterdam } from '../../../src/dutch/dates.ts';
import { ticketCard } from '../../../src/helpdesk/desk-words.ts';
import { actForm, FormAct } from '../../chat/act-form.ts';
import { type AtDesk, atDesk, lookupsFor, refuseForm } from '../../chat/at-desk.ts';
import { memberIn, receiveAlone } from '../occasion.ts';
import { renderModalForm } from '../render/modal-form.ts';
import { renderWhole } from '../render/modals.ts';
import { alone, openOrTell, type Pressed } from './pressed.ts';
import type { Shown } from './tell-now.ts';

/** A button of a ticket's card: an act that needs no words is done, for another one its window opens. */
export async function pressAtDesk(pressed: Pressed): Promise<Shown | null> {
  const { value: id, action, who, services } = pressed;
  const found = await atDesk(id, memberIn(who), services);
  if (typeof found === 'string') return alone(found);
  const name = action.slice('ticket:'.length);
  if (name === 'whole') {
    const card = ticketCard(found.ticket, dayInAmsterdam(services.now()));
    return openOrTell(pressed, renderWhole(card, 'De hele vraag'));
  }
  if (name === 'claim') return claim(pressed, found);
  const act = FormAct.safeParse(name);
  if (!act.success) return null;
  const refusal = refuseForm(act.data, found);
  if (refusal !== null) return alone(refusal);
  const form = actForm(act.data, found.ticket, lookupsFor(found, services));
  return openOrTell(pressed, renderModalForm(form, { metadata: id }));
}

async function claim(
  { services, who }: Pressed,
  { ticket, region, member }: AtDesk,
): Promise<Shown | null> {
  const act = { kind: 'claim' } as const;
  const what = { kind: 'act', ticket: ticket.id, role: 'desk', act } as const;
  const { ok, reply } = await receiveAlone(services, { ...who, from: member }, region, what);
  return ok ? null : { reply, ref: '' };
}
