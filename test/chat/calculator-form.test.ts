import { describe, expect, it } from 'vitest';
import {
  calculatorForm,
  calculatorOfForm,
  formCommand,
  readValues,
} from '../../adapters/chat/calculator-form.ts';
import { asTyped, type Input } from '../../adapters/chat/form.ts';
import type { Field } from '../../src/calculators/calculator.ts';
import { koppelkosten } from '../../src/calculators/koppelkosten.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { openDeclaratie } from '../../src/calculators/open-declaratie.ts';
import { wijzigingsdata } from '../../src/calculators/wijzigingsdata.ts';
import { ask, knowledge } from '../balie.ts';

const { rules } = knowledge;

describe('the form of a calculation', () => {
  it('says which calculation it is, and is found by its name', () => {
    expect(calculatorForm(koppelkosten, rules, {})).toMatchObject({
      name: 'form:koppelkosten',
      title: 'Koppelkosten',
      submit: 'Bereken',
      intro: [koppelkosten.summary],
    });
    expect(calculatorOfForm('form:koppelkosten')).toBe(koppelkosten);
    expect(calculatorOfForm('koppelkosten')).toBeUndefined();
    expect(calculatorOfForm('act:answer')).toBeUndefined();
  });

  it.each([
    [koppelkosten, ['one', 'text', 'text', 'one']],
    [wijzigingsdata, ['several', 'day', 'day', 'one']],
    [openDeclaratie, ['text', 'text', 'text']],
  ])('of $command has an input for every field', (calculator, kinds) => {
    const { inputs } = calculatorForm(calculator, rules, {});
    expect(inputs.map(({ kind }) => kind)).toEqual(kinds);
    expect(inputs.map(({ name, label, required }) => ({ name, label, required }))).toEqual(
      calculator.fields.map(({ name, label, required }) => ({ name, label, required })),
    );
  });

  it('asks for every option that can be chosen, and every one is understood', () => {
    const asked = CALCULATORS.flatMap((calculator) =>
      calculator.fields.flatMap(({ name, kind, options }) =>
        (options?.(rules) ?? []).map((each) => ({
          calculator,
          values: {
            ...(calculator === koppelkosten ? { vendor: 'Cobbler' } : {}),
            [name]: kind === 'choices' ? [each] : each,
          },
        })),
      ),
    );
    const refused = asked
      .map(({ calculator, values }) => formCommand(calculator, values))
      .filter(
        (command) =>
          !/^(?:calculation|clarify: Bij welke)/u.test(
            `${ask(command).kind}: ${ask(command).title}`,
          ),
      );
    expect(asked.length).toBeGreaterThan(20);
    expect(refused).toEqual([]);
  });
});

describe('a field of a form', () => {
  const inputOf = (field: Partial<Field>, x: string | readonly string[] = ''): Input | undefined =>
    calculatorForm(
      {
        ...koppelkosten,
        fields: [
          {
            name: 'x',
            label: 'X',
            keys: ['x'],
            kind: 'choice',
            required: true,
            hint: 'bijvoorbeeld x',
            ...field,
          },
        ],
      },
      rules,
      { x },
    ).inputs[0];
  const options = () => ['Futec', 'RAM-IT'];

  it('has its example in it while it is empty', () => {
    expect(inputOf({ kind: 'day' })?.placeholder).toBe('bijvoorbeeld x');
  });

  it('has chosen what was chosen before, however it was written', () => {
    expect(inputOf({ options }, 'ram it')?.given).toEqual(['RAM-IT']);
    expect(inputOf({ kind: 'choices', options }, ['FUTEC', 'ram-it'])?.given).toEqual([
      'Futec',
      'RAM-IT',
    ]);
    expect(inputOf({ kind: 'yes-no' }, 'Ja')?.given).toEqual(['ja']);
  });

  it('without a list is typed; several names with a comma between them', () => {
    expect(inputOf({ kind: 'choice' }, 'Futec')).toMatchObject({ kind: 'text', given: ['Futec'] });
    expect(inputOf({ kind: 'choice' })?.hint).toBeUndefined();
    expect(inputOf({ kind: 'choices' }, ['Futec', 'RAM-IT'])).toMatchObject({
      kind: 'text',
      given: ['Futec, RAM-IT'],
      hint: 'Zet een komma tussen twee namen.',
    });
  });
});

describe('a list that must be typed', () => {
  it('has in it the names of what was chosen, and not what is sent', () => {
    const typed = asTyped({
      name: 'party',
      label: 'Partij',
      kind: 'one',
      required: false,
      options: [{ label: 'Menzis', value: 'menzis' }],
      given: ['menzis'],
    });
    expect(typed).toEqual({
      name: 'party',
      label: 'Partij',
      kind: 'text',
      required: false,
      given: ['Menzis'],
    });
  });
});

describe('what was filled in', () => {
  it('is a text, or several for a field of several; what says nothing is not there', () => {
    const filled = new Map([
      ['items', [' POH-GGZ ', '', 'FTO 2']],
      ['start', ['2027-07-01']],
      ['request', ['  ']],
      ['newTariff', []],
    ]);
    expect(readValues(wijzigingsdata, filled)).toEqual({
      items: ['POH-GGZ', 'FTO 2'],
      start: '2027-07-01',
    });
  });
});

describe('what was filled in, as a command', () => {
  it('is what somebody could have typed', () => {
    expect(formCommand(wijzigingsdata, { items: ['POH-GGZ', 'FTO 2'], newTariff: 'ja' })).toBe(
      '/wijzigingsdata afspraak="POH-GGZ, FTO 2" nieuw-tarief="ja"',
    );
  });

  it('cannot end its own value: every kind of quote and line break is taken out', () => {
    expect(formCommand(koppelkosten, { vendor: 'Futec" maanden="9\n“x„ ＂y' })).toBe(
      '/koppelkosten leverancier="Futec maanden= 9 x y"',
    );
  });

  it('has no field that says nothing', () => {
    expect(formCommand(koppelkosten, { vendor: ' "\n', months: '12' })).toBe(
      '/koppelkosten maanden="12"',
    );
  });
});
