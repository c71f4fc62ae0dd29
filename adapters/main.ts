#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Bot, createBot, factsFrom } from '../src/bot.ts';
import { CALCULATORS } from '../src/calculators/list.ts';
import { createLibrary, type Library } from '../src/library/library.ts';
import type { Rules } from '../src/library/rules.ts';
import type { Reply } from '../src/reply.ts';
import { readConfig } from './config.ts';
import { checkKnowledge } from './knowledge/check.ts';
import { readKnowledge } from './knowledge/read-knowledge.ts';
import { readSpelling } from './knowledge/spelling.ts';
import { collectGarbage } from './small-heap.ts';
import { replyObject, runBatch } from './terminal/batch.ts';
import { runCalcBatch } from './terminal/calc-batch.ts';
import { chat } from './terminal/chat.ts';
import { renderText } from './terminal/render.ts';
import { KnowledgeError, problemLine } from './yaml/problems.ts';

const calculators = CALCULATORS.map(
  ({ command, summary, example }) =>
    `  balie ${command} …\n      ${summary}\n      bijvoorbeeld: balie ${example}`,
);

const USAGE = `Zo gebruikt u balie:
  balie                          een gesprek in de terminal
  balie ask "vraag"              één antwoord; met --json als JSON
  balie ask --batch              JSON-regels {"id","q","context"?,"now"?} van de standaardinvoer
${calculators.join('\n')}
  balie calc --batch             JSON-regels {"id","calc","input"} van de standaardinvoer
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
  // What a calculator is asked may begin with a minus ("-3 maanden"), which is no option.
  const { values, positionals } = parseArgs({
    args: args.map((arg) => (/^-\d/u.test(arg) ? ` ${arg}` : arg)),
    options: OPTIONS,
    allowPositionals: true,
  });
  const [command = 'start', ...rest] = positionals;
  const calculator = CALCULATORS.find((each) => each.command === command);
  if (values.help === true) return say(USAGE);
  if (command === 'knowledge' && rest[0] === 'check') return check();
  if (calculator === undefined && !['start', 'ask', 'calc'].includes(command)) {
    return complain(`Onbekende opdracht "${command}".\n${USAGE}`);
  }
  if (command === 'calc' && values.batch !== true)
    return complain(`Gebruik: balie calc --batch\n${USAGE}`);
  const typed = calculator === undefined ? rest.join(' ') : `/${positionals.join(' ')}`;
  if (command === 'ask' && rest.length > 0 && typed.trim() === '') return complain(ASK_SOMETHING);
  const isBatch = values.batch === true;
  if (command !== 'calc' && !isBatch && typed === '' && values.json === true)
    return complain(ASK_SOMETHING);
  const { bot, library, rules } = await open(values.verbose === true);
  if (command !== 'calc' && (isBatch || typed === '')) warmUp(bot, library);
  if (command === 'calc')
    await runCalcBatch({ rules, ...factsFrom(library) }, process.stdin, process.stdout, now);
  else if (isBatch) await runBatch(bot, process.stdin, process.stdout, now);
  else if (typed !== '') print(askOnce(bot, typed), values.json === true);
  else await chat(bot, now);
  if (values.verbose === true)
    log(`geheugen (hoogste): ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  return 0;
}

/** Questions that are asked before the first person does, so that nobody waits for the compiler (some 1 s in all). */
const WARM_UP = 700;
/** Dates and persons take a way of their own too, and a pattern is compiled for good only when it is used again. */
const WITH_DATES = [
  'Mevrouw Jansen, geboren 1 januari 1960, wil haar dossier online inzien.',
  'Patiënt J. de Vries, geb. 01-01-1960, wonend in de Kerkstraat 1 te Utrecht, wil inzage.',
  'Wij dienen de aanvraag voor POH-GGZ in op 2 februari 2027, per wanneer gaat dat in?',
];

function warmUp(bot: Bot, { sections }: Library): void {
  for (let at = 0; at < WARM_UP; at += 1) {
    const section = sections[(at * 7) % sections.length];
    const question = section?.questions[at % section.questions.length] ?? '';
    // Every third one with a letter left out: typing errors take a way of their own.
    askOnce(bot, at % 3 === 0 ? question.replace(/(?<=\p{L}{5})\p{L}/u, '') : question);
  }
  const others = [...WITH_DATES, ...CALCULATORS.map(({ example }) => example)];
  for (let times = 0; times < 5; times += 1) for (const other of others) askOnce(bot, other);
}

const ASK_SOMETHING = 'Typ een vraag, bijvoorbeeld: balie ask "Wat kost de koppeling bij Futec?"';

function askOnce(bot: Bot, text: string): Reply {
  return bot.handle({
    text,
    receivedAt: now(),
    conversation: { id: 'ask' },
    sender: { id: 'terminal' },
  });
}

/** A file that was asked for is the whole output, so that it can be kept with `>`. */
function print(reply: Reply, json: boolean): void {
  const [file] = reply.files;
  say(json ? JSON.stringify(replyObject(reply)) : (file?.content ?? renderText(reply)));
}

interface Opened {
  readonly bot: Bot;
  readonly library: Library;
  readonly rules: Rules;
}

async function open(verbose: boolean): Promise<Opened> {
  const begin = performance.now();
  const knowledge = await readKnowledge(readConfig().knowledge);
  collectGarbage();
  const isDutch = readSpelling();
  collectGarbage();
  const read = performance.now();
  const library = createLibrary(knowledge, isDutch);
  collectGarbage();
  const { sections, terms, words } = library.size;
  if (verbose) {
    const ms = (from: number, to: number): string => `${Math.round(to - from)} ms`;
    const built = ms(read, performance.now());
    log(
      `kennis gelezen in ${ms(begin, read)}, index gebouwd in ${built}: ${sections} secties, ${terms} termen, ${words} woorden`,
    );
  }
  return { bot: createBot(library, knowledge.rules), library, rules: knowledge.rules };
}

async function check(): Promise<number> {
  const report = await checkKnowledge(readConfig().knowledge, readSpelling());
  say(report.summary);
  for (const problem of report.problems) log(problemLine(problem));
  return report.problems.length === 0 ? 0 : 1;
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

/** What to say of an error: files and lines for the knowledge base, one sentence for the rest. */
function explain(error: unknown): string {
  if (error instanceof KnowledgeError)
    return `De kennis kan niet worden gebruikt:\n${error.message}`;
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
