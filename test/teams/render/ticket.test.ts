import { describe, expect, it } from 'vitest';
import { actsOn } from '../../../adapters/chat/ticket-acts.ts';
import type { Card } from '../../../adapters/teams/render/card.ts';
import { renderTicket, ticketReply } from '../../../adapters/teams/render/ticket.ts';
import { renderWhole } from '../../../adapters/teams/render/whole.ts';
import {
  type Actor,
  type Happening,
  type Ticket,
  ticketFrom,
} from '../../../src/helpdesk/ticket.ts';
import { opened } from '../../helpdesk/opened.ts';
import { actionsOf, sentBy, shown } from '../seen.ts';
import { refused } from './refused.ts';

type Line = readonly [Actor, Happening];

const anna: Actor = { role: 'desk', id: 'anna', name: 'Anna' };
const asker: Actor = { role: 'asker', id: 'u1', name: 'Praktijk Linde' };
const claimed: Line = [anna, { kind: 'claimed' }];
const answered: Line = [anna, { kind: 'answered', text: 'De oude eigenaar.' }];
const QUESTION = 'Wie betaalt de koppeling bij een overname?';

function ticket(lines: readonly Line[], question = QUESTION): Ticket {
  const opening: Happening = {
    ...opened('regio', { ask: ['Om welk HIS gaat het?'], caution: ['Beloof geen bedrag.'] }),
    question,
  };
  const all: readonly Line[] = [[asker, opening], ...lines];
  return ticketFrom(
    '12',
    all.map(([by, what], at) => ({ seq: at + 1, at: '2026-11-23T09:00:00.000Z', by, what })),
  );
}

const render = (of: Ticket, userIds: readonly string[] = []): Card =>
  renderTicket(of, '2026-11-23', { acts: actsOn(of), refresh: { userIds } });

describe('a question in the channel of its desk', () => {
  it('has all that the desk needs to begin', () => {
    expect(shown(render(ticket([])))).toBe(
      'Vraag 12 “Wie betaalt de koppeling bij een overname?” Het antwoord staat niet in de documenten. ' +
        'Vraag terug: • Om welk HIS gaat het? Vrager: Praktijk Linde Stand: open, nog van niemand Onderwerp: Een andere vraag ' +
        'Wie weet het: de helpdesk Haast: U0, geen haast Let op: Beloof geen bedrag. ' +
        '[Oppakken] [Wijs toe] [Sluit]',
    );
  });

  it.each<[string, readonly Line[], string[]]>([
    ['open', [], ['Oppakken', 'Wijs toe', 'Sluit']],
    ['claimed', [claimed], ['Wijs toe', 'Beantwoord', 'Stuur door', 'Sluit']],
    [
      'assigned',
      [[anna, { kind: 'assigned', to: { id: 'bea', name: 'Bea' } }]],
      ['Oppakken', 'Wijs toe', 'Beantwoord', 'Stuur door', 'Sluit'],
    ],
    [
      'forwarded',
      [claimed, [anna, { kind: 'forwarded', to: { route: null, name: 'Futec' }, ask: '' }]],
      ['Wijs toe', 'Beantwoord', 'Stuur door', 'Sluit'],
    ],
    ['answered', [claimed, answered], ['Sluit', 'Heropen', 'Bewaar als antwoord']],
    [
      'closed',
      [claimed, answered, [anna, { kind: 'closed', why: 'desk', text: '' }]],
      ['Heropen', 'Bewaar als antwoord'],
    ],
  ])('has the buttons of what is possible when it is %s', (_, lines, labels) => {
    const card = render(ticket(lines));
    expect(actionsOf(card).map(({ title }) => title)).toEqual(labels);
    expect(refused(card)).toEqual([]);
  });

  it('is claimed at once, and opens a form for every other act', () => {
    expect(sentBy(render(ticket([])))).toEqual({
      Oppakken: { verb: 'claim', ticket: '12' },
      'Wijs toe': { msteams: { type: 'task/fetch' }, form: 'act:assign', ticket: '12' },
      Sluit: { msteams: { type: 'task/fetch' }, form: 'act:close', ticket: '12' },
    });
  });

  it('is made anew for the desk', () => {
    expect(render(ticket([]), ['29:anna']).refresh).toMatchObject({
      action: { verb: 'ticket', data: { ticket: '12' } },
      userIds: ['29:anna'],
    });
  });

  it('names the question where a card cannot be shown, unless it looks like markup', () => {
    expect(render(ticket([])).fallbackText).toBe(
      'Vraag 12. “Wie betaalt de koppeling bij een overname?”',
    );
    expect(render(ticket([], '[klik](https://example.org)')).fallbackText).toBe('Vraag 12');
  });

  it('fits however long the question is, with the rest of it behind "Lees verder"', () => {
    const long = ticket([claimed], 'Dit is een zin van de vrager. '.repeat(400));
    const card = render(
      long,
      Array.from({ length: 100 }, (_, at) => `29:${'a'.repeat(90)}${at}`),
    );
    expect(refused(card)).toEqual([]);
    expect(card.refresh?.userIds?.length).toBeLessThanOrEqual(60);
    expect(sentBy(card)).toHaveProperty(['Lees verder'], {
      msteams: { type: 'task/fetch' },
      form: 'ticket:whole',
      ticket: '12',
    });
    const whole = shown(renderWhole(ticketReply(long, '2026-11-23')));
    expect(whole).toContain('Dit is een zin van de vrager. ” Het antwoord staat niet');
    expect(whole).toContain('Vrager: Praktijk Linde');
  });
});
