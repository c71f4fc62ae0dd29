import { plainName } from '../../dutch/normalise.ts';
import { isNear } from '../../dutch/typos.ts';
import type { WijzigingsdataRules } from '../../library/rules.ts';

type Group = WijzigingsdataRules['groups'][number];
type Elsewhere = WijzigingsdataRules['elsewhere'][number];

/** An agreement that can change, with the days of the year on which it can. */
export interface Item {
  readonly name: string;
  readonly section: string;
  readonly group: Group;
}

/** Whom a name stands for: an agreement, one that is arranged elsewhere, or nothing on the page. */
export type ResolvedItem =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'elsewhere'; readonly elsewhere: Elsewhere }
  | { readonly kind: 'unknown' };

interface Named {
  readonly spelling: string;
  readonly resolved: ResolvedItem;
}

const known = new WeakMap<WijzigingsdataRules, readonly Named[]>();

/** Every spelling of every agreement in the rules. */
export function spellings(rules: WijzigingsdataRules): readonly Named[] {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const all = readSpellings(rules);
  known.set(rules, all);
  return all;
}

function readSpellings({ groups, elsewhere }: WijzigingsdataRules): Named[] {
  const items = groups.flatMap((group) =>
    group.items.flatMap(({ name, also, section }) =>
      [name, ...also].map((spelling) => ({
        spelling: plainName(spelling),
        resolved: { kind: 'item' as const, item: { name, section, group } },
      })),
    ),
  );
  const others = elsewhere.flatMap((one) =>
    [one.name, ...one.also].map((spelling) => ({
      spelling: plainName(spelling),
      resolved: { kind: 'elsewhere' as const, elsewhere: one },
    })),
  );
  return [...items, ...others];
}

/** The agreement that a name stands for, forgiving typing errors in longer names. */
export function resolveItem(name: string, rules: WijzigingsdataRules): ResolvedItem {
  const asked = plainName(name);
  const all = spellings(rules);
  const exact = all.find(({ spelling }) => spelling === asked);
  if (exact !== undefined) return exact.resolved;
  const near = all.find(({ spelling }) => isNear(asked, spelling));
  return near?.resolved ?? { kind: 'unknown' };
}
