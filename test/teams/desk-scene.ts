import { z } from 'zod';
import { channelOf } from '../../adapters/teams/place.ts';
import type { Action, Card } from '../../adapters/teams/render/card.ts';
import { CARD } from '../../adapters/teams/render/card.ts';
import type { InputElement } from '../../adapters/teams/render/input-element.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import { merge } from '../slack/fake-slack/json.ts';
import type { Activity, BotAnswer } from './activities.ts';
import {
  ANNA as ANNA_JANSEN,
  BEA as BEA_VISSER,
  CHANNEL,
  DESK_CHANNEL,
  MARIEKE,
  personalChat,
  type StoredMessage,
} from './fake-teams.ts';
import type { RealTeams } from './real-teams.ts';
import {
  type At,
  cardOf,
  conversationOf,
  Dialog,
  FIETSEN,
  kindOf,
  placed,
  Shown,
  saidIn,
  threadIn,
  under,
} from './scene.ts';
import { actionsOf, inputsOf, shown } from './seen.ts';

export const MARIEKE_ALONE: At = { from: MARIEKE, chat: personalChat(MARIEKE) };
export const MARIEKE_IN_CHANNEL: At = { from: MARIEKE, chat: CHANNEL.id };
export const ANNA: At = { from: ANNA_JANSEN, chat: DESK_CHANNEL.id };
export const BEA: At = { from: BEA_VISSER, chat: DESK_CHANNEL.id };

/** What somebody gets who pressed or sent in something. */
interface Came {
  /** A card in place, a sentence, a card that stays as it was, a dialog, or a dialog that closes. */
  readonly kind: 'card' | 'word' | 'left' | 'dialog' | 'closed';
  /** Of a dialog with a card. */
  readonly title: string;
  /** All that is read. */
  readonly text: string;
  readonly card: Card | null;
}

type Filled = Readonly<Record<string, string>>;

/** What people do around a desk in Teams, one step at a time; every step waits for what it brings. */
export interface DeskScene {
  /** A question; gives Balie's answer. */
  readonly ask: (text: string, at?: At) => Promise<StoredMessage>;
  /** A question that goes on to the helpdesk; gives its number and Balie's answer before. */
  readonly bring: (
    text?: string,
    at?: At,
    desk?: string,
  ) => Promise<{ id: string; asked: StoredMessage }>;
  /** What Teams sends when somebody presses the button with these words. */
  readonly pressing: (message: StoredMessage, words: string, at: At) => Activity;
  readonly press: (message: StoredMessage, words: string, at?: At) => Promise<Came>;
  /** What Teams sends when somebody sends in a dialog, with what they filled in by the names of its inputs. */
  readonly sending: (dialog: Came, filled: Filled, at: At) => Activity;
  readonly send: (dialog: Came, filled: Filled, at?: At) => Promise<Came>;
  /** Opens the dialog of an act on a ticket, fills it in and sends it in. */
  readonly act: (words: string, filled: Filled, at?: At, id?: string) => Promise<Came>;
  /** The card brings itself up to date for somebody who sees it. */
  readonly refresh: (message: StoredMessage, at: At) => Promise<Came>;
  /** The message as it then stands for them. */
  readonly refreshed: (message: StoredMessage, at: At) => Promise<StoredMessage>;
  readonly post: (activity: Activity) => Promise<Came>;
  /** The card of a ticket as everybody sees it. */
  readonly card: (id?: string, desk?: string) => StoredMessage;
  readonly cardShows: (words: string, id?: string, desk?: string) => Promise<StoredMessage>;
  /** Waits until Balie says something in a chat, a channel or a thread. */
  readonly reads: (conversation: string, words: string) => Promise<StoredMessage>;
  readonly ticket: (id?: string) => Promise<Ticket>;
}

/** Everything that is read on a message. */
export const seen = (message: StoredMessage): string => shown(cardOf(message));

/** What is on the buttons of a card. */
export const labels = (card: Card): string[] => actionsOf(card).map(({ title }) => title);

export function createDeskScene({
  teams,
  sender,
  activities,
  store,
}: Pick<RealTeams, 'teams' | 'sender' | 'activities' | 'store'>): DeskScene {
  const said = (conversation: string): StoredMessage[] =>
    saidIn({ teams }, conversation).filter(({ card }) => card !== null);
  const cards = (id: string, desk: string): StoredMessage[] =>
    said(desk).filter((each) => {
      const { verb, data } = cardOf(each).refresh?.action ?? {};
      return verb === 'ticket' && data?.ticket === id;
    });
  const scene: DeskScene = {
    ask: async (text, at = MARIEKE_ALONE) => {
      const activity = asking(activities, text, at);
      const before = said(conversationOf(activity)).length;
      await sender.post(activity);
      return teams.waitFor(() => said(conversationOf(activity))[before], 'an answer');
    },
    bring: async (text = FIETSEN, at = MARIEKE_ALONE, desk = DESK_CHANNEL.id) => {
      const asked = await scene.ask(text, at);
      await scene.press(asked, 'Vraag de helpdesk', at);
      const told = await scene.reads(threadIn(asked), 'Uw vraag ligt bij');
      const id = /\(vraag (?<id>\d+)\)/u.exec(seen(told))?.groups?.id ?? '';
      await scene.cardShows('Stand: open', id, desk);
      return { id, asked };
    },
    pressing: (message, words, at) => {
      const { title, ...action } = buttonOf(message, words);
      const over = under(message, at);
      if (action.type === 'Action.ToggleVisibility') throw new Error(`${words} only folds`);
      return action.type === 'Action.Execute'
        ? activities.cardAction({ ...over, value: { action: { title, ...action } } })
        : activities.taskFetch({ ...over, value: { data: action.data } });
    },
    press: async (message, words, at = ANNA) => scene.post(scene.pressing(message, words, at)),
    sending: ({ card, text }, filled, at) => {
      const submit = card === null ? undefined : actionsOf(card).at(-1);
      if (card === null || submit?.type !== 'Action.Submit') throw new Error(`no form: ${text}`);
      const data = { ...submit.data, ...entered(inputsOf(card), filled) };
      return activities.taskSubmit({ ...placed(at), value: { data } });
    },
    send: async (dialog, filled, at = ANNA) => scene.post(scene.sending(dialog, filled, at)),
    act: async (words, filled, at = ANNA, id = '1') =>
      scene.send(await scene.press(scene.card(id, at.chat), words, at), filled, at),
    refresh: (message, at) => {
      const action = cardOf(message).refresh?.action;
      const over = merge(placed(at), { replyToId: message.id, value: { action } });
      return scene.post(activities.cardRefresh(over));
    },
    refreshed: async (message, at) => {
      const { card } = await scene.refresh(message, { ...at, chat: threadIn(message) });
      return { ...message, card: { ...card } };
    },
    post: async (activity) => readCame(await sender.post(activity)),
    card: (id = '1', desk = DESK_CHANNEL.id) => {
      const [only, second] = cards(id, desk);
      if (only === undefined || second !== undefined) throw new Error(`not one card of ${id}`);
      return only;
    },
    cardShows: (words, id = '1', desk = DESK_CHANNEL.id) =>
      teams.waitFor(
        () => cards(id, desk).find((each) => seen(each).includes(words)),
        `"${words}" on the card`,
      ),
    reads: (conversation, words) =>
      teams.waitFor(
        () => said(conversation).find((each) => seen(each).includes(words)),
        `"${words}" in ${conversation}`,
      ),
    ticket: async (id = '1') => {
      const kept = await store.transaction(({ tickets }) => tickets.get(id));
      if (kept === null) throw new Error(`no ticket ${id}`);
      return kept;
    },
  };
  return scene;
}

function asking(activities: RealTeams['activities'], text: string, at: At): Activity {
  const { conversation, ...over } = placed(at);
  if (kindOf(at.chat) === 'personal') return activities.message({ ...over, text });
  const mention = { ...over, text: `<at>Balie</at> ${text}` };
  if (kindOf(at.chat) === 'groupChat') return activities.groupMessage({ ...mention, conversation });
  return channelOf(at.chat) === at.chat
    ? activities.channelMessage(mention)
    : activities.channelReply({ ...mention, conversation });
}

function buttonOf(message: StoredMessage, words: string): Action {
  const found = actionsOf(cardOf(message)).find(({ title }) => title === words);
  if (found === undefined) throw new Error(`no button "${words}" under: ${seen(message)}`);
  return found;
}

/** What Teams sends of every input; what is not filled in is what it opened with. */
function entered(inputs: Readonly<Record<string, InputElement>>, filled: Filled): Filled {
  const strange = Object.keys(filled).filter((name) => !Object.hasOwn(inputs, name));
  if (strange.length > 0) throw new Error(`no input ${strange.join()}`);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, valueIn(input, filled[name])]),
  );
}

function valueIn(input: InputElement, given?: string): string {
  const options = input.type === 'Input.ChoiceSet' ? input.choices : [];
  return options.find(({ title }) => title === given)?.value ?? given ?? input.value ?? '';
}

const Body = z.union([
  z.object({ type: z.literal(CARD), value: Shown }),
  z.object({
    type: z.enum(['application/vnd.microsoft.activity.message', 'application/vnd.microsoft.error']),
    value: z.union([z.string(), z.object({ message: z.string() })]),
  }),
  Dialog,
  z.literal(''),
]);

/** What the bot answered, as who pressed sees it. */
function readCame({ status, body }: BotAnswer): Came {
  if (status !== 200) throw new Error(`HTTP ${status}`);
  const read = Body.parse(body);
  const plain = { title: '', card: null };
  if (read === '') return { kind: 'closed', text: '', ...plain };
  if ('task' in read) {
    const { task } = read;
    if (task.type === 'message') return { kind: 'dialog', text: task.value, ...plain };
    const { title, card } = task.value;
    return { kind: 'dialog', title, text: shown(card.content), card: card.content };
  }
  if (read.type === CARD)
    return { kind: 'card', title: '', text: shown(read.value), card: read.value };
  return typeof read.value === 'string'
    ? { kind: 'word', text: read.value, ...plain }
    : { kind: 'left', text: read.value.message, ...plain };
}
