import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AtDesk,
  atDesk,
  refuseForm,
  regionBehind,
  regionOfAsker,
} from '../../adapters/chat/at-desk.ts';
import { openStore } from '../../adapters/database/open-store.ts';
import { memberOn, type Region, Settings } from '../../src/helpdesk/region.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import { PATIENT } from '../database/engines.ts';
import { ANNA, AT, COR, opened } from '../database/samples.ts';

const settings = Settings.parse({
  regions: [
    {
      id: 'noord',
      name: 'Noord',
      desk: {
        name: 'Helpdesk Noord',
        platform: 'teams',
        channel: '19:desk@thread.tacv2',
        members: [{ name: 'Bea', teams: 'b1' }],
      },
    },
  ],
});
const bea = (region: Region) => memberOn(region, 'teams', 'b1');
const somebody = (region: Region) => memberOn(region, 'teams', 'x1');

let folder: string;
let store: Store;
let id: string;
let other: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'balie-at-desk-'));
  store = await openStore({ folder }, { patience: PATIENT });
  [id, other] = await store.transaction(async ({ tickets }) => {
    const one = await tickets.open(opened('Wie?', 'noord'), ANNA, AT);
    const two = await tickets.open(opened('Wie?', 'zuid'), ANNA, AT);
    return [one.id, two.id] as const;
  });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

describe('a question at its desk', () => {
  it('is for who belongs to that desk, and for nobody else', async () => {
    const found = await atDesk(id, bea, { store, settings });
    expect(found).toMatchObject({
      ticket: { id },
      region: { id: 'noord' },
      member: { id: 'noord:bea', name: 'Bea' },
    });
    expect(await atDesk(id, somebody, { store, settings })).toBe(
      'Alleen de mensen van Helpdesk Noord kunnen dit doen.',
    );
  });

  it('is not there when nobody asked it, or no region has it', async () => {
    expect(await atDesk('99', bea, { store, settings })).toMatch(/99/u);
    expect(await atDesk(other, bea, { store, settings })).toMatch(new RegExp(other, 'u'));
  });

  it('opens no form for what cannot be', async () => {
    const found = await atDesk(id, bea, { store, settings });
    const open = (at: AtDesk | string, act: 'answer' | 'save' | 'assign') =>
      typeof at === 'string' ? at : refuseForm(act, at);
    expect(open(found, 'answer')).toBe(`Niemand heeft vraag ${id} nog; pak de vraag eerst op.`);
    expect(open(found, 'save')).toBe(
      `Vraag ${id} heeft nog geen antwoord; er is niets te bewaren.`,
    );
    expect(open(found, 'assign')).toBeNull();
  });
});

describe('the region of a question', () => {
  it('is known to who asked it alone', async () => {
    expect(await regionOfAsker(id, ANNA.id, { store, settings })).toMatchObject({ id: 'noord' });
    expect(await regionOfAsker(id, COR.id, { store, settings })).toBeNull();
    expect(await regionOfAsker('99', ANNA.id, { store, settings })).toBeNull();
  });

  it('is that of a button under it, for who asked it', async () => {
    const behind = (message: string, person = ANNA.id) =>
      regionBehind(message, person, { store, settings });
    expect(await behind(`/opgelost ${id}`)).toMatchObject({ id: 'noord' });
    expect(await behind(`/nog-een-vraag ${id}`)).toMatchObject({ id: 'noord' });
    expect(await behind(`/opgelost ${id}`, COR.id)).toBeNull();
    expect(await behind(`/nuttig ${id}`)).toBeNull();
    expect(await behind(`/nog-een-vraag ${id} en dit`)).toBeNull();
  });
});
