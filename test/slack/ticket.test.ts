import { describe, expect, it } from 'vitest';
import { Message } from '../../adapters/slack/render/limits.ts';
import { renderTicket } from '../../adapters/slack/render/ticket.ts';
import { type Actor, type Happening, type Ticket, ticketFrom } from '../../src/helpdesk/ticket.ts';
import { opened } from '../helpdesk/opened.ts';
import { buttons, seen } from './seen.ts';

const anna: Actor = { role: 'desk', id: 'anna', name: 'Anna' };
const asker: Actor = { role: 'asker', id: 'u1', name: 'Praktijk Linde' };

const openedWith = (question: string): Happening => ({
  ...opened('regio', { ask: ['Om welk HIS gaat het?'], caution: ['Beloof geen bedrag.'] }),
  question,
});
const QUESTION = 'Wie betaalt de koppeling bij een overname?';

const ticket = (lines: readonly (readonly [Actor, Happening])[], question = QUESTION): Ticket =>
  ticketFrom(
    '12',
    [[asker, openedWith(question)] as const, ...lines].map(([by, what], at) => ({
      seq: at + 1,
      at: `2026-11-23T09:0${at + 1}:00.000Z`,
      by,
      what,
    })),
  );

const claimed = [anna, { kind: 'claimed' }] as const;
const answered = [anna, { kind: 'answered', text: 'De oude eigenaar.' }] as const;
const closed = [anna, { kind: 'closed', why: 'desk', text: '' }] as const;
const render = (lines: readonly (readonly [Actor, Happening])[], question?: string): Message =>
  renderTicket(ticket(lines, question), '2026-11-23');

describe('a question in the channel of its desk', () => {
  it('has all that the desk needs to begin', () => {
    expect(seen(render([]))).toBe(
      'Vraag 12 “Wie betaalt de koppeling bij een overname?” Het antwoord staat niet in de documenten. ' +
        'Vraag terug: • Om welk HIS gaat het? Vrager: Praktijk Linde Stand: open, nog van niemand Onderwerp: Een andere vraag ' +
        'Wie weet het: de helpdesk Haast: U0, geen haast Let op: Beloof geen bedrag. ' +
        '[Oppakken] [Wijs toe] [Sluit]',
    );
  });

  it.each([
    ['slack:T1/U12AB', 'Praktijk Linde', '*Vrager*\n<@U12AB>'],
    ['slack:T1/U1> <!channel', 'Linde', '*Vrager*\nLinde'],
    ['slack:T1/u1', '<@U99> *nu*', 'Vrager:\n&lt;@U99&gt; *nu*'],
    ['terminal:u1', 'Linde & Co', '*Vrager*\nLinde &amp; Co'],
  ])('calls who asked only by the id that Slack gave: %s', (id, name, text) => {
    const own = { ...ticket([]), asker: { id, name } };
    const message = renderTicket(own, '2026-11-23');
    expect(
      message.blocks.flatMap((block) => (block.type === 'section' ? (block.fields ?? []) : []))[0]
        ?.text,
    ).toBe(text);
    expect(Message.safeParse(message).success).toBe(true);
  });

  it('names the question in a notification', () => {
    expect(render([]).text).toBe('Vraag 12. “Wie betaalt de koppeling bij een overname?”');
  });

  it.each<[string, readonly (readonly [Actor, Happening])[], string[]]>([
    ['open', [], ['Oppakken', 'Wijs toe', 'Sluit']],
    ['claimed', [claimed], ['Wijs toe', 'Beantwoord', 'Stuur door', 'Sluit']],
    ['answered', [claimed, answered], ['Sluit', 'Heropen', 'Bewaar als antwoord']],
    ['closed', [claimed, answered, closed], ['Heropen', 'Bewaar als antwoord']],
    [
      'saved',
      [claimed, answered, [anna, { kind: 'saved', article: 'helpdesk-12' }]],
      ['Sluit', 'Heropen'],
    ],
  ])('has the buttons of what is possible when it is %s', (_, lines, labels) => {
    const message = render(lines);
    expect(Object.values(buttons(message))).toEqual(labels.map((label) => `${label} → 12`));
    expect(Message.safeParse(message).success).toBe(true);
  });

  it('has the act in the action_id of its button', () => {
    expect(Object.keys(buttons(render([claimed])))).toEqual([
      'ticket:assign',
      'ticket:answer',
      'ticket:forward',
      'ticket:close',
    ]);
  });

  it('lets the colleague whom it was assigned to take it', () => {
    const assigned = [anna, { kind: 'assigned', to: { id: 'bob', name: 'Bob' } }] as const;
    expect(buttons(render([assigned]))).toHaveProperty('ticket:claim', 'Oppakken → 12');
  });

  it('calls nobody, whatever the asker wrote', () => {
    const message = render([], '<@U1> *nu* & <!channel>');
    expect(message.text).toContain('Vraag 12. “&lt;@U1&gt; *nu* &amp; &lt;!');
    expect(JSON.stringify(message)).not.toMatch(/[<>]/u);
  });

  it('fits however long the question is, with the whole of it behind "Lees verder"', () => {
    const message = render([claimed], 'Dit is een zin van de vrager. '.repeat(700));
    expect(Message.safeParse(message).success).toBe(true);
    expect(buttons(message)).toHaveProperty('ticket:whole', 'Lees verder → 12');
  });
});
