import { renderForm } from '../../adapters/slack/render/form.ts';
import { type Message, Modal } from '../../adapters/slack/render/limits.ts';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import { renderSteps, renderWhole } from '../../adapters/slack/render/modals.ts';
import { koppelkosten } from '../../src/calculators/koppelkosten.ts';
import { knowledge } from '../balie.ts';
import { answersIn } from '../slack/asking-scene.ts';
import { createDeskScene, ANNA as FROM_ANNA } from '../slack/desk-scene.ts';
import type { StoredMessage } from '../slack/fake-slack/world.ts';
import { openRealSlack, type RealSlack } from '../slack/real-slack.ts';
import { allButtons, seen } from '../slack/seen.ts';
import type { Adapter, Meeting, Seen } from './adapter.ts';

type Shown = Message | Modal;

export const slack: Adapter = {
  name: 'Slack',
  open: async () => meetingIn(await openRealSlack()),
};

/** Where questions are asked. Marieke (U1) asks. */
const CHANNEL = 'CPRAK';

function meetingIn(balie: RealSlack): Meeting {
  const { slack: fake, sender, payloads } = balie;
  const desk = createDeskScene(balie);
  const goOn = async ({ thread_ts: thread }: StoredMessage, next: string) => {
    const text = `<@UBALIE> ${typed(next)}`;
    await sender.event(payloads.appMention({ channel: CHANNEL, thread_ts: thread, text }));
    const [, second] = await answersIn(balie, CHANNEL, thread ?? '', 2);
    if (second === undefined) throw new Error('no second answer');
    return second;
  };

  return {
    ask: async (text, next) => {
      const first = await desk.ask(typed(text));
      const message = next === undefined ? first : await goOn(first, next);
      if (!has(message, STEPS)) return seenIn([message]);
      const { view } = await desk.open(message, STEPS, { channel: CHANNEL });
      return seenIn([message, Modal.parse(view)]);
    },
    handOver: async (text) => {
      await desk.bring(typed(text));
      return seenIn([await desk.reads(CHANNEL, 'Uw vraag ligt bij')]);
    },
    atDesk: async () => seenIn([desk.card()]),
    answer: async (text) => {
      await desk.press(desk.card(), 'Oppakken', FROM_ANNA);
      await desk.cardShows('opgepakt door Anna');
      await desk.act(desk.card, 'Beantwoord', { text });
      return seenIn([await desk.reads(CHANNEL, 'Antwoord van Helpdesk')]);
    },
    comesTwice: async (text) => {
      const event = payloads.appMention({ channel: CHANNEL, text: `<@UBALIE> ${typed(text)}` });
      const sent = payloads.envelope(event);
      await sender.json(sent);
      await sender.json(sent, { retry: { num: 1, reason: 'http_timeout' } });
    },
    botsSay: async (text) => {
      await sender.event(payloads.botMessage({ text }));
      const bot = { channel: CHANNEL, text: `<@UBALIE> ${text}`, bot_id: 'B7' };
      await sender.event(payloads.appMention(bot));
    },
    saidInAll: async () => {
      await balie.settle();
      return fake.callsTo('chat.postMessage').length;
    },
    show: async (reply) => {
      const message = renderMessage(reply, 'ref-1');
      return seenIn([
        message,
        ...(has(message, STEPS) ? [renderSteps(reply)] : []),
        ...(has(message, 'Lees verder') ? [renderWhole(reply)] : []),
      ]);
    },
    showOutcome: async (reply) => {
      const filling = { values: {}, result: { reply, ref: 'ref-1', share: false }, metadata: '' };
      const form = renderForm(koppelkosten, knowledge.rules, filling);
      return seenIn([form, ...(has(form, 'Lees verder') ? [renderWhole(reply)] : [])]);
    },
    close: balie.close,
  };
}

const STEPS = 'Hoe is dit berekend?';

const has = (shown: Shown, words: string): boolean =>
  allButtons(shown).some(({ text }) => text.text === words);

/** What somebody typed, as Slack sends it. */
const typed = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

const seenIn = (shown: readonly Shown[]): Seen => ({
  text: shown.map(seen).join(' '),
  problems: shown.flatMap(problemsOf),
});

/** Marks that are not escaped, but for the name of who asked; marks of mrkdwn in what is no label; signs that hide. */
function problemsOf(shown: Shown): string[] {
  const notice = 'text' in shown ? { text: shown.text } : null;
  return textsIn([shown.blocks, notice]).flatMap(({ text, isMarked }) => [
    ...(text.replaceAll('<@U1>', '').match(/[<>]/gu) ?? []),
    ...(isMarked && /[*_~`]/u.test(text.replace(/^\*[^*\n]+\*\n/u, '')) ? [text] : []),
    ...(text.match(/(?!\n)[\p{Cc}\p{Cf}]/gu) ?? []),
  ]);
}

interface Text {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Every text somewhere in a message. */
function textsIn(part: unknown): Text[] {
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('text' in part && typeof part.text === 'string')
    return [{ text: part.text, isMarked: 'type' in part && part.type === 'mrkdwn' }];
  return Object.values(part).flatMap(textsIn);
}
