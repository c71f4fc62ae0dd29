import { describe, expect, it } from 'vitest';
import { actForm, FormAct, type Lookups, MAIN_FIELD } from '../../adapters/chat/act-form.ts';
import { Modal, type ViewBlock } from '../../adapters/slack/render/limits.ts';
import { renderModalForm } from '../../adapters/slack/render/modal-form.ts';
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
  renderModalForm(actForm(act, of, { ...lookups, ...more }), { metadata: '{"ticket":"12"}' });
const issues = (modal: Modal): unknown => Modal.safeParse(modal).error?.issues;

type Input = Extract<ViewBlock, { type: 'input' }>;
const inputs = (modal: Modal): Input[] =>
  modal.blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
const input = (modal: Modal, name: string): Input | undefined =>
  inputs(modal).find(({ block_id: id }) => id === name);
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

  it('has nothing to send where there is no colleague', () => {
    const modal = open('assign', ticket([claimed]), { members: [anna] });
    expect(modal.submit).toBeUndefined();
    expect(seen(modal)).toContain('Er is geen andere collega bij deze helpdesk.');
  });

  it('has the party in it that knows it', () => {
    const known = input(open('forward', ticket([claimed], 'Hoe?', 'menzis')), 'party')?.element;
    expect(known).toHaveProperty('initial_option.value', 'menzis');
    expect(input(open('forward'), 'party')?.element).not.toHaveProperty('initial_option');
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
