import type { App } from '@slack/bolt';
import type { Log } from '../../../src/front-desk/desk.ts';
import { reasonOf } from '../../../src/front-desk/reason.ts';
import { FAILED } from '../../chat/tell-now.ts';

/** One payload of Slack, read from a request or a socket; Slack says how often it tried before. */
export interface Payload {
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryNum?: number;
  readonly retryReason?: string;
}

/** What Slack gets for a payload: `taken` with what to show, or not taken, after which Slack may send it again. */
export type Answer =
  | { readonly taken: true; readonly body: string | object | undefined }
  | { readonly taken: false };

/** Milliseconds in which Slack has its answer, whatever happens behind it: it waits for 3 seconds. */
const ANSWER_WITHIN = 2700;

/**
 * Has the app handle a payload. Bolt would acknowledge an event before anybody handled it; here it is taken only when the
 * listener is done, because a listener is done when the event is kept. An event that could not be kept in time is not
 * taken, and Slack sends it again.
 */
export async function dispatch(app: App, payload: Payload, log: Log): Promise<Answer> {
  const isEvent = payload.body.type === 'event_callback';
  const answer = new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => {
      log('slack.late', { kind: kindOf(payload) });
      resolve(isEvent ? NOT_TAKEN : failed(payload));
    }, ANSWER_WITHIN);
    const settle = (settled: Answer): void => {
      clearTimeout(timer);
      resolve(settled);
    };
    const handled = app.processEvent({
      ...payload,
      ack: async (body) => {
        if (!isEvent) settle({ taken: true, body });
      },
    });
    handled.then(
      () => settle({ taken: true, body: undefined }),
      (error: unknown) => {
        log('slack.failed', { kind: kindOf(payload), why: reasonOf(error) });
        settle(isEvent ? NOT_TAKEN : failed(payload));
      },
    );
  });
  return answer;
}

const NOT_TAKEN: Answer = { taken: false };

/** Who typed a command reads that it failed. For the rest Slack itself says so, when it is not taken. */
function failed({ body }: Payload): Answer {
  return typeof body.command === 'string' ? { taken: true, body: FAILED } : NOT_TAKEN;
}

/** What a payload is, for operators: `block_actions`, or the type of its event. */
function kindOf({ body }: Payload): string {
  const { event } = body;
  const inner = typeof event === 'object' && event !== null && 'type' in event ? event.type : null;
  const named = [inner, body.type].find((type) => typeof type === 'string');
  return named ?? (body.command === undefined ? 'unknown' : 'command');
}
