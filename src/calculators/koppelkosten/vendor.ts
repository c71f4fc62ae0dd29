import { plainName } from '../../dutch/normalise.ts';
import { isNear } from '../../dutch/typos.ts';
import type { KoppelkostenRules } from '../../library/rules.ts';

export type Vendor = KoppelkostenRules['vendors'][number];

/** Whom a name stands for. `guessed` when it was misspelled. */
export type Resolved =
  | { readonly kind: 'vendor'; readonly vendor: Vendor; readonly guessed: boolean }
  | { readonly kind: 'ambiguous'; readonly name: string; readonly vendors: readonly Vendor[] }
  | { readonly kind: 'unknown' };

/**
 * The vendor of a name or system. A system of several vendors (MicroHis) is ambiguous; a name within the forgiven edits
 * of exactly one vendor or system is taken for it; anything else is unknown, which never means free.
 */
export function resolveVendor(name: string, { vendors }: KoppelkostenRules): Resolved {
  const asked = plainName(name);
  const exact = vendors.filter((vendor) => plainNames(vendor).includes(asked));
  if (exact.length > 0) return resolved(name, exact, false);
  const near = vendors.filter((vendor) => plainNames(vendor).some((known) => isNear(asked, known)));
  return resolved(name, near, true);
}

const known = new WeakMap<Vendor, readonly string[]>();

/** The names of a vendor as they are compared. */
export function plainNames(vendor: Vendor): readonly string[] {
  const before = known.get(vendor);
  if (before !== undefined) return before;
  const names = namesOf(vendor).map(plainName);
  known.set(vendor, names);
  return names;
}

function resolved(name: string, vendors: readonly Vendor[], guessed: boolean): Resolved {
  const [only, ...others] = vendors;
  if (only === undefined) return { kind: 'unknown' };
  return others.length === 0
    ? { kind: 'vendor', vendor: only, guessed }
    : { kind: 'ambiguous', name, vendors };
}

/** The name of a vendor and of its systems. */
export function namesOf({ name, systems }: Vendor): string[] {
  return [name, ...systems];
}

/** "CGM (HetHIS), Futec, … en Cobbler": whom the document knows. A system of several vendors is left out. */
export function knownVendors({ vendors }: KoppelkostenRules): string {
  const own = (vendor: Vendor): string[] =>
    vendor.systems.filter(
      (system) => vendors.filter(({ systems }) => systems.includes(system)).length === 1,
    );
  const names = vendors.map((vendor) =>
    own(vendor).length > 0 ? `${vendor.name} (${own(vendor).join(', ')})` : vendor.name,
  );
  return `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`;
}
