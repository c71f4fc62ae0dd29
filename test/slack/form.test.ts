import { describe, expect, it } from 'vitest';
import { formCommand, readValues } from '../../adapters/chat/calculator-form.ts';
import { readState } from '../../adapters/slack/listen/read-state.ts';
import { renderForm } from '../../adapters/slack/render/form.ts';
import { type InputElement, Modal, type ViewBlock } from '../../adapters/slack/render/limits.ts';
import type { Calculator, Field } from '../../src/calculators/calculator.ts';
import { koppelkosten } from '../../src/calculators/koppelkosten.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { openDeclaratie } from '../../src/calculators/open-declaratie.ts';
import { wijzigingsdata } from '../../src/calculators/wijzigingsdata.ts';
import { reply } from '../../src/reply.ts';
import { ask, knowledge } from '../balie.ts';
import { allButtons, buttons, seen } from './seen.ts';

const { rules } = knowledge;
const EMPTY = { values: {}, result: null, metadata: '' };
const readForm = (calculator: Calculator, entered: unknown) =>
  readValues(calculator, readState(entered));
const issues = (modal: Modal): unknown => Modal.safeParse(modal).error?.issues;

/** What Slack sends of an input: as its documentation of view payloads shows it. */
const typed = (value: string | null) => ({ type: 'plain_text_input', value });
const option = (value: string) => ({
  text: { type: 'plain_text', text: value, emoji: false },
  value,
});
const picked = (value: string | null) => ({
  type: 'static_select',
  selected_option: value === null ? null : option(value),
});
const several = (...values: string[]) => ({
  type: 'multi_static_select',
  selected_options: values.map(option),
});
const dated = (selected_date: string | null) => ({ type: 'datepicker', selected_date });
const pressed = (value: string | null) => ({
  type: 'radio_buttons',
  selected_option: value === null ? null : option(value),
});
const state = (entered: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(entered).map(([name, value]) => [name, { [name]: value }]));

/** Every calculator with all of its fields filled in, and the command as somebody types it. */
const FILLED: readonly [Calculator, Readonly<Record<string, object>>, string, string][] = [
  [
    koppelkosten,
    {
      vendor: picked('Cobbler'),
      months: typed('24'),
      practices: typed('3'),
      hosting: picked('niet-asp'),
    },
    'koppelkosten cobbler 3 praktijken 24 maanden niet-asp',
    '/koppelkosten leverancier="Cobbler" maanden="24" praktijken="3" hosting="niet-asp"',
  ],
  [
    wijzigingsdata,
    {
      items: several('POH-GGZ', 'FTO 2'),
      request: dated('2026-12-01'),
      start: dated('2027-07-01'),
      newTariff: pressed('ja'),
    },
    'wijzigingsdata poh-ggz en fto 2 per 1 juli 2027 aanvraag 1 december 2026 nieuw tarief',
    '/wijzigingsdata afspraak="POH-GGZ, FTO 2" aanvraag="2026-12-01" start="2027-07-01" nieuw-tarief="ja"',
  ],
  [
    openDeclaratie,
    { patients: typed('2.350'), gemoedsbezwaarden: typed('12'), year: typed('2021') },
    'open-declaratie 2.350 patiënten 12 gemoedsbezwaarden 2021',
    '/open-declaratie patienten="2.350" gemoedsbezwaarden="12" jaar="2021"',
  ],
];

describe('the form of a calculation', () => {
  it('is there for every calculator', () => {
    expect(FILLED.map(([calculator]) => calculator)).toEqual(CALCULATORS);
  });

  it.each(FILLED)('of $command gives the reply to the command typed by hand', (...filled) => {
    const [calculator, entered, byHand, command] = filled;
    const values = readForm(calculator, state(entered));
    expect(Object.keys(values)).toEqual(calculator.fields.map(({ name }) => name));
    expect(formCommand(calculator, values)).toBe(command);
    expect(ask(command).kind).toBe('calculation');
    expect(ask(command)).toEqual(ask(byHand));
  });

  it.each(FILLED)(
    'of $command passes the limits, empty and filled with its result',
    (...filled) => {
      const [calculator, entered, , command] = filled;
      const values = readForm(calculator, state(entered));
      const result = { reply: ask(command), ref: 'slack:Ev1', share: true };
      expect(issues(renderForm(calculator, rules, EMPTY))).toBeUndefined();
      expect(
        issues(renderForm(calculator, rules, { values, result, metadata: '{}' })),
      ).toBeUndefined();
    },
  );

  it.each(FILLED)('of $command has in it what was filled in', (calculator, entered) => {
    const values = readForm(calculator, state(entered));
    const shown = seen(renderForm(calculator, rules, { ...EMPTY, values }));
    for (const { name, label } of calculator.fields) {
      const text = [values[name] ?? []].flat().join(', ').replace(/^ja$/u, 'Ja');
      expect(shown).toContain(`${label}: {${text}}`);
    }
  });

  it.each([
    [koppelkosten, 'Bij welke leverancier of hostingpartij?'],
    [wijzigingsdata, 'Welke afspraak?'],
    [openDeclaratie, ask('open-declaratie').title],
  ])('of $command asks the question back of which it needs the answer', (calculator, title) => {
    const values = readForm(
      calculator,
      state({ vendor: picked(null), items: several(), patients: typed(null), start: dated(null) }),
    );
    expect(values).toEqual({});
    const command = formCommand(calculator, values);
    expect(command).toBe(`/${calculator.command}`);
    expect(ask(command)).toEqual(ask(calculator.command));
    expect(ask(command)).toMatchObject({ kind: 'clarify', title });
  });

  it('says which calculation it is, and how to send it', () => {
    const modal = renderForm(koppelkosten, rules, { ...EMPTY, metadata: '{"place":"C1"}' });
    expect(modal).toMatchObject({
      callback_id: 'form:koppelkosten',
      private_metadata: '{"place":"C1"}',
      title: { text: 'Koppelkosten' },
      submit: { text: 'Bereken' },
      close: { text: 'Sluiten' },
    });
  });
});

describe('a field of a form', () => {
  const elementOf = (field: Partial<Field>, values = {}): InputElement | undefined => {
    const whole: Field = {
      name: 'x',
      label: 'X',
      keys: ['x'],
      kind: 'choice',
      required: true,
      hint: 'bijvoorbeeld x',
      ...field,
    };
    const modal = renderForm({ ...koppelkosten, fields: [whole] }, rules, { ...EMPTY, values });
    expect(issues(modal)).toBeUndefined();
    const blocks: readonly ViewBlock[] = modal.blocks;
    return blocks.flatMap((block) => (block.type === 'input' ? [block.element] : []))[0];
  };
  const offering = (...options: string[]) => ({ options: () => options });

  it.each<[Field['kind'], string]>([
    ['choice', 'static_select'],
    ['choices', 'multi_static_select'],
    ['count', 'plain_text_input'],
    ['day', 'datepicker'],
    ['yes-no', 'radio_buttons'],
  ])('for a %s is a %s', (kind, type) => {
    expect(elementOf({ kind, ...offering('a', 'b') })?.type).toBe(type);
  });

  it('is typed when the list is too long, a name in it is too long, or there is none', () => {
    const many = Array.from({ length: 101 }, (_, at) => `naam ${at}`);
    for (const kind of ['choice', 'choices'] as const) {
      expect(elementOf({ kind, ...offering(...many) })?.type).toBe('plain_text_input');
      expect(elementOf({ kind, ...offering('a'.repeat(76)) })?.type).toBe('plain_text_input');
      expect(elementOf({ kind })?.type).toBe('plain_text_input');
    }
  });

  it('keeps what was typed: its ids stay the same, whatever is in it', () => {
    const ids = (modal: Modal) =>
      modal.blocks.flatMap((block) =>
        block.type === 'input' ? [[block.block_id, block.element.action_id, block.optional]] : [],
      );
    const filled = { ...EMPTY, values: { vendor: 'Futec', months: 'twaalf' } };
    expect(ids(renderForm(koppelkosten, rules, filled))).toEqual([
      ['vendor', 'vendor', undefined],
      ['months', 'months', true],
      ['practices', 'practices', true],
      ['hosting', 'hosting', true],
    ]);
    expect(ids(renderForm(koppelkosten, rules, EMPTY))).toEqual(
      ids(renderForm(koppelkosten, rules, filled)),
    );
  });

  it('leaves out what cannot stand in it', () => {
    expect(elementOf(offering('a', '—'), { x: 'c' })).not.toHaveProperty('initial_option');
    expect(elementOf(offering('a', '—'), { x: '' })).not.toHaveProperty('initial_option');
    expect(elementOf({ kind: 'day' }, { x: '31 februari' })).not.toHaveProperty('initial_date');
    expect(elementOf({ kind: 'day' }, { x: '2027-02-31' })).not.toHaveProperty('initial_date');
    expect(elementOf({ kind: 'count' }, { x: '1'.repeat(4000) })).not.toHaveProperty(
      'initial_value',
    );
  });

  it('shows hostile names and hints as they are', () => {
    const hostile = '<!channel> &lt; *_~`';
    const element = elementOf(
      { label: hostile, hint: hostile, ...offering(hostile) },
      { x: hostile },
    );
    expect(JSON.stringify(element)).toContain('&lt;!channel&gt; &amp;lt; *_~`');
    expect(element).toHaveProperty('initial_option.value', hostile);
  });
});

describe('what Slack sends of a form', () => {
  it('is refused by the reader when it is something else', () => {
    expect(() => readForm(koppelkosten, { vendor: 'Futec' })).toThrow();
    expect(() => readForm(koppelkosten, null)).toThrow();
    expect(readForm(koppelkosten, {})).toEqual({});
  });
});

describe('the result under a form', () => {
  const withResult = (of: Parameters<typeof reply>[0], ref = '7'): Modal =>
    renderForm(koppelkosten, rules, { ...EMPTY, result: { reply: reply(of), ref, share: true } });
  const calculation = ask('/koppelkosten leverancier="Futec" maanden="12"');
  const modal = renderForm(koppelkosten, rules, {
    ...EMPTY,
    result: { reply: calculation, ref: '7', share: true },
  });

  it('stands below a line, with all its parts and its derivation', () => {
    const [, result = ''] = seen(modal).split(' — ');
    const line = (text: string): string => text.replace(/\s+/gu, ' ');
    expect(result.startsWith(calculation.title)).toBe(true);
    const parts = [calculation.text, ...calculation.steps, ...calculation.warnings].map(line);
    expect(calculation.steps.length).toBeGreaterThan(2);
    expect(parts.filter((part) => !result.includes(part))).toEqual([]);
    expect(result).toContain('Bron: Voorbereiden koppeling');
  });

  it('can be shown to the channel when it is a calculation', () => {
    const share = allButtons(modal).find(({ action_id: id }) => id === 'share');
    expect(share).toMatchObject({ value: '7', style: 'primary', text: { text: 'Deel in kanaal' } });
    expect(buttons(withResult({ kind: 'clarify', title: 'a' }))).toEqual({});
    expect(buttons(withResult({ kind: 'calculation', title: 'a' }, ''))).toEqual({});
  });

  it('has its choices as buttons', () => {
    const choices = [{ label: 'Futec', message: 'koppelkosten Futec' }];
    expect(buttons(withResult({ kind: 'clarify', title: 'a', choices }))).toEqual({
      'choice:1': 'Futec → koppelkosten Futec',
    });
  });

  it('that is too long passes the limits, with the rest behind "Lees verder"', () => {
    const lines = Array.from(
      { length: 200 },
      (_, at) => `${'Een lange zin & meer. '.repeat(30)}${at}`,
    );
    const long = withResult({
      kind: 'calculation',
      title: 'Alles',
      text: lines.join(' '),
      facts: lines.map((value, at) => ({ label: `Gegeven ${at}`, value })),
      steps: lines,
      warnings: lines,
      choices: lines.map((label, at) => ({ label, message: `vraag ${at}` })),
    });
    expect(issues(long)).toBeUndefined();
    expect(buttons(long)).toHaveProperty('whole:7', 'Lees verder');
    expect(seen(long)).toMatch(/Dit is niet alles\..* \d+ stappen/u);
  });
});
