import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import rawBody from 'raw-body';
import { z } from 'zod';
import type { Services } from '../../chat/services.ts';
import type { Authentic, Claimed } from '../connect/authenticate.ts';
import { isServiceUrl } from '../connect/settings.ts';
import type { Line } from '../line.ts';
import { type Occasion, occasionOf } from '../occasion.ts';
import { channelOf } from '../place.ts';
import { Activity } from './activities.ts';
import type { Answer } from './answers.ts';
import { dispatch } from './dispatch.ts';

/** Bytes of the largest request: a message with another one in it, in HTML, with room. */
const LARGEST = 512 * 1024;

/** What stands in every activity, and is looked at before it is believed. */
const Envelope = z.object({ channelId: z.string(), serviceUrl: z.string() });

/** Who may send activities, and from which tenants. */
export interface Door {
  readonly authenticate: (headers: IncomingHttpHeaders, claimed: Claimed) => Promise<Authentic>;
  /** Null for every tenant, which only a playground is. */
  readonly tenants: ReadonlySet<string> | null;
}

/**
 * Answers the requests of Teams. What is not signed by the Bot Framework for this app, is of another tenant or wants its
 * answer elsewhere gets 401, whatever is wrong with it; what is too large 413, what cannot be read 400.
 */
export function messagesRoute({ authenticate, tenants }: Door, line: Line, services: Services) {
  const { log } = services;
  const { cloud } = line.settings;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refuse = (status: number, why: string): void => {
      log('teams.refused', { status, why });
      response.writeHead(status).end();
    };
    const body = await bodyOf(request);
    if ('status' in body) return refuse(body.status, 'body');
    const envelope = Envelope.safeParse(body.read);
    if (!envelope.success) return refuse(401, 'envelope');
    if (!isServiceUrl(envelope.data.serviceUrl, cloud)) return refuse(401, 'serviceurl host');
    const authentic = await authenticate(request.headers, envelope.data);
    if (!authentic.ok) return refuse(401, authentic.why);
    const read = Activity.safeParse(body.read);
    if (!read.success) return refuse(400, 'unreadable');
    const activity = read.data;
    const who = occasionOf(activity);
    if (who === null || tenants?.has(who.tenant) === false) return refuse(401, 'tenant');
    if (activity.id === '' && NAMED.has(activity.type)) return refuse(400, 'no id');
    answer(response, isOwn(activity) ? { status: 200 } : await handled(activity, who));
  };

  function handled(activity: Activity, who: Occasion): Promise<Answer> {
    const { serviceUrl, from } = activity;
    // Not every activity says what people are called.
    if (from.name !== '')
      line.accounts.remember(channelOf(who.conversation), who.user, {
        id: from.id,
        name: from.name,
      });
    line.serviceUrls.remember(who.tenant, serviceUrl);
    return dispatch({ activity, who, line, services });
  }
}

/** What is handled once, by its id. */
const NAMED = new Set(['message', 'invoke']);

/** What bots say is not answered: Balie's own words least of all. */
const isOwn = ({ from, recipient }: Activity): boolean =>
  from.role === 'bot' || from.id === recipient.id || from.id.startsWith('28:');

async function bodyOf(
  request: IncomingMessage,
): Promise<{ readonly read: unknown } | { readonly status: number }> {
  try {
    const text = await rawBody(request, {
      limit: LARGEST,
      length: request.headers['content-length'] ?? null,
      encoding: 'utf8',
    });
    return { read: json(text) };
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 400;
    return { status };
  }
}

/** Null for what is no JSON: it is refused as what anybody may send. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function answer(response: ServerResponse, { status, body }: Answer): void {
  if (body === undefined) return void response.writeHead(status).end();
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(body));
}
