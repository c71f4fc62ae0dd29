import type { SourceLine } from '../../reply.ts';
import type { Context } from '../calculator.ts';
import { changesFor } from './change.ts';
import type { Start } from './dates.ts';
import { WARNINGS } from './explain.ts';

/** Until when the next change of a group of agreements can be asked for, as the calculation gives it for each of them. */
export interface NextDeadline extends Start {
  readonly group: 'kwartaal' | 'halfjaar';
  /** The names of the agreements that can change then. */
  readonly items: readonly string[];
  /** What the calculation warns of, in words. */
  readonly warnings: readonly string[];
  readonly sources: readonly SourceLine[];
}

/**
 * The next deadline of every group, the first one first; today itself is in time. A start outside the policy that the
 * source is about has none: the source does not say whether the rules hold then.
 */
export function nextDeadlines(context: Context): NextDeadline[] {
  const { groups, notice } = context.rules.wijzigingsdata;
  const found = groups.flatMap(({ id, items: agreements }) => {
    const items = agreements.map(({ name }) => name);
    const input = { items, request: context.today, start: null, today: null, newTariff: null };
    const result = changesFor(input, context.rules.wijzigingsdata);
    if (!result.ok) return [];
    const [{ startDate, deadline, warnings }] = result.changes;
    if (warnings.includes('W_OUTSIDE_POLICY')) return [];
    const sections = [...result.changes.map(({ item }) => item.section), notice.section];
    return [
      {
        group: id,
        items,
        startDate,
        deadline,
        warnings: warnings.map((warning) => WARNINGS[warning](context)),
        sources: sections.map(context.cite),
      },
    ];
  });
  return found.sort((a, b) => a.deadline.localeCompare(b.deadline));
}
