import type { App } from '@slack/bolt';
import type { Log } from '../../../src/front-desk/desk.ts';
import type { Installations } from '../connect/installations.ts';
import { TokensRevoked, Uninstalled } from './payloads.ts';

/** What a workspace gave Balie goes when the workspace takes it away. */
export function listenForRemoval(app: App, installations: Installations, log: Log): void {
  const remove = async (workspace: string, seconds: number): Promise<void> => {
    await installations.remove(workspace, new Date(seconds * 1000));
    log('slack.uninstalled', { workspace });
  };
  app.event('app_uninstalled', async ({ body }) => {
    const { team_id: team, event_time: at } = Uninstalled.parse(body);
    await remove(team, at);
  });
  app.event('tokens_revoked', async ({ body }) => {
    const { team_id: team, event_time: at, event } = TokensRevoked.parse(body);
    if (event.tokens.bot.length > 0) await remove(team, at);
  });
}
