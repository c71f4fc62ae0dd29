import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, Region, Settings } from '../../src/helpdesk/region.ts';
import { isReminderDue, isSilent } from '../../src/helpdesk/reminders.ts';
import { type Happening, type Ticket, ticketFrom } from '../../src/helpdesk/ticket.ts';
import type { Deadline } from '../../src/helpdesk/urgency.ts';
import type { Urgency } from '../../src/library/schemas.ts';
import { opened } from './opened.ts';

const region = Region.parse({
  id: 'regio',
  name: 'Regio',
  desk: { name: 'Helpdesk', platform: 'local' },
});

interface Log {
  readonly urgency?: Urgency;
  readonly deadline?: Deadline | null;
  readonly log?: readonly (readonly [at: string, what: Happening])[];
}

/** A question asked on Monday 23 November 2026 at 09:00 in Amsterdam. */
function ticket({ urgency = 'U2', deadline = null, log = [] }: Log = {}): Ticket {
  const by = { role: 'desk', id: 'anna', name: 'Anna' } as const;
  return ticketFrom('12', [
    {
      seq: 1,
      at: '2026-11-23T08:00:00.000Z',
      by: { ...by, role: 'asker' },
      what: opened('regio', { urgency, deadline }),
    },
    ...log.map(([at, what], index) => ({ seq: index + 2, at, by, what })),
  ]);
}

/** Whether a reminder is due at a moment, in the time of Amsterdam in winter: `2026-11-23 13:00`. */
function isDue(about: Ticket, moment: string): boolean {
  const [day = '', time = ''] = moment.split(' ');
  return isReminderDue(about, region, DEFAULT_SETTINGS, new Date(`${day}T${time}:00+01:00`), day);
}

/** The last minute without a reminder, and the first with one. */
function expectFirst(about: Ticket, before: string, first: string): void {
  expect([isDue(about, before), isDue(about, first)]).toEqual([false, true]);
}

describe('a reminder of a question that nobody has', () => {
  it.each<[Urgency, string, string]>([
    ['U4', '2026-11-23 09:59', '2026-11-23 10:00'],
    ['U3', '2026-11-23 09:59', '2026-11-23 10:00'],
    ['U2', '2026-11-23 12:59', '2026-11-23 13:00'],
    ['U1', '2026-11-24 08:59', '2026-11-24 09:00'],
    ['U0', '2026-11-25 08:59', '2026-11-25 09:00'],
  ])('%s: not yet on %s, due on %s', (urgency, before, first) => {
    expectFirst(ticket({ urgency }), before, first);
  });

  it('never comes outside opening hours', () => {
    const waiting = ticket();
    expect(isDue(waiting, '2026-11-23 16:59')).toBe(true);
    expect(isDue(waiting, '2026-11-23 17:00')).toBe(false);
    expect(isDue(waiting, '2026-11-24 07:59')).toBe(false);
    expect(isDue(waiting, '2026-11-24 08:00')).toBe(true);
    expect(isDue(waiting, '2026-11-28 12:00')).toBe(false);
    expect(isDue(waiting, '2026-12-25 12:00')).toBe(false);
  });

  it('comes again after the same time since the last one', () => {
    const reminded = ticket({ log: [['2026-11-23T12:00:00.000Z', { kind: 'reminded' }]] });
    expectFirst(reminded, '2026-11-23 16:59', '2026-11-24 08:00');
  });

  it('comes sooner as the deadline behind the question nears', () => {
    const deadline = {
      date: '2026-12-04',
      what: 'uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027',
      startDate: '2027-01-01',
      section: null,
    };
    const log = [['2026-11-26T08:00:00.000Z', { kind: 'reminded' }]] as const;
    const near = ticket({ urgency: 'U0', deadline, log });
    // 26 November, 8 days before: U1, a working day. 27 November, 7 days before: U2, four hours.
    expect(isDue(near, '2026-11-26 16:59')).toBe(false);
    expect(isDue(near, '2026-11-27 08:00')).toBe(true);
    expect(isDue(ticket({ urgency: 'U0', log }), '2026-11-27 08:00')).toBe(false);
  });
});

describe('a reminder of a question that somebody has', () => {
  const at = '2026-11-23T09:00:00.000Z';
  const anna = { id: 'anna', name: 'Anna' };
  const claimed = [at, { kind: 'claimed' }] as const;
  const toParty = { kind: 'forwarded', to: { route: null, name: 'Futec' }, ask: '' } as const;

  it('counts from the moment that it was claimed or assigned', () => {
    expectFirst(ticket({ log: [claimed] }), '2026-11-24 09:59', '2026-11-24 10:00');
    const assigned = [at, { kind: 'assigned', to: anna }] as const;
    expectFirst(ticket({ log: [assigned] }), '2026-11-24 09:59', '2026-11-24 10:00');
  });

  it('comes later when an outside party has it', () => {
    const log = [claimed, [at, toParty]] as const;
    expectFirst(ticket({ log }), '2026-11-25 09:59', '2026-11-25 10:00');
  });

  it('forgets the reminders of the state before', () => {
    const log = [['2026-11-23T08:30:00.000Z', { kind: 'reminded' }], claimed] as const;
    expect(ticket({ log }).remindedAt).toBe(null);
  });

  it('never comes once it is answered or closed', () => {
    const answered = [at, { kind: 'answered', text: 'De nieuwe eigenaar.' }] as const;
    const closed = [at, { kind: 'closed', why: 'solved', text: '' }] as const;
    expect(isDue(ticket({ log: [claimed, answered] }), '2026-12-14 12:00')).toBe(false);
    expect(isDue(ticket({ log: [claimed, answered, closed] }), '2026-12-14 12:00')).toBe(false);
  });
});

describe('silence after an answer', () => {
  const answer: Happening = { kind: 'answered', text: 'De nieuwe eigenaar.' };
  const answered = ticket({ log: [['2026-11-23T09:00:00.000Z', answer]] });

  it('closes the question 7 days later, to the minute', () => {
    const isOver = (moment: string) => isSilent(answered, DEFAULT_SETTINGS, new Date(moment));
    expect(isOver('2026-11-30T08:59:00Z')).toBe(false);
    expect(isOver('2026-11-30T09:00:00Z')).toBe(true);
  });

  it('closes it after as many days as the settings say', () => {
    const settings = Settings.parse({ ...DEFAULT_SETTINGS, closeAfterDays: 2 });
    expect(isSilent(answered, settings, new Date('2026-11-25T09:00:00Z'))).toBe(true);
  });

  it('closes no question that waits or was closed', () => {
    const later = new Date('2027-11-23T09:00:00Z');
    const closed: Happening = { kind: 'closed', why: 'solved', text: '' };
    const log = [
      ['2026-11-23T09:00:00.000Z', answer],
      ['2026-11-23T10:00:00.000Z', closed],
    ] as const;
    expect(isSilent(ticket(), DEFAULT_SETTINGS, later)).toBe(false);
    expect(isSilent(ticket({ log }), DEFAULT_SETTINGS, later)).toBe(false);
  });
});
