import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingMinutes,
  Hours,
  isOpen,
  isWorkingDay,
  nextOpening,
  OFFICE_HOURS,
  opensAt,
  workingDaysBetween,
  workingMinutesBetween,
} from '../../src/helpdesk/working-time.ts';

const at = (moment: string): Date => new Date(moment);
const WEEKEND: Hours = Hours.parse({ days: [6, 7], from: '09:00', until: '12:00' });

describe('opening hours', () => {
  it('are Monday to Friday from 8 to 17 unless others are given', () => {
    expect(OFFICE_HOURS).toEqual({ days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' });
    expect(Hours.parse({ until: '12:30' })).toEqual({ ...OFFICE_HOURS, until: '12:30' });
  });

  it.each([
    { days: [] },
    { days: [0] },
    { days: [8] },
    { from: '8:00' },
    { until: '24:00' },
    { from: '17:00' },
    { from: '18:00' },
    { open: '08:00' },
  ])('refuse %j', (hours) => {
    expect(Hours.safeParse(hours).success).toBe(false);
  });
});

describe('a working day', () => {
  it.each([
    ['2026-11-23', true, 'Monday'],
    ['2026-11-21', false, 'Saturday'],
    ['2026-11-22', false, 'Sunday'],
    ['2026-12-25', false, 'Christmas'],
    ['2026-12-24', true, 'the day before Christmas'],
    ['2027-01-01', false, "New Year's Day"],
    ['2026-04-06', false, 'Easter Monday'],
    ['2027-03-29', false, 'Easter Monday of another year'],
    ['2026-04-03', true, 'Good Friday'],
    ['2026-04-27', false, "King's Day"],
    ['2025-04-25', true, "the day before King's Day, moved from Sunday to Saturday"],
    ['2026-05-05', true, 'Liberation Day'],
    ['2026-05-14', false, 'Ascension Day'],
    ['2026-05-25', false, 'Whit Monday'],
  ])('%s: %s, %s', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it('is a day of the hours that are given', () => {
    expect(isWorkingDay('2026-11-22', WEEKEND)).toBe(true);
    expect(isWorkingDay('2026-11-23', WEEKEND)).toBe(false);
    expect(isWorkingDay('2025-04-26', WEEKEND)).toBe(false);
  });

  it.each([
    ['2026-11-21', '2026-12-04', 10],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-23', '2026-11-20', -1],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-21', '2026-11-22', 0],
    ['2026-11-22', '2026-11-21', 0],
    ['2026-12-23', '2027-01-04', 6],
    ['2026-04-02', '2026-04-07', 2],
  ])('from %s to %s there are %s', (from, to, days) => {
    expect(workingDaysBetween(from, to)).toBe(days);
  });
});

describe('whether it is open', () => {
  it.each([
    ['2026-11-23T06:59:59Z', false, '07:59:59 in winter'],
    ['2026-11-23T07:00:00Z', true, '08:00 in winter'],
    ['2026-11-23T15:59:59Z', true, '16:59:59'],
    ['2026-11-23T16:00:00Z', false, '17:00'],
    ['2026-07-01T06:00:00Z', true, '08:00 in summer'],
    ['2026-07-01T15:00:00Z', false, '17:00 in summer'],
    ['2026-11-22T11:00:00Z', false, 'Sunday'],
    ['2026-12-25T11:00:00Z', false, 'Christmas'],
    ['2026-03-27T07:00:00Z', true, '08:00 on the last Friday of winter time'],
    ['2026-03-30T06:00:00Z', true, '08:00 on the first Monday of summer time'],
    ['2026-10-23T06:00:00Z', true, '08:00 on the last Friday of summer time'],
    ['2026-10-26T06:00:00Z', false, '07:00 on the first Monday of winter time'],
  ])('%s: %s, %s', (moment, open) => {
    expect(isOpen(at(moment), OFFICE_HOURS)).toBe(open);
  });
});

describe('the opening', () => {
  it.each([
    ['2026-11-23', '2026-11-23T07:00:00.000Z'],
    ['2026-03-29', '2026-03-29T06:00:00.000Z'],
    ['2026-10-25', '2026-10-25T07:00:00.000Z'],
  ])('of %s is at %s', (day, moment) => {
    expect(opensAt(day, OFFICE_HOURS).toISOString()).toBe(moment);
  });

  it.each([
    ['2026-11-23T05:00:00Z', '2026-11-23T07:00:00.000Z', 'the same day'],
    ['2026-11-23T07:00:00Z', '2026-11-23T07:00:00.000Z', 'this very moment'],
    ['2026-11-23T07:00:01Z', '2026-11-24T07:00:00.000Z', 'the next day'],
    ['2026-12-24T20:00:00Z', '2026-12-28T07:00:00.000Z', 'after Christmas'],
    ['2026-11-22T23:30:00Z', '2026-11-23T07:00:00.000Z', 'today in Amsterdam, after midnight'],
    ['2026-03-27T16:30:00Z', '2026-03-30T06:00:00.000Z', 'in summer time'],
  ])('after %s is at %s: %s', (moment, opening) => {
    expect(nextOpening(at(moment), OFFICE_HOURS).toISOString()).toBe(opening);
  });
});

describe('the moment when minutes of opening time have passed', () => {
  it.each([
    ['2026-11-23T10:00:00Z', 0, '2026-11-23T10:00:00.000Z', 'none: the moment itself'],
    ['2026-11-22T10:00:00Z', 0, '2026-11-23T07:00:00.000Z', 'none on Sunday: Monday morning'],
    ['2026-11-23T10:00:00Z', 60, '2026-11-23T11:00:00.000Z', 'an hour'],
    ['2026-11-23T15:30:00Z', 60, '2026-11-24T07:30:00.000Z', 'over the night'],
    ['2026-11-20T15:30:00Z', 60, '2026-11-23T07:30:00.000Z', 'over the weekend'],
    ['2026-12-24T15:30:00Z', 60, '2026-12-28T07:30:00.000Z', 'over Christmas'],
    ['2026-04-24T14:30:00Z', 60, '2026-04-28T06:30:00.000Z', "over King's Day"],
    ['2026-11-23T05:00:00Z', 60, '2026-11-23T08:00:00.000Z', 'from before the opening'],
    ['2026-11-23T07:00:00Z', 540, '2026-11-24T07:00:00.000Z', 'a whole day: the next opening'],
    ['2026-11-23T07:00:00Z', 1080, '2026-11-25T07:00:00.000Z', 'two whole days'],
    ['2026-03-27T15:30:00Z', 60, '2026-03-30T06:30:00.000Z', 'into summer time'],
    ['2026-10-23T14:30:00Z', 60, '2026-10-26T07:30:00.000Z', 'into winter time'],
  ])('from %s, %s minutes: %s (%s)', (from, minutes, to) => {
    expect(addWorkingMinutes(at(from), minutes, OFFICE_HOURS).toISOString()).toBe(to);
  });

  it('counts the hour that summer time skips or winter time repeats as it passes', () => {
    const night = Hours.parse({ days: [7], from: '01:00', until: '05:00' });
    const [spring, autumn] = [opensAt('2026-03-29', night), opensAt('2026-10-25', night)];
    expect(addWorkingMinutes(spring, 179, night).toISOString()).toBe('2026-03-29T02:59:00.000Z');
    expect(addWorkingMinutes(spring, 180, night)).toEqual(opensAt('2026-04-12', night));
    expect(addWorkingMinutes(autumn, 299, night).toISOString()).toBe('2026-10-25T03:59:00.000Z');
  });

  it('skips an opening that summer time takes away', () => {
    const gone = Hours.parse({ days: [7], from: '02:30', until: '03:00' });
    expect(nextOpening(at('2026-03-28T12:00:00Z'), gone)).toEqual(opensAt('2026-04-12', gone));
  });
});

describe('the minutes of opening time between two moments', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z', 0, 'none at the moment itself'],
    ['2026-11-23T10:00:00Z', '2026-11-23T11:05:00Z', 65, 'as they pass'],
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:30Z', 0.5, 'half of one'],
    ['2026-11-23T15:30:00Z', '2026-11-24T07:30:00Z', 60, 'without the night'],
    ['2026-11-20T15:30:00Z', '2026-11-23T07:30:00Z', 60, 'without the weekend'],
    ['2026-12-24T15:30:00Z', '2026-12-28T07:30:00Z', 60, 'without Christmas'],
    ['2026-11-23T05:00:00Z', '2026-11-23T20:00:00Z', 540, 'a whole day'],
    ['2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z', 0, 'none in a weekend'],
    ['2026-11-23T16:00:00Z', '2026-11-24T07:00:00Z', 0, 'none from closing to opening'],
    ['2026-11-22T23:30:00Z', '2026-11-23T08:00:00Z', 60, 'from after midnight in Amsterdam'],
    ['2026-03-27T15:30:00Z', '2026-03-30T06:30:00Z', 60, 'into summer time'],
    ['2026-10-23T14:30:00Z', '2026-10-26T07:30:00Z', 60, 'into winter time'],
    ['2026-11-23T11:00:00Z', '2026-11-23T10:00:00Z', -60, 'backwards'],
  ])('from %s to %s: %s (%s)', (from, until, minutes) => {
    expect(workingMinutesBetween(at(from), at(until), OFFICE_HOURS)).toBe(minutes);
  });

  it('follow the hours that are given', () => {
    const [friday, monday] = [at('2026-11-20T10:00:00Z'), at('2026-11-23T10:00:00Z')];
    expect(workingMinutesBetween(friday, monday, WEEKEND)).toBe(360);
  });
});

describe('for every moment and all hours', () => {
  const clock = (minutes: number): string =>
    `${String(Math.trunc(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const hours = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 2 }),
    )
    .map(([days, times]) => {
      const [from = 0, until = 0] = times.sort((a, b) => a - b);
      return Hours.parse({ days, from: clock(from), until: clock(until) });
    });
  const moment = fc.oneof(
    fc.date({ min: at('2025-01-01'), max: at('2028-12-31'), noInvalidDate: true }),
    fc.date({ min: at('2026-03-26'), max: at('2026-04-02'), noInvalidDate: true }),
    fc.date({ min: at('2026-10-22'), max: at('2026-10-29'), noInvalidDate: true }),
  );
  const minutes = fc.integer({ min: 0, max: 600 });

  it('the result is open, and never before the moment', () => {
    fc.assert(
      fc.property(moment, minutes, hours, (from, count, open) => {
        const result = addWorkingMinutes(from, count, open);
        expect(isOpen(result, open)).toBe(true);
        expect(result.getTime()).toBeGreaterThanOrEqual(from.getTime() + count * 60_000);
      }),
    );
  });

  it('some minutes and then others are both together', () => {
    fc.assert(
      fc.property(moment, minutes, minutes, hours, (from, a, b, open) => {
        expect(addWorkingMinutes(addWorkingMinutes(from, a, open), b, open)).toEqual(
          addWorkingMinutes(from, a + b, open),
        );
      }),
    );
  });

  it('as many minutes lie between a moment and the one that they lead to', () => {
    fc.assert(
      fc.property(moment, minutes, hours, (from, count, open) => {
        const result = addWorkingMinutes(from, count, open);
        expect(workingMinutesBetween(from, result, open)).toBe(count);
      }),
    );
  });

  it('it opens at the next opening and is closed just before', () => {
    fc.assert(
      fc.property(moment, hours, (from, open) => {
        const opening = nextOpening(from, open);
        expect(isOpen(opening, open)).toBe(true);
        expect(isOpen(new Date(opening.getTime() - 1), open)).toBe(false);
      }),
    );
  });

  it('working days add up from day to day', () => {
    const day = fc
      .date({ min: at('2025-01-01'), max: at('2028-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(a, c));
      }),
      { numRuns: 20 },
    );
  });
});
