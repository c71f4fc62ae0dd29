import { z } from 'zod';
import type { ArticleParts } from '../../src/helpdesk/inbound.ts';
import type { Act } from '../../src/helpdesk/life.ts';
import type { Colleague, Ticket } from '../../src/helpdesk/ticket.ts';
import type { Route } from '../../src/library/schemas.ts';
import { plainText } from './escape.ts';
import { readState } from './form.ts';
import { type Block, LIMITS, type Modal, type ViewBlock } from './limits.ts';
import { textSections } from './modals.ts';
import {
  dayElement,
  inputBlock,
  optionsOf,
  placeholder,
  smallPrint,
  textElement,
} from './parts.ts';

/** What a colleague does with a ticket that asks for something to be filled in. */
export const FormAct = z.enum(['assign', 'answer', 'forward', 'close', 'reopen', 'save']);
export type FormAct = z.infer<typeof FormAct>;

/** What can be chosen, and the calendar day (ISO) on which it is. */
export interface Lookups {
  readonly members: readonly Colleague[];
  /** Outside parties: the routes without the helpdesk. */
  readonly parties: readonly Pick<Route, 'id' | 'name'>[];
  readonly today: string;
}

/** The input under which a sentence stands that says why an act cannot be, by its block_id. */
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

/** The window in which somebody of the desk fills in what an act needs. `metadata`: at most 3000 characters. */
export function renderActForm(
  act: FormAct,
  ticket: Ticket,
  { metadata, ...lookups }: Lookups & { readonly metadata: string },
): Modal {
  const { title, submit } = WORDS[act];
  const inputs = inputsFor(act, ticket, lookups);
  const canSubmit = inputs.some(({ type }) => type === 'input');
  return {
    type: 'modal',
    callback_id: `act:${act}`,
    private_metadata: metadata,
    title: plainText(title),
    ...(canSubmit ? { submit: plainText(submit) } : {}),
    close: plainText('Annuleren'),
    blocks: [...(act === 'save' ? [] : questionBlocks(ticket)), ...inputs],
  };
}

/** Room for the question: the inputs stand below it, and it is cut off long before a window is full. */
const QUESTION = { most: 60, room: 150_000 };

function questionBlocks({ id, question, furtherQuestions }: Ticket): Block[] {
  const further = furtherQuestions.map((text) => `De vrager schreef daarna: “${text}”`);
  return textSections([`Vraag ${id}: “${question}”`, ...further], QUESTION);
}

function inputsFor(act: FormAct, ticket: Ticket, { members, parties }: Lookups): ViewBlock[] {
  switch (act) {
    case 'assign':
      return colleagueInput(members.filter(({ id }) => id !== ticket.owner?.id));
    case 'answer':
      return [
        inputBlock(
          { name: 'text', label: 'Antwoord', hint: 'De vrager krijgt dit te lezen.' },
          LONG,
        ),
      ];
    case 'forward':
      return forwardInputs(ticket, parties);
    case 'close':
      return [
        inputBlock(
          {
            name: 'text',
            label: 'Waarom sluit u de vraag? De vrager leest dit.',
            optional: ticket.state === 'answered',
          },
          LONG,
        ),
      ];
    case 'reopen':
      return [
        inputBlock(
          {
            name: 'text',
            label: 'Waarom opent u de vraag weer? Alleen de helpdesk leest dit.',
            optional: true,
          },
          LONG,
        ),
      ];
    case 'save':
      return articleInputs(ticket);
  }
}

const LONG = textElement(LIMITS.inputText, '', true);
/** The longest name of a person or a party. */
const NAME = 150;

function colleagueInput(others: readonly Colleague[]): ViewBlock[] {
  if (others.length === 0) return [smallPrint('Er is geen andere collega bij deze helpdesk.')];
  const options = optionsOf(others.map(({ id, name }) => ({ label: name, value: id })));
  return options === null
    ? [inputBlock({ name: 'to', label: 'Naam van de collega' }, textElement(NAME))]
    : [
        inputBlock(
          { name: 'to', label: 'Collega' },
          { type: 'static_select', options, ...placeholder('Kies een collega') },
        ),
      ];
}

/** The party that triage names is chosen already, where it is one of the list. */
function forwardInputs({ triage }: Ticket, parties: Lookups['parties']): ViewBlock[] {
  const options = optionsOf(parties.map(({ id, name }) => ({ label: name, value: id })));
  const usual = options?.find(({ value }) => value === triage.route);
  const list =
    options === null
      ? textElement(NAME)
      : {
          type: 'static_select' as const,
          options,
          ...(usual === undefined ? {} : { initial_option: usual }),
          ...placeholder('Kies een partij'),
        };
  return [
    inputBlock({ name: 'party', label: 'Partij', optional: true }, list),
    inputBlock(
      {
        name: 'other',
        label: 'Een andere partij',
        optional: true,
        hint: 'Vult u hier een naam in, dan gaat de vraag naar deze partij.',
      },
      textElement(NAME),
    ),
    inputBlock(
      {
        name: 'ask',
        label: 'Wat wilt u vragen?',
        optional: true,
        hint: 'Vult u niets in, dan is het de vraag zelf. U stelt de vraag zelf aan de partij.',
      },
      LONG,
    ),
  ];
}

/** What an article begins with; without another word it is the question and the answer of the ticket. */
function articleInputs({ question, answer }: Ticket): ViewBlock[] {
  return [
    ...textToKeep('question', 'Vraag', question),
    ...textToKeep('answer', 'Antwoord', answer?.text ?? ''),
    inputBlock(
      {
        name: 'source',
        label: 'Waar staat dit?',
        optional: true,
        hint: 'Bijvoorbeeld een document of een e-mail van de verzekeraar.',
      },
      textElement(LIMITS.inputText),
    ),
    inputBlock(
      {
        name: 'review',
        label: 'Nakijken op',
        optional: true,
        hint: 'Vult u niets in, dan is dat over een half jaar.',
      },
      dayElement(),
    ),
    inputBlock({ name: 'until', label: 'Geldt tot en met', optional: true }, dayElement()),
    inputBlock(
      { name: 'everyRegion', label: 'Voor wie', optional: true },
      {
        type: 'checkboxes',
        options: [{ text: plainText('Voor alle regio’s'), value: 'yes' }],
      },
    ),
  ];
}

/** A text with what it is now in the field. What is too long for the field stands above it, and is kept when nothing is typed. */
function textToKeep(name: string, label: string, text: string): ViewBlock[] {
  const fits = text.length <= LIMITS.inputText;
  const element = textElement(LIMITS.inputText, text, true);
  if (fits) return [inputBlock({ name, label }, element)];
  return [
    ...textSections([`${label}: “${text}”`], { most: 20, room: 80_000 }),
    inputBlock(
      { name, label, optional: true, hint: 'Vult u niets in, dan blijft de tekst hierboven.' },
      element,
    ),
  ];
}

/** What was filled in, or a sentence at each input that is wrong, by its block_id. */
export type ActRead =
  | { readonly ok: true; readonly what: Act | ArticleParts }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Reads what somebody filled in, from `view.state.values`. Throws a ZodError for what Slack does not send. */
export function readActForm(act: FormAct, state: unknown, lookups: Lookups): ActRead {
  const texts = readState(state);
  const typed = (name: string): string => (texts.get(name)?.[0] ?? '').trim();
  switch (act) {
    case 'assign':
      return assignTo(typed('to'), lookups);
    case 'forward':
      return forwardTo(typed('other'), typed('party'), typed('ask'), lookups);
    case 'answer':
      return typed('text') === ''
        ? wrong({ text: 'Schrijf het antwoord erbij.' })
        : right({ kind: 'answer', text: typed('text') });
    case 'close':
    case 'reopen':
      return right({ kind: act, text: typed('text') });
    case 'save':
      return articleParts(texts, lookups.today);
  }
}

const right = (what: Act | ArticleParts): ActRead => ({ ok: true, what });
const wrong = (errors: Readonly<Record<string, string>>): ActRead => ({ ok: false, errors });

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function assignTo(given: string, { members }: Lookups): ActRead {
  if (given === '') return wrong({ to: 'Kies een collega.' });
  const to =
    members.find(({ id }) => id === given) ?? members.find(({ name }) => same(name, given));
  return to === undefined
    ? wrong({ to: 'Deze collega hoort niet bij de helpdesk; kies een ander.' })
    : right({ kind: 'assign', to: { id: to.id, name: to.name } });
}

/** A name that was typed goes before the list, in which triage may have chosen. One of the list is that party. */
function forwardTo(other: string, chosen: string, ask: string, { parties }: Lookups): ActRead {
  const known =
    other === ''
      ? parties.find(({ id, name }) => id === chosen || same(name, chosen))
      : parties.find(({ name }) => same(name, other));
  if (known !== undefined)
    return right({ kind: 'forward', to: { route: known.id, name: known.name }, ask });
  if (other !== '') return right({ kind: 'forward', to: { route: null, name: other }, ask });
  return wrong({ party: 'Kies een partij, of vul de naam van een andere partij in.' });
}

function articleParts(texts: ReadonlyMap<string, readonly string[]>, today: string): ActRead {
  const typed = (name: string): string | undefined => texts.get(name)?.[0]?.trim();
  const [question, answer, source] = ['question', 'answer', 'source'].map(typed);
  const [review, until] = ['review', 'until'].map(typed);
  const errors = {
    ...(question === '' ? { question: 'Schrijf de vraag op.' } : {}),
    ...(answer === '' ? { answer: 'Schrijf het antwoord op.' } : {}),
    ...(review !== undefined && review <= today
      ? { review: 'De dag om het antwoord na te kijken moet na vandaag liggen.' }
      : {}),
    ...(until !== undefined && until < today ? { until: 'De einddatum is al voorbij.' } : {}),
  };
  if (Object.keys(errors).length > 0) return wrong(errors);
  return right({
    ...(question === undefined ? {} : { question }),
    ...(answer === undefined ? {} : { answer }),
    ...(source === undefined ? {} : { source }),
    ...(review === undefined ? {} : { review }),
    ...(until === undefined ? {} : { until }),
    ...(texts.get('everyRegion')?.[0] === undefined ? {} : { everyRegion: true }),
  });
}
