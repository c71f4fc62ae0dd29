import type { Act } from '../../src/helpdesk/life.ts';
import { memberNamed, type Region } from '../../src/helpdesk/region.ts';
import type { Party, Ticket } from '../../src/helpdesk/ticket.ts';
import type { Route } from '../../src/library/schemas.ts';
import { articleParts } from './answers.ts';
import { act, atDesk, deskOf, type Terminal } from './command.ts';
import { findTicket, listTickets, presentTicket, showMessages, showTicket } from './queue.ts';
import { Refusal } from './refusal.ts';
import { renderText } from './render.ts';
import type { Values } from './values.ts';

const ACTS = ['claim', 'assign', 'answer', 'forward', 'close', 'reopen', 'save'] as const;
type ActName = (typeof ACTS)[number];

/** `balie tickets …`: the desk in the terminal. */
export async function runTickets(
  words: readonly string[],
  values: Values,
  terminal: Terminal,
  routes: () => Promise<readonly Route[]>,
): Promise<void> {
  const [name = 'list', id, ...rest] = words;
  if (name === 'list') return listTickets(values, terminal);
  if (name === 'messages') return showMessages(values, terminal);
  const wanted = ACTS.find((each) => each === name);
  if (name !== 'show' && wanted === undefined)
    throw new Refusal(`"${name}" ken ik niet. Kies uit: list, show, messages, ${ACTS.join(', ')}.`);
  if (id === undefined)
    throw new Refusal(`Noem het nummer van de vraag, bijvoorbeeld: balie tickets ${name} 12.`);
  if (wanted === undefined) return showTicket(id, values, terminal);
  await doAct(wanted, id, rest.join(' ').trim(), values, terminal, routes);
}

async function doAct(
  name: ActName,
  id: string,
  text: string,
  values: Values,
  terminal: Terminal,
  routes: () => Promise<readonly Route[]>,
): Promise<void> {
  const { region, by } = deskOf(terminal.settings, values);
  const who = atDesk(by);
  if (name === 'save') {
    const answer = text === '' ? {} : { answer: text };
    const parts = { ...articleParts(values), ...answer };
    const { reply, article } = await act(terminal, region, who, {
      kind: 'save',
      ticket: id,
      parts,
    });
    const ticket = await findTicket(id, region, terminal);
    return presentTicket(ticket, renderText(reply), values, terminal, { article });
  }
  const ticket = await findTicket(id, region, terminal);
  const wanted = await actOf(name, text, values, ticket, region, routes);
  const what = { kind: 'act' as const, ticket: id, role: 'desk' as const, act: wanted };
  const { reply } = await act(terminal, region, who, what);
  presentTicket(await findTicket(id, region, terminal), renderText(reply), values, terminal);
}

async function actOf(
  name: Exclude<ActName, 'save'>,
  text: string,
  values: Values,
  ticket: Ticket,
  region: Region,
  routes: () => Promise<readonly Route[]>,
): Promise<Act> {
  switch (name) {
    case 'claim':
      return { kind: 'claim' };
    case 'assign': {
      const wanted = values.to ?? text;
      if (wanted === '')
        throw new Refusal(`Noem de collega, bijvoorbeeld: balie tickets assign ${ticket.id} Bea.`);
      const to = memberNamed(region, wanted);
      if (to === null) throw new Refusal(`${wanted} hoort niet bij de helpdesk.`);
      return { kind: 'assign', to };
    }
    case 'forward':
      return forwardTo(values.to, text, ticket, await routes());
    default:
      return { kind: name, text };
  }
}

/** The party is named with --to, or is the ticket's own, or the one that the text names; the text is what to ask it. */
function forwardTo(
  to: string | undefined,
  text: string,
  { id, triage }: Ticket,
  routes: readonly Route[],
): Act {
  if (to !== undefined) {
    if (to.trim() === '') throw new Refusal('Noem achter --to naar wie de vraag gaat.');
    const named = routes.find((route) => isCalled(route, to));
    return {
      kind: 'forward',
      to: named === undefined ? { route: null, name: to.trim() } : partyOf(named),
      ask: text,
    };
  }
  const outside = routes.filter((route) => route.id !== 'helpdesk');
  const alone = outside.find((route) => isCalled(route, text));
  if (alone !== undefined) return { kind: 'forward', to: partyOf(alone), ask: '' };
  const own = outside.find((route) => route.id === triage.route);
  const [named, ...others] = outside.filter((route) => isNamedIn(route, text));
  const party = own ?? (others.length === 0 ? named : undefined);
  if (party === undefined)
    throw new Refusal(
      `Noem naar wie de vraag gaat met --to, bijvoorbeeld: balie tickets forward ${id} --to zorgdomein.`,
    );
  return { kind: 'forward', to: partyOf(party), ask: text };
}

const partyOf = ({ id, name }: Route): Party => ({ route: id, name });

const isCalled = ({ id, name }: Route, text: string): boolean =>
  [plain(id), plain(name)].includes(plain(text));

const isNamedIn = ({ id, name }: Route, text: string): boolean =>
  [plain(id), plain(name)].some((each) => ` ${plain(text)} `.includes(` ${each} `));

/** Words in small letters, without signs between them. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
