#!/usr/bin/env node
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Bot, factsFrom } from '../src/bot.ts';
import { CALCULATORS } from '../src/calculators/list.ts';
import { StoreUnavailable, StoreUnusable } from '../src/helpdesk/store.ts';
import type { Reply } from '../src/reply.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { checkKnowledge } from './knowledge/check.ts';
import { readSpelling } from './knowledge/spelling.ts';
import { once } from './once.ts';
import type { OpenedDesk } from './open-desk.ts';
import { type Opened, openKnowledge, warmUp } from './open-knowledge.ts';
import { replyObject, runBatch } from './terminal/batch.ts';
import { runCalcBatch } from './terminal/calc-batch.ts';
import { Refusal } from './terminal/refusal.ts';
import { renderText } from './terminal/render.ts';
import { USAGE } from './terminal/usage.ts';
import { readArguments, type Values } from './terminal/values.ts';
import { KnowledgeError, problemLine } from './yaml/problems.ts';

const now = (): Date => new Date();

/** Runs one command of the command line; gives the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [command = 'start', ...words] = positionals;
  if (values.help === true) return say(USAGE);
  const config = readConfig();
  const knowledge = once(() => open(config, values.verbose === true));
  const isCalculator = CALCULATORS.some((each) => each.command === command);
  if (command === 'knowledge' && words[0] === 'check') await check(config);
  else if (command === 'calc') await calculate(values, knowledge);
  else if (command === 'ask' || isCalculator)
    await ask(
      isCalculator ? `/${positionals.join(' ')}` : words.join(' '),
      values,
      config,
      knowledge,
    );
  else await atDesk(command, words, values, config, knowledge);
  if (values.verbose === true)
    log(`geheugen (hoogste): ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  return Number(process.exitCode ?? 0);
}

async function atDesk(
  command: string,
  words: readonly string[],
  values: Values,
  config: Config,
  knowledge: () => Promise<Opened>,
): Promise<void> {
  const { DESK_COMMANDS, settle } = await import('./desk-commands.ts');
  const wanted = DESK_COMMANDS[command];
  if (wanted === undefined) throw new Refusal(`Onbekende opdracht "${command}".\n${USAGE}`);
  const { PATIENCE } = await import('./open-desk.ts');
  const desk = await openDeskFor(config, knowledge, PATIENCE);
  try {
    if (command === 'start') {
      const { bot, library } = await knowledge();
      warmUp(bot, library, now());
    }
    await wanted({ words, values, desk, config, knowledge });
    await settle(desk);
  } finally {
    await desk.close();
  }
}

async function openDeskFor(
  config: Config,
  knowledge: () => Promise<Opened>,
  patience: number,
): Promise<OpenedDesk> {
  const { openDesk } = await import('./open-desk.ts');
  const { createLog } = await import('./log.ts');
  return openDesk(config, knowledge, { now, say, complain: log, log: createLog(), patience });
}

const ASK_SOMETHING = 'Typ een vraag, bijvoorbeeld: balie ask "Wat kost de koppeling bij Futec?"';

async function ask(
  typed: string,
  values: Values,
  config: Config,
  knowledge: () => Promise<Opened>,
): Promise<void> {
  if (values.batch === true) {
    const { bot, library } = await knowledge();
    warmUp(bot, library, now());
    return runBatch(
      await botWithAnswers(bot, config, knowledge),
      process.stdin,
      process.stdout,
      now,
    );
  }
  if (typed.trim() === '') throw new Refusal(ASK_SOMETHING);
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
    const { asker, askersRegion } = await import('./terminal/command.ts');
    const { from } = asker(values.as);
    const key = desk.newKey();
    const { reply } = await desk.frontDesk.receive({
      key,
      at: now(),
      region: askersRegion(desk.settings, values.region).id,
      from,
      // Each question by itself: it does not lean on the one before.
      place: { platform: 'terminal', conversation: key },
      direct: true,
      what: { kind: 'message', text },
    });
    return reply;
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof StoreUnusable)) throw error;
    log(`${error.message} Dit antwoord komt alleen uit de documenten; ik bewaar de vraag niet.`);
    const { bot } = await knowledge();
    const place = { id: 'ask' };
    return bot.handle({ text, receivedAt: now(), conversation: place, sender: place });
  } finally {
    await desk?.close();
  }
}

/** The bot with the saved answers of the helpdesk, when there is a store. A batch keeps nothing. */
async function botWithAnswers(
  bot: Bot,
  config: Config,
  knowledge: () => Promise<Opened>,
): Promise<Bot> {
  const { database } = config;
  if ('folder' in database && !existsSync(path.join(database.folder, 'balie.db'))) return bot;
  const desk = await openDeskFor(config, knowledge, SHORT);
  const { askersRegion } = await import('./terminal/command.ts');
  const { dayInAmsterdam } = await import('../src/dutch/dates.ts');
  const region = askersRegion(desk.settings, undefined).id;
  const answering = await desk.store.transaction((unit) =>
    desk.equipment.answers(region, unit, dayInAmsterdam(now())),
  );
  await desk.close();
  return answering.bot;
}

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

async function calculate(values: Values, knowledge: () => Promise<Opened>): Promise<void> {
  if (values.batch !== true) throw new Refusal(`Gebruik: balie calc --batch\n${USAGE}`);
  const { library, rules } = await knowledge();
  await runCalcBatch({ rules, ...factsFrom(library) }, process.stdin, process.stdout, now);
}

async function open({ knowledge: folder }: Config, verbose: boolean): Promise<Opened> {
  const opened = await openKnowledge(folder);
  const { sections, terms, words } = opened.library.size;
  const { reading, indexing } = opened.took;
  if (verbose)
    log(
      `kennis gelezen in ${Math.round(reading)} ms, index gebouwd in ${Math.round(indexing)} ms: ${sections} secties, ${terms} termen, ${words} woorden`,
    );
  return opened;
}

/** Checks the knowledge of every region, and what each region has of its own. */
async function check(config: Config): Promise<void> {
  const report = await checkKnowledge(config.knowledge, readSpelling());
  say(report.summary);
  const { readSettings } = await import('./settings/read-settings.ts');
  const { readRegionKnowledge } = await import('./knowledge/read-region.ts');
  for (const { name, knowledge } of (await readSettings(config.settings)).regions) {
    if (knowledge === undefined) continue;
    const { sections } = await readRegionKnowledge(knowledge);
    say(`${name}: ${sections.length} ${sections.length === 1 ? 'sectie' : 'secties'}, in orde.`);
  }
  for (const problem of report.problems) log(problemLine(problem));
  process.exitCode = report.problems.length === 0 ? 0 : 1;
}

function say(text: string): number {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return 0;
}

function complain(text: string): number {
  log(text.trimEnd());
  return 1;
}

function log(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What to say of an error: files and lines for the knowledge base and the settings, one sentence for the rest. */
function explain(error: unknown): string {
  if (error instanceof KnowledgeError)
    return `De kennis kan niet worden gebruikt:\n${error.message}`;
  if (error instanceof Error && error.name === 'SettingsError')
    return `De instellingen kunnen niet worden gebruikt:\n${error.message}`;
  if (error instanceof Refusal || error instanceof ConfigError) return error.message;
  if (error instanceof StoreUnavailable || error instanceof StoreUnusable) return error.message;
  if (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  ) {
    return `Deze optie ken ik niet.\n${USAGE}`;
  }
  return `Er ging iets mis: ${error instanceof Error ? error.message : String(error)}`;
}

z.config(z.locales.nl());
process.stdout.on('error', () => process.exit(0));
process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) =>
  complain(explain(error)),
);
