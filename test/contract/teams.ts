import { z } from 'zod';
import type { Action, Card } from '../../adapters/teams/render/card.ts';
import { renderReply } from '../../adapters/teams/render/reply.ts';
import { renderWhole } from '../../adapters/teams/render/whole.ts';
import type { JsonObject } from '../slack/fake-slack/json.ts';
import type { Activity } from '../teams/activities.ts';
import { problemsOf } from '../teams/fake-teams/card.ts';
import {
  ANNA,
  BOT,
  CHANNEL,
  DESK_CHANNEL,
  MARIEKE,
  type Person,
  type StoredMessage,
  threadOf,
} from '../teams/fake-teams.ts';
import { openRealTeams, type RealTeams } from '../teams/real-teams.ts';
import { refused } from '../teams/render/refused.ts';
import { actionsOf, shown } from '../teams/seen.ts';
import type { Adapter, Meeting, Seen } from './adapter.ts';

export const teams: Adapter = {
  name: 'Teams',
  open: async () => meetingIn(await openRealTeams()),
};

const TeamsCard = z.custom<Card>((card) => problemsOf(card).length === 0);
const Anew = z.object({ value: TeamsCard });
const Dialog = z.object({
  task: z.object({ value: z.object({ card: z.object({ content: TeamsCard }) }) }),
});

function meetingIn(balie: RealTeams): Meeting {
  const { teams: fake, sender, activities } = balie;
  const said = (channel: string = CHANNEL.id): StoredMessage[] =>
    fake.messagesIn(channel).filter(({ from }) => from === BOT.id);

  /** What Balie says in a channel, when it has these words in it. */
  const reads = (channel: string, words: string): Promise<StoredMessage> =>
    fake.waitFor(
      () => said(channel).find((each) => shown(cardIn(each)).includes(words)),
      `"${words}" in ${channel}`,
    );

  const answerTo = async (activity: Activity): Promise<StoredMessage> => {
    const before = said().length;
    await sender.post(activity);
    return fake.waitFor(() => said()[before], 'an answer');
  };
  const ask = (text: string): Promise<StoredMessage> =>
    answerTo(activities.channelMessage({ text: `<at>Balie</at> ${typed(text)}` }));
  const goOn = ({ thread }: StoredMessage, next: string): Promise<StoredMessage> =>
    answerTo(
      activities.channelReply({
        text: `<at>Balie</at> ${typed(next)}`,
        conversation: { id: threadOf(CHANNEL.id, thread ?? '') },
      }),
    );

  const press = async (message: StoredMessage, words: string, from: Person): Promise<unknown> => {
    const { body } = await sender.post(
      activities.cardAction({
        ...by(from, message),
        value: { action: { ...buttonOf(cardIn(message), words) }, trigger: 'manual' },
      }),
    );
    return body;
  };

  /** What the asker sees of a message: Teams asks for their own card anew. */
  const asMarieke = async (message: StoredMessage): Promise<Seen> => {
    const { refresh } = cardIn(message);
    if (refresh === undefined) return seenOf(message, cardIn(message));
    const value = { action: { ...refresh.action }, trigger: 'automatic' };
    const { body } = await sender.post(activities.cardRefresh({ ...by(MARIEKE, message), value }));
    return seenOf(message, Anew.parse(body).value);
  };

  return {
    ask: async (text, next) => {
      const first = await ask(text);
      return asMarieke(next === undefined ? first : await goOn(first, next));
    },
    handOver: async (text) => {
      await press(await ask(text), 'Vraag de helpdesk', MARIEKE);
      await reads(DESK_CHANNEL.id, 'Vraag 1');
      return asMarieke(await reads(CHANNEL.id, 'Uw vraag ligt bij'));
    },
    atDesk: async () => {
      const message = await reads(DESK_CHANNEL.id, 'Vraag 1');
      return seenOf(message, cardIn(message));
    },
    answer: async (text) => {
      await press(await reads(DESK_CHANNEL.id, 'Vraag 1'), 'Oppakken', ANNA);
      const card = await reads(DESK_CHANNEL.id, 'opgepakt door Anna');
      const dialog = buttonOf(cardIn(card), 'Beantwoord');
      const opened = await sender.post(
        activities.taskFetch({ ...by(ANNA, card), value: { data: dialog.data } }),
      );
      const form = Dialog.parse(opened.body).task.value.card.content;
      const data = { ...buttonOf(form, 'Verstuur').data, text };
      await sender.post(activities.taskSubmit({ ...by(ANNA, card), value: { data } }));
      return asMarieke(await reads(CHANNEL.id, 'Antwoord van Helpdesk'));
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
      return said().length;
    },
    show: async (reply) => {
      const card = renderReply(reply, 'ref-1');
      const opens = actionsOf(card).some(({ title }) => title === 'Lees verder');
      return seenIn([card, ...(opens ? [renderWhole(reply)] : [])]);
    },
    close: balie.close,
  };
}

/** Who presses something, and where it stands. */
const by = (
  { id, name, aadObjectId }: Person,
  { conversation, id: message, thread }: StoredMessage,
): JsonObject => ({
  from: { id, name, aadObjectId },
  conversation: { id: threadOf(conversation, thread ?? message), conversationType: 'channel' },
  replyToId: message,
});

const cardIn = ({ card }: StoredMessage): Card => TeamsCard.parse(card);

function buttonOf(card: Card, words: string): Exclude<Action, { type: 'Action.ToggleVisibility' }> {
  const found = actionsOf(card).find(({ title }) => title === words);
  if (found === undefined || found.type === 'Action.ToggleVisibility')
    throw new Error(`no button "${words}" under: ${shown(card)}`);
  return found;
}

/** What somebody typed, as Teams sends it. */
const typed = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

const seenIn = (cards: readonly Card[]): Seen => ({
  text: cards.map(shown).join(' '),
  problems: cards.flatMap(refused),
});

/** A message with the card that somebody sees in it. It may call who asked, and nobody else. */
function seenOf({ text: called, entities }: StoredMessage, card: Card): Seen {
  const { text, problems } = seenIn([card]);
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
