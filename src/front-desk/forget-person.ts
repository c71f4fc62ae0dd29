import type { Unit } from '../helpdesk/store.ts';
import { BALIE, type Equipment, regionOf, showAtDesk } from './desk.ts';

/**
 * Forgets somebody (AVG art. 17): their open questions are closed, and everything that names them or that they typed is
 * taken out; what the desk did stays, to be counted. Gives how many things changed.
 */
export function forgetPerson(person: string, equipment: Equipment): Promise<number> {
  return equipment.store.transaction(async (unit) => {
    await closeOwn(person, unit, equipment);
    return unit.people.forget(person);
  });
}

async function closeOwn(person: string, unit: Unit, { settings, now }: Equipment): Promise<void> {
  const at = now().toISOString();
  const regions = settings.regions.map(({ id }) => id);
  for (const { id, state } of await unit.tickets.list({ regions, asker: person })) {
    const ticket = state === 'closed' ? null : await unit.tickets.get(id);
    if (ticket === null) continue;
    const closed = { kind: 'closed', why: 'forgotten', text: '' } as const;
    const next = await unit.tickets.append(ticket, closed, BALIE, at);
    await showAtDesk(unit, next, regionOf(settings, next.region), at);
  }
}
