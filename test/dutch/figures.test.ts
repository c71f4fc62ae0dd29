import { describe, expect, it } from 'vitest';
import { dayInAmsterdam, formatDay, formatDayOfYear } from '../../src/dutch/dates.ts';
import { amountsIn, formatEuro } from '../../src/dutch/money.ts';

describe('amountsIn', () => {
  it('reads amounts in whole cents', () => {
    expect(amountsIn('€ 2,50 per maand, €195,- per jaar, € 6.650,50 en circa € 30')).toEqual([
      250, 19500, 665050, 3000,
    ]);
  });

  it('leaves millions alone: they are budgets, not amounts to pay', () => {
    expect(amountsIn('€ 12,5 miljoen per jaar en € 50 miljoen in totaal')).toEqual([]);
  });

  it('does not read an amount out of a longer number', () => {
    expect(amountsIn('€ 2,505')).toEqual([]);
  });
});

describe('formatEuro', () => {
  it('writes amounts as people in the Netherlands do', () => {
    expect(formatEuro(250)).toBe('€ 2,50');
    expect(formatEuro(665050)).toBe('€ 6.650,50');
  });
});

describe('days', () => {
  it('takes the calendar day in Amsterdam, not in UTC', () => {
    expect(dayInAmsterdam(new Date('2026-12-04T22:59:59Z'))).toBe('2026-12-04');
    expect(dayInAmsterdam(new Date('2026-12-04T23:30:00Z'))).toBe('2026-12-05');
    expect(dayInAmsterdam(new Date('2026-06-03T21:59:59Z'))).toBe('2026-06-03');
    expect(dayInAmsterdam(new Date('2026-06-03T22:00:00Z'))).toBe('2026-06-04');
  });

  it('writes a date in words', () => {
    expect(formatDay('2027-03-04')).toBe('4 maart 2027');
    expect(formatDayOfYear(1, 4)).toBe('1 april');
  });
});
