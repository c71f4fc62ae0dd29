import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { PublicUrl } from '../../adapters/config.ts';
import { type Manifest, slackManifest } from '../../adapters/slack/manifest.ts';
import { suggestedPrompts } from '../../adapters/slack/prompts.ts';
import { SCOPES, scopesTable } from '../../adapters/slack/scopes.ts';
import type { Calculator } from '../../src/calculators/calculator.ts';
import { koppelkosten } from '../../src/calculators/koppelkosten.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { library } from '../balie.ts';
import schema from '../payloads/slack/manifest.schema.json' with { type: 'json' };

const examples = library.sources.map(({ example }) => example);
const url = 'https://balie.example.nl';
const http = slackManifest({ examples, socketMode: false, url, oauth: false });
const oauth = slackManifest({ examples, socketMode: false, url, oauth: true });
const socket = slackManifest({ examples, socketMode: true });
const bare = slackManifest({ socketMode: true });
const all: [string, Manifest][] = [
  ['over HTTP', http],
  ['over HTTP, installed by workspaces', oauth],
  ['with Socket Mode', socket],
  ['without a library', bare],
];

const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** What Slack's schema has against a manifest. */
function faults(manifest: object): string[] {
  return validate(manifest)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const commandsOf = ({ features }: Manifest) => features.slash_commands ?? [];
const shortcutsOf = ({ features }: Manifest) => features.shortcuts ?? [];
const named = (command: string): Calculator => ({
  ...koppelkosten,
  command,
  summary: 'Telt iets.',
  example: `${command} 3 praktijken`,
});

describe("Slack's schema of a manifest", () => {
  it.each(all)('takes the manifest %s', (_, manifest) => {
    expect(faults(manifest)).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'a name of 36 characters',
      { ...bare, display_information: { ...bare.display_information, name: 'B'.repeat(36) } },
      '/display_information/name must NOT have more than 35 characters',
    ],
    [
      'a command of 33 characters',
      slackManifest({ calculators: [named('k'.repeat(32))], socketMode: true }),
      '/features/slash_commands/1/command must NOT have more than 32 characters',
    ],
    [
      'a command without a description',
      { ...http, features: { slash_commands: [{ command: '/balie' }] } },
      "/features/slash_commands/0 must have required property 'description'",
    ],
    [
      'five suggested prompts',
      {
        ...http,
        features: {
          agent_view: { suggested_prompts: Array(5).fill({ title: 'a', message: 'b' }) },
        },
      },
      '/features/agent_view/suggested_prompts must NOT have more than 4 items',
    ],
    [
      'a field that it does not know',
      { ...http, setings: {} },
      ' must NOT have additional properties',
    ],
  ])('refuses %s', (_, manifest, fault) => {
    expect(faults(manifest)).toContain(fault);
  });
});

describe('the app in Slack', () => {
  it('is called Balie, app and bot', () => {
    expect([http.display_information.name, http.features.bot_user?.display_name]).toEqual([
      'Balie',
      'Balie',
    ]);
  });

  it('can be written to, and is an agent and not the assistant of before', () => {
    expect(http.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(http.features).toHaveProperty('agent_view');
    expect(http.features).not.toHaveProperty('assistant_view');
  });

  it('tells in Dutch, politely, that it is a program and takes no data of patients', () => {
    const { long_description: told = '' } = http.display_information;
    expect(told).toContain('Balie is een computerprogramma.');
    expect(told).toContain('Noem nooit gegevens van een patiënt.');
    expect(JSON.stringify(bare)).not.toMatch(/\b(?:je|jij|jouw)\b/iu);
  });
});

describe('the commands', () => {
  it('are /balie and one for every calculator', () => {
    expect(commandsOf(http).map(({ command }) => command)).toEqual([
      '/balie',
      '/koppelkosten',
      '/wijzigingsdata',
      '/open-declaratie',
    ]);
    expect(commandsOf(http)).toHaveLength(1 + CALCULATORS.length);
  });

  it('follow from the list of calculators: another one in it is another command', () => {
    const manifest = slackManifest({
      calculators: [...CALCULATORS, named('teldienst')],
      socketMode: true,
    });
    expect(commandsOf(manifest).at(-1)).toEqual({
      command: '/teldienst',
      description: 'Telt iets.',
      usage_hint: '3 praktijken',
      should_escape: false,
    });
    expect(manifest.display_information.long_description).toContain('• /teldienst: Telt iets.');
  });

  it('have names that Slack takes, and each only once', () => {
    const names = commandsOf(http).map(({ command }) => command);
    expect(names.filter((name) => !/^\/[a-z0-9-]{1,31}$/u.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('show how they are used by an example that begins behind the command', () => {
    expect(commandsOf(http).map(({ usage_hint }) => usage_hint)).toEqual([
      'uw vraag in gewone woorden',
      'futec 3 praktijken 24 maanden',
      'poh-ggz per 1 april',
      '2350 patiënten 12 gemoedsbezwaarden 2021',
    ]);
  });
});

describe('the shortcuts of a message', () => {
  it('ask Balie, or hand over to the helpdesk', () => {
    expect(shortcutsOf(http).map(({ callback_id, name }) => [callback_id, name])).toEqual([
      ['ask', 'Vraag Balie'],
      ['handover', 'Naar de helpdesk'],
    ]);
    expect(shortcutsOf(http).every(({ type }) => type === 'message')).toBe(true);
  });
});

describe('the suggested prompts', () => {
  it('are questions of the documents and examples of the calculators, in turn, four in all', () => {
    expect(suggestedPrompts(examples)).toEqual([
      { title: 'Wat kost de koppeling bij Futec?', message: 'Wat kost de koppeling bij Futec?' },
      { title: 'Bereken: koppelkosten', message: 'koppelkosten futec 3 praktijken 24 maanden' },
      {
        title: 'Hoeveel kon een praktijk declareren voor OPEN?',
        message: 'Hoeveel kon een praktijk declareren voor OPEN?',
      },
      { title: 'Bereken: wijzigingsdata', message: 'wijzigingsdata poh-ggz per 1 april' },
    ]);
  });

  it('are in the manifest as they are in a conversation', () => {
    expect(http.features.agent_view?.suggested_prompts).toEqual(suggestedPrompts(examples));
  });

  it('are the calculators alone where no library is loaded', () => {
    expect(suggestedPrompts([]).map(({ title }) => title)).toEqual([
      'Bereken: koppelkosten',
      'Bereken: wijzigingsdata',
      'Bereken: open-declaratie',
    ]);
  });

  it('are questions alone where nothing can be calculated', () => {
    const asked = suggestedPrompts(['Een?', 'Twee?', ' Een?', '', 'Drie?', 'Vier?', 'Vijf?'], []);
    expect(asked.map(({ message }) => message)).toEqual(['Een?', 'Twee?', 'Drie?', 'Vier?']);
  });

  it('have a short title: a long question comes last, cut at a word, and is asked whole', () => {
    const long =
      'Wat is de uiterste aanvraagdatum voor een wijziging per 1 januari bij Zilveren Kruis?';
    expect(suggestedPrompts([long, 'Wat kost het?'], [])).toEqual([
      { title: 'Wat kost het?', message: 'Wat kost het?' },
      { title: 'Wat is de uiterste aanvraagdatum voor een wijziging…', message: long },
    ]);
  });
});

describe('the scopes', () => {
  it('are the fewest that work', () => {
    expect(http.oauth_config.scopes).toEqual({
      bot: [
        'app_mentions:read',
        'im:history',
        'im:write',
        'chat:write',
        'commands',
        'assistant:write',
        'channels:read',
        'groups:read',
        'channels:history',
        'groups:history',
      ],
    });
  });

  it('have each one reason, in one line, and something that needs it', () => {
    const poor = SCOPES.filter(
      ({ why, neededFor }) => !/^[^\n|]{20,}$/u.test(why) || neededFor.length === 0,
    );
    expect(poor).toEqual([]);
    expect(new Set(SCOPES.map(({ scope }) => scope)).size).toBe(SCOPES.length);
  });

  it('stand in README.md as they are', () => {
    const readme = readFileSync(path.join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
    expect(readme).toContain(`\n\n${scopesTable()}\n\n`);
  });

  it('make a table for the documentation, a line for each', () => {
    const lines = scopesTable().split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '| Scope | What Balie does with it | Needed for |',
      '|---|---|---|',
      '| `app_mentions:read` | reads a question that mentions Balie in a channel | app_mention |',
    ]);
    expect(lines).toHaveLength(2 + SCOPES.length);
  });
});

describe('the events', () => {
  /** The scope of each event. Source: Slack's documentation, "Events API reference"; null where none is needed. */
  const scopeOf: Readonly<Record<string, string | null>> = {
    app_mention: 'app_mentions:read',
    'message.im': 'im:history',
    app_home_opened: null,
    app_uninstalled: null,
    tokens_revoked: null,
  };
  const events = http.settings.event_subscriptions?.bot_events ?? [];

  it('are mentions, direct messages, the opened app, and the end of an installation', () => {
    expect([...events]).toEqual(Object.keys(scopeOf));
  });

  it('have each the scope that they need', () => {
    const missing = events.filter((event) => {
      const needed = scopeOf[event];
      return needed !== null && !SCOPES.some(({ scope }) => scope === needed);
    });
    expect(missing).toEqual([]);
  });

  it('are each named by the scope that brings them', () => {
    const told = SCOPES.flatMap(({ scope, neededFor }) =>
      neededFor.filter((use) => use in scopeOf).map((use) => [use, scope]),
    );
    expect(told).toEqual([
      ['app_mention', 'app_mentions:read'],
      ['message.im', 'im:history'],
    ]);
  });

  it('are the same with Socket Mode', () => {
    expect(socket.settings.event_subscriptions).toEqual({ bot_events: events });
  });
});

describe('the addresses', () => {
  it('are one for events, buttons and commands', () => {
    const address = 'https://balie.example.nl/slack/events';
    expect(http.settings.event_subscriptions?.request_url).toBe(address);
    expect(http.settings.interactivity).toEqual({ is_enabled: true, request_url: address });
    expect(new Set(commandsOf(http).map((command) => command.url))).toEqual(new Set([address]));
    expect(http.settings.socket_mode_enabled).toBe(false);
  });

  it('are one more where workspaces install the app themselves', () => {
    expect(oauth.oauth_config.redirect_urls).toEqual([
      'https://balie.example.nl/slack/oauth_redirect',
    ]);
    expect(http.oauth_config).not.toHaveProperty('redirect_urls');
  });

  it('are nowhere with Socket Mode', () => {
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toMatch(/https?:|_url|"url"/u);
  });
});

describe('a public address', () => {
  it('loses the slash at its end and keeps its path', () => {
    expect(PublicUrl.parse('https://balie.example.nl/')).toBe('https://balie.example.nl');
    expect(PublicUrl.parse('https://example.nl/balie//')).toBe('https://example.nl/balie');
  });

  it.each([
    'http://balie.example.nl',
    'balie.example.nl',
    'https://balie.example.nl/?a=1',
    'https://balie.example.nl/#a',
    'https://u:p@balie.example.nl',
    '',
  ])('is not %s', (text) => {
    expect(PublicUrl.safeParse(text).success).toBe(false);
  });
});
