import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { type Reply, reply } from '../../src/reply.ts';
import { ask } from '../balie.ts';
import type { Adapter, Meeting } from './adapter.ts';
import {
  anyReply,
  filledWith,
  HOSTILE,
  missing,
  partsOf,
  removeFiles,
  SIGNS,
  TOO_LONG,
} from './replies.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { terminal } from './terminal.ts';

/** Every chat platform. To add one: its file, and its line here. */
const ADAPTERS: readonly Adapter[] = [slack, ...teams, terminal];

/** Questions of every kind, with what kind of reply they get. */
const QUESTIONS: readonly (readonly [string, Reply['kind']])[] = [
  ['wat kost de koppeling bij Futec', 'answer'],
  ['Hoe sluit ik aan op ZorgDomein?', 'handover'],
  ...CALCULATORS.map(({ example }) => [example, 'calculation'] as const),
  ['koppelkosten voor 3 praktijken', 'clarify'],
  ['Hoeveel paracetamol mag een kind van 3 jaar?', 'refusal'],
  ['Krijgen wij subsidie voor een fietsenstalling?', 'refusal'],
  ['Mevrouw Jansen, BSN 111222333, wil weten wat de koppeling kost', 'refusal'],
  ['help', 'help'],
  ['hallo', 'smalltalk'],
  ['bedankt', 'smalltalk'],
];

const QUESTION = 'wat kost de koppeling bij Futec';
const UNKNOWN = 'Krijgen wij subsidie voor een fietsenstalling?';

afterAll(removeFiles);

describe.each(ADAPTERS)('in $name', ({ open, close }) => {
  let meeting: Meeting;
  beforeEach(async () => {
    meeting = await open();
  });
  afterEach(() => meeting.close());
  afterAll(() => close?.());

  it.each(QUESTIONS)('“%s” gets what Balie says to it, whole', async (question, kind) => {
    const said = ask(question, { day: '2026-11-23' });
    expect(said.kind).toBe(kind);
    const { text, problems } = await meeting.ask(question);
    const feedback = kind === 'answer' || kind === 'calculation' ? '1' : null;
    expect(missing(partsOf({ ...said, feedback, files: [] }), text)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('a question goes on from the one before it', async () => {
    const next = 'en voor 3 praktijken over 2 jaar?';
    const said = ask(next, { day: '2026-11-23', previousQuestion: QUESTION });
    expect(said.title).toContain('Koppelkosten Futec voor 24 maanden');
    expect(missing(partsOf(said), (await meeting.ask(QUESTION, next)).text)).toEqual([]);
  });

  it('whatever is in a reply is to be seen, or behind a button', async () => {
    await fc.assert(
      fc.asyncProperty(anyReply, async (of) => {
        const { text, problems } = await meeting.show(of);
        expect(missing(partsOf(of), text)).toEqual([]);
        expect(problems).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each(Object.entries(TOO_LONG))('%s that are too long are all to be found', async (_, part) => {
    const of = reply({ kind: 'calculation', title: 'Alles', ...part });
    expect(missing(partsOf(of), (await meeting.show(of)).text)).toEqual([]);
  });

  it('whatever is in a reply is to be seen when it came of a form', async ({ skip }) => {
    const { showOutcome } = meeting;
    if (showOutcome === null) return skip('here are no forms');
    const tooLong = Object.values(TOO_LONG).map((part) =>
      reply({ kind: 'calculation', title: 'Alles', ...part }),
    );
    for (const of of tooLong)
      expect(missing(partsOf(of), (await showOutcome(of)).text)).toEqual([]);
    await fc.assert(
      fc.asyncProperty(anyReply, async (of) => {
        const { text, problems } = await showOutcome(of);
        // It is rated where it is said in a conversation.
        expect(missing(partsOf({ ...of, feedback: null }), text)).toEqual([]);
        expect(problems).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect((await showOutcome(filledWith(HOSTILE))).problems).toEqual([]);
  });

  it('nothing in a reply is more than words', async () => {
    const { text, problems } = await meeting.show(filledWith(HOSTILE));
    for (const sign of SIGNS) expect(text.split(sign).length).toBeGreaterThan(10);
    expect(problems).toEqual([]);
  });

  it('a question goes to the desk, and its answer comes back', async () => {
    expect((await meeting.handOver(UNKNOWN)).text).toContain('Uw vraag ligt bij Helpdesk');
    expect((await meeting.atDesk()).text).toContain(`Vraag 1 “${UNKNOWN}”`);
    const { text } = await meeting.answer('Ja, bij uw gemeente.');
    expect(missing(['op vraag 1', UNKNOWN, 'Ja, bij uw gemeente.', 'Opgelost'], text)).toEqual([]);
  });

  it('what people write to each other is no more than words', async () => {
    const told = await meeting.handOver(`Krijgen wij subsidie? ${HOSTILE}`);
    const card = await meeting.atDesk();
    const answer = await meeting.answer(`Nee. ${HOSTILE}`);
    expect([told, card, answer].flatMap(({ problems }) => problems)).toEqual([]);
    expect(missing(SIGNS, card.text)).toEqual([]);
    for (const sign of SIGNS) expect(answer.text.split(sign)).toHaveLength(3);
  });

  it('what comes twice is answered once', async ({ skip }) => {
    if (meeting.comesTwice === null) return skip('here nothing can come twice');
    await meeting.comesTwice(QUESTION);
    await meeting.ask(UNKNOWN);
    expect(await meeting.saidInAll()).toBe(2);
  });

  it('what bots say is not answered', async ({ skip }) => {
    if (meeting.botsSay === null) return skip('here bots are not heard');
    await meeting.botsSay(QUESTION);
    await meeting.ask(UNKNOWN);
    expect(await meeting.saidInAll()).toBe(1);
  });
});
