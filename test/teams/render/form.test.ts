import { describe, expect, it } from 'vitest';
import { actForm, FormAct } from '../../../adapters/chat/act-form.ts';
import { calculatorForm, formCommand, readValues } from '../../../adapters/chat/calculator-form.ts';
import type { Form, Input } from '../../../adapters/chat/form.ts';
import { textForm } from '../../../adapters/chat/text-form.ts';
import { renderForm } from '../../../adapters/teams/render/form.ts';
import { readFilled, refilled } from '../../../adapters/teams/render/read-form.ts';
import { CALCULATORS } from '../../../src/calculators/list.ts';
import { wijzigingsdata } from '../../../src/calculators/wijzigingsdata.ts';
import { type Ticket, ticketFrom } from '../../../src/helpdesk/ticket.ts';
import { reply } from '../../../src/reply.ts';
import { ask, knowledge } from '../../balie.ts';
import { opened } from '../../helpdesk/opened.ts';
import { actionsOf, inputsOf, sentBy, shown } from '../seen.ts';
import { refused } from './refused.ts';

const form = (...inputs: Input[]): Form => ({
  name: 'act:answer',
  title: 'Vraag beantwoorden',
  submit: 'Verstuur',
  intro: ['Vraag 12: “Hoe?”'],
  inputs,
});
const text = (more: Partial<Input> = {}): Input => ({
  name: 'text',
  label: 'Antwoord',
  kind: 'long-text',
  required: true,
  ...more,
});
const list = (kind: 'one' | 'several', count: number, given: string[] = []): Input => ({
  ...text({ kind, given, required: false }),
  options: Array.from({ length: count }, (_, at) => ({ label: `Naam ${at}`, value: `n${at}` })),
});

function ticket(question: string, answer: string): Ticket {
  const desk = { role: 'desk', id: 'anna', name: 'Anna' } as const;
  return ticketFrom(
    '12',
    [
      { by: { role: 'asker', id: 'u1', name: 'Linde' } as const, what: { ...opened(), question } },
      { by: desk, what: { kind: 'claimed' } as const },
      { by: desk, what: { kind: 'answered', text: answer } as const },
    ].map((line, at) => ({ seq: at + 1, at: '2026-11-23T09:00:00.000Z', ...line })),
  );
}
const lookups = {
  members: [
    { id: 'anna', name: 'Anna' },
    { id: 'bea', name: 'Bea_*' },
  ],
  parties: [{ id: 'menzis' as const, name: 'Menzis' }],
  today: '2026-11-23',
};

describe('a form as a card', () => {
  it('has its words, its inputs with their hints, and its button', () => {
    const card = renderForm(form(text({ hint: 'De vrager leest dit.' })), { ticket: '12' });
    expect(shown(card)).toBe('Vraag 12: “Hoe?” Antwoord: {} De vrager leest dit. [Verstuur]');
    expect(sentBy(card)).toEqual({ Verstuur: { ticket: '12', form: 'act:answer' } });
    expect(refused(card)).toEqual([]);
  });

  it('asks for what is required, in Dutch', () => {
    expect(inputsOf(renderForm(form(text()), {})).text).toMatchObject({
      isRequired: true,
      errorMessage: 'Vul dit in.',
      isMultiline: true,
      maxLength: 4000,
    });
    expect(inputsOf(renderForm(form(text({ required: false })), {})).text).not.toHaveProperty(
      'isRequired',
    );
  });

  it('says what is wrong at the input that it is about', () => {
    const problems = { text: 'Schrijf het antwoord erbij.' };
    expect(
      shown(renderForm(form(text(), text({ name: 'b', label: 'B' })), {}, undefined, problems)),
    ).toContain('Antwoord: {} Schrijf het antwoord erbij. B: {}');
  });

  it('shows a short list open, one of names folded, and one of many with a way to search', () => {
    const styles = [3, 4, 13].map((count) => {
      const input = inputsOf(renderForm(form(list('one', count)), {})).text;
      return input?.type === 'Input.ChoiceSet' ? input.style : null;
    });
    expect(styles).toEqual(['expanded', 'compact', 'filtered']);
  });

  it('shows no list open that has Markdown in it', () => {
    const options = [{ label: '*Anna*', value: 'anna' }];
    const card = renderForm(form(text({ kind: 'one', options })), {});
    expect(inputsOf(card).text).toMatchObject({ style: 'compact' });
  });

  it('opens with what was chosen, and never with what cannot be', () => {
    const several = renderForm(form(list('several', 5, ['n3', 'weg', 'n1'])), {});
    expect(inputsOf(several).text).toMatchObject({ isMultiSelect: true, value: 'n1,n3' });
    const one = renderForm(form(list('one', 5, ['weg'])), {});
    expect(inputsOf(one).text).not.toHaveProperty('value');
    const day = renderForm(form(text({ kind: 'day', given: ['morgen'] })), {});
    expect(inputsOf(day).text).not.toHaveProperty('value');
  });

  it('asks for a name to be typed where the list is too long for a card', () => {
    const card = renderForm(form(list('one', 900, ['n7'])), {});
    expect(inputsOf(card).text).toMatchObject({ type: 'Input.Text', value: 'Naam 7' });
    expect(refused(card)).toEqual([]);
  });

  it('cuts a text that is too long, puts it above, or leaves it out, as the input asks', () => {
    const given = ['Dit is een zin. '.repeat(400)];
    const cut = shown(renderForm(form(text({ given, overlong: 'cut' })), {}));
    expect(cut).toContain('Dit is een zin. …} De tekst was te lang; het einde staat er niet bij.');
    const above = renderForm(form(text({ given, overlong: 'above' })), {});
    expect(shown(above)).toContain('Antwoord: “Dit is een zin.');
    expect(shown(above)).toContain('Antwoord: {} Vult u niets in, dan blijft de tekst hierboven.');
    expect(inputsOf(above).text).not.toHaveProperty('isRequired');
    expect(shown(renderForm(form(text({ given })), {}))).toContain('Antwoord: {} [Verstuur]');
  });

  it('has no button where there is nothing to send', () => {
    expect(shown(renderForm({ ...form(), submit: null }, {}))).toBe('Vraag 12: “Hoe?”');
  });
});

describe('the forms that Balie has', () => {
  const long = 'Een lange zin van iemand met 語 erin. '.repeat(300);
  const forms: readonly Form[] = [
    ...CALCULATORS.map((each) => calculatorForm(each, knowledge.rules, {})),
    textForm('handover', long),
    textForm('more', ''),
    ...FormAct.options.map((act) => actForm(act, ticket('Hoe?', 'Zo.'), lookups)),
    ...FormAct.options.map((act) => actForm(act, ticket(long, long), lookups)),
    ...FormAct.options.map((act) =>
      actForm(act, ticket('語'.repeat(3900), '語'.repeat(3900)), lookups),
    ),
  ];

  it.each(forms.map((each) => [each.name, each] as const))('%s is what Teams takes', (_, each) => {
    const card = renderForm(each, { ticket: '12' });
    expect(refused(card)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(24_000);
    expect(Object.keys(inputsOf(card))).toEqual(each.inputs.map(({ name }) => name));
  });

  it.each(CALCULATORS.map((each) => [each.command, each] as const))(
    '%s has its result above it, with the derivation unfolded',
    (_, each) => {
      const result = ask(each.example);
      const card = renderForm(
        calculatorForm(each, knowledge.rules, {}),
        {},
        { reply: result, ref: 'r' },
      );
      expect(refused(card)).toEqual([]);
      expect(result.steps.length).toBeGreaterThan(0);
      expect(shown(card)).toContain(`1. ${result.steps[0]}`);
      expect(shown(card).indexOf(result.title)).toBeLessThan(shown(card).indexOf(each.summary));
      expect(shown(card)).not.toContain('Hoe is dit berekend?');
      expect(shown(card)).not.toContain('Dit is niet alles');
    },
  );

  it('says with its result that a file is not sent', () => {
    const files = [{ name: 'datum.ics', type: 'text/calendar', content: '' }];
    const result = reply({ kind: 'calculation', title: 'X', files });
    expect(shown(renderForm(form(), {}, { reply: result, ref: 'r' }))).toContain(
      'In Teams kan ik geen bestand meesturen (datum.ics).',
    );
  });

  it('says with its result what can be typed to go on, and counts what does not fit', () => {
    const helpdesk = { label: 'Vraag de helpdesk', message: '/helpdesk' };
    const file = { label: 'Zet in mijn agenda', message: '/agenda 1', brings: 'file' } as const;
    const choices = [{ label: 'Nog 8 maanden', message: 'koppelkosten ram-it 8' }, helpdesk, file];
    const few = reply({ kind: 'calculation', title: 'Koppelkosten', choices });
    expect(shown(renderForm(form(), {}, { reply: few, ref: 'r' }))).toBe(
      'Koppelkosten U kunt ook dit typen: • Nog 8 maanden: koppelkosten ram-it 8 Vraag 12: “Hoe?” [Verstuur]',
    );
    const none = reply({ kind: 'calculation', title: 'Koppelkosten', choices: [helpdesk] });
    expect(shown(renderForm(form(), {}, { reply: none, ref: 'r' }))).not.toContain('typen');
    const message = 'een lange vraag '.repeat(30);
    const forty = Array.from({ length: 40 }, (_, at) => ({ label: `Keuze ${at}`, message }));
    const many = reply({ kind: 'calculation', title: 'Koppelkosten', choices: forty });
    const card = renderForm(form(), {}, { reply: many, ref: 'r' });
    const listed = shown(card).match(/• Keuze \d+: een lange vraag/gu) ?? [];
    expect(listed.length).toBeGreaterThan(1);
    expect(shown(card)).toContain(
      `Dit is niet alles. Kies “Lees verder” voor ${40 - listed.length} keuzes.`,
    );
    expect(refused(card)).toEqual([]);
  });

  it('has the rest of a long result behind a button of the dialog itself', () => {
    const many = Array.from({ length: 60 }, () => 'a'.repeat(100));
    const result = reply({
      kind: 'calculation',
      title: 'X',
      text: long,
      facts: many.map((value) => ({ label: 'Gegeven', value })),
      steps: many,
      warnings: many,
      choices: many.map((message) => ({ label: 'Keuze', message })),
      sources: many.map((title, at) => ({
        document: 'd',
        title,
        publisher: 'VvAA',
        section: `deel ${at}`,
        age: 'van 2025',
      })),
    });
    const asked = form(text({ given: ['語'.repeat(2300)] }), text({ name: 'ask', given: [long] }));
    const card = renderForm(asked, {}, { reply: result, ref: 'r' });
    expect(refused(card)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(24_000);
    expect(sentBy(card)).toHaveProperty(['Lees verder'], { form: 'whole', ref: 'r' });
    expect(actionsOf(card)[0]).toMatchObject({ title: 'Lees verder', associatedInputs: 'none' });
  });
});

describe('what was filled in', () => {
  const options = ['POH-GGZ', 'FTO 2', 'FTO', 'ja', 'ja, soms'].map((value) => ({
    label: value,
    value,
  }));
  const inputs: readonly Input[] = [
    text(),
    text({ name: 'list', kind: 'several', options }),
    text({ name: 'tick', kind: 'tick', options: [{ label: 'Alle', value: 'yes' }] }),
    text({ name: 'day', kind: 'day' }),
  ];
  const read = (data: unknown) => Object.fromEntries(readFilled({ inputs }, data));

  it('is read by the names of the inputs', () => {
    const data = {
      form: 'x',
      text: 'a, b',
      list: 'FTO 2,POH-GGZ',
      tick: 'true',
      day: '2026-12-01',
    };
    expect(read(data)).toEqual({
      text: ['a, b'],
      list: ['FTO 2', 'POH-GGZ'],
      tick: ['yes'],
      day: ['2026-12-01'],
    });
  });

  it('has no texts where nothing was filled in', () => {
    const nothing = { text: [], list: [], tick: [], day: [] };
    expect(read({ text: '', list: '', tick: 'false' })).toEqual(nothing);
    expect(read({})).toEqual(nothing);
  });

  it('keeps a value whole that has a comma in it, and one that the list no longer has', () => {
    expect(read({ list: 'FTO,ja, soms,weg,FTO 2' }).list).toEqual([
      'FTO',
      'ja, soms',
      'weg',
      'FTO 2',
    ]);
  });

  it.each([null, 'tekst', { text: 3 }, { list: ['FTO'] }, { tick: true }])(
    'is refused when Teams does not send it so: %j',
    (data) => {
      expect(() => read(data)).toThrowError(expect.objectContaining({ name: 'ZodError' }));
    },
  );

  it('stands in the form again', () => {
    const filled = readFilled({ inputs }, { text: 'Zo.', list: 'FTO', tick: 'true' });
    const again = shown(renderForm(refilled(form(...inputs), filled), {}));
    expect(again).toContain('Antwoord: {Zo.}');
    expect(again).toContain('{FTO}');
    expect(again).toContain('☑ Alle');
  });

  it('is the command that somebody could have typed', () => {
    const asked = calculatorForm(wijzigingsdata, knowledge.rules, {});
    const filled = readFilled(asked, {
      items: 'POH-GGZ,FTO 2',
      request: '2026-12-01',
      newTariff: 'ja',
    });
    expect(formCommand(wijzigingsdata, readValues(wijzigingsdata, filled))).toBe(
      '/wijzigingsdata afspraak="POH-GGZ, FTO 2" aanvraag="2026-12-01" nieuw-tarief="ja"',
    );
  });
});
