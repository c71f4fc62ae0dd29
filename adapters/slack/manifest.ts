import type { AppsManifestCreateArguments } from '@slack/web-api';
import type { Calculator } from '../../src/calculators/calculator.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { suggestedPrompts } from './prompts.ts';
import { type BotScope, SCOPES } from './scopes.ts';

type SdkManifest = AppsManifestCreateArguments['manifest'];
type Features = NonNullable<SdkManifest['features']>;
type Settings = NonNullable<SdkManifest['settings']>;
type BotEvent = NonNullable<NonNullable<Settings['event_subscriptions']>['bot_events']>[number];

/** The description of an app as Slack takes it. */
export interface Manifest {
  readonly _metadata: NonNullable<SdkManifest['_metadata']>;
  readonly display_information: SdkManifest['display_information'];
  readonly features: Features;
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly BotScope[] };
  };
  readonly settings: Settings;
}

/** What Slack tells Balie. No event of messages in channels: there Balie hears only what mentions it. */
const EVENTS: readonly BotEvent[] = [
  'app_mention',
  'message.im',
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
];

/** Where Slack sends everything: events, commands, buttons and modals. */
export const EVENTS_PATH = '/slack/events';

/** Where Slack sends who has just allowed an installation. */
export const OAUTH_PATH = '/slack/oauth_redirect';

/** What differs from one installation to the other. */
export type ManifestOptions = {
  /** Questions of the documents, for `suggestedPrompts`. */
  readonly examples?: readonly string[];
  readonly calculators?: readonly Calculator[];
} & (
  | { readonly socketMode: true }
  | {
      readonly socketMode: false;
      /** The public address, without a slash at its end. */
      readonly url: string;
      /** Whether workspaces install it themselves. */
      readonly oauth: boolean;
    }
);

/**
 * The manifest of the app, version 2 of Slack's schema. With Socket Mode there is no address in it: Balie calls Slack,
 * so nothing of it need be reachable, and workspaces cannot install it themselves. Source: Slack's documentation, "App
 * manifest reference".
 */
export function slackManifest(options: ManifestOptions): Manifest {
  const { examples = [], calculators = CALCULATORS } = options;
  const address = options.socketMode ? null : `${options.url}${EVENTS_PATH}`;
  const redirects =
    options.socketMode || !options.oauth ? {} : { redirect_urls: [`${options.url}${OAUTH_PATH}`] };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: NAME,
      description:
        'Antwoorden voor huisartsenpraktijken, met de bron erbij. Balie rekent ook voor u. Weet Balie het niet, dan helpt de helpdesk.',
      long_description: longDescription(calculators),
      background_color: '#1f4e5f',
    },
    features: {
      bot_user: { display_name: NAME, always_online: true },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      agent_view: {
        agent_description:
          'Stel uw vraag in gewone woorden. Balie antwoordt uit de beleidsdocumenten, met de bron erbij, en rekent voor u. Staat het er niet in? Dan kunt u uw vraag aan de helpdesk geven. Noem nooit gegevens van een patiënt.',
        suggested_prompts: suggestedPrompts(examples, calculators),
      },
      slash_commands: slashCommands(calculators, address),
      shortcuts: messageShortcuts(),
    },
    oauth_config: { ...redirects, scopes: { bot: SCOPES.map(({ scope }) => scope) } },
    settings: settings(address),
  };
}

/** The name of app and bot. */
const NAME = 'Balie';

function longDescription(calculators: readonly Calculator[]): string {
  return [
    'Balie is de digitale balie voor huisartsenpraktijken. Balie is een computerprogramma. U stelt uw vraag in gewone woorden. Balie zoekt het antwoord in de beleidsdocumenten. U ziet altijd waar het staat en hoelang het geldt.',
    'Balie rekent ook voor u:',
    calculators.map(({ command, summary }) => `• /${command}: ${summary}`).join('\n'),
    'Staat het antwoord niet in de documenten? Dan zegt Balie dat. U kunt uw vraag dan aan de helpdesk van uw regio geven.',
    'Balie geeft geen medisch advies. Noem nooit gegevens van een patiënt.',
  ].join('\n\n');
}

type SlashCommand = NonNullable<Features['slash_commands']>[number];

function slashCommands(calculators: readonly Calculator[], address: string | null): SlashCommand[] {
  const command = (name: string, description: string, usage: string): SlashCommand => ({
    command: `/${name}`,
    description,
    usage_hint: usage,
    // The text as it was typed. Escaped, names of people and channels would come as ids, which mean nothing to Balie.
    should_escape: false,
    ...(address === null ? {} : { url: address }),
  });
  return [
    command('balie', 'Stelt uw vraag aan Balie.', 'uw vraag in gewone woorden'),
    ...calculators.map((each) => command(each.command, each.summary, usageOf(each))),
  ];
}

/** The example as it stands behind the command. */
function usageOf({ command, example }: Calculator): string {
  return example.startsWith(`${command} `) ? example.slice(command.length + 1) : example;
}

function messageShortcuts(): NonNullable<Features['shortcuts']> {
  return [
    {
      type: 'message',
      name: 'Vraag Balie',
      callback_id: 'ask',
      description: 'Balie zoekt het antwoord op de vraag in dit bericht.',
    },
    {
      type: 'message',
      name: 'Naar de helpdesk',
      callback_id: 'handover',
      description: 'De vraag in dit bericht gaat naar de helpdesk van uw regio.',
    },
  ];
}

function settings(address: string | null): Settings {
  const request = address === null ? {} : { request_url: address };
  return {
    event_subscriptions: { ...request, bot_events: [...EVENTS] },
    interactivity: { is_enabled: true, ...request },
    org_deploy_enabled: false,
    socket_mode_enabled: address === null,
    token_rotation_enabled: false,
  };
}
