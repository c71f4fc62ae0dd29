import { forgetPerson } from '../../src/front-desk/forget-person.ts';
import type { Terminal } from './command.ts';
import { Refusal } from './refusal.ts';

/** What somebody is called: as it was typed, and at the terminal. */
function idsOf(typed: string | undefined): string[] {
  const id = typed?.trim() ?? '';
  if (id === '')
    throw new Refusal(
      'Noem de persoon, bijvoorbeeld: balie forget slack:U0123, of: balie forget anna.',
    );
  const lower = id.toLowerCase();
  return [...new Set(id.includes(':') ? [id] : [id, lower, `terminal:${lower}`])];
}

/** `balie forget <persoon>`: takes out who somebody is and what they typed (AVG art. 17). */
export async function runForget(
  [typed]: readonly string[],
  { equipment, say }: Terminal,
): Promise<void> {
  let changed = 0;
  for (const id of idsOf(typed)) changed += await forgetPerson(id, equipment);
  say(
    changed === 0
      ? `Over ${typed} is niets bewaard.`
      : `${typed} is vergeten. Wat de helpdesk deed, telt nog mee zonder naam.`,
  );
}

/** `balie export <persoon>`: everything that is kept of somebody, as JSON (AVG art. 15). */
export async function runExport(
  [typed]: readonly string[],
  { store, say }: Terminal,
): Promise<void> {
  const kept = [];
  for (const id of idsOf(typed))
    kept.push({ person: id, ...(await store.transaction(({ people }) => people.export(id))) });
  say(JSON.stringify(kept, null, 2));
}
