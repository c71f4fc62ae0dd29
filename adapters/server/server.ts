import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../src/front-desk/desk.ts';
import { reasonOf } from '../../src/front-desk/reason.ts';

/** Milliseconds in which a whole request must have come in, and its headers. */
const REQUEST = 15_000;
const HEADERS = 10_000;
/** Milliseconds that a connection is kept for a next request: longer than a proxy in front does. */
const KEPT = 65_000;
/** Milliseconds that requests have to end when the server stops. */
const FAREWELL = 5000;

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Takes no new requests, and waits a moment for those that are under way. */
  stop(): Promise<void>;
}

/**
 * Listens for the requests of every platform. `routes` are by method and path (`POST /slack/events`); what is none of
 * them is not found. Throws what the system says when it cannot listen (`EADDRINUSE`).
 */
export async function listen(
  routes: ReadonlyMap<string, RequestListener>,
  { port, host }: { readonly port: number; readonly host: string },
  log: Log,
): Promise<RunningServer> {
  const server = createServer((request, response) => {
    // A connection that was busy when the server stopped would be kept for a next request.
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    Promise.resolve(answer(routes, request, response)).catch((error: unknown) => {
      log('server.failed', { why: reasonOf(error) });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = REQUEST;
  server.headersTimeout = HEADERS;
  server.keepAliveTimeout = KEPT;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: portOf(server), stop: () => stop(server) };
}

async function answer(
  routes: ReadonlyMap<string, RequestListener>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '' } = request;
  const path = url.split('?', 1)[0] ?? '';
  const route = routes.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
  if (route !== undefined) return route(request, response);
  const others = [...routes.keys()].filter((each) => each.endsWith(` ${path}`));
  if (others.length === 0) return void response.writeHead(404).end();
  const allow = others.map((each) => each.split(' ', 1)[0]).join(', ');
  response.writeHead(405, { allow }).end();
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), FAREWELL);
  await closed;
  clearTimeout(timer);
}
