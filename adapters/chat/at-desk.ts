import { dayInAmsterdam } from '../../src/dutch/dates.ts';
import { regionIn } from '../../src/front-desk/desk.ts';
import { unknownTicket } from '../../src/front-desk/handle-act.ts';
import { refuseAct, refuseSaving } from '../../src/helpdesk/life.ts';
import { memberNamed, type Region } from '../../src/helpdesk/region.ts';
import type { Colleague, Ticket } from '../../src/helpdesk/ticket.ts';
import type { FormAct, Lookups } from './act-form.ts';
import type { Services } from './services.ts';

/** A ticket, its region, and who of its desk looks at it. */
export interface AtDesk {
  readonly ticket: Ticket;
  readonly region: Region;
  readonly member: Colleague;
}

/** A ticket for somebody of its desk; for anybody else, one sentence. `memberIn`: who they are at the desk of a region. */
export async function atDesk(
  id: string,
  memberIn: (region: Region) => Colleague | null,
  { store, settings }: Pick<Services, 'store' | 'settings'>,
): Promise<AtDesk | string> {
  const ticket = await store.transaction(({ tickets }) => tickets.get(id));
  const region = ticket === null ? null : regionIn(settings, ticket.region);
  if (ticket === null || region === null) return unknownTicket(id);
  const member = memberIn(region);
  return member === null
    ? `Alleen de mensen van ${region.desk.name} kunnen dit doen.`
    : { ticket, region, member };
}

/**
 * The region of somebody's own question: wherever they talk about it, it is there. Null for what is not theirs. `person`: how
 * Balie calls them.
 */
export async function regionOfAsker(
  id: string,
  person: string,
  { store, settings }: Pick<Services, 'store' | 'settings'>,
): Promise<Region | null> {
  const ticket = await store.transaction(({ tickets }) => tickets.get(id));
  return ticket?.asker.id === person ? regionIn(settings, ticket.region) : null;
}

/** The region of somebody's own question that a button is about, by what pressing it says. Null for every other button. */
export async function regionBehind(
  message: string,
  person: string,
  services: Pick<Services, 'store' | 'settings'>,
): Promise<Region | null> {
  const ticket = /^\/(?:opgelost|nog-een-vraag) (?<ticket>\d+)$/u.exec(message)?.groups?.ticket;
  return ticket === undefined ? null : regionOfAsker(ticket, person, services);
}

/** What an act's window offers. */
export function lookupsFor(
  { region }: AtDesk,
  { routes, now }: Pick<Services, 'routes' | 'now'>,
): Lookups {
  return {
    members: region.desk.members.flatMap(({ name }) => memberNamed(region, name) ?? []),
    parties: routes.filter(({ id }) => id !== 'helpdesk'),
    today: dayInAmsterdam(now()),
  };
}

/** Why an act's window need not open, in one sentence: nobody types an answer for nothing. Null when it opens. */
export function refuseForm(act: FormAct, { ticket, member }: AtDesk): string | null {
  return act === 'save'
    ? refuseSaving(ticket)
    : refuseAct(ticket, act, { role: 'desk', ...member });
}
