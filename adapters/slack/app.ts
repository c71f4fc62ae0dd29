import { App, AuthorizationError, type Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Services } from '../chat/services.ts';
import type { Installations } from './connect/installations.ts';
import { listenForButtons } from './listen/buttons.ts';
import { listenForCommands } from './listen/commands.ts';
import { listenForEvents } from './listen/events.ts';
import { listenForRemoval } from './listen/removal.ts';
import { listenForShortcuts } from './listen/shortcuts.ts';
import { listenForSubmissions } from './listen/submissions.ts';

/** Something came from a workspace that Balie is not installed in, or not any more. */
class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
  readonly workspace: string;
  /** Sent again, an event could be answered as little as now: it is taken, and left. */
  readonly isEvent: boolean;

  constructor(workspace: string, isEvent: boolean) {
    super(`Balie is not installed in ${workspace}`);
    this.workspace = workspace;
    this.isEvent = isEvent;
  }
}

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
    authorize: async ({ teamId, enterpriseId }, body) => {
      const workspace = teamId ?? enterpriseId ?? null;
      const botToken = await installations.tokenFor(workspace);
      const isEvent = body !== undefined && 'event_id' in body;
      if (botToken === null) throw new NotInstalled(workspace ?? '', isEvent);
      return { botToken };
    },
  });
  app.error(async (error) => {
    const why = error instanceof AuthorizationError ? error.original : error;
    if (!(why instanceof NotInstalled && why.isEvent)) throw error;
    services.log('slack.not-here', { workspace: why.workspace });
  });
  listenForCommands(app, services);
  listenForButtons(app, services);
  listenForSubmissions(app, services);
  listenForShortcuts(app, services);
  listenForEvents(app, services);
  listenForRemoval(app, installations, services.log);
  return app;
}
