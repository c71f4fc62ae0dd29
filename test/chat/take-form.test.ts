import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormAct } from '../../adapters/chat/act-form.ts';
import { type AtDesk, atDesk } from '../../adapters/chat/at-desk.ts';
import { type Receive, type Taken, takeAct, takeText } from '../../adapters/chat/take-form.ts';
import type { TextForm } from '../../adapters/chat/text-form.ts';
import { openStore } from '../../adapters/database/open-store.ts';
import { memberOn, type Region, Settings } from '../../src/helpdesk/region.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import { reply } from '../../src/reply.ts';
import { PATIENT } from '../database/engines.ts';
import { ANNA, AT, COR, opened } from '../database/samples.ts';

const region = (id: string) => ({
  id,
  name: id,
  desk: {
    name: `Helpdesk ${id}`,
    platform: 'teams',
    channel: `19:${id}@thread.tacv2`,
    members: [{ name: 'Bea', teams: 'b1' }],
  },
  places: [{ platform: 'teams', workspace: id }],
});
const settings = Settings.parse({ regions: [region('noord'), region('zuid')] });
const zuid = settings.regions.find(({ id }) => id === 'zuid') ?? null;
const lookups = {
  members: [],
  parties: [{ id: 'menzis', name: 'Menzis' }],
  today: '2026-11-23',
} as const;

let folder: string;
let store: Store;
let id: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'balie-take-form-'));
  store = await openStore({ folder }, { patience: PATIENT });
  id = await store.transaction(
    async ({ tickets }) => (await tickets.open(opened('Wie?', 'noord'), ANNA, AT)).id,
  );
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** What the front desk was given, and by whom. */
let given: unknown[];
let isTaken: boolean;
beforeEach(() => {
  given = [];
  isTaken = true;
});
const receive: Receive = async ({ name }, { id: where }, what) => {
  given.push([name, where, what]);
  const said = reply({ kind: 'handover', title: 'Zo is het.' });
  return { ok: isTaken, reply: said, ticket: null, article: null };
};

describe('the form of an act', () => {
  const take = async (act: FormAct, filled: Readonly<Record<string, string>>): Promise<Taken> => {
    const bea = (at: Region) => memberOn(at, 'teams', 'b1');
    const found: AtDesk | string = await atDesk(id, bea, { store, settings });
    if (typeof found === 'string') throw new Error(found);
    const texts = new Map(Object.entries(filled).map(([name, text]) => [name, [text]]));
    return takeAct(act, found, texts, lookups, receive);
  };

  it('is done by the colleague, in the region of the question', async () => {
    expect(await take('answer', { text: 'De huisarts.' })).toEqual({ ok: true, reply: null });
    const act = { kind: 'answer', text: 'De huisarts.' };
    expect(given).toEqual([['Bea', 'noord', { kind: 'act', ticket: id, role: 'desk', act }]]);
  });

  it('says what came of it where the colleague needs it: after doorsturen and bewaren', async () => {
    const said = { ok: true, reply: { title: 'Zo is het.' } };
    expect(await take('forward', { party: 'menzis' })).toMatchObject(said);
    expect(await take('save', { question: 'Wie?', answer: 'De huisarts.' })).toMatchObject(said);
    const parts = { question: 'Wie?', answer: 'De huisarts.' };
    expect(given[1]).toEqual(['Bea', 'noord', { kind: 'save', ticket: id, parts }]);
    expect(await take('close', { text: '' })).toEqual({ ok: true, reply: null });
  });

  it('says at the input what is wrong, and then nobody hears of it', async () => {
    const problems = { text: 'Schrijf het antwoord erbij.' };
    expect(await take('answer', { text: ' ' })).toEqual({ ok: false, problems });
    expect(given).toEqual([]);
  });

  it('says at its main input why the front desk does not do it', async () => {
    isTaken = false;
    expect(await take('forward', { party: 'menzis' })).toEqual({
      ok: false,
      problems: { party: 'Zo is het.' },
    });
  });
});

describe('the form with a text', () => {
  const take = (kind: TextForm, text: string, { from = ANNA, at = zuid } = {}): Promise<Taken> =>
    takeText(
      kind,
      new Map([['text', [text]]]),
      { from, region: at, about: id },
      { store, settings },
      receive,
    );

  it('brings a question to the helpdesk of the place', async () => {
    expect(await take('handover', 'Wie?')).toMatchObject({
      ok: true,
      reply: { title: 'Zo is het.' },
    });
    expect(given).toEqual([['Anna', 'zuid', { kind: 'handover', text: 'Wie?' }]]);
  });

  it('brings what somebody still wants to know to the helpdesk that has their question', async () => {
    const what = {
      kind: 'act',
      ticket: id,
      role: 'asker',
      act: { kind: 'reopen', text: 'En nu?' },
    };
    await take('more', 'En nu?');
    await take('more', 'En nu?', { from: COR });
    expect(given).toEqual([
      ['Anna', 'noord', what],
      ['Cor', 'zuid', what],
    ]);
  });

  it('says at the text what is wrong', async () => {
    const wrong = (text: string) => ({ ok: false, problems: { text } });
    expect(await take('more', ' \n')).toEqual(wrong('Schrijf eerst uw vraag op.'));
    expect(await take('handover', 'Wie?', { at: null })).toEqual(
      wrong(
        'Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.',
      ),
    );
    expect(given).toEqual([]);
    isTaken = false;
    expect(await take('handover', 'Wie?')).toEqual(wrong('Zo is het.'));
  });
});
