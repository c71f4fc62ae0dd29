import { calculatorForm } from '../../adapters/chat/calculator-form.ts';
import type { Card } from '../../adapters/teams/render/card.ts';
import { renderForm } from '../../adapters/teams/render/form.ts';
import { renderReply } from '../../adapters/teams/render/reply.ts';
import { renderWhole } from '../../adapters/teams/render/whole.ts';
import { koppelkosten } from '../../src/calculators/koppelkosten.ts';
import type { Reply } from '../../src/reply.ts';
import { knowledge } from '../balie.ts';
import { ANNA, createDeskScene, MARIEKE_IN_CHANNEL } from '../teams/desk-scene.ts';
import { BOT, CHANNEL, MARIEKE, type StoredMessage } from '../teams/fake-teams.ts';
import { type Keys, WAYS_TO_SEND } from '../teams/keys.ts';
import { openRealTeams, type RealTeams } from '../teams/real-teams.ts';
import { refused } from '../teams/render/refused.ts';
import { cardOf, saidIn, threadIn } from '../teams/scene.ts';
import { actionsOf, shown } from '../teams/seen.ts';
import type { Adapter, Meeting, Seen } from './adapter.ts';

/** Teams in every way in which what it sends may come; the keys that sign it are made once. */
export const teams: readonly Adapter[] = WAYS_TO_SEND.map(([sent, start]) => {
  let keys: Promise<Keys | null> | null = null;
  return {
    name: `Teams, ${sent}`,
    open: async () => {
      keys ??= start();
      return meetingIn(await openRealTeams({ keys: await keys }));
    },
    close: async () => (await keys)?.close(),
  };
});

function meetingIn(balie: RealTeams): Meeting {
  const { sender, activities } = balie;
  const desk = createDeskScene(balie);

  /** What the asker sees of a message: Teams asks for their own card anew. */
  const asMarieke = async (message: StoredMessage): Promise<Seen> =>
    seenOf(
      cardOf(message).refresh === undefined
        ? message
        : await desk.refreshed(message, MARIEKE_IN_CHANNEL),
    );

  return {
    ask: async (text, next) => {
      const first = await desk.ask(typed(text), MARIEKE_IN_CHANNEL);
      const inThread = { from: MARIEKE, chat: threadIn(first) };
      return asMarieke(next === undefined ? first : await desk.ask(typed(next), inThread));
    },
    handOver: async (text) => {
      await desk.bring(typed(text), MARIEKE_IN_CHANNEL);
      return asMarieke(await desk.reads(CHANNEL.id, 'Uw vraag ligt bij'));
    },
    atDesk: async () => seenOf(desk.card()),
    answer: async (text) => {
      await desk.press(desk.card(), 'Oppakken', ANNA);
      await desk.cardShows('opgepakt door Anna');
      await desk.act('Beantwoord', { text });
      return asMarieke(await desk.reads(CHANNEL.id, 'Antwoord van Helpdesk'));
    },
    comesTwice: async (text) => {
      const activity = activities.channelMessage({ text: `<at>Balie</at> ${typed(text)}` });
      await sender.post(activity);
      await sender.post(activity);
    },
    botsSay: async (text) => {
      const activity = { text: `<at>Balie</at> ${text}` };
      await sender.post(activities.botMessage(activity));
      await sender.post(activities.channelMessage({ ...activity, from: BOT }));
    },
    saidInAll: async () => {
      await balie.settle();
      return saidIn(balie, CHANNEL.id).length;
    },
    show: async (reply) => {
      return seenWhole(renderReply(reply, 'ref-1'), reply);
    },
    showOutcome: async (reply) => {
      const form = calculatorForm(koppelkosten, knowledge.rules, {});
      return seenWhole(renderForm(form, {}, { reply, ref: 'ref-1' }), reply);
    },
    close: balie.close,
  };
}

/** What somebody typed, as Teams sends it. */
const typed = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

const seenIn = (cards: readonly Card[]): Seen => ({
  text: cards.map(shown).join(' '),
  problems: cards.flatMap(refused),
});

/** A card of a reply, with the rest of it where the card has a button for that. */
function seenWhole(card: Card, reply: Reply): Seen {
  const opens = actionsOf(card).some(({ title }) => title === 'Lees verder');
  return seenIn([card, ...(opens ? [renderWhole(reply)] : [])]);
}

/** A message with the card that somebody sees in it. It may call who asked, and nobody else. */
function seenOf({ text: called, entities, card }: StoredMessage): Seen {
  const { text, problems } = seenIn([cardOf({ card })]);
  const ids = JSON.stringify(entities).match(/29:[^"]+/gu) ?? [];
  return {
    text,
    problems: [
      ...problems,
      ...ids.filter((id) => id !== MARIEKE.id),
      ...[called].filter((words) => !['', `<at>${MARIEKE.name}</at>`].includes(words)),
    ],
  };
}
