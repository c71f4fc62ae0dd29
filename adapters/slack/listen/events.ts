import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { reasonOf } from '../../../src/front-desk/reason.ts';
import { sayNoRegion } from '../../chat/say-no-region.ts';
import { incoming, type Services } from '../../chat/services.ts';
import { occasion, regionFor } from '../occasion.ts';
import { personAt, threadAt } from '../place.ts';
import { suggestedPrompts } from '../prompts.ts';
import { HomeOpened, TypedMessage, teamOfEvent } from './payloads.ts';
import { publishHome } from './publish-home.ts';
import { typedText } from './typed-text.ts';

/** What people type to Balie, and that they open it. */
export function listenForEvents(app: App, services: Services): void {
  for (const event of ['message', 'app_mention'] as const)
    app.event(event, ({ body, client, context }) =>
      hear(TypedMessage.parse(body), context.retryNum === undefined, client, services),
    );
  app.event('app_home_opened', async ({ body, client }) => {
    // Nobody waits for it, and nothing is lost when it fails: it is made anew the next time.
    show(HomeOpened.parse(body), client, services).catch((error: unknown) =>
      services.log('slack.home', { why: reasonOf(error) }),
    );
  });
}

/** What somebody sees who opens Balie: its home, or questions to begin a conversation with. */
async function show(opened: HomeOpened, client: WebClient, services: Services): Promise<void> {
  const { event_id: id, event } = opened;
  const { tab, user, channel } = event;
  const who = occasion(id, teamOfEvent(opened), null, user);
  if (tab === 'home') return publishHome(client, who, regionFor(services, who), services);
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    title: 'Vraag bijvoorbeeld:',
    prompts: prompts(services),
  });
}

/** Slack wants one prompt at least. */
function prompts({ examples }: Services) {
  const [first = { title: 'Help', message: 'help' }, ...others] = suggestedPrompts(examples);
  return [first, ...others] satisfies [unknown, ...unknown[]];
}

/** Subtypes of a message that somebody typed; the others say that something happened to one. */
const TYPED = new Set([undefined, 'file_share', 'thread_broadcast']);

/**
 * Keeps what somebody typed, to be answered in the thread. What a bot says and what was only edited is not answered.
 * `isNew`: Slack did not send it before.
 */
async function hear(
  message: TypedMessage,
  isNew: boolean,
  client: WebClient,
  services: Services,
): Promise<void> {
  const { event_id: id, event } = message;
  const team = teamOfEvent(message);
  const { user, channel, ts, thread_ts: thread = ts } = event;
  const isDirect = event.channel_type === 'im';
  const isTyped = TYPED.has(event.subtype) && event.edited === undefined;
  const isForBalie = event.type === 'app_mention' || isDirect;
  if (user === undefined || event.bot_id !== undefined || !isTyped || !isForBalie) return;
  const who = occasion(id, team, channel, user);
  const region = regionFor(services, who);
  const place = threadAt(team, channel, thread);
  if (region === null) return sayNoRegion(who.key, place, services);
  const what = { kind: 'message', text: typedText(event.text) } as const;
  // The answer takes the status away, so it must not come before it.
  if (isDirect && isNew)
    await Promise.race([showWorking(client, channel, thread, services), pause(STATUS)]);
  await services.frontDesk.accept({
    ...incoming(services, who, region, place, what, false),
    // Whoever does not answer in the thread begins a new one.
    ...(isDirect ? { after: personAt(team, user) } : {}),
  });
  services.wake();
}

/** Milliseconds that an answer waits for the status to stand there. */
const STATUS = 400;

async function showWorking(
  client: WebClient,
  channel: string,
  thread: string,
  { log }: Services,
): Promise<void> {
  try {
    await client.assistant.threads.setStatus({
      channel_id: channel,
      thread_ts: thread,
      status: 'zoekt het voor u op…',
    });
  } catch (error) {
    log('slack.status', { why: reasonOf(error) });
  }
}
