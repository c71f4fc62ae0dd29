import { describe, expect, it } from 'vitest';
import { deadlineText, stateText, ticketCard, ticketLine } from '../../src/helpdesk/desk-words.ts';
import { withoutAsker, withoutPerson } from '../../src/helpdesk/forget.ts';
import {
  type Actor,
  type Happening,
  Moment,
  type Ticket,
  TicketEvent,
  ticketFrom,
} from '../../src/helpdesk/ticket.ts';

const anna: Actor = { role: 'desk', id: 'anna', name: 'Anna' };
const asker: Actor = { role: 'asker', id: 'u1', name: 'Praktijk Linde' };
const balie: Actor = { role: 'balie', id: 'balie', name: 'Balie' };

const opened: Happening = {
  kind: 'opened',
  region: 'regio',
  question: 'Kan POH-GGZ nog per 1 januari in ons contract?',
  askedAt: { platform: 'slack', conversation: 'D1' },
  triage: {
    topic: { id: 'contract-wijzigen', title: 'Afspraken in het contract wijzigen' },
    route: 'zilveren_kruis',
    routeName: 'Zilveren Kruis',
    urgency: 'U0',
    deadline: {
      date: '2026-12-04',
      what: 'uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027',
      startDate: '2027-01-01',
      section: null,
    },
    ask: ['Welke afspraak wilt u wijzigen?'],
    caution: ['Beloof geen uitzondering.'],
    found: ['Wijzigen per kwartaal'],
    why: 'De vrager wil meer weten dan dit antwoord.',
  },
};

/** The log of question 12: one line a minute, from 09:01 in UTC on. */
const log = (...lines: readonly (readonly [Actor, Happening])[]): TicketEvent[] =>
  [[asker, opened] as const, ...lines].map(([by, what], at) => ({
    seq: at + 1,
    at: `2026-11-23T09:0${at + 1}:00.000Z`,
    by,
    what,
  }));
const ticket = (...lines: readonly (readonly [Actor, Happening])[]): Ticket =>
  ticketFrom('12', log(...lines));

const claimed = [anna, { kind: 'claimed' }] as const;
const answered = [anna, { kind: 'answered', text: 'Ja, tot en met 4 december.' }] as const;
const reopened = [asker, { kind: 'reopened', text: 'En FTO 2?' }] as const;
const bob = { id: 'bob', name: 'Bob' };
const toFutec = { kind: 'forwarded', to: { route: null, name: 'Futec' }, ask: 'Kan dat?' } as const;

describe('a question is what its log says', () => {
  it('is open and nobody has it when it was just asked', () => {
    expect(ticket()).toMatchObject({
      id: '12',
      state: 'open',
      asker: { id: 'u1', name: 'Praktijk Linde' },
      owner: null,
      answer: null,
      openedAt: '2026-11-23T09:01:00.000Z',
      since: '2026-11-23T09:01:00.000Z',
    });
  });

  it('is in its state since the last move', () => {
    expect(ticket(claimed)).toMatchObject({ state: 'claimed', since: '2026-11-23T09:02:00.000Z' });
  });

  it('is not moved by a reminder, a message that came back, an article, or an added line', () => {
    const before = ticket(claimed);
    const now = ticket(
      claimed,
      [balie, { kind: 'reminded' }],
      [balie, { kind: 'undelivered', what: 'Vraag 12 is doorgezet' }],
      [anna, { kind: 'saved', article: 'helpdesk-12' }],
      [asker, { kind: 'added', text: 'Het gaat om 2 praktijken.' }],
    );
    expect(now).toEqual({
      ...before,
      remindedAt: '2026-11-23T09:03:00.000Z',
      article: 'helpdesk-12',
      furtherQuestions: ['Het gaat om 2 praktijken.'],
      events: now.events,
    });
  });

  it('has the last answer, and what was asked later with the last first', () => {
    const again = [anna, { kind: 'answered', text: 'Ook dat kan.' }] as const;
    const more = [asker, { kind: 'reopened', text: 'En de SMR?' }] as const;
    expect(ticket(claimed, answered, reopened, claimed, again, more)).toMatchObject({
      state: 'open',
      answer: { text: 'Ook dat kan.', by: { id: 'anna', name: 'Anna' } },
      furtherQuestions: ['En de SMR?', 'En FTO 2?'],
    });
  });

  it('begins with its opening', () => {
    expect(() => ticketFrom('12', [])).toThrow('ticket 12 has no opening');
    expect(() => ticketFrom('12', log(claimed).slice(1))).toThrow('ticket 12 has no opening');
  });
});

describe('what a log may have', () => {
  it('is kept as data and read back as it was', () => {
    for (const event of log(claimed, answered, reopened)) {
      expect(TicketEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    }
  });

  it('is refused with a moment that does not sort, or a word that it does not know', () => {
    expect(Moment.safeParse('2026-11-23T09:01:00.000Z').success).toBe(true);
    expect(Moment.safeParse('2026-11-23T09:01:00Z').success).toBe(false);
    expect(Moment.safeParse('2026-11-23T10:01:00.000+01:00').success).toBe(false);
    const [first] = log();
    expect(TicketEvent.safeParse({ ...first, note: 'x' }).success).toBe(false);
    expect(TicketEvent.safeParse({ ...first, what: { kind: 'lost' } }).success).toBe(false);
  });
});

describe('what the desk reads of a question', () => {
  it.each<[string, Ticket]>([
    ['open, nog van niemand', ticket()],
    ['opgepakt door Anna', ticket(claimed)],
    ['toegewezen aan Bob', ticket([anna, { kind: 'assigned', to: bob }])],
    ['doorgezet naar Futec door Anna', ticket(claimed, [anna, toFutec])],
    ['beantwoord door Anna', ticket(claimed, answered)],
    ['gesloten', ticket(claimed, answered, [asker, { kind: 'closed', why: 'solved', text: '' }])],
  ])('%s', (state, about) => {
    expect(stateText(about)).toBe(state);
  });

  it.each([
    ['2026-11-21', 'nog 13 dagen, 10 werkdagen'],
    ['2026-12-03', 'nog 1 dag, 1 werkdag'],
    ['2026-12-04', 'vandaag'],
    ['2026-12-05', '1 dag geleden'],
    ['2026-12-07', '3 dagen geleden'],
  ])('the deadline on %s: %s', (today, left) => {
    expect(deadlineText(ticket(), today)).toBe(
      `4 december 2026 (${left}): uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027`,
    );
  });

  it('one line of the queue, with the urgency of the day', () => {
    expect(ticketLine(ticket(claimed), '2026-12-04')).toBe(
      'vraag 12 · U3 · opgepakt door Anna · Kan POH-GGZ nog per 1 januari in ons contract?',
    );
  });

  it('the card: all that is needed to begin, and nothing of who asked', () => {
    const card = ticketCard(ticket(), '2026-11-21');
    expect(card.title).toBe('Vraag 12');
    expect(card.text).toBe(
      [
        '“Kan POH-GGZ nog per 1 januari in ons contract?”',
        'De vrager wil meer weten dan dit antwoord.',
        'Balie vond:\n• Wijzigen per kwartaal',
        'Vraag terug:\n• Welke afspraak wilt u wijzigen?',
      ].join('\n\n'),
    );
    expect(card.facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Stand: open, nog van niemand',
      'Onderwerp: Afspraken in het contract wijzigen',
      'Wie weet het: Zilveren Kruis',
      'Haast: U1, inplannen',
      'Uiterste datum: 4 december 2026 (nog 13 dagen, 10 werkdagen): uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027',
    ]);
    expect(card.warnings).toEqual(['Beloof geen uitzondering.']);
  });
});

describe('a person who is forgotten', () => {
  const added = [asker, { kind: 'added', text: 'Met spoed.' }] as const;
  const events = log(added, claimed, [anna, toFutec], answered, reopened);

  it('as asker leaves the log with its states, without a text, a name or a place', () => {
    const left = events.map(withoutAsker);
    expect(ticketFrom('12', left)).toMatchObject({
      state: 'open',
      question: '[verwijderd]',
      asker: { id: 'vergeten', name: 'vergeten' },
      askedAt: { platform: 'terminal', conversation: 'vergeten' },
      answer: { text: '[verwijderd]', by: { id: 'anna', name: 'Anna' } },
      furtherQuestions: ['[verwijderd]', '[verwijderd]'],
    });
    expect(JSON.stringify(left)).not.toMatch(/u1|Linde|D1|FTO|spoed|4 december|Kan /u);
    for (const event of left) expect(TicketEvent.parse(event)).toEqual(event);
  });

  it('as colleague leaves what they did, done by nobody', () => {
    const given = log([anna, { kind: 'assigned', to: bob }], claimed, answered);
    const left = given.map((event) => withoutPerson(withoutPerson(event, 'anna'), 'bob'));
    expect(ticketFrom('12', left)).toMatchObject({
      state: 'answered',
      asker: { id: 'u1', name: 'Praktijk Linde' },
      owner: { id: 'vergeten', name: 'vergeten' },
      answer: { text: 'Ja, tot en met 4 december.', by: { id: 'vergeten', name: 'vergeten' } },
    });
    expect(JSON.stringify(left)).not.toMatch(/anna|bob/iu);
  });
});
