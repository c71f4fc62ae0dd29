import { parseArgs } from 'node:util';

const OPTIONS = {
  json: { type: 'boolean' },
  batch: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  as: { type: 'string' },
  region: { type: 'string' },
  all: { type: 'boolean' },
  state: { type: 'string' },
  to: { type: 'string' },
  question: { type: 'string' },
  source: { type: 'string' },
  review: { type: 'string' },
  until: { type: 'string' },
  from: { type: 'string' },
  'every-region': { type: 'boolean' },
  once: { type: 'boolean' },
  url: { type: 'string' },
  socket: { type: 'boolean' },
  oauth: { type: 'boolean' },
  out: { type: 'string' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
} as const;

/** What was typed after `balie`: words in order, and options. */
export function readArguments(args: readonly string[]) {
  // What a calculator is asked may begin with a minus ("-3 maanden"), which is no option.
  return parseArgs({
    args: args.map((arg) => (/^-\d/u.test(arg) ? ` ${arg}` : arg)),
    options: OPTIONS,
    allowPositionals: true,
  });
}

export type Values = ReturnType<typeof readArguments>['values'];
