import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen, type RunningServer } from '../../adapters/server/server.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

interface Opened extends RunningServer {
  readonly url: string;
  /** The lines of the log. */
  readonly lines: string[];
}

async function open(routes: Readonly<Record<string, Handle>>): Promise<Opened> {
  const lines: string[] = [];
  const server = await listen(
    new Map(Object.entries(routes)),
    { port: 0, host: '127.0.0.1' },
    (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
  );
  onTestFinished(server.stop);
  return { ...server, url: `http://127.0.0.1:${server.port}`, lines };
}

const say =
  (words: string): Handle =>
  (_request, response) =>
    response.end(words);

/** A promise with the hand on it. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('the server', () => {
  it('listens on the given host and port', async () => {
    const { port, stop } = await open({ 'GET /dag': say('dag') });
    await stop();
    const again = await listen(new Map(), { port, host: '127.0.0.1' }, () => undefined);
    onTestFinished(again.stop);
    expect(again.port).toBe(port);
  });

  it('says that the port is taken', async () => {
    const { port } = await open({});
    const second = listen(new Map(), { port, host: '127.0.0.1' }, () => undefined);
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('finds a route by method and path, whatever the query', async () => {
    const { url } = await open({ 'GET /dag': say('gelezen'), 'POST /dag': say('gebracht') });
    const ask = async (path: string, method: string): Promise<[number, string, string | null]> => {
      const answer = await fetch(`${url}${path}`, { method });
      return [answer.status, await answer.text(), answer.headers.get('allow')];
    };
    expect(await ask('/dag', 'GET')).toEqual([200, 'gelezen', null]);
    expect(await ask('/dag?a=/slack/events', 'GET')).toEqual([200, 'gelezen', null]);
    expect(await ask('/dag', 'POST')).toEqual([200, 'gebracht', null]);
    expect(await ask('/dag', 'HEAD')).toEqual([200, '', null]);
    expect(await ask('/dag', 'PUT')).toEqual([405, '', 'GET, POST']);
    expect(await ask('/dag/', 'GET')).toEqual([404, '', null]);
    expect(await ask('/', 'GET')).toEqual([404, '', null]);
    expect(await ask('/toString', 'GET')).toEqual([404, '', null]);
  });

  it.each<[string, Handle]>([
    [
      'throws',
      () => {
        throw new Error('kapot voor jan@voorbeeld.nl');
      },
    ],
    ['rejects', () => Promise.reject(new Error('kapot voor jan@voorbeeld.nl'))],
  ])('answers 500 for a route that %s, and goes on', async (_how, fail) => {
    const { url, lines } = await open({ 'GET /stuk': fail, 'GET /dag': say('dag') });
    const answer = await fetch(`${url}/stuk`);
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    expect(lines).toEqual(['{"event":"server.failed","why":"kapot voor [e-mail]"}']);
    expect((await fetch(`${url}/dag`)).status).toBe(200);
  });

  it('survives what is no HTTP', async () => {
    const { url, port } = await open({ 'GET /dag': say('dag') });
    const socket = connect(port, '127.0.0.1');
    socket.write('dit is geen HTTP\r\n\r\n');
    expect(await text(socket)).toContain('400 Bad Request');
    expect((await fetch(`${url}/dag`)).status).toBe(200);
  });

  it('survives who goes away halfway', async () => {
    const arrived = gate();
    const { url, port } = await open({
      'POST /dag': async (sent) => {
        arrived.open();
        await text(sent);
      },
      'GET /dag': say('dag'),
    });
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /dag HTTP/1.1\r\nHost: balie\r\nContent-Length: 100\r\n\r\nhalf');
    await arrived.opened;
    socket.destroy();
    expect((await fetch(`${url}/dag`)).status).toBe(200);
  });
});

describe('a server that stops', () => {
  it('ends what is under way, and takes nothing new', async () => {
    const begun = gate();
    const end = gate();
    const did: string[] = [];
    const { url, stop } = await open({
      'GET /lang': async (_request, response) => {
        begun.open();
        await end.opened;
        did.push('beantwoord');
        response.end('klaar');
      },
    });
    const answered = fetch(`${url}/lang`).then((answer) => answer.text());
    await begun.opened;
    const stopped = stop().then(() => did.push('gestopt'));
    await expect(fetch(`${url}/lang`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(did).toEqual([]);
    end.open();
    expect(await answered).toBe('klaar');
    await stopped;
    expect(did).toEqual(['beantwoord', 'gestopt']);
  });

  it('does not wait for a connection that is only kept', async () => {
    const { url, stop } = await open({ 'GET /dag': say('dag') });
    expect(await (await fetch(`${url}/dag`)).text()).toBe('dag');
    await stop();
  });

  it('ends a connection with the answer to its last request', async () => {
    const begun = gate();
    const end = gate();
    const { url, stop } = await open({
      'GET /lang': async (_request, response) => {
        begun.open();
        await end.opened;
        response.end('klaar');
      },
    });
    const sent = request(`${url}/lang`, { headers: { connection: 'keep-alive' } });
    const order: string[] = [];
    const answered = new Promise<void>((resolve) => {
      sent.on('response', async (response) => {
        order.push(await text(response));
        resolve();
      });
    });
    const closed = new Promise<void>((resolve) => {
      sent.on('socket', (socket) => socket.on('close', () => resolve()));
    });
    sent.end();
    await begun.opened;
    const stopping = stop();
    // Long before the connections that are left are broken.
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, 3000).unref();
    }).then(() => order.push('na drie seconden nog open'));
    end.open();
    await answered;
    await Promise.race([Promise.all([closed, stopping]), late]);
    expect(order).toEqual(['klaar']);
  });
});
