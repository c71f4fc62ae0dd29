import { describe, expect, it } from 'vitest';
import { actForm, actOf, FormAct, type Lookups, MAIN_FIELD } from '../../adapters/chat/act-form.ts';
import type { Input } from '../../adapters/chat/form.ts';
import { readAct } from '../../adapters/chat/read-act.ts';
import { type Actor, type Happening, type Ticket, ticketFrom } from '../../src/helpdesk/ticket.ts';
import { opened } from '../helpdesk/opened.ts';

const asker: Actor = { role: 'asker', id: 'teams:u1', name: 'Praktijk Linde' };
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

const ticket = (
  lines: readonly (readonly [Actor, Happening])[],
  route: 'helpdesk' | 'menzis' = 'helpdesk',
): Ticket =>
  ticketFrom(
    '12',
    [[asker, { ...opened('noord', { route }), question: 'Wie betaalt?' }] as const, ...lines].map(
      ([by, what], at) => ({ seq: at + 1, at: '2026-11-23T09:00:00.000Z', by, what }),
    ),
  );

const claimed = [anna, { kind: 'claimed' }] as const;
const answered = [anna, { kind: 'answered', text: 'De oude eigenaar.' }] as const;
const input = (act: FormAct, of: Ticket, name: string): Input | undefined =>
  actForm(act, of, lookups).inputs.find((each) => each.name === name);
const labels = (asked: Input | undefined): string[] | undefined =>
  asked?.options?.map(({ label }) => label);

describe('the form for an act on a ticket', () => {
  it.each<[FormAct, string, string]>([
    ['assign', 'Vraag toewijzen', 'Wijs toe'],
    ['answer', 'Vraag beantwoorden', 'Verstuur'],
    ['forward', 'Vraag doorsturen', 'Stuur door'],
    ['close', 'Vraag sluiten', 'Sluit de vraag'],
    ['reopen', 'Vraag heropenen', 'Heropen'],
    ['save', 'Bewaar als antwoord', 'Bewaar'],
  ])('%s: says which act it is', (act, title, submit) => {
    const form = actForm(act, ticket([claimed, answered]), lookups);
    expect(form).toMatchObject({ name: `act:${act}`, title, submit });
  });

  it.each(FormAct.options)('%s: is known by its name', (act) => {
    expect(actOf(actForm(act, ticket([claimed, answered]), lookups).name)).toBe(act);
    expect(actOf(`say:${act}`)).toBeNull();
  });

  it.each(FormAct.options)('%s: has a place for what is wrong', (act) => {
    const { inputs } = actForm(act, ticket([claimed, answered]), lookups);
    const names = inputs.map(({ name }) => name);
    const read = readAct(act, new Map([['question', ['']]]), lookups);
    const wrong = read.ok ? [] : Object.keys(read.errors);
    expect(names).toEqual(expect.arrayContaining([MAIN_FIELD[act], ...wrong]));
  });

  it('has the question above it, with what was added; but an article has it in the form', () => {
    const added = [asker, { kind: 'added', text: 'Het gaat om Futec.' }] as const;
    expect(actForm('answer', ticket([claimed, added]), lookups).intro).toEqual([
      'Vraag 12: “Wie betaalt?”',
      'De vrager schreef daarna: “Het gaat om Futec.”',
    ]);
    expect(actForm('save', ticket([claimed, answered]), lookups).intro).toEqual([]);
  });

  it('assigns to every colleague but who has it', () => {
    expect(labels(input('assign', ticket([claimed]), 'to'))).toEqual(['Bea']);
    expect(labels(input('assign', ticket([]), 'to'))).toEqual(['Anna', 'Bea']);
  });

  it('has nothing to send where there is no colleague', () => {
    const form = actForm('assign', ticket([claimed]), { ...lookups, members: [anna] });
    expect(form).toMatchObject({ submit: null, inputs: [] });
    expect(form.intro[0]).toBe('Er is geen andere collega bij deze helpdesk.');
  });

  it('forwards to the party that knows it, unless another is named', () => {
    const known = input('forward', ticket([claimed], 'menzis'), 'party');
    expect(labels(known)).toEqual(['ZorgDomein', 'Menzis']);
    expect(known?.given).toEqual(['menzis']);
    expect(input('forward', ticket([claimed]), 'party')?.given).toEqual([]);
    expect(input('forward', ticket([claimed]), 'other')?.required).toBe(false);
  });

  it('asks why a question is closed, unless it is answered; and says who reads it', () => {
    expect(input('close', ticket([claimed]), 'text')).toMatchObject({
      required: true,
      label: 'Waarom sluit u de vraag? De vrager leest dit.',
    });
    expect(input('close', ticket([claimed, answered]), 'text')?.required).toBe(false);
    expect(input('reopen', ticket([claimed, answered]), 'text')).toMatchObject({
      required: false,
      label: 'Waarom opent u de vraag weer? Alleen de helpdesk leest dit.',
    });
  });

  it('begins an article with the question and the answer', () => {
    const { inputs } = actForm('save', ticket([claimed, answered]), lookups);
    expect(inputs.map(({ label, given }) => [label, given?.[0]])).toEqual([
      ['Vraag', 'Wie betaalt?'],
      ['Antwoord', 'De oude eigenaar.'],
      ['Waar staat dit?', undefined],
      ['Nakijken op', undefined],
      ['Geldt tot en met', undefined],
      ['Voor wie', undefined],
    ]);
  });
});
