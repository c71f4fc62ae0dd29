import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/dutch/dates.ts';
import { Deadline, daysLeft, URGENCY_NAMES, urgencyOn } from '../../src/helpdesk/urgency.ts';
import { Urgency } from '../../src/library/schemas.ts';

const deadline: Deadline = {
  date: '2026-12-04',
  what: 'uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027',
  startDate: '2027-01-01',
  section: 'zk-wijzigen-per-kwartaal#poh-ggz',
};

describe('the urgency that a deadline asks for', () => {
  it.each([
    ['2026-11-05', 'U0', 'more than 28 days to go'],
    ['2026-11-06', 'U1', '28 days to go'],
    ['2026-11-21', 'U1', '13 days to go'],
    ['2026-11-26', 'U1', '8 days to go'],
    ['2026-11-27', 'U2', '7 days to go'],
    ['2026-12-03', 'U2', '1 day to go'],
    ['2026-12-04', 'U3', 'the last day'],
    ['2026-12-05', 'U3', 'just missed'],
    ['2026-12-10', 'U3', 'missed, the start still ahead'],
    ['2026-12-31', 'U3', 'missed, the start tomorrow'],
    ['2027-01-01', 'U0', 'the start is there'],
    ['2027-01-02', 'U0', 'over'],
  ])('on %s is %s: %s', (today, urgency) => {
    expect(urgencyOn('U0', deadline, today)).toBe(urgency);
  });

  it('is over the day after, when nothing starts later', () => {
    const appointment = { ...deadline, startDate: null };
    expect(urgencyOn('U0', appointment, '2026-12-04')).toBe('U3');
    expect(urgencyOn('U0', appointment, '2026-12-05')).toBe('U0');
  });

  it('is over 28 days after the deadline, however late the start', () => {
    const late = { ...deadline, startDate: '2027-07-01' };
    expect(urgencyOn('U0', late, '2026-12-31')).toBe('U3');
    expect(urgencyOn('U0', late, '2027-01-01')).toBe('U0');
  });

  it('never lowers the urgency of the question itself', () => {
    expect(urgencyOn('U2', deadline, '2026-11-21')).toBe('U2');
    expect(urgencyOn('U1', deadline, '2026-11-27')).toBe('U2');
    expect(urgencyOn('U4', deadline, '2026-12-04')).toBe('U4');
    expect(urgencyOn('U1', null, '2026-12-04')).toBe('U1');
  });

  it('only rises while the deadline comes nearer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Urgency.options),
        fc.integer({ min: -27, max: 60 }),
        (base, days) => {
          const [sooner, later] = [days, days + 1].map((left) =>
            Urgency.options.indexOf(urgencyOn(base, deadline, addDays(deadline.date, -left))),
          );
          expect(sooner).toBeGreaterThanOrEqual(later ?? 0);
        },
      ),
    );
  });
});

describe('what is shown of it', () => {
  it('has a name for every urgency', () => {
    expect(URGENCY_NAMES).toEqual({
      U0: 'geen haast',
      U1: 'inplannen',
      U2: 'deze week',
      U3: 'vandaag',
      U4: 'stop',
    });
  });

  it.each([
    ['2026-11-21', { days: 13, workingDays: 10 }],
    ['2026-12-03', { days: 1, workingDays: 1 }],
    ['2026-12-04', { days: 0, workingDays: 0 }],
    ['2026-12-07', { days: -3, workingDays: -1 }],
  ])('counts the days left on %s', (today, left) => {
    expect(daysLeft(deadline, today)).toEqual(left);
  });

  it('is kept as data, and refused when a date is none', () => {
    expect(Deadline.parse({ ...deadline, section: null })).toEqual({ ...deadline, section: null });
    expect(Deadline.safeParse({ ...deadline, date: '4 december' }).success).toBe(false);
  });
});
