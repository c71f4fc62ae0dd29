import { z } from 'zod';
import { type InputElement, Message } from '../../adapters/slack/render/limits.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk, type FrontDesk } from '../../src/front-desk.ts';
import type { Settings } from '../../src/helpdesk/region.ts';
import type { Ticket } from '../../src/helpdesk/ticket.ts';
import { knowledge, library } from '../balie.ts';
import type { JsonObject } from './fake-slack/json.ts';
import type { OpenView, StoredMessage } from './fake-slack/world.ts';
import { type RealSlack, SETTINGS } from './real-slack.ts';
import type { AppAnswer } from './requests.ts';
import { allButtons, seen } from './seen.ts';

/** A question that no document answers. */
export const UNKNOWN = 'Krijgen wij subsidie voor een fietsenstalling?';

/** Where somebody is: everything else is as in the workspace T1. */
export interface At {
  readonly user?: string;
  readonly channel?: string;
  readonly team?: string;
}

/** A press, and what Slack sent for it, to send it again. */
export interface PressSent {
  readonly payload: JsonObject;
  readonly trigger: string;
  readonly answer: AppAnswer;
}

/** What people do around a desk, one step at a time; every step waits for what it brings. */
export interface DeskScene {
  /** A question by mention; gives Balie's answer in its thread. */
  readonly ask: (text: string, at?: At) => Promise<StoredMessage>;
  /** A question with /balie that goes on to the helpdesk; only who asks sees what Balie says of it. */
  readonly bringAlone: (text?: string, at?: At) => Promise<void>;
  /** A question that goes on to the helpdesk; gives its card and the thread of the asker. */
  readonly bring: (text?: string, at?: At) => Promise<Brought>;
  /** Presses the button with these words under a message. */
  readonly press: (message: StoredMessage, words: string, at?: At) => Promise<PressSent>;
  /** Presses a button that opens a window; gives the window. */
  readonly open: (message: StoredMessage, words: string, at?: At) => Promise<OpenView>;
  /** Sends in a window with what is filled in, by its inputs' names; gives what becomes of the window. */
  readonly send: (window: Window, filled: Filled, at?: At) => Promise<AppAnswer>;
  /** What Slack sends when a window is sent in, to send it more than once. */
  readonly submission: (window: Window, filled: Filled, at?: At) => JsonObject;
  /** Opens the window of an act, fills it in and sends it in. */
  readonly act: (
    card: () => StoredMessage,
    words: string,
    filled: Filled,
    at?: At,
  ) => Promise<AppAnswer>;
  /** The card of a ticket as it stands now. */
  readonly card: (id?: string, channel?: string) => StoredMessage;
  /** Waits until the card of a ticket shows something. */
  readonly cardShows: (words: string, id?: string, channel?: string) => Promise<StoredMessage>;
  /** Waits until somebody can read something in a channel, or in their conversation with Balie. */
  readonly reads: (channel: string, words: string) => Promise<StoredMessage>;
  /** Waits until somebody alone reads something after a press; gives all that they read. */
  readonly readsAlone: (user: string, words: string) => Promise<string>;
  readonly ticket: (id?: string) => Promise<Ticket>;
}

export interface Brought {
  /** The card as it stands now. */
  readonly card: () => StoredMessage;
  /** The `ts` of the message in which it was asked. */
  readonly thread: string;
  readonly id: string;
}

type Filled = Readonly<Record<string, string>>;
type Window = Pick<OpenView, 'id' | 'view'>;

export const ANNA: At = { user: 'U8', channel: 'CDESK' };
export const BEA: At = { user: 'U9', channel: 'CDESK' };

export function createDeskScene({ slack, sender, payloads, store }: RealSlack): DeskScene {
  const botMessages = (channel: string): StoredMessage[] =>
    slack.messagesIn(channel).filter(({ bot_id: bot }) => bot !== null);

  const cards = (id: string, channel: string): StoredMessage[] =>
    botMessages(channel).filter(({ metadata }) => metadata?.event_payload.key === `card:${id}`);

  const card: DeskScene['card'] = (id = '1', channel = 'CDESK') => {
    const [only, second] = cards(id, channel);
    if (only === undefined || second !== undefined) throw new Error(`not one card of ${id}`);
    return only;
  };

  const whose = ({ user = 'U1', team = 'T1' }: At): JsonObject => ({
    user: { id: user, username: NAMES[user] ?? user, name: NAMES[user] ?? user, team_id: team },
    team: { id: team },
  });

  const scene: DeskScene = {
    ask: async (text, { user = 'U1', channel = 'CPRAK', team = 'T1' } = {}) => {
      const mention = payloads.appMention({ channel, user, text: `<@UBALIE> ${text}` });
      const before = botMessages(channel).length;
      await sender.event(mention, { team_id: team });
      return slack.waitFor(() => botMessages(channel)[before], 'an answer');
    },
    bring: async (text = UNKNOWN, at = {}) => {
      const answer = await scene.ask(text, at);
      const { channel = 'CPRAK' } = at;
      await scene.press(answer, 'Vraag de helpdesk', { channel, ...at });
      const said = await slack.waitFor(
        () =>
          botMessages(channel).find(
            (each) =>
              each.thread_ts === answer.thread_ts && seen(each).includes('Uw vraag ligt bij'),
          ),
        'word that the question lies at the helpdesk',
      );
      const id = /\(vraag (?<id>\d+)\)/u.exec(seen(said))?.groups?.id ?? '';
      const desk = at.channel === undefined ? 'CDESK' : (DESK_OF[at.channel] ?? 'CDESK');
      await slack.waitFor(() => cards(id, desk).length > 0, 'a card');
      return { card: () => card(id, desk), thread: answer.thread_ts ?? '', id };
    },
    bringAlone: async (text = UNKNOWN, at = {}) => {
      const { user = 'U1', channel = 'CPRAK', team = 'T1' } = at;
      const where = { channel_id: channel, user_id: user, team_id: team };
      const { body } = await sender.command(
        payloads.slashCommand({ command: '/balie', text, ...where }),
      );
      const { text: title, blocks } = Ephemeral.parse(body);
      const answer = Message.parse({ text: title, blocks });
      await sender.interaction(
        payloads.pressInEphemeral({
          ...whose(at),
          channel: { id: channel },
          actions: [pressed(answer, 'Vraag de helpdesk')],
        }),
      );
      await scene.readsAlone(user, 'Uw vraag ligt bij');
    },
    press: async (message, words, at = {}) => {
      const payload = payloads.pressInMessage({
        ...whose(at),
        channel: { id: at.channel ?? message.channel },
        message: {
          ts: message.ts,
          thread_ts: message.thread_ts ?? undefined,
          text: message.text,
          blocks: message.blocks,
        },
        actions: [pressed(message, words)],
      });
      const answer = await sender.interaction(payload);
      return { payload, trigger: String(payload.trigger_id), answer };
    },
    open: async (message, words, at = {}) => {
      const { trigger } = await scene.press(message, words, at);
      return slack.waitFor(
        () => [...slack.views.values()].find((view) => view.trigger === trigger),
        `the window of ${words}`,
      );
    },
    send: (window, filled, at) => sender.interaction(scene.submission(window, filled, at)),
    submission: (window, filled, at = {}) => submission(payloads, window, filled, whose(at)),
    act: async (shown, words, filled, at = ANNA) =>
      scene.send(await scene.open(shown(), words, at), filled, at),
    card,
    cardShows: (words, id = '1', channel = 'CDESK') =>
      slack.waitFor(
        () => cards(id, channel).find((each) => seen(each).includes(words)),
        `"${words}" on the card`,
      ),
    reads: (channel, words) =>
      slack.waitFor(
        () => botMessages(channel).find((each) => seen(each).includes(words)),
        `"${words}" in ${channel}`,
      ),
    readsAlone: (user, words) =>
      slack.waitFor(
        () =>
          slack.responses
            .filter((each) => each.user === user && each.body.response_type === 'ephemeral')
            .map(({ body }) => body.text ?? '')
            .find((text) => text.includes(words)),
        `"${words}" for ${user} alone`,
      ),
    ticket: async (id = '1') => {
      const kept = await store.transaction(({ tickets }) => tickets.get(id));
      if (kept === null) throw new Error(`no ticket ${id}`);
      return kept;
    },
  };
  return scene;
}

const NAMES: Readonly<Record<string, string>> = {
  U1: 'de.linde',
  U2: 'de.eik',
  U8: 'anna',
  U9: 'bea',
};
const Ephemeral = z.looseObject({ response_type: z.literal('ephemeral'), ...Message.shape });

/** Where the questions of a channel go, if not to CDESK. */
const DESK_OF: Readonly<Record<string, string>> = { CZUID: 'CDESKZ' };

function pressed(message: Message, words: string): JsonObject {
  const found = allButtons(message).find(({ text }) => text.text === words);
  if (found === undefined) throw new Error(`no button "${words}" under: ${seen(message)}`);
  return { type: 'button', action_id: found.action_id, value: found.value, text: found.text };
}

/** What Slack sends of a window: every input of it, filled in or as it opened. */
function submission(
  payloads: RealSlack['payloads'],
  { id, view }: Window,
  filled: Filled,
  who: JsonObject,
): JsonObject {
  const inputs = view.blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
  const names = inputs.map(({ block_id: name = '' }) => name);
  const strange = Object.keys(filled).filter((name) => !names.includes(name));
  if (strange.length > 0) throw new Error(`no input ${strange.join()} among ${names.join()}`);
  const values = Object.fromEntries(
    inputs.map(({ block_id: name = '', element }) => [
      name,
      { [element.action_id]: entered(element, filled[name]) },
    ]),
  );
  return payloads.viewSubmission({
    ...who,
    view: { ...view, id, root_view_id: id, state: { values } },
  });
}

/** An input as Slack sends it; what is not filled in is what it opened with. */
function entered(element: InputElement, given?: string): JsonObject {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
      return { type, value: given ?? element.initial_value ?? null };
    case 'datepicker':
      return { type, selected_date: given ?? element.initial_date ?? null };
    case 'static_select':
    case 'radio_buttons':
      return {
        type,
        selected_option:
          element.options.find(({ text, value }) => text.text === given || value === given) ??
          element.initial_option ??
          null,
      };
    case 'multi_static_select':
    case 'checkboxes':
      return {
        type,
        selected_options: element.options.filter(({ text }) => text.text === given),
      };
  }
}

/** A front desk over the same store: for what comes in elsewhere, and for what time brings. */
export function frontDeskBeside(
  { store, line }: RealSlack,
  moment: string,
  settings: Settings = SETTINGS,
): FrontDesk {
  const answers = createAnswers(() => library, knowledge.rules);
  const couriers = new Map([['slack', line.courier] as const]);
  const now = (): Date => new Date(moment);
  return createFrontDesk({ store, settings, answers, couriers, now, log: () => undefined });
}
