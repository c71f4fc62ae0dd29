import { dayInAmsterdam } from '../../../src/dutch/dates.ts';
import { type Courier, DeliveryError } from '../../../src/helpdesk/delivery.ts';
import type { Desk } from '../../../src/helpdesk/region.ts';
import type { Reply } from '../../../src/reply.ts';
import { actsOn } from '../../chat/ticket-acts.ts';
import { type Account, type Connector, type Said, TeamsError } from '../connect/connector.ts';
import { channelOf, spotOf, teamsUser } from '../place.ts';
import { renderReply, summaryOf } from '../render/reply.ts';
import { renderTicket } from '../render/ticket.ts';
import type { Accounts } from './accounts.ts';
import { calling, saying } from './said.ts';

/** What the courier needs: the connector of a tenant, and who people are there. */
export interface Roads {
  readonly connectorFor: (tenant: string) => Promise<Connector>;
  readonly accounts: Accounts;
  /** The tenant of a desk that names none. */
  readonly tenant: string | null;
  readonly now: () => Date;
}

/**
 * Brings replies and tickets to Teams. A bot cannot look there for what it said, so what was said without Balie having
 * noted it (the process stopped, the answer got lost) is said again: twice rather than not at all.
 */
export function teamsCourier(roads: Roads): Courier {
  const { connectorFor, accounts, now } = roads;
  return {
    tell: (to, reply, { key, person, asker }) =>
      bringing(async () => {
        const spot = spotOf(to);
        if (spot === null) throw new DeliveryError('not a place in Teams', { final: true });
        const connector = await connectorFor(spot.tenant);
        const conversation =
          spot.kind === 'person' ? await connector.personal(spot.user) : spot.conversation;
        if (spot.kind !== 'shared')
          return void (await connector.say(conversation, sayingReply(reply, key)));
        const find = (id: string | null) => accountOf(id, conversation, connector, accounts);
        const [called, own] = [await find(person), await find(asker)];
        // Where Teams does not say who asked, everybody sees what only they can do; it is refused to others.
        const viewed =
          own === null ? {} : ({ viewer: 'anybody', refresh: { userIds: [own.id] } } as const);
        const card = renderReply(reply, key, viewed);
        await connector.say(conversation, calling(called, saying(card, summaryOf(reply))));
      }),
    tellDesk: (_region, desk, reply, { key, member }) =>
      bringing(async () => {
        const { connector, channel } = await deskAt(desk, roads);
        const user = desk.members.find(({ name }) => name === member)?.teams;
        const called = user === undefined ? null : await accounts.find(connector, channel, user);
        await begin(connector, channel, calling(called, sayingReply(reply, key)));
      }, MENDABLE_AT_DESK),
    showTicket: (desk, ticket, shown) =>
      bringing(async () => {
        const { connector, channel } = await deskAt(desk, roads);
        const members = desk.members.flatMap(({ teams }) => teams ?? []);
        const found = await Promise.all(
          members.map((user) => accounts.find(connector, channel, user)),
        );
        const refresh = { userIds: found.flatMap((account) => account?.id ?? []) };
        const card = renderTicket(ticket, dayInAmsterdam(now()), { acts: actsOn(ticket), refresh });
        const said = saying(card, card.fallbackText);
        const before = shownIn(shown, channel);
        if (before !== null && (await updated(connector, before, said))) return shown ?? '';
        const { conversation, id } = await begin(connector, channel, said);
        return `${conversation} ${id}`;
      }, MENDABLE_AT_DESK),
  };
}

const sayingReply = (reply: Reply, key: string): Said =>
  saying(renderReply(reply, key), summaryOf(reply));

/** Who somebody is in a conversation, by how Balie calls them; null for nobody of Teams. */
async function accountOf(
  person: string | null,
  conversation: string,
  connector: Connector,
  accounts: Accounts,
): Promise<Account | null> {
  const user = person === null ? null : teamsUser(person);
  return user === null ? null : accounts.find(connector, channelOf(conversation), user);
}

async function deskAt(
  { workspace, channel }: Desk,
  { connectorFor, tenant }: Roads,
): Promise<{ readonly connector: Connector; readonly channel: string }> {
  const own = workspace ?? tenant;
  if (own === null || channel === undefined)
    throw new DeliveryError('the desk names no tenant or no channel', { final: true });
  return { connector: await connectorFor(own), channel };
}

/** Says something at the top of a channel. A group chat has no threads. */
async function begin(connector: Connector, channel: string, said: Said) {
  if (/@thread\.(?:tacv2|skype)$/u.test(channel)) return connector.begin(channel, said);
  return { conversation: channel, id: await connector.say(channel, said) };
}

/** Where a card stands in this channel; null when it does not, or the desk has another channel now. */
function shownIn(shown: string | null, channel: string) {
  const [conversation = '', id = ''] = shown?.split(' ') ?? [];
  return channelOf(conversation) === channel && id !== '' ? { conversation, id } : null;
}

/** Brings a card up to date; false when somebody removed it, and it must be said anew. */
async function updated(
  connector: Connector,
  { conversation, id }: { readonly conversation: string; readonly id: string },
  said: Said,
): Promise<boolean> {
  try {
    await connector.update(conversation, id, said);
    return true;
  } catch (error) {
    if (error instanceof TeamsError && GONE.has(error.code)) return false;
    throw error;
  }
}

const GONE = new Set(['MessageNotFound', 'ActivityNotFoundInConversation', 'ActivityNotFound']);

/** What no further try mends: who it is for is gone, or Teams does not take what it is. */
const FINAL = new Set([
  'BadSyntax',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ConversationNotFound',
  'MessageSizeTooBig',
  'MessageWritesBlocked',
  'User is blocked',
]);

/** What Teams does not take: what it is, or that it is for them. */
const REFUSED = new Set([400, 403, 413]);

/** Balie can be put in the desk's team again, and be allowed again. */
const MENDABLE_AT_DESK = new Set([
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationNotFound',
  'Forbidden',
]);

/** `mendable`: what is tried again here, though it is of no use elsewhere. */
async function bringing<Result>(
  work: () => Promise<Result>,
  mendable: ReadonlySet<string> = new Set(),
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TeamsError)) throw error;
    const { message, code, status, retryAfter } = error;
    const final = (FINAL.has(code) || REFUSED.has(status)) && !mendable.has(code);
    throw new DeliveryError(message, { final, retryAfter });
  }
}
