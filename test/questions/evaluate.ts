import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/**
 * Measures Balie on sets of questions: `npm run eval [-- file …]`. It runs the real command (`balie ask --batch`) once
 * for each set, and prints for each kind of question how many are right, wrong and handed over, then the wrong ones.
 */
const Asked = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.string(),
  source: z.string().nullable(),
  must_contain: z.array(z.string()),
  must_not_contain: z.array(z.string()),
  route: z.string().nullable(),
  context: z.string().optional(),
  now: z.string().optional(),
  pii: z.array(z.string()).default([]),
});
type Asked = z.infer<typeof Asked>;

const Answered = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  sources: z.array(z.object({ document: z.string() })),
  route: z.string().nullable(),
  ms: z.number(),
});
type Answered = z.infer<typeof Answered>;

/** The document that each file of the question set stands for. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  '000_a262ec51f6357ca7.txt': 'koppeling',
  '001_5fd92d198fc0f927.txt': 'menzis-2025',
  '002_5f34223721805f23.txt': 'zilveren-kruis',
  '003_d86ac097a101a1fd.txt': 'visie-2019-2022',
  '004_2ec6d125443e28ff.txt': 'open',
};

const here = path.dirname(fileURLToPath(import.meta.url));
const project =
  path.basename(path.dirname(path.dirname(here))) === 'dist'
    ? path.join(here, '../../..')
    : path.join(here, '../..');

const normal = (text: string): string =>
  text.toLowerCase().replace(/\s+/gu, ' ').replace(/€ /gu, '€');

/** What is wrong with an answer; empty when it is right. */
function faults(asked: Asked, { text, sources, kind }: Answered): string[] {
  const shown = normal(text);
  const has = (part: string): boolean => shown.includes(normal(part));
  const document = asked.source === null ? undefined : DOCUMENTS[asked.source];
  const cited =
    kind !== 'answer' ||
    document === undefined ||
    asked.kind === 'near_miss' ||
    asked.kind === 'privacy';
  return [
    ...asked.must_contain.filter((part) => !has(part)).map((part) => `mist "${part}"`),
    ...asked.must_not_contain.filter(has).map((part) => `heeft "${part}"`),
    ...asked.pii.filter(has).map((part) => `LEKT "${part}"`),
    ...(cited || sources.some((source) => source.document === document)
      ? []
      : [`noemt ${document} niet als bron`]),
  ];
}

async function askAll(
  questions: readonly Asked[],
): Promise<{ answers: Map<string, Answered>; log: string }> {
  const child = spawn(process.execPath, [
    path.join(project, 'dist/adapters/main.js'),
    'ask',
    '--batch',
    '--verbose',
  ]);
  child.stdin.end(
    questions.map(({ id, q, context, now }) => JSON.stringify({ id, q, context, now })).join('\n'),
  );
  let output = '';
  let log = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  await new Promise((resolve) => child.on('close', resolve));
  const answers = output
    .trim()
    .split('\n')
    .map((line) => Answered.parse(JSON.parse(line)));
  return { answers: new Map(answers.map((answer) => [answer.id, answer])), log };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function evaluate(file: string): Promise<void> {
  const questions = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Asked.parse(JSON.parse(line)));
  const { answers, log } = await askAll(questions);
  const table = new Map<string, { right: number; wrong: number; handed: number }>();
  const wrong: string[] = [];
  for (const asked of questions) {
    const answered = answers.get(asked.id);
    const row = table.get(asked.kind) ?? { right: 0, wrong: 0, handed: 0 };
    table.set(asked.kind, row);
    const found = answered === undefined ? ['geen antwoord'] : faults(asked, answered);
    if (found.length === 0) row.right += 1;
    else if (answered?.kind === 'handover' || answered?.kind === 'refusal') row.handed += 1;
    else row.wrong += 1;
    if (found.length > 0)
      wrong.push(
        `${asked.id} [${asked.kind}] ${asked.q}\n    ${found.join('; ')}\n    → ${answered?.kind}: ${answered?.title}`,
      );
  }
  const right = [...table.values()].reduce((sum, row) => sum + row.right, 0);
  console.log(`${path.basename(file)}: ${right} van ${questions.length} goed\n`);
  console.table(
    Object.fromEntries(
      [...table].map(([kind, { right: goed, wrong: fout, handed }]) => [
        kind,
        { goed, fout, doorverwezen: handed },
      ]),
    ),
  );
  console.log(wrong.join('\n'));
  const times = [...answers.values()].map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(
    `\nper vraag: p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms (${cpus()[0]?.model}, Node ${process.version})\n${log}`,
  );
}

const files = process.argv.slice(2);
for (const file of files.length > 0 ? files : [path.join(project, 'test/questions/dev.jsonl')])
  await evaluate(file);
