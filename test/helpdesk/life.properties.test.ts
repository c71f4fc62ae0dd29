import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, decide, possibleActs } from '../../src/helpdesk/life.ts';
import {
  type Actor,
  after,
  type Happening,
  type Ticket,
  type TicketState,
  ticketFrom,
} from '../../src/helpdesk/ticket.ts';
import { opened } from './opened.ts';

const DESK: readonly Actor[] = ['Anna', 'Bob', 'Cees'].map((name) => ({
  role: 'desk',
  id: name.toLowerCase(),
  name,
}));
const ASKER: Actor = { role: 'asker', id: 'u1', name: 'Praktijk Linde' };
const STRANGER: Actor = { role: 'asker', id: 'u2', name: 'Praktijk Eik' };
const BALIE: Actor = { role: 'balie', id: 'balie', name: 'Balie' };

const OPENED = opened();

/** A question as the rules tell of it, and no more. */
interface Model {
  readonly state: TicketState;
  readonly owner: string | null;
  readonly answers: number;
}

const BEGIN: Model = { state: 'open', owner: null, answers: 0 };

/** The rules of a question's life, written a second time; null for what is not allowed. */
function expected(model: Model, act: Act, by: Actor): Model | null {
  const { state, owner, answers } = model;
  const isFinished = state === 'answered' || state === 'closed';
  const isMine = owner === by.id && !isFinished;
  if (by.role === 'asker' && (by.id !== 'u1' || !['close', 'reopen'].includes(act.kind)))
    return null;
  switch (act.kind) {
    case 'claim': {
      const isFree = state === 'open' || (state === 'assigned' && isMine);
      return isFree ? { state: 'claimed', owner: by.id, answers } : null;
    }
    case 'assign':
      return isFinished || owner === act.to.id
        ? null
        : { state: 'assigned', owner: act.to.id, answers };
    case 'forward':
      return isMine && act.to.route !== 'helpdesk' ? { ...model, state: 'forwarded' } : null;
    case 'answer':
      return isMine && act.text !== '' ? { state: 'answered', owner, answers: answers + 1 } : null;
    case 'close': {
      const mayClose = by.role === 'asker' || state === 'answered';
      const withReason = act.text !== '' && (state === 'open' || isMine);
      return state !== 'closed' && (mayClose || withReason) ? { ...model, state: 'closed' } : null;
    }
    case 'reopen':
      if (isFinished) return { state: 'open', owner: null, answers };
      return by.role === 'asker' && act.text !== '' ? model : null;
  }
}

const text = fc.constantFrom('', 'Dit is een tekst.');
const colleague = fc.constantFrom(...DESK).map(({ id, name }) => ({ id, name }));
const party = fc.constantFrom(
  { route: 'helpdesk' as const, name: 'de helpdesk' },
  { route: 'zorgdomein' as const, name: 'ZorgDomein' },
  { route: null, name: 'Futec' },
);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constant({ kind: 'claim' as const }),
  fc.record({ kind: fc.constant('assign' as const), to: colleague }),
  fc.record({ kind: fc.constant('forward' as const), to: party, ask: text }),
  fc.record({ kind: fc.constant('answer' as const), text }),
  fc.record({ kind: fc.constant('close' as const), text }),
  fc.record({ kind: fc.constant('reopen' as const), text }),
);
/** What is noted besides, and changes nothing of the state. */
const note: fc.Arbitrary<Happening> = fc.constantFrom(
  { kind: 'reminded' },
  { kind: 'undelivered', what: 'Uw vraag ligt bij Helpdesk' },
  { kind: 'saved', article: 'helpdesk-12' },
);
/** Somebody tries something, or Balie notes something. */
const step = fc.oneof(
  { weight: 9, arbitrary: fc.record({ by: fc.constantFrom(...DESK, ASKER, STRANGER), act }) },
  { weight: 1, arbitrary: fc.record({ note }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function append(ticket: Ticket, by: Actor, what: Happening): Ticket {
  const seq = ticket.events.length + 1;
  return after(ticket, {
    seq,
    at: new Date(1_800_000_000_000 + seq * 1000).toISOString(),
    by,
    what,
  });
}

const START = ticketFrom('12', [
  { seq: 1, at: '2027-01-15T08:00:00.000Z', by: ASKER, what: OPENED },
]);

/** Every ticket on the way, the model beside it. */
interface Moment {
  readonly ticket: Ticket;
  readonly model: Model;
}

/** One step in the code and in the model; the two must agree on whether it may be. */
function follow({ ticket, model }: Moment, taken: Step): Moment {
  if ('note' in taken) return { ticket: append(ticket, BALIE, taken.note), model };
  const decision = decide(ticket, taken.act, taken.by);
  const next = expected(model, taken.act, taken.by);
  expect(decision.ok).toBe(next !== null);
  if (decision.ok) {
    return { ticket: append(ticket, taken.by, decision.what), model: next ?? model };
  }
  expect(decision.sentence).toMatch(/^[^.!?\r\n]+\.$/u);
  return { ticket, model };
}

const lives = (check: (before: Moment, now: Moment, taken: Step) => void): void => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      let before: Moment = { ticket: START, model: BEGIN };
      for (const taken of steps) {
        const now = follow(before, taken);
        check(before, now, taken);
        before = now;
      }
    }),
    { numRuns: 300 },
  );
};

describe('the life of a question, whatever people try', () => {
  it('is in the state and with the owner that the rules say; a refusal is one sentence', () => {
    lives((_, { ticket, model }) => {
      expect(ticket.state).toBe(model.state);
      expect(ticket.owner?.id ?? null).toBe(model.owner);
    });
  });

  it('is what its log says, and the log only grows', () => {
    lives((before, { ticket }) => {
      expect(ticketFrom('12', ticket.events)).toEqual(ticket);
      const kept = before.ticket.events;
      expect(ticket.events.slice(0, kept.length)).toEqual(kept);
      expect(ticket.events.map(({ seq }) => seq)).toEqual(ticket.events.map((_, at) => at + 1));
    });
  });

  it('is answered by who has it and nobody else, and keeps its answer', () => {
    lives((before, { ticket, model }) => {
      expect(ticket.answer !== null).toBe(model.answers > 0);
      const last = ticket.events.at(-1);
      if (ticket.events.length === before.ticket.events.length) return;
      if (last?.what.kind === 'answered') expect(last.by.id).toBe(before.ticket.owner?.id);
    });
  });

  it('shows everybody the acts that are possible, and no others', () => {
    lives((_, { ticket, model }) => {
      for (const by of [...DESK, ASKER, STRANGER]) {
        const tries: Act[] = [
          { kind: 'claim' },
          { kind: 'assign', to: { id: 'dora', name: 'Dora' } },
          { kind: 'forward', to: { route: null, name: 'Futec' }, ask: 'vraag' },
          { kind: 'answer', text: 'antwoord' },
          { kind: 'close', text: 'reden' },
          { kind: 'reopen', text: 'vraag' },
        ];
        const allowed = tries.filter((each) => expected(model, each, by) !== null);
        expect(possibleActs(ticket, by)).toEqual(allowed.map(({ kind }) => kind));
      }
    });
  });
});
