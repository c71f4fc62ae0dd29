import { daysBetween } from '../../dutch/dates.ts';
import type { WijzigingsdataRules } from '../../library/rules.ts';
import type { Failure } from '../calculator.ts';
import {
  allowedStart,
  firstStart,
  isWeekend,
  missedStart,
  neighbours,
  outsidePolicy,
  type Start,
} from './dates.ts';
import { type Item, resolveItem } from './items.ts';

export interface Input {
  readonly items: readonly string[];
  /** The day on which the request is sent. */
  readonly request: string | null;
  /** The start date that is wanted. */
  readonly start: string | null;
  readonly today: string | null;
  readonly newTariff: boolean | null;
}

export type Warning =
  | 'W_OUTSIDE_POLICY'
  | 'W_DEADLINE_WEEKEND'
  | 'W_4WK_NEW_TARIFF_ONLY'
  | 'W_HALFYEAR_VS_QUARTER';
export type Status = 'op tijd' | 'laatste dag' | 'te laat' | 'verstreken';

/** When one agreement can change. */
export interface Change extends Start {
  readonly item: Item;
  readonly mode: 'request' | 'start';
  /** The day from which the days are counted: of the request, or today. */
  readonly from: string;
  readonly daysLeft: number;
  readonly status: Status;
  /** The start that was just missed, in request mode. */
  readonly missed: (Start & { readonly daysLate: number }) | null;
  /** The next start that is possible, when the wanted one is not. */
  readonly alternative: Start | null;
  readonly warnings: readonly Warning[];
}

export interface Changes {
  readonly ok: true;
  readonly changes: readonly [Change, ...Change[]];
  /** The first date on which all of them can start; null for a single one. */
  readonly common: Start | null;
}

/** When agreements can change, by the rules of `wijzigingsdata.yaml`. Days are calendar days. */
export function changesFor(input: Input, rules: WijzigingsdataRules): Changes | Failure {
  if (input.items.length === 0) return { ok: false, error: 'E_ITEM_MISSING' };
  const from = input.request ?? input.today;
  if (from === null) return { ok: false, error: 'E_DATE_MISSING' };
  const changes: Change[] = [];
  for (const name of new Set(input.items)) {
    const resolved = resolveItem(name, rules);
    if (resolved.kind === 'unknown') return { ok: false, error: 'E_ITEM_UNKNOWN', read: name };
    if (resolved.kind === 'elsewhere')
      return { ok: false, error: resolved.elsewhere.error, read: resolved.elsewhere.name };
    const change =
      input.start === null
        ? fromRequest(resolved.item, from, input, rules)
        : fromStart(resolved.item, input.start, from, input, rules);
    if ('error' in change) return change;
    if (changes.every(({ item }) => item.name !== change.item.name)) changes.push(change);
  }
  const [first, ...others] = changes;
  if (first === undefined) return { ok: false, error: 'E_ITEM_MISSING' };
  return {
    ok: true,
    changes: [first, ...others],
    common: others.length === 0 ? null : commonStart(changes, from, rules),
  };
}

function fromRequest(
  item: Item,
  from: string,
  input: Input,
  rules: WijzigingsdataRules,
): Change | Failure {
  const start = firstStart(from, item, rules);
  if (start === undefined) return { ok: false, error: 'E_DATE_RANGE', read: from };
  const daysLeft = daysBetween(from, start.deadline);
  const status = daysLeft === 0 ? 'laatste dag' : 'op tijd';
  const missed = missedStart(from, item, rules);
  return {
    ...start,
    item,
    mode: 'request',
    from,
    daysLeft,
    status,
    missed,
    alternative: null,
    warnings: warningsOf(start, item, input, rules),
  };
}

function fromStart(
  item: Item,
  wanted: string,
  today: string,
  input: Input,
  rules: WijzigingsdataRules,
): Change | Failure {
  const start = allowedStart(wanted, item, rules);
  if (start === null) {
    const { before, after } = neighbours(wanted, item, rules);
    const details = {
      item: item.name,
      group: item.group.id,
      requested: wanted,
      previousAllowed: before,
      nextAllowed: after,
    };
    return { ok: false, error: 'E_START_NOT_ALLOWED', read: wanted, details };
  }
  const daysLeft = daysBetween(today, start.deadline);
  const status =
    wanted <= today
      ? 'verstreken'
      : daysLeft < 0
        ? 'te laat'
        : daysLeft === 0
          ? 'laatste dag'
          : 'op tijd';
  const alternative = daysLeft < 0 ? (firstStart(today, item, rules) ?? null) : null;
  return {
    ...start,
    item,
    mode: 'start',
    from: today,
    daysLeft,
    status,
    missed: null,
    alternative,
    warnings: warningsOf(start, item, input, rules),
  };
}

/** The grid of the agreement that can change least often decides. */
function commonStart(
  changes: readonly Change[],
  from: string,
  rules: WijzigingsdataRules,
): Start | null {
  const [rarest] = [...changes].sort(
    (a, b) => a.item.group.starts.length - b.item.group.starts.length,
  );
  if (rarest === undefined) return null;
  if (rarest.mode === 'start' && changes.every(({ daysLeft }) => daysLeft >= 0))
    return { startDate: rarest.startDate, deadline: rarest.deadline };
  return firstStart(from, rarest.item, rules) ?? null;
}

function warningsOf(
  { startDate, deadline }: Start,
  { group }: Item,
  { newTariff }: Input,
  rules: WijzigingsdataRules,
): Warning[] {
  const warnings: Warning[] = [];
  if (outsidePolicy(startDate, rules)) warnings.push('W_OUTSIDE_POLICY');
  if (isWeekend(deadline)) warnings.push('W_DEADLINE_WEEKEND');
  if (newTariff !== true) warnings.push('W_4WK_NEW_TARIFF_ONLY');
  else if (group.id === 'halfjaar') warnings.push('W_HALFYEAR_VS_QUARTER');
  return warnings;
}
