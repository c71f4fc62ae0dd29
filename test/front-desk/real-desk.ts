import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../adapters/database/open-store.ts';
import { terminalCourier } from '../../adapters/terminal/courier.ts';
import { renderText } from '../../adapters/terminal/render.ts';
import type { Typed } from '../../src/front-desk/admit.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import type { Equipment } from '../../src/front-desk/desk.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import type { Courier } from '../../src/helpdesk/delivery.ts';
import type { Outcome } from '../../src/helpdesk/inbound.ts';
import type { Act } from '../../src/helpdesk/life.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import type { Platform, Store } from '../../src/helpdesk/store.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import { knowledge, library } from '../balie.ts';
import { PATIENT } from '../database/engines.ts';

const desk = (name: string) => ({ name, platform: 'local' });
const REGIONS = Settings.parse({
  regions: [
    { id: 'noord', name: 'Noord', desk: desk('Helpdesk Noord'), places: [{ platform: 'slack' }] },
    { id: 'zuid', name: 'Zuid', desk: desk('Helpdesk Zuid'), places: [{ platform: 'teams' }] },
  ],
});

const answers = createAnswers(() => library, knowledge.rules);

/** A front desk of two regions over the real knowledge, with a clock that the test sets. */
export interface RealDesk {
  readonly store: Store;
  readonly equipment: Equipment;
  readonly log: string[];
  /** Sets the clock, as an ISO moment in UTC. */
  setClock(moment: string): void;
  /** What somebody types, in a conversation of their own or of others; gives all that is to be read there then. */
  says(where: string, text: string, region?: string, who?: string): Promise<string[]>;
  /** What somebody of a desk does; gives what comes of it. */
  does(who: string, what: Typed, region?: string): Promise<Outcome>;
  acts(who: string, ticket: string, act: Act, region?: string): Promise<Outcome>;
  /** Handles, attends and delivers until nothing is left. */
  settle(): Promise<void>;
  /** What somebody ("terminal:Anna"), or a desk ("desk:noord"), did not read yet. */
  reads(whom: string): Promise<string[]>;
  ticket(id: string): Promise<Ticket>;
  close(): Promise<void>;
}

export async function openRealDesk(change: Partial<Equipment> = {}): Promise<RealDesk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'balie-desk-'));
  const store = await openStore({ folder }, { patience: PATIENT });
  let now = new Date('2026-11-23T09:00:00.000Z');
  let count = 0;
  const log: string[] = [];
  const courier: Courier = terminalCourier(store, () => now);
  const equipment: Equipment = {
    store,
    settings: REGIONS,
    answers,
    couriers: new Map<Platform, Courier>([
      ['terminal', courier],
      ['local', courier],
    ]),
    now: () => now,
    log: (event) => log.push(event),
    ...change,
  };
  const frontDesk = createFrontDesk(equipment);
  const event = (who: string, region: string, conversation: string) => {
    count += 1;
    const place = { platform: 'terminal' as const, conversation };
    return { key: `e${count}`, at: now, region, from: { id: who.toLowerCase(), name: who }, place };
  };
  const settle = async (): Promise<void> => {
    await frontDesk.work();
    await frontDesk.attend();
    while ((await frontDesk.deliver()) > 0);
  };
  const reads = async (whom: string): Promise<string[]> => {
    const kept = await store.transaction(({ messages }) => messages.read(whom, now.toISOString()));
    return kept.map(({ reply }) => renderText(reply));
  };
  const does: RealDesk['does'] = (who, what, region = 'noord') =>
    frontDesk.receive({ ...event(who, region, `desk:${who}`), direct: true, what });
  return {
    store,
    equipment,
    log,
    setClock: (moment) => {
      now = new Date(moment);
    },
    says: async (where, text, region = 'noord', who = where) => {
      const what = { kind: 'message' as const, text };
      await frontDesk.accept({ ...event(who, region, where), direct: false, what });
      await settle();
      return reads(`terminal:${where}`);
    },
    does,
    acts: (who, ticket, act, region) =>
      does(who, { kind: 'act', ticket, role: 'desk', act }, region),
    settle,
    reads,
    ticket: async (id) => {
      const found = await store.transaction(({ tickets }) => tickets.get(id));
      if (found === null) throw new Error(`no ticket ${id}`);
      return found;
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
