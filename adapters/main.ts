#!/usr/bin/env node
import { z } from 'zod';
import { factsFrom } from '../src/bot.ts';
import { CALCULATORS } from '../src/calculators/list.ts';
import { ask, isAway, openDeskFor } from './ask.ts';
import { type Config, ConfigError, readConfig, readListening } from './config.ts';
import { checkKnowledge } from './knowledge/check.ts';
import { readSpelling } from './knowledge/spelling.ts';
import { once } from './once.ts';
import { type Opened, openKnowledge, warmUp } from './open-knowledge.ts';
import { remark, say } from './output.ts';
import { runCalcBatch } from './terminal/calc-batch.ts';
import { Refusal } from './terminal/refusal.ts';
import { USAGE } from './terminal/usage.ts';
import { readArguments, type Values } from './terminal/values.ts';
import { KnowledgeError, problemLine } from './yaml/problems.ts';

const now = (): Date => new Date();

/** Runs one command of the command line; gives the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [command = 'chat', ...words] = positionals;
  if (values.help === true) {
    say(USAGE);
    return 0;
  }
  if (command === 'manifest') {
    const { printManifest } = await import('./manifests.ts');
    await printManifest(words, values, readConfig().knowledge);
    return 0;
  }
  if (command === 'doctor') return (await import('./doctor.ts')).doctor(now);
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
    remark(`geheugen (hoogste): ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  return Number(process.exitCode ?? 0);
}

/** Commands that answer questions, and so need the knowledge to be in order. */
const ASKING = new Set(['chat', 'start', 'handover', 'work']);
/** Commands that deliver for every platform that is configured. */
const DELIVERING = new Set(['start', 'work']);

async function atDesk(
  command: string,
  words: readonly string[],
  values: Values,
  config: Config,
  knowledge: () => Promise<Opened>,
): Promise<void> {
  const { DESK_COMMANDS } = await import('./desk-commands.ts');
  const { settle } = await import('./terminal/command.ts');
  const wanted = Object.hasOwn(DESK_COMMANDS, command) ? DESK_COMMANDS[command] : undefined;
  if (wanted === undefined) throw new Refusal(`Onbekende opdracht "${command}".\n${USAGE}`);
  if (command === 'start') {
    // What can be read at once is not waited for.
    readListening();
    if (process.stderr.isTTY) remark('Balie start…');
  }
  const { PATIENCE } = await import('./open-desk.ts');
  const platforms = DELIVERING.has(command)
    ? (await import('./platforms.ts')).openPlatforms
    : undefined;
  const desk = await openDeskFor(config, knowledge, PATIENCE, platforms);
  try {
    if (ASKING.has(command)) await desk.ready();
    if (command === 'chat') {
      const { bot, library } = await knowledge();
      warmUp(bot, library, now());
    }
    await wanted({ words, values, desk, config, knowledge });
    await settle(desk);
  } finally {
    await desk.close();
  }
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
    remark(
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
  for (const problem of report.problems) remark(problemLine(problem));
  process.exitCode = report.problems.length === 0 ? 0 : 1;
}

/** What to say of an error: files and lines for the knowledge base and the settings, one sentence for the rest. */
function explain(error: unknown): string {
  if (error instanceof KnowledgeError)
    return `De kennis kan niet worden gebruikt:\n${error.message}`;
  if (error instanceof Error && error.name === 'SettingsError')
    return `De instellingen kunnen niet worden gebruikt:\n${error.message}`;
  if (error instanceof Error && error.name === 'SlackRefused') return error.message;
  if (error instanceof Refusal || error instanceof ConfigError || isAway(error))
    return error.message;
  if (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  ) {
    return error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
      ? 'Bij deze optie hoort een waarde, bijvoorbeeld: --region noord.'
      : `Deze optie ken ik niet.\n${USAGE}`;
  }
  return `Er ging iets mis: ${error instanceof Error ? error.message : String(error)}`;
}

z.config(z.locales.nl());
process.stdout.on('error', () => process.exit(0));
process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  remark(explain(error));
  return 1;
});
