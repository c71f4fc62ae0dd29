import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { tell } from '../../src/front-desk/desk.ts';
import { reasonOf } from '../../src/front-desk/reason.ts';
import { replyKey } from '../../src/front-desk/recall.ts';
import type { Address } from '../../src/helpdesk/ticket.ts';
import { publishHome } from './home-tab.ts';
import { typedText } from './mrkdwn.ts';
import { HomeOpened, TypedMessage } from './payloads.ts';
import { threadAt } from './place.ts';
import { suggestedPrompts } from './prompts.ts';
import {
  incoming,
  NO_REGION,
  type Occasion,
  occasion,
  regionFor,
  type Services,
} from './services.ts';
import { sentence } from './tell-now.ts';

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
async function show(
  { event: { tab, user, channel }, team_id: team, event_id: id }: HomeOpened,
  client: WebClient,
  services: Services,
): Promise<void> {
  const who = occasion(id, team, null, user);
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
  const { team_id: team, event_id: id, event } = message;
  const { user, channel, ts, thread_ts: thread = ts } = event;
  const isDirect = event.channel_type === 'im';
  const isTyped = TYPED.has(event.subtype) && event.edited === undefined;
  const isForBalie = event.type === 'app_mention' || isDirect;
  if (user === undefined || event.bot_id !== undefined || !isTyped || !isForBalie) return;
  const who = occasion(id, team, channel, user);
  const region = regionFor(services, who);
  const place = threadAt(team, channel, thread);
  if (region === null) return sayNoRegion(who, place, services);
  const what = { kind: 'message', text: typedText(event.text) } as const;
  const working = isDirect && isNew ? showWorking(client, channel, thread) : null;
  const kept = services.frontDesk.accept(incoming(services, who, region, place, what, false));
  // The answer takes the status away: it must not come before it.
  working
    ?.catch((error: unknown) => services.log('slack.status', { why: reasonOf(error) }))
    .finally(services.wake);
  await kept;
  if (working === null) services.wake();
}

/** No region keeps what is typed here; that is said once. */
async function sayNoRegion(
  { key }: Occasion,
  place: Address,
  { store, now, wake }: Services,
): Promise<void> {
  const what = { reply: sentence(NO_REGION), region: '', ticket: null };
  await store.transaction((unit) => tell(unit, replyKey(key), place, what, now().toISOString()));
  wake();
}

async function showWorking(client: WebClient, channel: string, thread: string): Promise<void> {
  await client.assistant.threads.setStatus({
    channel_id: channel,
    thread_ts: thread,
    status: 'zoekt het voor u op…',
  });
}
