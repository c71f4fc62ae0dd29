#!/usr/bin/env node
import './small-heap.ts';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Bot, createBot } from '../src/bot.ts';
import { createLibrary } from '../src/library/library.ts';
import { readConfig } from './config.ts';
import { checkKnowledge } from './knowledge/check.ts';
import { KnowledgeError, problemLine } from './knowledge/problems.ts';
import { readKnowledge } from './knowledge/read-knowledge.ts';
import { readSpelling } from './knowledge/spelling.ts';
import { replyObject, runBatch } from './terminal/batch.ts';
import { chat } from './terminal/chat.ts';
import { renderText } from './terminal/render.ts';

const USAGE = `Zo gebruikt u balie:
  balie                          een gesprek in de terminal
  balie ask "vraag"              één antwoord
  balie ask --json "vraag"       één antwoord als JSON
  balie ask --batch              JSON-regels {"id","q","context"?,"now"?} van de standaardinvoer
  balie knowledge check          controleert de kennis
Overal: --verbose zegt hoe lang het inlezen duurde en hoe groot de index is.
`;

const OPTIONS = {
  json: { type: 'boolean' },
  batch: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const now = (): Date => new Date();

/** Runs one command of the command line; gives the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [command = 'start', ...rest] = positionals;
  if (values.help === true) return say(USAGE);
  if (command === 'knowledge' && rest[0] === 'check') return check();
  if (command !== 'ask' && command !== 'start')
    return complain(`Onbekende opdracht "${command}".\n${USAGE}`);
  const question = rest.join(' ');
  const bot = await openBot(values.verbose === true);
  if (values.batch === true) await runBatch(bot, process.stdin, process.stdout, now);
  else if (command === 'start' || (rest.length === 0 && values.json !== true)) await chat(bot, now);
  else {
    if (question.trim() === '')
      return complain('Typ een vraag, bijvoorbeeld: balie ask "Wat kost de koppeling bij Futec?"');
    const reply = bot.handle({
      text: question,
      receivedAt: now(),
      conversation: { id: 'ask' },
      sender: { id: 'terminal' },
    });
    say(values.json === true ? JSON.stringify(replyObject(reply)) : renderText(reply));
  }
  if (values.verbose === true)
    logVerbose(`geheugen (hoogste): ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  return 0;
}

async function openBot(verbose: boolean): Promise<Bot> {
  const begin = performance.now();
  const knowledge = await readKnowledge(readConfig().knowledge);
  const read = performance.now();
  const library = createLibrary(knowledge, readSpelling());
  const { sections, terms, words } = library.size;
  if (verbose) {
    const ms = (from: number, to: number): string => `${Math.round(to - from)} ms`;
    logVerbose(
      `kennis gelezen in ${ms(begin, read)}, index gebouwd in ${ms(read, performance.now())}: ${sections} secties, ${terms} termen, ${words} woorden`,
    );
  }
  return createBot(library, knowledge.rules);
}

async function check(): Promise<number> {
  const report = await checkKnowledge(readConfig().knowledge, readSpelling());
  say(report.summary);
  for (const problem of report.problems) process.stderr.write(`${problemLine(problem)}\n`);
  return report.problems.length === 0 ? 0 : 1;
}

function say(text: string): number {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
  return 1;
}

function logVerbose(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What to say of an error: files and lines for the knowledge base, one sentence for the rest. */
function explain(error: unknown): string {
  if (error instanceof KnowledgeError)
    return `De kennis kan niet worden gebruikt:\n${error.message}`;
  if (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  )
    return `${error.message}\n${USAGE}`;
  return `Er ging iets mis: ${error instanceof Error ? error.message : String(error)}`;
}

z.config(z.locales.nl());
process.stdout.on('error', () => process.exit(0));
process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) =>
  complain(explain(error)),
);
