import { z } from 'zod';
import { ConfigError, read, readListening } from './config.ts';
import {
  isLoopback,
  LOCAL_CLOUD,
  PUBLIC_CLOUD,
  type TeamsApp,
  type TeamsSettings,
} from './teams/connect/settings.ts';

/** In small letters, as Microsoft sends it. */
const Guid = z
  .guid({ error: 'moet een GUID zijn, zoals 00000000-0000-0000-0000-000000000000' })
  .toLowerCase();

/** The app as Azure calls it in its own variables. */
const Teams = z.object({
  MicrosoftAppId: Guid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant'], {
      error: 'moet SingleTenant of UserAssignedMSI zijn (of MultiTenant, voor een app van vroeger)',
    })
    .optional(),
  MicrosoftAppTenantId: Guid.optional(),
  TEAMS_LOCAL: z.enum(['0', '1'], { error: 'moet 1 zijn, of 0' }).default('0'),
});

/** The settings of Teams; null when there are none. Half of them is an error that says what is missing. */
export function readTeamsConfig(
  environment: NodeJS.ProcessEnv = process.env,
): TeamsSettings | null {
  const given = read(Teams, environment);
  if (given.TEAMS_LOCAL === '1') return localOf(given, environment);
  const app = appOf(given);
  return app === null ? null : { app, cloud: PUBLIC_CLOUD };
}

/** The id of the app in Azure; null when it is not set. */
export const readTeamsAppId = (environment: NodeJS.ProcessEnv = process.env): string | null =>
  read(Teams, environment).MicrosoftAppId ?? null;

/** Without authentication anybody who reaches the server could be anybody: so nobody else may. */
function localOf(given: z.infer<typeof Teams>, environment: NodeJS.ProcessEnv): TeamsSettings {
  if (given.MicrosoftAppId !== undefined)
    throw new ConfigError(
      'TEAMS_LOCAL=1 en MicrosoftAppId gaan niet samen; haal één van beide weg.',
    );
  if (!isLoopback(readListening(environment).host))
    throw new ConfigError(
      'TEAMS_LOCAL=1 kan alleen met HOST=127.0.0.1: Balie controleert dan niets.',
    );
  return { app: null, cloud: LOCAL_CLOUD };
}

function appOf({
  MicrosoftAppId: id,
  MicrosoftAppPassword: password,
  MicrosoftAppType: named,
  MicrosoftAppTenantId: tenant,
}: z.infer<typeof Teams>): TeamsApp | null {
  if (id === undefined) {
    if ([password, tenant, named].some((each) => each !== undefined))
      throw new ConfigError('MicrosoftAppId ontbreekt.');
    return null;
  }
  // What Azure makes today; bots of many tenants cannot be made any more.
  const type = named ?? 'SingleTenant';
  if (tenant === undefined && type !== 'MultiTenant')
    throw new ConfigError('MicrosoftAppTenantId ontbreekt.');
  if (type === 'UserAssignedMSI' && password !== undefined)
    throw new ConfigError(
      'MicrosoftAppPassword hoort niet bij een beheerde identiteit; haal het weg.',
    );
  if (type !== 'UserAssignedMSI' && password === undefined)
    throw new ConfigError('MicrosoftAppPassword ontbreekt (of MicrosoftAppType=UserAssignedMSI).');
  return { id, type, password: password ?? null, tenant: tenant ?? null };
}
