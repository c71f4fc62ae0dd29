import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANNA, BEA, createDeskScene, type DeskScene, seen, labels, cardOf } from './desk-scene.ts';
import { openRealTeams, type RealTeams } from './real-teams.ts';
let balie: RealTeams;
let desk: DeskScene;
beforeEach(async () => {
  balie = await openRealTeams();
  desk = createDeskScene(balie);
});
afterEach(() => balie.close());
it('probe', async () => {
  const { asked } = await desk.bring();
  console.log(seen(asked));
  console.log(seen(desk.card()), desk.card(), JSON.stringify(cardOf(desk.card()).refresh));
  console.log(await desk.press(desk.card(), 'Beantwoord', ANNA).catch(String));
  const c = await desk.press(desk.card(), 'Oppakken', ANNA);
  console.log(c.kind, c.text, c.card?.refresh);
  await desk.cardShows('opgepakt door Anna');
  console.log(labels(cardOf(desk.card())));
  console.log(await desk.press(desk.card(), 'Beantwoord', BEA));
  const d = await desk.press(desk.card(), 'Beantwoord', ANNA);
  console.log(d.title, d.text);
  console.log(await desk.send(d, { text: '' }, ANNA));
  console.log(await desk.send(d, { text: 'Ja' }, ANNA));
  console.log(seen(await desk.reads(asked.conversation, 'Antwoord van')));
  console.log(balie.log, balie.teams.calls.map((c) => `${c.operation} ${c.outcome}`));
});
