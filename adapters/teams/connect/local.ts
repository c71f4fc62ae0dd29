import type { IncomingHttpHeaders } from 'node:http';
import type { Authentic } from './authenticate.ts';
import { isLoopback } from './settings.ts';

/**
 * Without authentication the browser on this machine is the one that must be kept out: a page of any site can have it send
 * requests here. What it sends names the page it is from, another host, or is no JSON.
 */
export function fromThisMachine({ host = '', origin, ...headers }: IncomingHttpHeaders): Authentic {
  const isJson = headers['content-type']?.startsWith('application/json') === true;
  if (origin !== undefined || !isJson) return { ok: false, why: 'a web page' };
  const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
  return isLoopback(name) ? { ok: true } : { ok: false, why: 'host' };
}
