import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { ASK_HELPDESK } from '../../src/front-desk/ask-helpdesk.ts';
import { type Reply, reply, sourceText } from '../../src/reply.ts';

/** What a platform could take for something else than words. */
export const SIGNS = [
  '<!channel>',
  '<@U9>',
  '<at>Allen</at>',
  '*vet*',
  '[x](http://kwaad.example)',
];
/** The screen in red, another title of the window, the text back to front, an empty screen, nothing to be seen. */
const HIDDEN = ['\u001b[31m', '\u001b]0;kwaad\u0007', '\u202e', '\u2066', '\u009b2J', '\u200b'];
export const HOSTILE = [...SIGNS, ...HIDDEN].join(' ');

const line = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What a button shows at least of what it says; pressed, it says all of it. */
const BUTTON = 60;

/** Every part of a reply as somebody is to see it. */
export const partsOf = (of: Reply): string[] =>
  [
    of.title,
    of.text,
    ...of.facts.map(({ label, value }) => `${label}: ${value}`),
    ...of.warnings.map((warning) => `Let op: ${warning}`),
    ...of.steps.map((step, at) => `${at + 1}. ${step}`),
    ...of.sources.map(sourceText),
    ...of.choices
      .filter(({ brings, message }) => brings === undefined && message !== ASK_HELPDESK.message)
      .map(({ label }) => label.slice(0, BUTTON)),
    ...of.files.map(({ name }) => name),
    ...(of.feedback === null ? [] : ['Was dit nuttig?']),
  ].map(line);

export const missing = (parts: readonly string[], seen: string): string[] =>
  parts.filter((part) => !seen.includes(part));

/** Where the terminal keeps the files that come with a reply. */
const folder = mkdtempSync(path.join(tmpdir(), 'balie-contract-'));
export const removeFiles = (): void => rmSync(folder, { recursive: true });

const words = (longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.stringMatching(/^[a-zé0-9]{1,9}$/u), { minLength: 1, maxLength: longest })
    .map((all) => all.join(' '));
const few = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.array(item, { maxLength: 12 });

/** A reply of ordinary words; some are far too long for one message. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constantFrom<Reply['kind'][]>('answer', 'calculation', 'clarify', 'handover', 'help'),
  title: words(30),
  text: fc.tuple(words(12), fc.nat(100)).map(([one, times]) => line(`${one}. `.repeat(times))),
  facts: few(fc.record({ label: words(3), value: words(20) })),
  steps: few(words(15)),
  warnings: few(words(20)),
  sources: few(
    fc.record({
      document: words(1),
      title: words(4),
      publisher: words(2),
      section: words(5),
      age: words(3),
    }),
  ),
  choices: few(fc.record({ label: words(5), message: words(5) })),
  files: fc.array(
    fc.record({
      name: words(1).map((name) => path.join(folder, `${name}.ics`)),
      type: fc.constant('text/calendar'),
      content: fc.constant(''),
    }),
    { maxLength: 2 },
  ),
  understood: fc.constant(null),
  route: fc.constant(null),
  feedback: fc.option(fc.constant('7')),
});

/** Forty of something that are far too long for one message. */
const FORTY = Array.from(
  { length: 40 },
  (_, at) => `nummer ${at} ${'met veel woorden '.repeat(9)}`,
);
export const TOO_LONG: Readonly<Record<string, Partial<Reply>>> = {
  text: { text: FORTY.map((each) => line(`${each}.`)).join(' ') },
  facts: { facts: FORTY.map((value) => ({ label: 'Gegeven', value })) },
  steps: { steps: FORTY },
  warnings: { warnings: FORTY },
  sources: {
    sources: FORTY.map((section) => ({
      document: 'x',
      title: 'Titel',
      publisher: 'Uitgever',
      section,
      age: 'tekst zonder datum',
    })),
  },
  choices: { choices: FORTY.map((message, at) => ({ label: `Keuze ${at} van veertig`, message })) },
};

/** A reply with the same text everywhere. */
export const filledWith = (text: string): Reply =>
  reply({
    kind: 'answer',
    title: text,
    text,
    facts: [{ label: text, value: text }],
    steps: [text],
    warnings: [text],
    sources: [{ document: 'x', title: text, publisher: text, section: text, age: text }],
    choices: [{ label: text, message: 'help' }],
    feedback: '7',
  });
