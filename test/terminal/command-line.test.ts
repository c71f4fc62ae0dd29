import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { balie } from './run.ts';

const Line = z.object({
  id: z.union([z.string(), z.number(), z.null()]),
  kind: z.string().optional(),
  text: z.string().optional(),
  sources: z.array(z.object({ document: z.string(), section: z.string() })).optional(),
  route: z.string().nullable().optional(),
  ms: z.number().optional(),
  error: z.string().optional(),
});

const linesOf = (out: string): z.infer<typeof Line>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));

describe('balie ask', () => {
  it('answers a question with its source', async () => {
    const { code, out } = await balie(['ask', 'wat kost de koppeling bij Futec']);
    expect(code).toBe(0);
    expect(out).toContain('€ 2,50');
    expect(out).toContain(
      'Bron: Voorbereiden koppeling (ZorgDomein), alinea over Futec; tekst zonder datum.',
    );
  });

  it('takes the question with or without quotes', async () => {
    expect((await balie(['ask', 'wat', 'kost', 'Danthas'])).out).toContain('€ 45');
  });

  it('gives one JSON object with --json', async () => {
    const { out } = await balie(['ask', '--json', 'wat kost Futec']);
    expect(JSON.parse(out)).toMatchObject({
      kind: 'answer',
      route: 'his_leverancier',
      sources: [{ document: 'koppeling' }],
    });
  });

  it('says with --verbose how long reading took and how large the index is', async () => {
    const { err } = await balie(['ask', '--verbose', 'wat kost Futec']);
    expect(err).toMatch(
      /kennis gelezen in \d+ ms, index gebouwd in \d+ ms: \d+ secties, \d+ termen, \d+ woorden/u,
    );
  });

  it('refuses an empty question in one sentence', async () => {
    expect(await balie(['ask', '  '])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^Typ een vraag, .*\n$/u),
    });
  });
});

describe('balie ask --batch', () => {
  it('answers line by line, in order, and goes on after a line that it cannot read', async () => {
    const typed = [
      '{"id":"a","q":"wat kost Futec"}',
      'geen json',
      '{"id":"b"}',
      '',
      '{"id":3,"q":"en bij RAM-IT?","context":"wat kost Futec","now":"2026-11-21"}',
      '{"id":"d","q":"hoi","now":"gisteren"}',
      '{"id":"e","q":""}',
    ].join('\n');
    const { code, out } = await balie(['ask', '--batch'], { typed });
    const lines = linesOf(out);
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['a', null, null, 3, null, 'e']);
    expect(lines[0]).toMatchObject({
      kind: 'answer',
      sources: [{ document: 'koppeling' }],
      route: 'his_leverancier',
    });
    expect(lines[1]?.error).toBeTypeOf('string');
    expect(lines[3]?.text).toContain('€ 3,50');
    expect(lines[5]?.text).toContain('Ik zie geen vraag');
  });

  it('writes nothing for no input', async () => {
    expect(await balie(['ask', '--batch'])).toMatchObject({ code: 0, out: '' });
  });
});

describe('a conversation in the terminal', () => {
  it('remembers the question before, and stops at "stop"', async () => {
    const { code, out } = await balie([], {
      typed: 'wat kost de koppeling bij Futec\nen bij RAM-IT?\nstop\nwat kost Danthas\n',
    });
    expect(code).toBe(0);
    expect(out.indexOf('€ 2,50')).toBeLessThan(out.indexOf('€ 3,50'));
    expect(out).not.toContain('€ 45');
    expect(out.trim().endsWith('Tot ziens.')).toBe(true);
  });
});

describe('what goes wrong on the command line', () => {
  it.each([
    ['an unknown command', ['vraag', 'iets'], 'Onbekende opdracht "vraag".'],
    ['an unknown option', ['ask', '--xml', 'iets'], 'Deze optie ken ik niet.'],
  ])('%s is one clear message and exit code 1', async (_, args, message) => {
    const { code, out, err } = await balie(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });

  it('a missing knowledge folder names it', async () => {
    const { code, err } = await balie(['ask', 'wat kost Futec'], {
      env: { BALIE_KNOWLEDGE: '/nergens/kennis' },
    });
    expect(code).toBe(1);
    expect(err).toContain('/nergens/kennis/sources.yaml:1: kan niet gelezen worden (bestaat niet)');
    expect(err).not.toContain('    at ');
  });
});
