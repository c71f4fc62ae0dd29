import { createHmac } from 'node:crypto';
import type { JsonObject } from './fake-slack/json.ts';
import { createPayloads, type Payloads } from './fake-slack/payloads.ts';

export { createPayloads, type Payloads };

export interface SenderOptions {
  /** Where the app takes Slack's requests. */
  readonly url: string;
  readonly signingSecret: string;
  /** The clock that requests are stamped with. By default the real one: Bolt's own check looks at no other. */
  readonly now?: () => Date;
  /** Gives the envelopes of events; by default its own, so ids start anew. */
  readonly payloads?: Payloads;
}

export interface SendOptions {
  /** Slack sends an event again, up to three times, when the app did not answer. */
  readonly retry?: { readonly num: number; readonly reason: string };
  /** Headers beside or instead of Slack's. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the app answered; the body as JSON if it is that, otherwise as text. */
export interface AppAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends what Slack sends to an app, with Slack's signature. */
export interface Sender {
  /** An event in its envelope. */
  readonly event: (
    event: JsonObject,
    envelope?: JsonObject,
    options?: SendOptions,
  ) => Promise<AppAnswer>;
  /** A JSON body that is no event, such as `url_verification`. */
  readonly json: (body: JsonObject, options?: SendOptions) => Promise<AppAnswer>;
  /** A slash command, or an `ssl_check`: the fields of a form. */
  readonly command: (fields: JsonObject, options?: SendOptions) => Promise<AppAnswer>;
  /** A press, a submitted window or a shortcut: JSON in the one field of a form. */
  readonly interaction: (payload: JsonObject, options?: SendOptions) => Promise<AppAnswer>;
  /** Exactly this: nothing is added, not even a signature. */
  readonly raw: (body: string, headers: Readonly<Record<string, string>>) => Promise<AppAnswer>;
  /** The headers with which Slack signs this body now. */
  readonly sign: (body: string) => Record<string, string>;
}

const FORM = 'application/x-www-form-urlencoded';

/** A Slack that sends requests to an app. */
export function createSender({ url, signingSecret, ...options }: SenderOptions): Sender {
  const now = options.now ?? (() => new Date());
  const payloads = options.payloads ?? createPayloads();

  const sign = (body: string): Record<string, string> =>
    signature(body, signingSecret, Math.floor(now().getTime() / 1000));

  const raw: Sender['raw'] = async (body, headers) => {
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(url, { method: 'POST', body, headers, signal });
    return {
      status: answer.status,
      body: readBody(await answer.text()),
      headers: Object.fromEntries(answer.headers),
    };
  };

  const send = (body: string, type: string, { retry, headers }: SendOptions = {}) =>
    raw(body, {
      accept: '*/*',
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...sign(body),
      ...(retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
      ...headers,
    });

  const json: Sender['json'] = (body, how) => send(JSON.stringify(body), 'application/json', how);
  const form: Sender['command'] = (fields, how) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
    return send(body.toString(), FORM, how);
  };

  return {
    event: (event, envelope, how) => json(payloads.envelope(event, envelope), how),
    json,
    command: form,
    interaction: (payload, how) => form({ payload: JSON.stringify(payload) }, how),
    raw,
    sign,
  };
}

/** Slack's signature, version 0: HMAC-SHA256 of the version, the time in seconds and the body. */
export function signature(body: string, secret: string, seconds: number): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` };
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
