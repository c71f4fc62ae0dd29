import { describe, expect, it } from 'vitest';
import {
  FormAct,
  type Lookups,
  MAIN_FIELD,
  readActForm,
} from '../../adapters/slack/listen/read-act.ts';
import { renderActForm } from '../../adapters/slack/render/act-form.ts';
import { type InputElement, Modal, type ViewBlock } from '../../adapters/slack/render/limits.ts';
import { type Actor, type Happening, type Ticket, ticketFrom } from '../../src/helpdesk/ticket.ts';
import { opened } from '../helpdesk/opened.ts';
import { seen } from './seen.ts';

const ACTS = FormAct.options;
const asker: Actor = { role: 'asker', id: 'slack:T1/U1', name: 'Praktijk Linde' };
const anna: Actor = { role: 'desk', id: 'noord:anna', name: 'Anna' };
const bea = { id: 'noord:bea', name: 'Bea' };

const lookups: Lookups = {
  members: [{ id: 'noord:anna', name: 'Anna' }, bea],
  parties: [
    { id: 'zorgdomein', name: 'ZorgDomein' },
    { id: 'menzis', name: 'Menzis' },
  ],
  today: '2026-11-23',
};

function ticket(
  lines: readonly (readonly [Actor, Happening])[],
  question = 'Wie betaalt de koppeling?',
  route: 'helpdesk' | 'menzis' = 'helpdesk',
): Ticket {
  const all = [[asker, { ...opened('noord', { route }), question }] as const, ...lines];
  return ticketFrom(
    '12',
    all.map(([by, what], at) => ({ seq: at + 1, at: '2026-11-23T09:00:00.000Z', by, what })),
  );
}

const claimed = [anna, { kind: 'claimed' }] as const;
const answered = [anna, { kind: 'answered', text: 'De oude eigenaar.' }] as const;
const open = (act: FormAct, of = ticket([claimed]), more: Partial<Lookups> = {}): Modal =>
  renderActForm(act, of, { ...lookups, ...more, metadata: '{"ticket":"12"}' });
const issues = (modal: Modal): unknown => Modal.safeParse(modal).error?.issues;

type Input = Extract<ViewBlock, { type: 'input' }>;
const inputs = (modal: Modal): Input[] =>
  modal.blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
const input = (modal: Modal, name: string): Input | undefined =>
  inputs(modal).find(({ block_id: id }) => id === name);
const offered = (element: InputElement | undefined): string[] =>
  element !== undefined && 'options' in element ? element.options.map(({ text }) => text.text) : [];

describe('the window for an act on a ticket', () => {
  it.each(ACTS)('%s: says which act it is, and has a place for what is wrong', (act) => {
    const modal = open(act, ticket([claimed, answered]));
    expect(modal).toMatchObject({
      callback_id: `act:${act}`,
      private_metadata: '{"ticket":"12"}',
      close: { text: 'Annuleren' },
    });
    expect(inputs(modal).map(({ block_id: id }) => id)).toContain(MAIN_FIELD[act]);
    expect(issues(modal)).toBeUndefined();
  });

  it.each(ACTS)('%s: passes the limits with long and hostile texts', (act) => {
    const hostile = '<!channel> &lt; *_~` <@U1> ';
    const long = hostile.repeat(150).slice(0, 4000);
    const events = [
      claimed,
      [anna, { kind: 'answered', text: long }] as const,
      ...Array.from({ length: 40 }, () => [asker, { kind: 'added', text: long }] as const),
    ];
    const members = Array.from({ length: 100 }, (_, at) => ({ id: `noord:${at}`, name: hostile }));
    const parties = lookups.parties.map(({ id }) => ({ id, name: hostile.repeat(20) }));
    for (const more of [{}, { members, parties }, { members: [], parties: [] }]) {
      const modal = open(act, ticket(events, long), more);
      expect(issues(modal)).toBeUndefined();
      const shown = JSON.stringify(modal.blocks).replace(/"initial_value":"(?:[^"\\]|\\.)*"/gu, '');
      expect(shown).not.toMatch(/<[!@]|"mrkdwn"/u);
    }
  });

  it('shows the question above the answer, with what was added to it', () => {
    const added = [asker, { kind: 'added', text: 'Het gaat om Futec.' }] as const;
    expect(seen(open('answer', ticket([claimed, added])))).toBe(
      'Vraag 12: “Wie betaalt de koppeling?” De vrager schreef daarna: “Het gaat om Futec.” ' +
        'Antwoord: {} De vrager krijgt dit te lezen.',
    );
    expect(input(open('answer'), 'text')?.element).toMatchObject({
      multiline: true,
      max_length: 3000,
    });
  });

  it('assigns to every colleague but who has it', () => {
    expect(offered(input(open('assign'), 'to')?.element)).toEqual(['Bea']);
    expect(offered(input(open('assign', ticket([])), 'to')?.element)).toEqual(['Anna', 'Bea']);
  });

  it('has nothing to send where there is no colleague', () => {
    const modal = open('assign', ticket([claimed]), { members: [anna] });
    expect(modal.submit).toBeUndefined();
    expect(seen(modal)).toContain('Er is geen andere collega bij deze helpdesk.');
  });

  it('forwards to the party that knows it, unless another is named', () => {
    const known = input(open('forward', ticket([claimed], 'Hoe?', 'menzis')), 'party')?.element;
    expect(offered(known)).toEqual(['ZorgDomein', 'Menzis']);
    expect(known).toHaveProperty('initial_option.value', 'menzis');
    expect(input(open('forward'), 'party')?.element).not.toHaveProperty('initial_option');
  });

  it('asks why a question is closed, unless it is answered; and says who reads it', () => {
    const text = input(open('close'), 'text');
    expect(text?.optional).toBeUndefined();
    expect(text?.label.text).toBe('Waarom sluit u de vraag? De vrager leest dit.');
    expect(input(open('close', ticket([claimed, answered])), 'text')?.optional).toBe(true);
    expect(input(open('reopen', ticket([claimed, answered])), 'text')).toMatchObject({
      optional: true,
      label: { text: 'Waarom opent u de vraag weer? Alleen de helpdesk leest dit.' },
    });
  });

  it('begins an article with the question and the answer', () => {
    const modal = open('save', ticket([claimed, answered]));
    expect(input(modal, 'question')?.element).toHaveProperty(
      'initial_value',
      'Wie betaalt de koppeling?',
    );
    expect(input(modal, 'answer')?.element).toHaveProperty('initial_value', 'De oude eigenaar.');
    expect(inputs(modal).map(({ label }) => label.text)).toEqual([
      'Vraag',
      'Antwoord',
      'Waar staat dit?',
      'Nakijken op',
      'Geldt tot en met',
      'Voor wie',
    ]);
  });

  it('shows a text that is too long for its field above it, and keeps it when nothing is typed', () => {
    const long = 'Dit is een zin. '.repeat(220);
    const modal = open('save', ticket([claimed, [anna, { kind: 'answered', text: long }]]));
    expect(input(modal, 'answer')).toMatchObject({
      optional: true,
      hint: { text: 'Vult u niets in, dan blijft de tekst hierboven.' },
    });
    expect(input(modal, 'answer')?.element).not.toHaveProperty('initial_value');
    expect(seen(modal)).toContain(long.trim());
  });
});

const option = (value: string) => ({
  text: { type: 'plain_text', text: value, emoji: false },
  value,
});
const typed = (value: string | null) => ({ type: 'plain_text_input', value });
const picked = (value: string | null) => ({
  type: 'static_select',
  selected_option: value === null ? null : option(value),
});
const dated = (selected_date: string | null) => ({ type: 'datepicker', selected_date });
const checked = (...values: string[]) => ({
  type: 'checkboxes',
  selected_options: values.map(option),
});

const read = (act: FormAct, entered: Readonly<Record<string, object>>) =>
  readActForm(
    act,
    Object.fromEntries(Object.entries(entered).map(([name, value]) => [name, { [name]: value }])),
    lookups,
  );
const ok = (what: object) => ({ ok: true, what });
const wrong = (errors: Readonly<Record<string, string>>) => ({ ok: false, errors });

describe('what was filled in for an act', () => {
  it.each<[string, FormAct, Readonly<Record<string, object>>, object]>([
    ['a colleague', 'assign', { to: picked('noord:bea') }, ok({ kind: 'assign', to: bea })],
    ['a colleague by name', 'assign', { to: typed(' bea ') }, ok({ kind: 'assign', to: bea })],
    ['no colleague', 'assign', { to: picked(null) }, wrong({ to: 'Kies een collega.' })],
    [
      'a colleague who left',
      'assign',
      { to: picked('noord:cor') },
      wrong({ to: 'Deze collega hoort niet bij de helpdesk; kies een ander.' }),
    ],
    [
      'an answer of several lines',
      'answer',
      { text: typed(' De eigenaar.\n\nNiet u. ') },
      ok({ kind: 'answer', text: 'De eigenaar.\n\nNiet u.' }),
    ],
    [
      'an empty answer',
      'answer',
      { text: typed('  ') },
      wrong({ text: 'Schrijf het antwoord erbij.' }),
    ],
    [
      'a party of the list',
      'forward',
      { party: picked('menzis'), other: typed(null), ask: typed('Klopt dit?') },
      ok({ kind: 'forward', to: { route: 'menzis', name: 'Menzis' }, ask: 'Klopt dit?' }),
    ],
    [
      'another party, whatever the list has',
      'forward',
      { party: picked('menzis'), other: typed('Gemeente Utrecht'), ask: typed(null) },
      ok({ kind: 'forward', to: { route: null, name: 'Gemeente Utrecht' }, ask: '' }),
    ],
    [
      'a party of the list by name',
      'forward',
      { party: picked(null), other: typed('zorgdomein'), ask: typed(null) },
      ok({ kind: 'forward', to: { route: 'zorgdomein', name: 'ZorgDomein' }, ask: '' }),
    ],
    [
      'no party',
      'forward',
      { party: picked(null), other: typed(null), ask: typed('Klopt dit?') },
      wrong({ party: 'Kies een partij, of vul de naam van een andere partij in.' }),
    ],
    [
      'why it is closed',
      'close',
      { text: typed('Dubbel.') },
      ok({ kind: 'close', text: 'Dubbel.' }),
    ],
    ['nothing, to close', 'close', { text: typed(null) }, ok({ kind: 'close', text: '' })],
    ['nothing, to reopen', 'reopen', { text: typed(null) }, ok({ kind: 'reopen', text: '' })],
    [
      'a whole article',
      'save',
      {
        question: typed('Wie betaalt?'),
        answer: typed('De eigenaar.'),
        source: typed('Mail van Menzis'),
        review: dated('2027-01-01'),
        until: dated('2027-12-31'),
        everyRegion: checked('yes'),
      },
      ok({
        question: 'Wie betaalt?',
        answer: 'De eigenaar.',
        source: 'Mail van Menzis',
        review: '2027-01-01',
        until: '2027-12-31',
        everyRegion: true,
      }),
    ],
    [
      'an article as the ticket has it',
      'save',
      {
        question: typed(null),
        answer: typed(null),
        source: typed(null),
        review: dated(null),
        until: dated(null),
        everyRegion: checked(),
      },
      ok({}),
    ],
    [
      'an article with everything wrong',
      'save',
      {
        question: typed(' '),
        answer: typed('\n'),
        review: dated('2026-11-23'),
        until: dated('2026-11-22'),
      },
      wrong({
        question: 'Schrijf de vraag op.',
        answer: 'Schrijf het antwoord op.',
        review: 'De dag om het antwoord na te kijken moet na vandaag liggen.',
        until: 'De einddatum is al voorbij.',
      }),
    ],
  ])('%s', (_, act, entered, found) => {
    expect(read(act, entered)).toEqual(found);
  });

  it('has its sentences at inputs that are there', () => {
    for (const act of ACTS) {
      const found = read(act, {});
      const names = inputs(open(act, ticket([claimed, answered]))).map(({ block_id: id }) => id);
      if (!found.ok) expect(names).toEqual(expect.arrayContaining(Object.keys(found.errors)));
    }
  });

  it('is refused when it is not what Slack sends', () => {
    expect(() => readActForm('answer', { text: 'x' }, lookups)).toThrow();
  });
});
