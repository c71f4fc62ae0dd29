import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials, AuthenticationConstants } from 'botframework-connector';
import type { TeamsApp } from './settings.ts';

// The one file that knows the Bot Framework SDK, which is not maintained any more; its successor gives the same. Its check of
// what comes in is not used (it answers forged tokens with a server error, and keeps what anybody makes up), nor its client
// of the connector (it tries again by itself, which is the outbox's).

/**
 * Gives the token with which the app talks to the Bot Connector, from Microsoft Entra: by its password, or by the managed
 * identity of the machine. It is kept until shortly before it ends. The promise fails when Entra refuses the app.
 */
export async function appToken(app: TeamsApp): Promise<() => Promise<string>> {
  const { id, type, password, tenant } = app;
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: id,
    MicrosoftAppType: type,
    ...(password === null ? {} : { MicrosoftAppPassword: password }),
    ...(tenant === null ? {} : { MicrosoftAppTenantId: tenant }),
  });
  const credentials = await factory.createCredentials(
    id,
    AuthenticationConstants.ToChannelFromBotOAuthScope,
    AuthenticationConstants.ToChannelFromBotLoginUrlPrefix,
    true,
  );
  if (!(credentials instanceof AppCredentials)) throw new Error('credentials without a token');
  return () => credentials.getToken();
}
