import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../adapters/config.ts';
import { readTeamsAppId, readTeamsConfig } from '../../adapters/config-teams.ts';
import {
  isLoopback,
  isServiceUrl,
  LOCAL_CLOUD,
  PUBLIC_CLOUD,
} from '../../adapters/teams/connect/settings.ts';
import { APP_ID, TENANT } from './fake-teams/people.ts';

const WHOLE = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'geheim',
  MicrosoftAppTenantId: TENANT,
};

/** What is said of an environment that cannot be used; empty when it can. */
function complaint(environment: object): string {
  try {
    readTeamsConfig({ ...environment });
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe('the settings of Teams', () => {
  it.each<[string, object]>([
    ['nothing is set', {}],
    ['everything is empty', emptied(WHOLE)],
    ['the playground is off', { TEAMS_LOCAL: '0' }],
  ])('are none where %s', (_when, environment) => {
    expect(readTeamsConfig({ ...environment })).toBeNull();
  });

  it('are half when only the kind of app is set', () => {
    expect(() => readTeamsConfig({ MicrosoftAppType: 'UserAssignedMSI' })).toThrow(
      'MicrosoftAppId ontbreekt.',
    );
  });

  it('are the same in capitals, as some pages of Microsoft show them', () => {
    const capitals = {
      ...WHOLE,
      MicrosoftAppId: APP_ID.toUpperCase(),
      MicrosoftAppTenantId: TENANT.toUpperCase(),
    };
    expect(readTeamsConfig(capitals)?.app).toMatchObject({ id: APP_ID, tenant: TENANT });
  });

  it('are an app of one tenant with its password, in the cloud of Microsoft', () => {
    expect(readTeamsConfig(WHOLE)).toEqual({
      app: { id: APP_ID, type: 'SingleTenant', password: 'geheim', tenant: TENANT },
      cloud: {
        openId: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
        serviceHosts: ['smba.trafficmanager.net'],
        serviceUrl: 'https://smba.trafficmanager.net/teams/',
        token: null,
      },
    });
    expect(readTeamsAppId(WHOLE)).toBe(APP_ID);
    expect(readTeamsAppId({})).toBeNull();
  });

  it('are a managed identity without a password, or an app of many tenants without a tenant', () => {
    const identity = { ...WHOLE, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' };
    expect(readTeamsConfig(identity)?.app).toEqual({
      id: APP_ID,
      type: 'UserAssignedMSI',
      password: null,
      tenant: TENANT,
    });
    const many = { ...WHOLE, MicrosoftAppTenantId: '', MicrosoftAppType: 'MultiTenant' };
    expect(readTeamsConfig(many)?.app).toEqual({
      id: APP_ID,
      type: 'MultiTenant',
      password: 'geheim',
      tenant: null,
    });
  });

  it.each<[string, object, string]>([
    ['a password alone', { MicrosoftAppPassword: 'geheim' }, 'MicrosoftAppId ontbreekt.'],
    ['a tenant alone', { MicrosoftAppTenantId: TENANT }, 'MicrosoftAppId ontbreekt.'],
    ['all but the app', { ...WHOLE, MicrosoftAppId: '' }, 'MicrosoftAppId ontbreekt.'],
    ['an app alone', { MicrosoftAppId: APP_ID }, 'MicrosoftAppTenantId ontbreekt.'],
    ['no tenant', { ...WHOLE, MicrosoftAppTenantId: '' }, 'MicrosoftAppTenantId ontbreekt.'],
    [
      'no password',
      { ...WHOLE, MicrosoftAppPassword: '' },
      'MicrosoftAppPassword ontbreekt (of MicrosoftAppType=UserAssignedMSI).',
    ],
    [
      'no password of an app of many tenants',
      { MicrosoftAppId: APP_ID, MicrosoftAppType: 'MultiTenant' },
      'MicrosoftAppPassword ontbreekt (of MicrosoftAppType=UserAssignedMSI).',
    ],
    [
      'a managed identity of no tenant',
      { MicrosoftAppId: APP_ID, MicrosoftAppType: 'UserAssignedMSI' },
      'MicrosoftAppTenantId ontbreekt.',
    ],
    [
      'a password with a managed identity',
      { ...WHOLE, MicrosoftAppType: 'UserAssignedMSI' },
      'MicrosoftAppPassword hoort niet bij een beheerde identiteit; haal het weg.',
    ],
    [
      'an app that is no GUID',
      { ...WHOLE, MicrosoftAppId: 'balie' },
      'MicrosoftAppId moet een GUID zijn, zoals 00000000-0000-0000-0000-000000000000.',
    ],
    [
      'a tenant by its name',
      { ...WHOLE, MicrosoftAppTenantId: 'praktijk.onmicrosoft.com' },
      'MicrosoftAppTenantId moet een GUID zijn, zoals 00000000-0000-0000-0000-000000000000.',
    ],
    [
      'another kind of app',
      { ...WHOLE, MicrosoftAppType: 'singletenant' },
      'MicrosoftAppType moet SingleTenant of UserAssignedMSI zijn (of MultiTenant, voor een app van vroeger).',
    ],
    ['TEAMS_LOCAL=ja', { TEAMS_LOCAL: 'ja' }, 'TEAMS_LOCAL moet 1 zijn, of 0.'],
  ])('are wrong with %s: one sentence that names it', (_what, environment, sentence) => {
    expect(complaint(environment)).toBe(sentence);
  });
});

describe('Teams without authentication', () => {
  it('is a playground on this machine, which needs no app', () => {
    expect(readTeamsConfig({ TEAMS_LOCAL: '1' })).toEqual({ app: null, cloud: LOCAL_CLOUD });
    expect(LOCAL_CLOUD.serviceHosts).toEqual(['127.0.0.1', 'localhost', '[::1]']);
  });

  it.each(['127.0.0.1', '127.0.0.53', 'localhost', '::1'])('is there on HOST=%s', (HOST) => {
    expect(complaint({ TEAMS_LOCAL: '1', HOST })).toBe('');
  });

  it.each([
    ...['0.0.0.0', '::', '10.0.0.4', '192.168.1.7', 'balie.example.nl'],
    ...['127.0.0.1.example.nl', 'localhost.example.nl', '1127.0.0.1'],
  ])('is refused on HOST=%s, where others reach it', (HOST) => {
    expect(complaint({ TEAMS_LOCAL: '1', HOST })).toBe(
      'TEAMS_LOCAL=1 kan alleen met HOST=127.0.0.1: Balie controleert dan niets.',
    );
  });

  it('is refused beside an app: nobody means both', () => {
    expect(complaint({ ...WHOLE, TEAMS_LOCAL: '1' })).toBe(
      'TEAMS_LOCAL=1 en MicrosoftAppId gaan niet samen; haal één van beide weg.',
    );
  });

  it('is never what an app gets, wherever the server listens', () => {
    expect(readTeamsConfig({ ...WHOLE, TEAMS_LOCAL: '0' })?.app?.id).toBe(APP_ID);
    expect(readTeamsConfig({ ...WHOLE, HOST: '0.0.0.0' })?.app?.id).toBe(APP_ID);
  });
});

describe('a host', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', '[::1]'])(
    'is this machine: %s',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each(['', '0.0.0.0', '::', '128.0.0.1', '127.0.0', '127.0.0.1.nip.io', 'xlocalhost'])(
    'is reached by others: %j',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});

describe('where Balie sends what it says, with its token', () => {
  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/teams',
    'https://SMBA.trafficmanager.net/emea/',
  ])('is the Bot Connector of Microsoft: %s', (url) => {
    expect(isServiceUrl(url, PUBLIC_CLOUD)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.example.com/emea/',
    'https://example.com/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@example.com/emea/',
    'https://example.com#@smba.trafficmanager.net/',
    'https://balie:geheim@smba.trafficmanager.net/emea/',
    'https://balie@smba.trafficmanager.net/emea/',
    'https://trafficmanager.net/emea/',
    'https://127.0.0.1/emea/',
    'ftp://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net/emea/?to=x',
    'file:///etc/passwd',
    '//smba.trafficmanager.net/emea/',
    'smba.trafficmanager.net',
    '',
  ])('is nowhere else: %j', (url) => {
    expect(isServiceUrl(url, PUBLIC_CLOUD)).toBe(false);
  });

  it('is this machine alone for the playground, where http will do', () => {
    const local = (url: string) => isServiceUrl(url, LOCAL_CLOUD);
    expect(local('http://127.0.0.1:56150/_connector')).toBe(true);
    expect(local('http://localhost:56150/_connector')).toBe(true);
    expect(local('http://[::1]:56150/')).toBe(true);
    expect(local('http://169.254.169.254/metadata')).toBe(false);
    expect(local('https://smba.trafficmanager.net/emea/')).toBe(false);
  });
});

/** The same variables, with nothing in them. */
function emptied(environment: object): object {
  return Object.fromEntries(Object.keys(environment).map((name) => [name, '']));
}
