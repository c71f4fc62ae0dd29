import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { reasonOf } from '../../src/front-desk/reason.ts';
import { publishHome } from './home-tab.ts';
import { suggestedPrompts } from './manifest.ts';
import { typedText } from './mrkdwn.ts';
import { HomeOpened, TypedMessage } from './payloads.ts';
import { threadAt } from './place.ts';
import { renderMessage } from './render.ts';
import { incoming, NO_REGION, occasion, regionFor, type Services } from './services.ts';
import { sentence } from './tell-now.ts';

/** What people type to Balie, and that they open it. */
export function listenForEvents(app: App, services: Services): void {
  for (const event of ['message', 'app_mention'] as const)
    app.event(event, ({ body, client }) => hear(TypedMessage.parse(body), client, services));
  app.event('app_home_opened', async ({ body, client }) => {
    const { event, team_id: team, event_id: id } = HomeOpened.parse(body);
    const { tab, user, channel } = event;
    const who = occasion(id, team, null, user);
    if (tab === 'home') await publishHome(client, who, regionFor(services, who), services);
    else
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: channel,
        title: 'Vraag bijvoorbeeld:',
        prompts: prompts(services),
      });
  });
}

/** Slack wants one prompt at least. */
function prompts({ examples }: Services) {
  const [first = { title: 'Help', message: 'help' }, ...others] = suggestedPrompts(examples);
  return [first, ...others] satisfies [unknown, ...unknown[]];
}

/** Subtypes of a message that somebody typed; the others say that something happened to one. */
const TYPED = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Keeps what somebody typed, to be answered in the thread. What a bot says and what was only edited is not answered. */
async function hear(message: TypedMessage, client: WebClient, services: Services): Promise<void> {
  const { team_id: team, event_id: id, event } = message;
  const { user, channel, ts, thread_ts: thread = ts } = event;
  const isDirect = event.channel_type === 'im';
  const isTyped = TYPED.has(event.subtype) && event.edited === undefined;
  const isForBalie = event.type === 'app_mention' || isDirect;
  if (user === undefined || event.bot_id !== undefined || !isTyped || !isForBalie) return;
  const who = occasion(id, team, channel, user);
  const region = regionFor(services, who);
  if (region === null) {
    await client.chat.postMessage({
      channel,
      thread_ts: thread,
      ...renderMessage(sentence(NO_REGION)),
    });
    return;
  }
  const what = { kind: 'message', text: typedText(event.text) } as const;
  const place = threadAt(team, channel, thread);
  const working = isDirect ? showWorking(client, channel, thread) : null;
  const kept = services.frontDesk.accept(incoming(services, who, region, place, what, false));
  // The answer takes the status away: it must not come before it.
  working
    ?.catch((error: unknown) => services.log('slack.status', { why: reasonOf(error) }))
    .finally(services.wake);
  await kept;
  if (working === null) services.wake();
}

async function showWorking(client: WebClient, channel: string, thread: string): Promise<void> {
  await client.assistant.threads.setStatus({
    channel_id: channel,
    thread_ts: thread,
    status: 'zoekt het voor u op…',
  });
}
