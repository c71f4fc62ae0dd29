import { z } from 'zod';

const Discovery = z.object({ jwks_uri: z.url() });

/** Where the keys stand that a discovery document is about, and the time of the server that gave it (its HTTP header). */
export interface Discovered {
  readonly keys: string;
  readonly date: string | null;
}

/** Reads an OpenID Connect discovery document, in so many milliseconds; it throws when that does not succeed. */
export async function discover(openId: string, patience: number): Promise<Discovered> {
  const response = await fetch(openId, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { jwks_uri: keys } = Discovery.parse(await response.json());
  return { keys, date: response.headers.get('date') };
}
