import { forgetPerson } from '../../src/front-desk/forget-person.ts';
import type { Terminal } from './command.ts';
import { Refusal } from './refusal.ts';

type Kept = Readonly<Record<string, readonly unknown[]>>;

/** `balie forget <persoon>`: takes out who somebody is and what they typed (AVG art. 17). */
export async function runForget([typed]: readonly string[], terminal: Terminal): Promise<void> {
  const found = await findPerson(typed, terminal);
  if (found === null) return terminal.say(`Over ${typed} is niets bewaard.`);
  await forgetPerson(found.id, terminal.equipment);
  terminal.say(`${found.id} is vergeten. Wat de helpdesk deed, telt nog mee zonder naam.`);
}

/** `balie export <persoon>`: everything that is kept of somebody, as JSON (AVG art. 15). */
export async function runExport([typed]: readonly string[], terminal: Terminal): Promise<void> {
  const found = await findPerson(typed, terminal);
  if (found === null) return terminal.say(`Over ${typed} is niets bewaard.`);
  terminal.say(JSON.stringify({ person: found.id, ...found.kept }, null, 2));
}

/** Whom a name stands for: an id as it was typed, somebody at the terminal, or somebody of a desk. Never two at once. */
async function findPerson(
  typed: string | undefined,
  { store, settings }: Terminal,
): Promise<{ readonly id: string; readonly kept: Kept } | null> {
  const name = typed?.trim() ?? '';
  if (name === '')
    throw new Refusal(
      'Noem de persoon, bijvoorbeeld: balie forget slack:T1/U0123, of: balie forget anna.',
    );
  const lower = name.toLowerCase();
  const desks = settings.regions.map(({ id }) => `${id}:${lower}`);
  const found = [];
  for (const id of new Set([name, `terminal:${lower}`, ...desks])) {
    const kept = await store.transaction(({ people }) => people.export(id));
    if (Object.values(kept).some((rows) => rows.length > 0)) found.push({ id, kept });
  }
  if (found.length > 1)
    throw new Refusal(
      `"${name}" kan meer dan één persoon zijn; kies uit: ${found.map(({ id }) => id).join(', ')}.`,
    );
  return found[0] ?? null;
}
