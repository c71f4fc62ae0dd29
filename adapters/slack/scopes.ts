import type { AppsManifestCreateArguments } from '@slack/web-api';

type Scopes = NonNullable<
  NonNullable<AppsManifestCreateArguments['manifest']['oauth_config']>['scopes']
>;

/** The SDK does not know the scope of the agent view. */
export type BotScope = NonNullable<Scopes['bot']>[number] | 'assistant:write';

/** A right that Balie asks of a workspace. */
export interface Scope {
  readonly scope: BotScope;
  /** One line, for whoever decides about the installation. */
  readonly why: string;
  /** What does not work without it: events, methods and features of Slack. */
  readonly neededFor: readonly string[];
}

const OWN_MESSAGE =
  'only after a crash or a lost answer of Slack: whether its own message is there already, so that nothing is said twice';

/** Every right that Balie asks for, the fewest that work. Manifest and documentation follow from it. */
export const SCOPES: readonly Scope[] = [
  {
    scope: 'app_mentions:read',
    why: 'reads a question that mentions Balie in a channel',
    neededFor: ['app_mention'],
  },
  {
    scope: 'im:history',
    why: 'reads what people send to Balie directly; after a crash, whether its reply is there already',
    neededFor: ['message.im', 'conversations.history', 'conversations.replies'],
  },
  {
    scope: 'im:write',
    why: 'finds its conversation with somebody again, to look there after a crash whether its message is there already',
    neededFor: ['conversations.open'],
  },
  {
    scope: 'chat:write',
    why: "says answers, keeps the desk's cards up to date, shows that it is working",
    neededFor: ['chat.postMessage', 'chat.update', 'assistant.threads.setStatus'],
  },
  {
    scope: 'commands',
    why: 'offers slash commands, and shortcuts in the menu of a message',
    neededFor: ['slash commands', 'message shortcuts'],
  },
  {
    scope: 'assistant:write',
    why: 'suggests questions in the agent view',
    neededFor: ['agent view', 'assistant.threads.setSuggestedPrompts'],
  },
  {
    scope: 'channels:read',
    why: "checks that the desk's public channel exists and that Balie is in it",
    neededFor: ['balie doctor', 'conversations.info'],
  },
  {
    scope: 'groups:read',
    why: "checks that the desk's private channel exists and that Balie is in it",
    neededFor: ['balie doctor', 'conversations.info'],
  },
  {
    scope: 'channels:history',
    why: `looks in a public channel, ${OWN_MESSAGE}`,
    neededFor: ['conversations.history', 'conversations.replies'],
  },
  {
    scope: 'groups:history',
    why: `looks in a private channel, ${OWN_MESSAGE}`,
    neededFor: ['conversations.history', 'conversations.replies'],
  },
];

/** The table of `SCOPES` for the documentation, in Markdown, without a line break behind it. */
export function scopesTable(scopes: readonly Scope[] = SCOPES): string {
  const rows = scopes.map(
    ({ scope, why, neededFor }) => `| \`${scope}\` | ${why} | ${neededFor.join(', ')} |`,
  );
  return ['| Scope | What Balie does with it | Needed for |', '|---|---|---|', ...rows].join('\n');
}
