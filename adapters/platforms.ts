import type { Log } from '../src/front-desk/desk.ts';
import type { Courier } from '../src/helpdesk/delivery.ts';
import type { Platform, Store } from '../src/helpdesk/store.ts';
import { readSlackConfig } from './config.ts';
import type { Services } from './slack/services.ts';
import type { SlackListener } from './slack/slack.ts';

/** A chat platform that is configured. */
export interface ChatPlatform {
  readonly name: Platform;
  readonly courier: Courier;
  /** Begins to listen when it is started. */
  readonly listen: (services: Services) => SlackListener;
}

/** The platforms that the environment has settings for; what is not configured is not loaded. */
export async function openPlatforms(
  store: Store,
  around: { readonly now: () => Date; readonly log: Log },
): Promise<readonly ChatPlatform[]> {
  const settings = readSlackConfig();
  if (settings === null) return [];
  const { listenToSlack, openLine } = await import('./slack/slack.ts');
  const line = openLine(settings, store, around);
  return [
    {
      name: 'slack',
      courier: line.courier,
      listen: (services) => listenToSlack(line, services),
    },
  ];
}
