import { describe, expect, it } from 'vitest';
import { ACT_LABELS, actsOn } from '../../adapters/chat/ticket-acts.ts';
import { type Actor, type Happening, type Ticket, ticketFrom } from '../../src/helpdesk/ticket.ts';
import { opened } from '../helpdesk/opened.ts';

const asker: Actor = { role: 'asker', id: 'u1', name: 'Praktijk Linde' };
const anna: Actor = { role: 'desk', id: 'anna', name: 'Anna' };
const bob: Actor = { role: 'desk', id: 'bob', name: 'Bob' };

const ticket = (...lines: readonly (readonly [Actor, Happening])[]): Ticket =>
  ticketFrom(
    '12',
    [[asker, opened()] as const, ...lines].map(([by, what], at) => ({
      seq: at + 1,
      at: '2026-11-23T09:00:00.000Z',
      by,
      what,
    })),
  );
const claimed = [anna, { kind: 'claimed' }] as const;
const answered = [anna, { kind: 'answered', text: 'De oude eigenaar.' }] as const;
const saved = [anna, { kind: 'saved', article: 'helpdesk-12' }] as const;

describe('what can be done with a question', () => {
  it('is, for all of the desk together, what anybody and the owner can do', () => {
    expect(actsOn(ticket())).toEqual(['claim', 'assign', 'close']);
    expect(actsOn(ticket(claimed))).toEqual(['assign', 'answer', 'forward', 'close']);
  });

  it('is for one colleague only what they can do', () => {
    expect(actsOn(ticket(claimed), bob)).toEqual(['assign']);
    expect(actsOn(ticket(claimed), anna)).toEqual(['assign', 'answer', 'forward', 'close']);
  });

  it('is to keep the answer, once', () => {
    expect(actsOn(ticket(claimed, answered))).toEqual(['close', 'reopen', 'save']);
    expect(actsOn(ticket(claimed, answered, saved))).toEqual(['close', 'reopen']);
  });

  it('has a word for everything', () => {
    expect(actsOn(ticket(claimed, answered)).map((act) => ACT_LABELS[act])).toEqual([
      'Sluit',
      'Heropen',
      'Bewaar als antwoord',
    ]);
  });
});
