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

/** The party is named with --to, or is the whole text, or is the ticket's own; any other text is what to ask it. */
function forwardTo(
  to: string | undefined,
  text: string,
  { id, triage }: Ticket,
  routes: readonly Route[],
): Act {
  const party = (name: string): Party | null => {
    const found = routes.find((route) => isNamed(route, name));
    return found === undefined ? null : { route: found.id, name: found.name };
  };
  if (to !== undefined)
    return { kind: 'forward', to: party(to) ?? { route: null, name: to }, ask: text };
  const named = party(text);
  if (named !== null) return { kind: 'forward', to: named, ask: '' };
  if (triage.route !== 'helpdesk')
    return {
      kind: 'forward',
      to: { route: triage.route, name: triage.routeName },
      ask: text,
    };
  throw new Refusal(
    `Noem naar wie de vraag gaat met --to, bijvoorbeeld: balie tickets forward ${id} --to zorgdomein.`,
  );
}

function isNamed({ id, name }: Route, typed: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/gu, '');
  return plain(typed) !== '' && [plain(id), plain(name)].includes(plain(typed));
}
