import type { Incoming, Typed } from '../../src/front-desk/admit.ts';
import type { Equipment } from '../../src/front-desk/desk.ts';
import type { FrontDesk } from '../../src/front-desk.ts';
import type { Outcome } from '../../src/helpdesk/inbound.ts';
import { memberNamed, type Region, regionAt, type Settings } from '../../src/helpdesk/region.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import type { Address, Colleague } from '../../src/helpdesk/ticket.ts';
import { Refusal } from './refusal.ts';
import type { Values } from './values.ts';

/** What a command of the terminal works with. */
export interface Terminal {
  readonly store: Store;
  readonly settings: Settings;
  readonly frontDesk: FrontDesk;
  readonly equipment: Equipment;
  readonly now: () => Date;
  /** A new name for an event. */
  readonly newKey: () => string;
  readonly say: (text: string) => void;
}

export const NOBODY = 'terminal';

/** Who asks at the terminal, and where: each name has a conversation of its own, in each region. */
export function asker(
  as: string | undefined,
  region: Region,
  { regions }: Settings,
): { from: Colleague; place: Address } {
  const name = as?.trim() || NOBODY;
  const id = name.toLowerCase();
  const conversation = regions.length === 1 ? id : `${region.id}:${id}`;
  return { from: { id: `terminal:${id}`, name }, place: { platform: 'terminal', conversation } };
}

/** The region that the terminal works for: the one that is named, or the only one, or the one with the terminal. */
export function askersRegion(settings: Settings, name: string | undefined): Region {
  if (name !== undefined) return regionNamed(settings, name);
  const [only, ...others] = settings.regions;
  if (only !== undefined && others.length === 0) return only;
  const found = regionAt(settings, { platform: 'terminal' });
  if (found !== null) return found;
  throw new Refusal(`Noem de regio met --region: ${namesOf(settings)}.`);
}

/** The region whose desk somebody works at, and who they are there. */
export function deskOf(
  settings: Settings,
  { as, region }: Values,
): { region: Region; by: Colleague } {
  if (as === undefined || as.trim() === '')
    throw new Refusal('Noem uw naam met --as, bijvoorbeeld: --as Anna.');
  const regions = region === undefined ? settings.regions : [regionNamed(settings, region)];
  const found = regions.flatMap((each) => {
    const by = memberNamed(each, as);
    return by === null ? [] : [{ region: each, by }];
  });
  const [first, ...others] = found;
  if (first === undefined) throw new Refusal(`${as} hoort niet bij de helpdesk.`);
  if (others.length > 0) throw new Refusal(`Noem de regio met --region: ${namesOf(settings)}.`);
  return first;
}

/** Somebody of a desk, as they act from the terminal. */
export const atDesk = (by: Colleague): { from: Colleague; place: Address } => ({
  from: by,
  place: { platform: 'terminal', conversation: `helpdesk:${by.id}` },
});

/** The region whose tickets are looked at. With more than one, who looks must belong to it. */
export function viewedRegion(settings: Settings, values: Values): Region {
  const [only, ...others] = settings.regions;
  if (only !== undefined && others.length === 0 && values.as === undefined)
    return values.region === undefined ? only : regionNamed(settings, values.region);
  return deskOf(settings, values).region;
}

function regionNamed(settings: Settings, name: string): Region {
  const found = settings.regions.find(({ id }) => id === name.toLowerCase());
  if (found === undefined)
    throw new Refusal(`Regio "${name}" ken ik niet. Kies uit: ${namesOf(settings)}.`);
  return found;
}

const namesOf = ({ regions }: Settings): string => regions.map(({ id }) => id).join(', ');

/** Delivers what waits, as far as this machine can. */
export async function settle({ frontDesk }: Pick<Terminal, 'frontDesk'>): Promise<void> {
  while ((await frontDesk.deliver()) > 0);
}

/** Does something at the front desk now; a refusal is thrown as its one sentence. */
export async function act(
  { frontDesk, now, newKey }: Terminal,
  region: Region,
  who: Pick<Incoming, 'from' | 'place'>,
  what: Typed,
): Promise<Outcome> {
  const outcome = await frontDesk.receive({
    key: newKey(),
    at: now(),
    region: region.id,
    direct: true,
    what,
    ...who,
  });
  if (!outcome.ok) throw new Refusal(outcome.reply.title);
  return outcome;
}
