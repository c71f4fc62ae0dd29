import { App, type Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { listenForButtons } from './buttons.ts';
import { listenForCommands } from './commands.ts';
import { listenForEvents } from './events.ts';
import type { Installations } from './installations.ts';
import { listenForRemoval } from './removal.ts';
import type { Services } from './services.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { listenForSubmissions } from './submissions.ts';

/** The Bolt app: which payload is heard where. Nothing is asked of Slack to make it. */
export function createApp(
  receiver: Receiver,
  installations: Installations,
  services: Services,
  options: WebClientOptions,
): App {
  const app = new App({
    receiver,
    clientOptions: options,
    ...(options.logger === undefined ? {} : { logger: options.logger }),
    // It keeps state of its own for every conversation, and throws for every request where it has none.
    convoStore: false,
    // What a bot says is left out by the listeners, so that Slack need not be asked who Balie is.
    ignoreSelf: false,
    authorize: async ({ teamId, enterpriseId }) => {
      const botToken = await installations.tokenFor(teamId ?? enterpriseId ?? null);
      if (botToken === null) throw new Error('not installed in this workspace');
      return { botToken };
    },
  });
  listenForCommands(app, services);
  listenForButtons(app, services);
  listenForSubmissions(app, services);
  listenForShortcuts(app, services);
  listenForEvents(app, services);
  listenForRemoval(app, installations, services.log);
  return app;
}
