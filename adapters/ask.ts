import { existsSync } from 'node:fs';
import type { Bot } from '../src/bot.ts';
import { dayInAmsterdam } from '../src/dutch/dates.ts';
import { StoreUnavailable, StoreUnusable } from '../src/helpdesk/store.ts';
import type { Reply } from '../src/reply.ts';
import type { Config } from './config.ts';
import { fileIn } from './database/file.ts';
import type { OpenedDesk, OpenPlatforms } from './open-desk.ts';
import { type Opened, warmUp } from './open-knowledge.ts';
import { remark, say } from './output.ts';
import { replyObject, runBatch } from './terminal/batch.ts';
import { Refusal } from './terminal/refusal.ts';
import { renderText } from './terminal/render.ts';
import type { Values } from './terminal/values.ts';

const now = (): Date => new Date();

/** Opens the store and the front desk for a command; loaded only by commands that use them. */
export async function openDeskFor(
  config: Config,
  knowledge: () => Promise<Opened>,
  patience: number,
  openPlatforms?: OpenPlatforms,
): Promise<OpenedDesk> {
  const { openDesk } = await import('./open-desk.ts');
  const { createLog } = await import('./log.ts');
  // Who waits only a moment is not told of the waiting.
  const complain = patience > SHORT ? remark : () => undefined;
  const around = { now, say, complain, log: createLog(), patience };
  return openDesk(config, knowledge, around, openPlatforms);
}

const ASK_SOMETHING = 'Typ een vraag, bijvoorbeeld: balie ask "Wat kost de koppeling bij Futec?"';

/** `balie ask`: one answer, or a batch of them. */
export async function ask(
  typed: string,
  values: Values,
  config: Config,
  knowledge: () => Promise<Opened>,
): Promise<void> {
  if (values.batch === true) {
    const { bot, library } = await knowledge();
    warmUp(bot, library, now());
    return runBatch(
      await botWithAnswers(bot, values, config, knowledge),
      process.stdin,
      process.stdout,
      now,
    );
  }
  if (typed.trim() === '') throw new Refusal(ASK_SOMETHING);
  if (/^\s*\/nog-een-vraag\s+#?\d+\s*$/iu.test(typed))
    throw new Refusal('Schrijf de vraag erbij, bijvoorbeeld: /nog-een-vraag 12 En bij een fusie?');
  print(await replyTo(typed, values, config, knowledge), values.json === true);
}

/** Milliseconds that somebody who asks waits for the store; after that the answer comes without it. */
const SHORT = 2000;

/** The reply of the front desk. When nothing can be kept, the documents still answer. */
async function replyTo(
  text: string,
  values: Values,
  config: Config,
  knowledge: () => Promise<Opened>,
): Promise<Reply> {
  let desk: OpenedDesk | null = null;
  try {
    desk = await openDeskFor(config, knowledge, SHORT);
    await desk.ready();
    const { asker, askersRegion } = await import('./terminal/command.ts');
    const { isSpoken } = await import('../src/front-desk/admit.ts');
    const region = askersRegion(desk.settings, values.region);
    const { from, place } = asker(values.as, region, desk.settings);
    const key = desk.newKey();
    const { reply } = await desk.frontDesk.receive({
      key,
      at: now(),
      region: region.id,
      from,
      // A question stands by itself: it does not lean on the one before. A ticket's word comes where it was asked.
      place: isSpoken(text) ? place : { platform: 'terminal', conversation: key },
      direct: true,
      what: { kind: 'message', text },
    });
    return withoutCommands(reply);
  } catch (error) {
    if (!isAway(error)) throw error;
    remark(`${error.message} Dit antwoord komt alleen uit de documenten; ik bewaar de vraag niet.`);
    const { bot } = await knowledge();
    const place = { id: 'ask' };
    return bot.handle({ text, receivedAt: now(), conversation: place, sender: place });
  } finally {
    await desk?.close();
  }
}

/** What only a conversation can choose is no choice here. */
function withoutCommands(reply: Reply): Reply {
  return { ...reply, choices: reply.choices.filter(({ message }) => !message.startsWith('/')) };
}

/** The bot with the saved answers of the helpdesk, when there is a store. A batch keeps nothing. */
async function botWithAnswers(
  bot: Bot,
  values: Values,
  config: Config,
  knowledge: () => Promise<Opened>,
): Promise<Bot> {
  const { database } = config;
  if ('folder' in database && !existsSync(fileIn(database.folder))) return bot;
  let desk: OpenedDesk | null = null;
  try {
    desk = await openDeskFor(config, knowledge, SHORT);
    const { store, settings, equipment } = desk;
    const { askersRegion } = await import('./terminal/command.ts');
    const region = askersRegion(settings, values.region).id;
    const { bot: own } = await store.transaction((unit) =>
      equipment.answers(region, unit, dayInAmsterdam(now())),
    );
    return own;
  } catch (error) {
    if (!isAway(error)) throw error;
    remark(`${error.message} De antwoorden komen alleen uit de documenten.`);
    return bot;
  } finally {
    await desk?.close();
  }
}

/** Whether the store is what failed; its message is one sentence. */
export const isAway = (error: unknown): error is StoreUnavailable | StoreUnusable =>
  error instanceof StoreUnavailable || error instanceof StoreUnusable;

/** A file that was asked for is the whole output, so that it can be kept with `>`. */
function print(reply: Reply, json: boolean): void {
  const [file] = reply.files;
  if (json) say(JSON.stringify(replyObject(reply)));
  else if (file !== undefined) say(file.content);
  else if (reply.feedback === null) say(renderText(reply));
  else
    say(
      `${renderText(reply)}\n\nWas dit nuttig? Typ: balie feedback ${reply.feedback} ja (of nee)`,
    );
}
