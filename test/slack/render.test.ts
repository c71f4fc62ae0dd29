import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import { renderSteps } from '../../adapters/slack/render/modals.ts';
import { reply } from '../../src/reply.ts';
import { buttons, seen } from './seen.ts';

const source = {
  document: 'koppeling',
  title: 'Voorbereiden koppeling',
  publisher: 'ZorgDomein',
  section: 'alinea over Futec',
  age: 'tekst zonder datum',
};
const calculation = reply({
  kind: 'calculation',
  title: 'Koppelkosten Futec: € 30,00',
  text: 'Dat is voor 12 maanden. Zonder btw.',
  facts: [{ label: 'Per maand', value: '€ 2,50' }],
  steps: ['Futec rekent € 2,50 per maand.', '12 × € 2,50 = € 30,00.'],
  warnings: ['De btw is niet genoemd.'],
  choices: [{ label: 'Ook Pharmapartners', message: 'koppelkosten pharmapartners' }],
  sources: [source],
  feedback: '7',
});

describe('a reply as a message', () => {
  it('has its parts in the order in which one reads them', () => {
    expect(seen(renderMessage(calculation))).toBe(
      'Koppelkosten Futec: € 30,00 Dat is voor 12 maanden. Zonder btw. Per maand: € 2,50 ' +
        'Let op: De btw is niet genoemd. [Hoe is dit berekend?] [Ook Pharmapartners] ' +
        'Bron: Voorbereiden koppeling (ZorgDomein), alinea over Futec; tekst zonder datum. ' +
        'Was dit nuttig? [Ja] [Nee] [Vraag de helpdesk]',
    );
  });

  it('has buttons that say what pressing them sends', () => {
    expect(buttons(renderMessage(calculation))).toEqual({
      'steps:7': 'Hoe is dit berekend?',
      'choice:1': 'Ook Pharmapartners → koppelkosten pharmapartners',
      'feedback:yes': 'Ja → /nuttig 7',
      'feedback:no': 'Nee → /niet-nuttig 7',
      helpdesk: 'Vraag de helpdesk → 7',
    });
  });

  it('gives the helpdesk the question behind that very message, or else the one before it', () => {
    const { feedback: _, ...unkept } = calculation;
    expect(buttons(renderMessage(calculation, 'slack:Ev1')).helpdesk).toBe(
      'Vraag de helpdesk → slack:Ev1',
    );
    expect(buttons(renderMessage(reply(unkept))).helpdesk).toBe('Vraag de helpdesk → /helpdesk');
  });

  it('bears the name under which the caller keeps it', () => {
    expect(buttons(renderMessage(calculation, 'slack:Ev1'))).toHaveProperty('steps:slack:Ev1');
  });

  it('tells a notification its title and first sentence', () => {
    expect(renderMessage(calculation).text).toBe(
      'Koppelkosten Futec: € 30,00. Dat is voor 12 maanden.',
    );
    expect(renderMessage(reply({ kind: 'help', title: 'Wat wilt u weten?' })).text).toBe(
      'Wat wilt u weten?',
    );
    expect(renderMessage(reply({ kind: 'help', title: 'A & <!channel>', text: '• b' })).text).toBe(
      'A &amp; &lt;!channel&gt;. b',
    );
  });

  it('asks whether it helped only where that is asked', () => {
    expect(seen(renderMessage({ ...calculation, feedback: null }))).not.toContain('nuttig');
  });
});

describe('the button "Vraag de helpdesk"', () => {
  const offers = (of: Parameters<typeof reply>[0]): boolean =>
    'helpdesk' in buttons(renderMessage(reply(of)));
  const toHelpdesk = { label: 'Vraag de helpdesk', message: '/helpdesk' };
  const askOn = { label: 'Nog een vraag', message: '/nog-een-vraag 3' };

  it.each<[boolean, string, Parameters<typeof reply>[0]]>([
    [true, 'an answer', { kind: 'answer', title: 'a' }],
    [true, 'a calculation', { kind: 'calculation', title: 'a' }],
    [true, 'a handover that offers it', { kind: 'handover', title: 'a', choices: [toHelpdesk] }],
    [false, 'a question that lies there already', { kind: 'handover', title: 'a' }],
    [false, 'an answer of the helpdesk', { kind: 'answer', title: 'a', choices: [askOn] }],
    [false, 'a question back', { kind: 'clarify', title: 'a' }],
    [false, 'help', { kind: 'help', title: 'a' }],
  ])('%s under %s', (offered, _, of) => {
    expect(offers(of)).toBe(offered);
  });

  it('stands there once', () => {
    const shown = seen(
      renderMessage(reply({ kind: 'handover', title: 'a', choices: [toHelpdesk] })),
    );
    expect(shown).toBe('a [Vraag de helpdesk]');
  });
});

describe('the derivation', () => {
  it('stands in its own window, step by step, with its source', () => {
    const modal = renderSteps(calculation);
    expect(modal.title.text).toBe('Hoe is dit berekend?');
    expect(seen(modal)).toBe(
      'Koppelkosten Futec: € 30,00 1. Futec rekent € 2,50 per maand. 2. 12 × € 2,50 = € 30,00. ' +
        'Bron: Voorbereiden koppeling (ZorgDomein), alinea over Futec; tekst zonder datum.',
    );
  });
});

describe('the button "Deel in kanaal"', () => {
  const shared = (of: Parameters<typeof reply>[0], ref = '7'): string | undefined =>
    buttons(renderMessage(reply(of), ref, { share: true })).share;

  it('names the reply that it shows to the channel', () => {
    expect(shared(calculation)).toBe('Deel in kanaal → 7');
    expect(shared({ kind: 'answer', title: 'a' })).toBe('Deel in kanaal → 7');
  });

  it('stands only where it is asked for, and under what Balie found or calculated', () => {
    expect(buttons(renderMessage(calculation, '7'))).not.toHaveProperty('share');
    expect(shared({ kind: 'handover', title: 'a' })).toBeUndefined();
    expect(shared({ kind: 'clarify', title: 'a' })).toBeUndefined();
  });

  it('is not there for a reply that is not kept', () => {
    expect(shared({ kind: 'answer', title: 'a' }, '')).toBeUndefined();
  });
});

describe('a choice that brings a file', () => {
  it('is left out, in the order of the others, for Balie may not upload any', () => {
    const ics = {
      label: 'Zet in agenda',
      message: 'wijzigingsdata smr ics',
      brings: 'file',
    } as const;
    const next = { label: 'Nog 8 maanden', message: 'koppelkosten ram-it 8 maanden' };
    const shown = buttons(
      renderMessage(reply({ kind: 'clarify', title: 'a', choices: [ics, next] })),
    );
    expect(Object.values(shown)).toEqual(['Nog 8 maanden → koppelkosten ram-it 8 maanden']);
  });
});

describe('a file that comes with a reply', () => {
  it('is named, with what to do instead', () => {
    const file = { name: 'zilveren-kruis.ics', type: 'text/calendar', content: 'BEGIN' };
    expect(seen(renderMessage(reply({ kind: 'calculation', title: 'a', files: [file] })))).toBe(
      'a In Slack kan ik geen bestand meesturen (zilveren-kruis.ics). ' +
        'Zet de datum hierboven zelf in uw agenda. [Vraag de helpdesk]',
    );
  });
});
