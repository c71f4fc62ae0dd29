import { describe, expect, it } from 'vitest';
import {
  ConfigError,
  isInstalledByWorkspaces,
  readConfig,
  readListening,
  readPublicUrl,
  readSlackConfig,
} from '../adapters/config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OAUTH = {
  SLACK_SIGNING_SECRET: 'geheim',
  SLACK_CLIENT_ID: '1.1',
  SLACK_CLIENT_SECRET: 'b',
  SLACK_STATE_SECRET: 'c',
  BALIE_ENCRYPTION_KEY: KEY,
};

/** What is said of an environment that cannot be used. */
function complaint(read: (environment: NodeJS.ProcessEnv) => unknown, environment: object): string {
  try {
    read({ ...environment });
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe('where the server listens', () => {
  it('is port 3978 of this machine alone, unless it is said otherwise', () => {
    expect(readListening({})).toEqual({ port: 3978, host: '127.0.0.1' });
    expect(readListening({ PORT: '0', HOST: '0.0.0.0' })).toEqual({ port: 0, host: '0.0.0.0' });
    expect(readListening({ PORT: '', HOST: '' })).toEqual({ port: 3978, host: '127.0.0.1' });
  });

  it.each(['drie', '80.5', '-1', '65536', '1e3', ' '])('is no port %j', (PORT) => {
    expect(complaint(readListening, { PORT })).toBe(
      'PORT moet een poortnummer zijn: een geheel getal van 0 tot en met 65535.',
    );
  });
});

describe('the settings of Slack', () => {
  it('are none where nothing of Slack is set', () => {
    expect(readSlackConfig({})).toBeNull();
    expect(readSlackConfig({ SLACK_BOT_TOKEN: '', SLACK_API_URL: 'http://127.0.0.1/' })).toBeNull();
    expect(readSlackConfig({ BALIE_ENCRYPTION_KEY: KEY })).toBeNull();
  });

  it('are requests that Slack signs, or a socket where there is a token for it', () => {
    const both = { SLACK_SIGNING_SECRET: 'geheim', SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(readSlackConfig(both)).toEqual({
      connection: { signingSecret: 'geheim' },
      access: { botToken: 'xoxb-1' },
      apiUrl: null,
    });
    expect(readSlackConfig({ ...both, SLACK_APP_TOKEN: 'xapp-1' })?.connection).toEqual({
      appToken: 'xapp-1',
    });
  });

  it('are one workspace by its token, or several that install it themselves', () => {
    expect(readSlackConfig({ ...OAUTH, BALIE_URL: 'https://balie.example.nl/' })?.access).toEqual({
      oauth: {
        clientId: '1.1',
        clientSecret: 'b',
        stateSecret: 'c',
        encryptionKey: KEY,
        url: 'https://balie.example.nl',
      },
    });
    expect(readSlackConfig({ ...OAUTH, SLACK_BOT_TOKEN: 'xoxb-1' })?.access).toEqual({
      botToken: 'xoxb-1',
    });
    expect(isInstalledByWorkspaces(OAUTH)).toBe(true);
    expect(isInstalledByWorkspaces({ SLACK_CLIENT_ID: '' })).toBe(false);
  });

  it.each<[string, object, string]>([
    [
      'a token alone',
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      'SLACK_SIGNING_SECRET ontbreekt (of SLACK_APP_TOKEN, voor Socket Mode).',
    ],
    [
      'a signing secret alone',
      { SLACK_SIGNING_SECRET: 'geheim' },
      'SLACK_BOT_TOKEN ontbreekt (of SLACK_CLIENT_ID, voor meer werkruimtes).',
    ],
    [
      'a secret of the app alone',
      { SLACK_CLIENT_SECRET: 'geheim' },
      'SLACK_SIGNING_SECRET ontbreekt (of SLACK_APP_TOKEN, voor Socket Mode).',
    ],
    [
      'no secret of the app',
      { ...OAUTH, SLACK_CLIENT_SECRET: '' },
      'SLACK_CLIENT_SECRET ontbreekt; die is nodig voor meer werkruimtes.',
    ],
    [
      'no key to keep installations with',
      { ...OAUTH, BALIE_ENCRYPTION_KEY: '' },
      'BALIE_ENCRYPTION_KEY ontbreekt; die is nodig voor meer werkruimtes.',
    ],
    [
      'a key that is too short',
      { ...OAUTH, BALIE_ENCRYPTION_KEY: 'a29ydA==' },
      'BALIE_ENCRYPTION_KEY moet uit 32 bytes bestaan, in base64 (maak een sleutel met: openssl rand -base64 32).',
    ],
    [
      'a token of another kind',
      { SLACK_SIGNING_SECRET: 'geheim', SLACK_BOT_TOKEN: 'xoxp-1' },
      'SLACK_BOT_TOKEN moet beginnen met xoxb-.',
    ],
  ])('are wrong with %s: one sentence that names it', (_, environment, sentence) => {
    expect(complaint(readSlackConfig, environment)).toBe(sentence);
  });
});

describe('the public address', () => {
  it('has no slash at its end, and is not there when it is empty', () => {
    expect(readPublicUrl({ BALIE_URL: 'https://example.nl/balie//' })).toBe(
      'https://example.nl/balie',
    );
    expect(readPublicUrl({ BALIE_URL: '' })).toBeNull();
  });

  it.each(['balie', 'http://balie.example.nl'])('is a safe address, and not %s', (url) => {
    expect(complaint(readPublicUrl, { BALIE_URL: url })).toBe(
      'BALIE_URL moet een https-adres zijn, zoals https://balie.example.nl.',
    );
  });

  it('is not asked of workspaces where Balie connects by itself', () => {
    expect(complaint(readSlackConfig, { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1' })).toBe(
      'SLACK_BOT_TOKEN ontbreekt; Socket Mode is voor één werkruimte.',
    );
  });

  it('needs a key of 32 bytes beside it where workspaces install Balie', () => {
    expect(complaint(readSlackConfig, { ...OAUTH, BALIE_ENCRYPTION_KEY: 'kort' })).toBe(
      'BALIE_ENCRYPTION_KEY moet uit 32 bytes bestaan, in base64 (maak een sleutel met: openssl rand -base64 32).',
    );
  });
});

describe('the database', () => {
  it('is a folder, or PostgreSQL', () => {
    expect(readConfig({}).database).toEqual({ folder: 'data' });
    expect(readConfig({ BALIE_DATA: '/x' }).database).toEqual({ folder: '/x' });
    expect(complaint(readConfig, { DATABASE_URL: 'mysql://x' })).toBe(
      'DATABASE_URL moet beginnen met postgres://.',
    );
  });
});
