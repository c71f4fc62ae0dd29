import { describe, expect, it } from 'vitest';
import { TEXT, textForm, textFormOf, typedIn } from '../../adapters/chat/text-form.ts';

describe('a window with a text for the front desk', () => {
  it.each([
    ['handover', 'Naar de helpdesk', 'Uw vraag aan de helpdesk'],
    ['more', 'Nog een vraag', 'Wat wilt u nog weten?'],
  ] as const)('%s: says what it is for, with what is known in it', (kind, title, label) => {
    expect(textForm(kind, 'Wie betaalt?')).toMatchObject({
      name: `say:${kind}`,
      title,
      submit: 'Verstuur',
      inputs: [{ name: TEXT, label, required: true, given: ['Wie betaalt?'] }],
    });
  });

  it('sent in is a question for the helpdesk, or more about the own one', () => {
    expect(textFormOf('say:handover')).toBe('handover');
    expect(typedIn('handover', 'C1', 'Wie?')).toEqual({ kind: 'handover', text: 'Wie?' });
    expect(textFormOf('say:more')).toBe('more');
    expect(typedIn('more', '12', 'En nu?')).toEqual({
      kind: 'act',
      ticket: '12',
      role: 'asker',
      act: { kind: 'reopen', text: 'En nu?' },
    });
  });

  it('of another kind is none', () => {
    expect(textFormOf('act:answer')).toBeNull();
    expect(textFormOf('say:toString')).toBeNull();
  });
});
