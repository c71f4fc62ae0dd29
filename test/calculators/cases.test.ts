import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCalcBatch } from '../../adapters/terminal/calc-batch.ts';
import { factsFrom } from '../../src/bot.ts';
import { knowledge, library } from '../balie.ts';
import cases from './cases.json' with { type: 'json' };

const Line = z.looseObject({ id: z.string().nullable() });

/** What `balie calc --batch` writes for these lines, on 21 November 2026. */
async function calculate(lines: readonly string[]): Promise<z.infer<typeof Line>[]> {
  const output = new PassThrough();
  const written = text(output);
  const context = { rules: knowledge.rules, ...factsFrom(library) };
  await runCalcBatch(
    context,
    Readable.from(lines.map((line) => `${line}\n`)),
    output,
    () => new Date('2026-11-21T11:00:00Z'),
  );
  output.end();
  return (await written)
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));
}

const results = await calculate(
  cases.map(({ id, calc, input }) => JSON.stringify({ id, calc, input })),
);

describe('the worked cases', () => {
  it.each(cases.map(({ id, note, expected }, at) => ({ id, note, expected, result: results[at] })))(
    '$id: $note',
    ({ expected, result }) => {
      expect(result).toMatchObject(expected);
    },
  );
});

describe('a batch of calculations', () => {
  it('goes on after a line that it cannot read', async () => {
    const lines = await calculate([
      'geen json',
      '{"id":"a","calc":"taart","input":{}}',
      '{"id":"b","calc":"open","input":{"patients":7,"year":2021}}',
    ]);
    expect(lines[0]).toEqual({ id: null, error: 'onleesbare regel: geen geldige JSON' });
    expect(lines[1]).toMatchObject({
      id: null,
      error: expect.stringContaining('onbekende berekening "taart"'),
    });
    expect(lines[2]).toMatchObject({ id: 'b', ok: true, amount: '19.81' });
  });
});
