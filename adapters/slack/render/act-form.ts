import type { Colleague, Ticket } from '../../../src/helpdesk/ticket.ts';
import type { FormAct, Lookups } from '../listen/read-act.ts';
import { articleInputs } from './article-inputs.ts';
import { smallPrint } from './blocks.ts';
import { plainText } from './escape.ts';
import { inputBlock, optionsOf, placeholder, textElement } from './inputs.ts';
import { type Block, LIMITS, type Modal, type ViewBlock } from './limits.ts';
import { textSections } from './modals.ts';

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
