import { describe, expect, it } from 'vitest';
import { type Act, decide, possibleActs } from '../../src/helpdesk/life.ts';
import {
  type Actor,
  after,
  type Happening,
  type Ticket,
  type TicketEvent,
  type TicketState,
  ticketFrom,
} from '../../src/helpdesk/ticket.ts';
import { opened } from './opened.ts';

const anna: Actor = { role: 'desk', id: 'anna', name: 'Anna' };
const bob: Actor = { role: 'desk', id: 'bob', name: 'Bob' };
const asker: Actor = { role: 'asker', id: 'u1', name: 'Praktijk Linde' };
const stranger: Actor = { role: 'asker', id: 'u2', name: 'Praktijk Eik' };

const event = (seq: number, by: Actor, what: Happening): TicketEvent => ({
  seq,
  at: `2026-11-23T09:${String(seq).padStart(2, '0')}:00.000Z`,
  by,
  what,
});

/** Question 12, after what happened to it. */
const ticket = (...log: readonly (readonly [Actor, Happening])[]): Ticket =>
  ticketFrom('12', [
    event(1, asker, opened()),
    ...log.map(([by, what], at) => event(at + 2, by, what)),
  ]);

const claimed = [anna, { kind: 'claimed' }] as const;
const answered = [anna, { kind: 'answered', text: 'De nieuwe eigenaar.' }] as const;
const futec = { route: null, name: 'Futec' };

/** Question 12 in every state; from "claimed" on Anna has it. */
const IN: Readonly<Record<TicketState, Ticket>> = {
  open: ticket(),
  claimed: ticket(claimed),
  assigned: ticket([bob, { kind: 'assigned', to: { id: 'anna', name: 'Anna' } }]),
  forwarded: ticket(claimed, [anna, { kind: 'forwarded', to: futec, ask: 'Wat kost dat?' }]),
  answered: ticket(claimed, answered),
  closed: ticket(claimed, answered, [anna, { kind: 'closed', why: 'desk', text: '' }]),
};

const ACTS = {
  claim: { kind: 'claim' },
  assign: { kind: 'assign', to: { id: 'cees', name: 'Cees' } },
  forward: { kind: 'forward', to: futec, ask: 'Wie betaalt bij een overname?' },
  answer: { kind: 'answer', text: 'De nieuwe eigenaar.' },
  close: { kind: 'close', text: 'Dit is een dubbele vraag.' },
  reopen: { kind: 'reopen', text: 'En bij een fusie?' },
} as const satisfies Record<Act['kind'], Act>;

/** The state after an act, or the sentence with which it is refused. */
function outcome(before: Ticket, act: Act, by: Actor): string {
  const decision = decide(before, act, by);
  if (!decision.ok) return decision.sentence;
  return after(before, event(before.events.length + 1, by, decision.what)).state;
}

const outcomes = (state: TicketState, by: Actor): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.values(ACTS).map((act) => [act.kind, outcome(IN[state], act, by)]));

const NOBODY = 'Niemand heeft vraag 12 nog; pak de vraag eerst op.';
const ANNAS = 'Anna heeft vraag 12 al.';
const FOR_ANNA = 'Vraag 12 is toegewezen aan Anna.';
const ANSWERED = 'Vraag 12 is al beantwoord; heropen de vraag eerst.';
const CLOSED = 'Vraag 12 is al gesloten; heropen de vraag eerst.';
const SHUT = 'Vraag 12 is al gesloten.';
const WAITS = 'Vraag 12 is nog niet beantwoord of gesloten; heropenen hoeft niet.';
const DESK = 'Dit kan alleen iemand van de helpdesk doen.';

type Row = readonly [TicketState, string, string, string, string, string, string];
const HEAD = ['claim', 'assign', 'forward', 'answer', 'close', 'reopen'];
const asTable = (rows: readonly Row[]) =>
  rows.map(([state, ...cells]) => ({
    state,
    expected: Object.fromEntries(HEAD.map((act, at) => [act, cells[at]])),
  }));

// biome-ignore format: a table
const OWNER: readonly Row[] = [
  // state        claim                       assign      forward      answer      close     reopen
  ['open',      'claimed',                  'assigned', NOBODY,      NOBODY,     'closed', WAITS],
  ['claimed',   'U hebt vraag 12 al.',      'assigned', 'forwarded', 'answered', 'closed', WAITS],
  ['assigned',  'claimed',                  'assigned', 'forwarded', 'answered', 'closed', WAITS],
  ['forwarded', 'U hebt vraag 12 al.',      'assigned', 'forwarded', 'answered', 'closed', WAITS],
  ['answered',  ANSWERED,                   ANSWERED,   ANSWERED,    ANSWERED,   'closed', 'open'],
  ['closed',    CLOSED,                     CLOSED,     CLOSED,      CLOSED,     SHUT,     'open'],
];
// biome-ignore format: a table
const COLLEAGUE: readonly Row[] = [
  // state        claim      assign      forward   answer    close     reopen
  ['open',      'claimed', 'assigned', NOBODY,   NOBODY,   'closed', WAITS],
  ['claimed',   ANNAS,     'assigned', ANNAS,    ANNAS,    ANNAS,    WAITS],
  ['assigned',  FOR_ANNA,  'assigned', FOR_ANNA, FOR_ANNA, FOR_ANNA, WAITS],
  ['forwarded', ANNAS,     'assigned', ANNAS,    ANNAS,    ANNAS,    WAITS],
  ['answered',  ANSWERED,  ANSWERED,   ANSWERED, ANSWERED, 'closed', 'open'],
  ['closed',    CLOSED,    CLOSED,     CLOSED,   CLOSED,   SHUT,     'open'],
];
// biome-ignore format: a table
const ASKER: readonly Row[] = [
  // state        claim assign forward answer close   reopen
  ['open',      DESK, DESK,  DESK,   DESK,  'closed', 'open'],
  ['claimed',   DESK, DESK,  DESK,   DESK,  'closed', 'claimed'],
  ['assigned',  DESK, DESK,  DESK,   DESK,  'closed', 'assigned'],
  ['forwarded', DESK, DESK,  DESK,   DESK,  'closed', 'forwarded'],
  ['answered',  DESK, DESK,  DESK,   DESK,  'closed', 'open'],
  ['closed',    DESK, DESK,  DESK,   DESK,  SHUT,     'open'],
];

describe('what comes of every act in every state', () => {
  it.each(asTable(OWNER))('by who has the question: $state', ({ state, expected }) => {
    expect(outcomes(state, anna)).toEqual(expected);
  });

  it.each(asTable(COLLEAGUE))('by another of the desk: $state', ({ state, expected }) => {
    expect(outcomes(state, bob)).toEqual(expected);
  });

  it.each(asTable(ASKER))('by the asker: $state', ({ state, expected }) => {
    expect(outcomes(state, asker)).toEqual(expected);
  });

  it.each(asTable(ASKER))('by another asker nothing at all: $state', ({ state }) => {
    const sentences = new Set(Object.values(outcomes(state, stranger)));
    expect([...sentences]).toEqual(['Alleen wie de vraag stelde, kan dit doen.']);
  });

  it.each([
    ['who has it', anna, OWNER],
    ['another of the desk', bob, COLLEAGUE],
    ['the asker', asker, ASKER],
  ] as const)('offers %s exactly the acts that are not refused', (_, by, rows) => {
    for (const { state, expected } of asTable(rows)) {
      const accepted = HEAD.filter((act) => !expected[act]?.endsWith('.'));
      expect(possibleActs(IN[state], by), state).toEqual(accepted);
    }
  });

  it('offers another asker nothing', () => {
    expect(Object.values(IN).flatMap((each) => possibleActs(each, stranger))).toEqual([]);
  });
});

describe('what an act needs', () => {
  it.each(['open', 'claimed', 'assigned', 'forwarded'] as const)(
    'closing without an answer needs a reason for the asker: %s',
    (state) => {
      const sentence =
        'Vraag 12 heeft nog geen antwoord; schrijf voor de vrager op waarom u de vraag toch sluit.';
      expect(outcome(IN[state], { kind: 'close', text: '' }, anna)).toBe(sentence);
      expect(outcome(IN[state], { kind: 'close', text: ' ' }, anna)).toBe(sentence);
    },
  );

  it('closing after an answer needs none, and the asker never needs one', () => {
    expect(outcome(IN.answered, { kind: 'close', text: '' }, bob)).toBe('closed');
    expect(outcome(IN.open, { kind: 'close', text: '' }, asker)).toBe('closed');
  });

  it('an answer says something', () => {
    const sentence = 'Schrijf het antwoord erbij.';
    expect(outcome(IN.claimed, { kind: 'answer', text: '' }, anna)).toBe(sentence);
    expect(outcome(IN.claimed, { kind: 'answer', text: '\n ' }, anna)).toBe(sentence);
  });

  it('a question that waits gets what its asker adds; adding nothing is refused', () => {
    const added = decide(IN.claimed, ACTS.reopen, asker);
    expect(added).toEqual({ ok: true, what: { kind: 'added', text: 'En bij een fusie?' } });
    expect(outcome(IN.claimed, { kind: 'reopen', text: '' }, asker)).toBe(WAITS);
  });

  it('a question is passed on to a party outside the helpdesk', () => {
    const toDesk: Act = { ...ACTS.forward, to: { route: 'helpdesk', name: 'de helpdesk' } };
    expect(outcome(IN.claimed, toDesk, anna)).toBe(
      'De vraag ligt al bij de helpdesk; noem een partij buiten de helpdesk.',
    );
  });

  it('a question is assigned to somebody who does not have it yet', () => {
    const toAnna: Act = { kind: 'assign', to: { id: 'anna', name: 'Anna' } };
    expect(outcome(IN.claimed, toAnna, bob)).toBe('Anna heeft vraag 12 al.');
    expect(outcome(IN.open, toAnna, anna)).toBe('assigned');
  });
});

describe('what is noted', () => {
  it('says why a question was closed: solved, withdrawn, or by the desk', () => {
    const close: Act = { kind: 'close', text: 'dubbel' };
    const why = (state: TicketState, by: Actor) => decide(IN[state], close, by);
    const closed = { kind: 'closed', text: 'dubbel' };
    expect(why('answered', asker)).toEqual({ ok: true, what: { ...closed, why: 'solved' } });
    expect(why('claimed', asker)).toEqual({ ok: true, what: { ...closed, why: 'withdrawn' } });
    expect(why('claimed', anna)).toEqual({ ok: true, what: { ...closed, why: 'desk' } });
  });
});

/** Question 12 after acts that are all allowed, one after another. */
function live(...acts: readonly (readonly [Actor, Act])[]): Ticket {
  return acts.reduce((before, [by, act]) => {
    const decision = decide(before, act, by);
    if (!decision.ok) throw new Error(decision.sentence);
    return after(before, event(before.events.length + 1, by, decision.what));
  }, IN.open);
}

describe('the life of a question', () => {
  it('goes from open by claimed and answered to closed', () => {
    const end = live([anna, ACTS.claim], [anna, ACTS.answer], [asker, { kind: 'close', text: '' }]);
    expect(end.state).toBe('closed');
    expect(end.events.map(({ what }) => what.kind)).toEqual([
      'opened',
      'claimed',
      'answered',
      'closed',
    ]);
  });

  it('tells the second of two people who claim it who has it', () => {
    expect(outcome(live([bob, ACTS.claim]), ACTS.claim, anna)).toBe('Bob heeft vraag 12 al.');
  });

  it('is answered by the colleague that it was assigned to', () => {
    const cees: Actor = { role: 'desk', id: 'cees', name: 'Cees' };
    const given = live([anna, ACTS.claim], [anna, ACTS.assign]);
    expect(outcome(given, ACTS.answer, anna)).toBe('Vraag 12 is toegewezen aan Cees.');
    const end = live(
      [anna, ACTS.claim],
      [anna, ACTS.assign],
      [cees, ACTS.claim],
      [cees, ACTS.answer],
    );
    expect(end.answer).toEqual({
      text: 'De nieuwe eigenaar.',
      by: { id: 'cees', name: 'Cees' },
      at: '2026-11-23T09:05:00.000Z',
    });
  });

  it('is answered by who passed it on to an outside party', () => {
    const out = live([anna, ACTS.claim], [anna, ACTS.forward]);
    expect(out).toMatchObject({ state: 'forwarded', owner: { id: 'anna' }, party: futec });
    expect(outcome(out, ACTS.answer, anna)).toBe('answered');
  });

  it.each([
    ['the asker', asker, ['En bij een fusie?']],
    // What a colleague writes on reopening is for the desk: it stands in the log alone.
    ['the desk', bob, []],
  ])(
    'begins again when %s reopens it: nobody has it, the answer stays',
    (_, by, furtherQuestions) => {
      const again = live([anna, ACTS.claim], [anna, ACTS.answer], [by, ACTS.reopen]);
      expect(again).toMatchObject({
        state: 'open',
        owner: null,
        answer: { text: 'De nieuwe eigenaar.' },
        furtherQuestions,
      });
      expect(outcome(again, ACTS.answer, anna)).toBe(NOBODY);
      expect(outcome(again, ACTS.claim, bob)).toBe('claimed');
    },
  );
});
