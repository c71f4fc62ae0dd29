import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import rawBody from 'raw-body';
import { z } from 'zod';
import type { Log } from '../../../src/front-desk/desk.ts';
import { type Answer, dispatch, type Payload } from '../listen/dispatch.ts';
import { isFromSlack } from './verify.ts';

/** Bytes of the largest request: a message of 40,000 characters, which Slack sends twice over, with room. */
const LARGEST = 1024 * 1024;

/** Answers the requests of Slack: events, commands and interactions alike. */
export interface HttpReceiver extends Receiver {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/**
 * A receiver for a server that others use too: it takes no port. It refuses what is too large (413), what is not signed by
 * Slack just now (401) and what cannot be read (400), before the app sees anything; 503 has Slack send an event again.
 */
export function httpReceiver(
  signingSecret: string,
  { now, log }: { readonly now: () => Date; readonly log: Log },
): HttpReceiver {
  let app: App | null = null;
  const refuse = (response: ServerResponse, status: number, why: string): void => {
    log('slack.refused', { status, why });
    response.writeHead(status).end();
  };
  return {
    init: (bolt) => {
      app = bolt;
    },
    start: async () => undefined,
    stop: async () => undefined,
    handle: async (request, response) => {
      const body = await bodyOf(request);
      if (typeof body !== 'string') return refuse(response, body.status, 'body');
      if (!isFromSlack(request.headers, body, signingSecret, now()))
        return refuse(response, 401, 'signature');
      const read = readBody(body, request.headers);
      if (read === null) return refuse(response, 400, 'unreadable');
      if (read.ssl_check !== undefined) return void response.writeHead(200).end();
      if (read.type === 'url_verification') return send(response, { challenge: read.challenge });
      if (app === null) return refuse(response, 503, 'not ready');
      answer(response, await dispatch(app, payloadOf(read, request.headers), log));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string | { readonly status: number }> {
  try {
    return await rawBody(request, {
      limit: LARGEST,
      length: request.headers['content-length'] ?? null,
      encoding: 'utf8',
    });
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 400;
    return { status };
  }
}

const Body = z.record(z.string(), z.unknown());

/** The payload of a request: JSON, or a form with the fields of a command or with JSON in `payload`. */
function readBody(body: string, headers: IncomingHttpHeaders): z.infer<typeof Body> | null {
  try {
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (isForm !== true) return Body.parse(JSON.parse(body));
    const fields = Object.fromEntries(new URLSearchParams(body));
    return fields.payload === undefined ? fields : Body.parse(JSON.parse(fields.payload));
  } catch {
    return null;
  }
}

function payloadOf(body: z.infer<typeof Body>, headers: IncomingHttpHeaders): Payload {
  const tries = Number(headers['x-slack-retry-num']);
  const reason = headers['x-slack-retry-reason'];
  return {
    body,
    ...(tries > 0 ? { retryNum: tries } : {}),
    ...(typeof reason === 'string' ? { retryReason: reason } : {}),
  };
}

function answer(response: ServerResponse, given: Answer): void {
  if (!given.taken) response.writeHead(503).end();
  else if (given.body === undefined || given.body === '') response.writeHead(200).end();
  else if (typeof given.body === 'string')
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(given.body);
  else send(response, given.body);
}

function send(response: ServerResponse, body: object): void {
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(body));
}
