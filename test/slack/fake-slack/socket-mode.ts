import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { fromJson } from './arguments.ts';
import type { Waiting } from './waiting.ts';
import type { World } from './world.ts';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

export interface EnvelopeOptions {
  /** Whether the acknowledgement may say something; so for commands and presses, not for events. */
  readonly acceptsResponse?: boolean;
  /** From 1 on: this was sent before. */
  readonly retryAttempt?: number;
  readonly retryReason?: string;
}

/** An acknowledgement: Socket Mode's answer to an envelope. */
const Acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export interface SocketMode {
  /** How many sockets are open. */
  readonly connections: () => number;
  /** Gives a payload to the app that connected last; resolves with the payload of its acknowledgement. */
  readonly send: (
    type: EnvelopeType,
    payload: object,
    options?: EnvelopeOptions,
  ) => Promise<unknown>;
  /** Tells every app to connect anew, as Slack does about every hour, or that Socket Mode was switched off. */
  readonly disconnect: (reason: 'warning' | 'refresh_requested' | 'link_disabled') => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => void;
}

/** Socket Mode: an app asks for a URL, connects, hears `hello`, and acknowledges every envelope. */
export function createSocketMode(world: World, waiting: Waiting): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const open: WebSocket[] = [];
  const acknowledged = new Map<string, unknown>();

  const greet = (socket: WebSocket): void => {
    open.push(socket);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.splice(open.indexOf(socket), 1);
      waiting.look();
    });
    socket.on('message', (data) => {
      const { data: said } = Acknowledgement.safeParse(fromJson(String(data)));
      if (said !== undefined) acknowledged.set(said.envelope_id, said.payload);
      waiting.look();
    });
    say(socket, {
      type: 'hello',
      num_connections: open.length,
      debug_info: { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: world.appId },
    });
    waiting.look();
  };

  return {
    connections: () => open.length,
    async send(type, payload, { acceptsResponse, retryAttempt = 0, retryReason } = {}) {
      const socket = open.at(-1);
      if (socket === undefined) throw new Error('no app is connected to Socket Mode');
      const id = `envelope-${world.next()}`;
      const retry = { retry_attempt: retryAttempt, retry_reason: retryReason ?? '' };
      say(socket, {
        envelope_id: id,
        type,
        accepts_response_payload: acceptsResponse ?? type !== 'events_api',
        ...(type === 'events_api' ? retry : {}),
        payload,
      });
      const seen = await waiting.until(
        () => acknowledged.has(id) && { payload: acknowledged.get(id) },
        `the acknowledgement of ${type}`,
      );
      return seen.payload;
    },
    disconnect(reason) {
      for (const socket of [...open]) {
        say(socket, { type: 'disconnect', reason, debug_info: { host: 'applink-1' } });
      }
    },
    upgrade(request, socket, head) {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (pathname !== '/link/' || !world.tickets.delete(searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    close() {
      for (const socket of [...open]) socket.terminate();
    },
  };
}

function say(socket: WebSocket, message: object): void {
  socket.send(JSON.stringify(message));
}
