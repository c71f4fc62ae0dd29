import { randomUUID } from 'node:crypto';
import { createAnswers } from '../src/front-desk/answering.ts';
import type { Equipment } from '../src/front-desk/desk.ts';
import { createFrontDesk } from '../src/front-desk.ts';
import type { Courier } from '../src/helpdesk/delivery.ts';
import type { Settings } from '../src/helpdesk/region.ts';
import type { Platform, Store } from '../src/helpdesk/store.ts';
import type { Library } from '../src/library/library.ts';
import type { Config } from './config.ts';
import { openStore } from './database/open-store.ts';
import { readRegionKnowledge } from './knowledge/read-region.ts';
import { once } from './once.ts';
import type { Opened } from './open-knowledge.ts';
import type { ChatPlatform } from './platforms.ts';
import { readSettings } from './settings/read-settings.ts';
import type { Terminal } from './terminal/command.ts';
import { terminalCourier } from './terminal/courier.ts';

/** Milliseconds that a command waits for a database that is away. */
export const PATIENCE = 45_000;

export interface OpenedDesk extends Terminal {
  readonly platforms: readonly ChatPlatform[];
  /** Reads the knowledge now, so that what is wrong with it is told before anybody asks. */
  readonly ready: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the world around the front desk is: its clock, and where lines for people and for operators go. */
export interface Surroundings {
  readonly now: () => Date;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly log: Equipment['log'];
  /** Milliseconds that a database may be away. */
  readonly patience: number;
}

/** Opens the platforms that this process delivers for, besides the terminal. */
export type OpenPlatforms = (
  store: Store,
  around: Surroundings,
) => Promise<readonly ChatPlatform[]>;

const NONE: OpenPlatforms = async () => [];

/** Opens the store and the front desk over it. The knowledge is read by `ready`, or when somebody first asks something. */
export async function openDesk(
  config: Config,
  knowledge: () => Promise<Opened>,
  around: Surroundings,
  openPlatforms: OpenPlatforms = NONE,
): Promise<OpenedDesk> {
  const { now, say, complain, log, patience } = around;
  const settings = await readSettings(config.settings);
  const store = await openStore(config.database, {
    patience: { longest: patience, onWait: () => complain(WAITING) },
  });
  const platforms = await openPlatforms(store, around).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const courier = terminalCourier(store, now);
  const answers = once(async () => {
    const opened = await knowledge();
    return createAnswers(await regionLibraries(opened, settings), opened.rules);
  });
  const equipment: Equipment = {
    store,
    settings,
    answers: async (...asked) => (await answers())(...asked),
    couriers: new Map<Platform, Courier>([
      ['terminal', courier],
      ['local', courier],
      ...platforms.map(({ name, courier: of }) => [name, of] as const),
    ]),
    now,
    log,
  };
  return {
    store,
    settings,
    platforms,
    equipment,
    frontDesk: createFrontDesk(equipment),
    now,
    newKey: () => `terminal:${randomUUID()}`,
    say,
    ready: async () => {
      await answers();
    },
    close: () => store.close(),
  };
}

const WAITING =
  'De database is even niet bereikbaar. Ik wacht tot zij er weer is; er gaat niets verloren.';

/** The library of each region: the documents, and what only that region has. */
async function regionLibraries(
  { library }: Opened,
  { regions }: Settings,
): Promise<(region: string) => Library> {
  const libraries = new Map<string, Library>();
  for (const { id, knowledge } of regions) {
    if (knowledge === undefined) continue;
    const own = await readRegionKnowledge(knowledge);
    libraries.set(id, library.with(own.sections, own.sources));
  }
  return (region) => libraries.get(region) ?? library;
}
