import { dayInAmsterdam } from '../../../src/dutch/dates.ts';
import { regionIn } from '../../../src/front-desk/desk.ts';
import { unknownTicket } from '../../../src/front-desk/handle-act.ts';
import { ticketCard } from '../../../src/helpdesk/desk-words.ts';
import { refuseAct, refuseSaving } from '../../../src/helpdesk/life.ts';
import { memberNamed, memberOn, type Region } from '../../../src/helpdesk/region.ts';
import type { Colleague, Ticket } from '../../../src/helpdesk/ticket.ts';
import { renderActForm } from '../render/act-form.ts';
import { renderWhole } from '../render/modals.ts';
import { type Occasion, receiveAlone, type Services } from '../services.ts';
import { alone, openOrTell, type Pressed } from './pressed.ts';
import { FormAct, type Lookups } from './read-act.ts';
import type { Shown } from './tell-now.ts';

/** A ticket, its region, and who of its desk looks at it. */
export interface AtDesk {
  readonly ticket: Ticket;
  readonly region: Region;
  readonly member: Colleague;
}

/** A ticket for somebody of its desk; for anybody else, one sentence. */
export async function atDesk(
  id: string,
  { team, user }: Occasion,
  { store, settings }: Services,
): Promise<AtDesk | string> {
  const ticket = await store.transaction(({ tickets }) => tickets.get(id));
  const region = ticket === null ? null : regionIn(settings, ticket.region);
  if (ticket === null || region === null) return unknownTicket(id);
  const member = memberOn(region, 'slack', user, team);
  return member === null
    ? `Alleen de mensen van ${region.desk.name} kunnen dit doen.`
    : { ticket, region, member };
}

/** The region of somebody's own question: wherever they talk about it, it is there. Null for what is not theirs. */
export async function regionOfAsker(
  id: string,
  { from }: Occasion,
  { store, settings }: Services,
): Promise<Region | null> {
  const ticket = await store.transaction(({ tickets }) => tickets.get(id));
  return ticket?.asker.id === from.id ? regionIn(settings, ticket.region) : null;
}

/** What an act's window offers. */
export function lookupsFor({ region }: AtDesk, { routes, now }: Services): Lookups {
  return {
    members: region.desk.members.flatMap(({ name }) => memberNamed(region, name) ?? []),
    parties: routes.filter(({ id }) => id !== 'helpdesk'),
    today: dayInAmsterdam(now()),
  };
}

/** A button of a ticket's card: an act that needs no words is done, for another one its window opens. */
export async function pressAtDesk(pressed: Pressed): Promise<Shown | null> {
  const { value: id, action, who, services } = pressed;
  const found = await atDesk(id, who, services);
  if (typeof found === 'string') return alone(found);
  const name = action.slice('ticket:'.length);
  if (name === 'whole') {
    const card = ticketCard(found.ticket, dayInAmsterdam(services.now()));
    return openOrTell(pressed, renderWhole(card, 'De hele vraag'));
  }
  if (name === 'claim') return claim(pressed, found);
  const act = FormAct.safeParse(name);
  if (!act.success) return null;
  const { ticket, member } = found;
  const refusal =
    act.data === 'save'
      ? refuseSaving(ticket)
      : refuseAct(ticket, act.data, { role: 'desk', ...member });
  // Nobody types an answer for nothing.
  if (refusal !== null) return alone(refusal);
  const lookups = lookupsFor(found, services);
  return openOrTell(pressed, renderActForm(act.data, found.ticket, { ...lookups, metadata: id }));
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
