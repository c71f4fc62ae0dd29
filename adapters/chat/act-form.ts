import { z } from 'zod';
import type { Colleague, Ticket } from '../../src/helpdesk/ticket.ts';
import type { Route } from '../../src/library/schemas.ts';
import { articleInputs } from './article-inputs.ts';
import type { Form, Input } from './form.ts';

/** What a colleague does with a ticket that asks for something to be filled in. */
export const FormAct = z.enum(['assign', 'answer', 'forward', 'close', 'reopen', 'save']);
export type FormAct = z.infer<typeof FormAct>;

/** The act that a form is for, by its name; null for another form. */
export const actOf = (name: string): FormAct | null =>
  FormAct.safeParse(name.replace(/^act:/u, '')).data ?? null;

/** What can be chosen, and the calendar day (ISO) on which it is. */
export interface Lookups {
  readonly members: readonly Colleague[];
  /** Outside parties: the routes without the helpdesk. */
  readonly parties: readonly Pick<Route, 'id' | 'name'>[];
  readonly today: string;
}

/** The input under which a sentence stands that says why an act cannot be, by its name. */
export const MAIN_FIELD: Readonly<Record<FormAct, string>> = {
  assign: 'to',
  answer: 'text',
  forward: 'party',
  close: 'text',
  reopen: 'text',
  save: 'answer',
};

const WORDS: Readonly<Record<FormAct, { readonly title: string; readonly submit: string }>> = {
  assign: { title: 'Vraag toewijzen', submit: 'Wijs toe' },
  answer: { title: 'Vraag beantwoorden', submit: 'Verstuur' },
  forward: { title: 'Vraag doorsturen', submit: 'Stuur door' },
  close: { title: 'Vraag sluiten', submit: 'Sluit de vraag' },
  reopen: { title: 'Vraag heropenen', submit: 'Heropen' },
  save: { title: 'Bewaar als antwoord', submit: 'Bewaar' },
};

/** The window in which somebody of the desk fills in what an act needs. */
export function actForm(act: FormAct, ticket: Ticket, lookups: Lookups): Form {
  const { title, submit } = WORDS[act];
  const inputs = inputsFor(act, ticket, lookups);
  const question = act === 'save' ? [] : questionOf(ticket);
  const isAlone = inputs.length === 0;
  return {
    name: `act:${act}`,
    title,
    submit: isAlone ? null : submit,
    intro: isAlone ? ['Er is geen andere collega bij deze helpdesk.', ...question] : question,
    inputs,
  };
}

function questionOf({ id, question, furtherQuestions }: Ticket): string[] {
  const further = furtherQuestions.map((text) => `De vrager schreef daarna: “${text}”`);
  return [`Vraag ${id}: “${question}”`, ...further];
}

function inputsFor(act: FormAct, ticket: Ticket, { members, parties }: Lookups): readonly Input[] {
  switch (act) {
    case 'assign':
      return colleagueInput(members.filter(({ id }) => id !== ticket.owner?.id));
    case 'answer':
      return [{ ...longText('Antwoord', true), hint: 'De vrager krijgt dit te lezen.' }];
    case 'forward':
      return forwardInputs(ticket, parties);
    case 'close':
      return [
        longText('Waarom sluit u de vraag? De vrager leest dit.', ticket.state !== 'answered'),
      ];
    case 'reopen':
      return [longText('Waarom opent u de vraag weer? Alleen de helpdesk leest dit.', false)];
    case 'save':
      return articleInputs(ticket);
  }
}

const longText = (label: string, required: boolean): Input => ({
  name: 'text',
  label,
  kind: 'long-text',
  required,
});

/** The longest name of a person or a party. */
const NAME = 150;

function colleagueInput(others: readonly Colleague[]): Input[] {
  if (others.length === 0) return [];
  return [
    {
      name: 'to',
      label: 'Collega',
      kind: 'one',
      required: true,
      options: others.map(({ id, name }) => ({ label: name, value: id })),
      placeholder: 'Kies een collega',
      longest: NAME,
    },
  ];
}

/** The party that triage names is chosen already, where it is one of the list. */
function forwardInputs({ triage }: Ticket, parties: Lookups['parties']): Input[] {
  return [
    {
      name: 'party',
      label: 'Partij',
      kind: 'one',
      required: false,
      options: parties.map(({ id, name }) => ({ label: name, value: id })),
      given: parties.flatMap(({ id }) => (id === triage.route ? [id] : [])),
      placeholder: 'Kies een partij',
      longest: NAME,
    },
    {
      name: 'other',
      label: 'Een andere partij',
      kind: 'text',
      required: false,
      hint: 'Vult u hier een naam in, dan gaat de vraag naar deze partij.',
      longest: NAME,
    },
    {
      name: 'ask',
      label: 'Wat wilt u vragen?',
      kind: 'long-text',
      required: false,
      hint: 'Vult u niets in, dan is het de vraag zelf. U stelt de vraag zelf aan de partij.',
    },
  ];
}
