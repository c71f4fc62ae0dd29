import type { RequestListener } from 'node:http';
import type { Incoming, Typed } from '../../src/front-desk/admit.ts';
import type { Log } from '../../src/front-desk/desk.ts';
import type { FrontDesk } from '../../src/front-desk.ts';
import type { Region, Settings } from '../../src/helpdesk/region.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import type { Address } from '../../src/helpdesk/ticket.ts';
import type { Rules } from '../../src/library/rules.ts';
import type { Route } from '../../src/library/schemas.ts';

/** What the listeners of a chat platform work with. */
export interface Services {
  readonly frontDesk: FrontDesk;
  readonly store: Store;
  readonly settings: Settings;
  /** What forms offer: the figures' names, and the parties that a question can go to. */
  readonly rules: Rules;
  readonly routes: readonly Route[];
  /** A question of each document, to begin with. */
  readonly examples: readonly string[];
  readonly now: () => Date;
  readonly log: Log;
  /** Has what was kept handled at once, instead of at the next look. */
  readonly wake: () => void;
}

/** A chat platform as the server has it: the requests that it answers, and what begins and ends with it. */
export interface ChatListener {
  /** By method and path: `POST /slack/events`. */
  readonly routes: ReadonlyMap<string, RequestListener>;
  readonly start: () => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
  /** One line for who starts it. */
  readonly how: string;
}

/** What the front desk takes in: something that somebody did, in a region, at a place. */
export function incoming(
  { now }: Pick<Services, 'now'>,
  { key, from }: Pick<Incoming, 'key' | 'from'>,
  region: Region,
  place: Address,
  what: Typed,
  direct: boolean,
): Incoming {
  return { key, at: now(), region: region.id, from, place, direct, what };
}
