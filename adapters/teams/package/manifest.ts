import type { Calculator } from '../../../src/calculators/calculator.ts';
import { CALCULATORS } from '../../../src/calculators/list.ts';

// Everything that Balie uses is in it. What later versions add Balie does not use.
const VERSION = '1.19';

/** The pictures of the app, by the names that they have in its package. */
export const ICONS = { color: 'color.png', outline: 'outline.png' } as const;

/** The name of app and bot. */
const NAME = 'Balie';

/** Teams' limit of a command list. */
const COMMANDS = 10;

/** Where people hear Balie: alone, in a channel of a team, in a group chat. */
const SCOPES = ['personal', 'team', 'groupChat'] as const;

/** What differs from one installation to the other. */
export interface ManifestOptions {
  /** The application (client) id of the Azure Bot: a GUID. The app in Teams bears the same id. */
  readonly appId: string;
  /** The public address of this server: https, without a slash at its end. */
  readonly url: string;
  /** `major.minor.patch`; Teams takes a changed app only with a higher one. */
  readonly version: string;
  /** Who offers the app, as Teams shows it; what is not given is the public address. */
  readonly developer?: Partial<Developer>;
  /** Questions of the documents. */
  readonly examples?: readonly string[];
  readonly calculators?: readonly Calculator[];
}

/** Who offers the app: at most 32 characters of a name, and https addresses. */
export interface Developer {
  readonly name: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsOfUseUrl: string;
}

/** The description of an app as Teams takes it. */
export type Manifest = ReturnType<typeof teamsManifest>;

/**
 * The manifest of the app. It asks for no permissions: a bot and its messages need none, and Balie reads nothing of the
 * people of a tenant. Source: Microsoft's documentation, "App manifest reference".
 */
export function teamsManifest(options: ManifestOptions) {
  const { appId, url, version, developer, examples = [], calculators = CALCULATORS } = options;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: VERSION,
    version,
    id: appId,
    localizationInfo: { defaultLanguageTag: 'nl-nl' },
    developer: { name: NAME, websiteUrl: url, privacyUrl: url, termsOfUseUrl: url, ...developer },
    name: { short: NAME, full: 'Balie, de digitale balie voor huisartsenpraktijken' },
    description: {
      short: 'Antwoorden voor huisartsenpraktijken, met de bron erbij.',
      full: fullDescription(examples, calculators),
    },
    icons: ICONS,
    accentColor: '#1f4e5f',
    bots: [
      {
        botId: appId,
        scopes: SCOPES,
        supportsFiles: false,
        isNotificationOnly: false,
        // A list for each scope: so Microsoft's documentation wants it.
        commandLists: SCOPES.map((scope) => ({ scopes: [scope], commands: commands(calculators) })),
      },
    ],
    composeExtensions: [{ botId: appId, commands: messageCommands() }],
    validDomains: [new URL(url).host],
  };
}

/** What Balie offers to type. What does not fit can still be typed. */
function commands(calculators: readonly Calculator[]) {
  return [
    ...calculators
      .slice(0, COMMANDS - 1)
      .map(({ command, summary }) => ({ title: command, description: summary })),
    { title: 'help', description: 'Laat zien wat Balie voor u kan doen.' },
  ];
}

/** The search in the box in which people write, and what stands in the menu of a message. */
function messageCommands() {
  return [
    {
      id: 'zoek',
      type: 'query',
      context: ['compose', 'commandBox'],
      title: 'Zoek in de kennis',
      description: 'Zoekt in de beleidsdocumenten. U kunt het antwoord in uw bericht zetten.',
      initialRun: true,
      parameters: [
        {
          name: 'vraag',
          title: 'Uw vraag',
          description: 'Uw vraag in gewone woorden, zonder gegevens van een patiënt.',
          inputType: 'text',
        },
      ],
    },
    messageAction('vraag', 'Vraag Balie', 'Balie zoekt het antwoord op de vraag in dit bericht.'),
    messageAction(
      'helpdesk',
      'Naar de helpdesk',
      'De vraag in dit bericht gaat naar de helpdesk van uw regio.',
    ),
  ];
}

/** Something in the menu of a message, which opens a dialog that Balie draws. */
function messageAction(id: string, title: string, description: string) {
  return { id, type: 'action', context: ['message'], title, description, fetchTask: true };
}

function fullDescription(examples: readonly string[], calculators: readonly Calculator[]): string {
  const list = (lines: readonly string[]): string => lines.map((line) => `• ${line}`).join('\n');
  return [
    'Balie is de digitale balie voor huisartsenpraktijken. Balie is een computerprogramma. U stelt uw vraag in gewone woorden. Balie zoekt het antwoord in de beleidsdocumenten. U ziet altijd waar het staat en hoelang het geldt.',
    ...(examples.length === 0 ? [] : ['U kunt bijvoorbeeld dit vragen:', list(examples)]),
    'Balie rekent ook voor u. Typ bijvoorbeeld:',
    list(calculators.map(({ summary, example }) => `${example}: ${summary}`)),
    'Staat het antwoord niet in de documenten? Dan zegt Balie dat. U kunt uw vraag dan aan de helpdesk van uw regio geven.',
    'Balie geeft geen medisch advies. Noem nooit gegevens van een patiënt.',
  ].join('\n\n');
}
