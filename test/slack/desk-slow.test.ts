import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Store, StoreUnavailable } from '../../src/helpdesk/store.ts';
import { ANNA, createDeskScene, type DeskScene } from './desk-scene.ts';
import type { OpenView } from './fake-slack/world.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { seen } from './seen.ts';

let before: () => Promise<void>;
let balie: RealSlack;
let desk: DeskScene;
let window: OpenView;
beforeEach(async () => {
  before = async () => undefined;
  const wrapped = (store: Store): Store => ({
    ...store,
    transaction: async (work) => {
      await before();
      return store.transaction(work);
    },
  });
  balie = await openRealSlack({ store: wrapped });
  desk = createDeskScene(balie);
  const { card } = await desk.bring();
  window = await desk.open(card(), 'Sluit', ANNA);
});
afterEach(() => balie.close());

describe('a window that is sent in', () => {
  it('stays as it was filled in when nothing can be kept now', async () => {
    before = async () => {
      throw new StoreUnavailable('Balie kan nu niets bewaren.', { passing: true });
    };
    const sent = await desk.send(window, { text: 'Dit is niet voor ons.' }, ANNA);
    before = async () => undefined;
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { text: 'Balie kan nu niets bewaren.' },
    });
  });

  it('says that it takes a while, and later that it is done', async () => {
    const release = hold();
    const sent = await desk.send(window, { text: 'Dit is niet voor ons.' }, ANNA);
    expect(JSON.stringify(sent.body)).toContain('Dit duurt iets langer.');
    release();
    await sees('Het is gelukt.');
    await desk.cardShows('Stand: gesloten');
  });

  it('gives back what was typed, when it takes a while and then cannot be', async () => {
    const release = hold();
    const sent = await desk.send(window, { text: 'Voor BSN 111222333 niet.' }, ANNA);
    expect(JSON.stringify(sent.body)).toContain('Dit duurt iets langer.');
    release();
    await sees(
      'Ik heb niets bewaard of verstuurd, want uw tekst bevat een BSN; haal dat eerst weg. Dit had u ingevuld: “Voor BSN [bsn] niet.”',
    );
    expect(await desk.ticket()).toMatchObject({ state: 'open' });
  });
});

/** Has the store wait until it is released. */
function hold(): () => void {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  before = () => held;
  return () => {
    before = async () => undefined;
    release();
  };
}

const sees = (words: string): Promise<unknown> =>
  balie.slack.waitFor(() => {
    const shown = balie.slack.views.get(window.id);
    return shown !== undefined && seen(shown.view).includes(words);
  }, words);
