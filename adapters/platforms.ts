import type { Log } from '../src/front-desk/desk.ts';
import type { Courier } from '../src/helpdesk/delivery.ts';
import type { Platform, Store } from '../src/helpdesk/store.ts';
import type { ChatListener, Services } from './chat/services.ts';
import { readSlackConfig } from './config.ts';
import { readTeamsConfig } from './config-teams.ts';

/** A chat platform that is configured. */
export interface ChatPlatform {
  readonly name: Platform;
  readonly courier: Courier;
  /** Begins to listen when it is started. */
  readonly listen: (services: Services) => ChatListener;
}

/** The platforms that the environment has settings for; what is not configured is not loaded. */
export async function openPlatforms(
  store: Store,
  around: { readonly now: () => Date; readonly log: Log },
): Promise<readonly ChatPlatform[]> {
  const opened = [await openSlack(store, around), await openTeams(store, around)];
  return opened.filter((platform) => platform !== null);
}

type Around = Parameters<typeof openPlatforms>[1];

async function openSlack(store: Store, around: Around): Promise<ChatPlatform | null> {
  const settings = readSlackConfig();
  if (settings === null) return null;
  const { listenToSlack, openLine } = await import('./slack/slack.ts');
  const line = openLine(settings, store, around);
  const { courier } = line;
  return { name: 'slack', courier, listen: (services) => listenToSlack(line, services) };
}

async function openTeams(store: Store, around: Around): Promise<ChatPlatform | null> {
  const settings = readTeamsConfig();
  if (settings === null) return null;
  const { listenToTeams, openLine } = await import('./teams/teams.ts');
  const line = await openLine(settings, store, around);
  const { courier } = line;
  return { name: 'teams', courier, listen: (services) => listenToTeams(line, services) };
}
