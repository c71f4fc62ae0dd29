/** Somebody in Teams: the id that a bot knows them by, and their object id in Entra. */
export interface Person {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
}

export const APP_ID = '7c1f0e52-3b8d-4f6a-9e21-5d0c8a4b7e13';
/** The bot, as Teams names it. */
export const BOT = { id: `28:${APP_ID}`, name: 'Balie' } as const;
export const TENANT = 'b1a70c3e-5d24-4f0b-9a86-2e7c41d8f593';
/** Somebody else's tenant. */
export const FOREIGN_TENANT = 'f0e1d2c3-0a1b-4c2d-8e3f-9a8b7c6d5e4f';

/** Two who ask. */
export const MARIEKE: Person = {
  id: '29:1Mrk4vQpX0aZt7LhWc2Nf9JbYe5RsKd8UgTi3OoPm6qEaVxHlBzCwDyFuIjSn1A',
  aadObjectId: '3d9a1b60-7c5e-4a12-8f34-0b6c2d8e9f01',
  name: 'Marieke de Vries',
};
export const JOOST: Person = {
  id: '29:1Jst8kRmW3bYu6MgVd1Oe0KcXf4QtLe7ThSj2PpNn5rFbUwGmAyDvCxEtHkRo2B',
  aadObjectId: '5e8b2c71-6d4f-4b23-9a45-1c7d3e9fa012',
  name: 'Joost Bakker',
};
/** Two of the desk. */
export const ANNA: Person = {
  id: '29:1Ann2wSnV6cXv5NfUe0Pd1LdWg3RuMf6SiRk1QqOo4sGcTvFnZxEuBwDsGlQp3C',
  aadObjectId: '7f6c3d82-5e30-4c34-ab56-2d8e4fab0123',
  name: 'Anna Jansen',
};
export const BEA: Person = {
  id: '29:1Bea6xToU9dWw4OeTf9Qc2MeVh2SvNg5RjQl0RrPp3tHdSuEoYwFtAvCrFmPq4D',
  aadObjectId: '91ad4e93-4f21-4d45-bc67-3e9f5abc1234',
  name: 'Bea Visser',
};
export const PEOPLE: readonly Person[] = [MARIEKE, JOOST, ANNA, BEA];

/** The team. Its first channel ("General") has the id of the team itself. */
export const TEAM = {
  id: '19:Rg4dHk2tWv8sLq0bNc6mZx1yPf5jTa9eUo3iKr7wQhE1@thread.tacv2',
  aadGroupId: 'a4c8e1f7-9b30-4d62-8c15-6f2a7d0b3e94',
  name: 'Huisartsen Regio Utrecht',
} as const;
export const CHANNEL = {
  id: '19:5f1d7c3b9a8e4d60b2c4f6a8e0d1c3b5@thread.tacv2',
  name: 'Praktijk',
} as const;
export const DESK_CHANNEL = {
  id: '19:c0ffee12d34e4f5a8b7c6d5e4f3a2b10@thread.tacv2',
  name: 'Helpdesk',
} as const;
/** A group chat of Marieke, Joost and the bot. */
export const GROUP_CHAT = '19:2b9e6d4f1a3c4e7f8d5b0a9c8e7f6d5c@thread.v2';

/** The chat of one person and the bot. */
export function personalChat(person: { readonly id: string }): string {
  return `a:1${person.id.replace(/^29:1/u, '').split('').reverse().join('')}`;
}

/** The thread under a message of a channel, as Teams names it in `conversation.id`. */
export function threadOf(channel: string, root: string): string {
  return `${channel};messageid=${root}`;
}
