import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  base64url,
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
} from 'jose';

/** Who signs what Teams sends. Source: "Authentication with the Bot Connector API" in Microsoft's documentation. */
const ISSUER = 'https://api.botframework.com';
const CHANNEL = 'msteams';

interface SignOptions {
  /** The id of the key in the header; that of the key by default. */
  readonly kid?: string;
  readonly alg?: string;
  readonly key?: CryptoKey | Uint8Array;
}

/** The bot that a token is for, and where Teams takes its answers. */
type For = {
  readonly appId: string;
  readonly serviceUrl: string;
};

/** Every kind of token that is no good, by what is wrong with it. */
export const FORGERIES = [
  'another key under the same id',
  'no signature',
  'the public key as a secret',
  'an end in the past',
  'a beginning in the future',
  'the issuer of a tenant, version 1',
  'the issuer of a tenant, version 2',
  'another bot as its audience',
  'another service URL',
  'an unknown key',
  'a key that may not speak for Teams',
] as const;
export type Forgery = (typeof FORGERIES)[number];

/** The signing keys of a Bot Framework of our own, on loopback. */
export interface Keys {
  /** The OpenID metadata. */
  readonly metadataUrl: string;
  /** A token with these claims and nothing else, signed by the key of today. */
  readonly sign: (claims: JWTPayload, options?: SignOptions) => Promise<string>;
  /** A good token; other properties than the two replace claims. */
  readonly tokenFor: (about: For & JWTPayload) => Promise<string>;
  readonly forge: (what: Forgery, about: For) => Promise<string>;
  /** A new key; the old one is gone. */
  readonly rotate: () => Promise<void>;
  /** Nothing can be fetched any more, or again. */
  readonly down: (isDown?: boolean) => void;
  /** How often the metadata and the keys were asked for. */
  readonly fetched: () => { readonly metadata: number; readonly keys: number };
  readonly close: () => Promise<void>;
}

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** The channels that it may sign for. */
  readonly endorsements: readonly string[];
}

/** How what Teams sends comes: signed, or to Balie on somebody's own machine, that checks nothing. */
export const WAYS_TO_SEND: readonly (readonly [string, () => Promise<Keys | null>])[] = [
  ['signed', () => startKeys()],
  ['not signed', async () => null],
];

/** Starts a server that says which keys are good; `now` is the clock of the tokens, by default the real one. */
export async function startKeys(now: () => Date = () => new Date()): Promise<Keys> {
  const [first, unendorsed] = await Promise.all([newKey([CHANNEL]), newKey(['webchat'])]);
  let current = first;
  const fetched = { metadata: 0, keys: 0 };
  let isDown = false;

  const server = createServer(async (request, response) => {
    const isKeys = request.url === '/keys';
    fetched[isKeys ? 'keys' : 'metadata'] += 1;
    if (isDown) return void response.writeHead(503).end();
    const body = isKeys
      ? { keys: await Promise.all([current, unendorsed].map(showKey)) }
      : metadata;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${portOf(server.address())}`;
  const metadata = {
    issuer: ISSUER,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${base}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };

  const sign: Keys['sign'] = (claims, { kid = current.kid, alg = 'RS256', key } = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg, kid, x5t: kid })
      .sign(key ?? current.privateKey);

  const forgeries: Readonly<Record<Forgery, (about: For) => Promise<string>>> = {
    'another key under the same id': async (about) =>
      sign(claimsFor(about, now), { key: (await newKey([CHANNEL])).privateKey }),
    'no signature': async (about) => unsigned(claimsFor(about, now), current.kid),
    'the public key as a secret': async (about) => {
      const secret = new TextEncoder().encode(await exportSPKI(current.publicKey));
      return sign(claimsFor(about, now), { alg: 'HS256', key: secret });
    },
    'an end in the past': (about) =>
      sign(claimsFor({ ...about, nbf: seconds(now) - 7200, exp: seconds(now) - 3600 }, now)),
    'a beginning in the future': (about) =>
      sign(claimsFor({ ...about, nbf: seconds(now) + 3600, exp: seconds(now) + 7200 }, now)),
    'the issuer of a tenant, version 1': (about) =>
      sign(claimsFor({ ...about, iss: `https://sts.windows.net/${randomUUID()}/` }, now)),
    'the issuer of a tenant, version 2': (about) => {
      const iss = `https://login.microsoftonline.com/${randomUUID()}/v2.0`;
      return sign(claimsFor({ ...about, iss }, now));
    },
    'another bot as its audience': (about) => sign(claimsFor({ ...about, aud: randomUUID() }, now)),
    'another service URL': (about) =>
      sign(claimsFor({ ...about, serviceurl: 'https://smba.example.com/emea/' }, now)),
    'an unknown key': (about) => sign(claimsFor(about, now), { kid: randomUUID() }),
    'a key that may not speak for Teams': (about) =>
      sign(claimsFor(about, now), { kid: unendorsed.kid, key: unendorsed.privateKey }),
  };

  return {
    metadataUrl: `${base}/.well-known/openidconfiguration`,
    sign,
    tokenFor: (about) => sign(claimsFor(about, now)),
    forge: (what, about) => forgeries[what](about),
    async rotate() {
      current = await newKey([CHANNEL]);
    },
    down(is = true) {
      isDown = is;
    },
    fetched: () => ({ ...fetched }),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The claims of a good token: as Teams makes them, good for an hour. */
function claimsFor({ appId, serviceUrl, ...over }: For & JWTPayload, now: () => Date): JWTPayload {
  return {
    serviceurl: serviceUrl,
    nbf: seconds(now) - 60,
    exp: seconds(now) + 3600,
    iss: ISSUER,
    aud: appId,
    ...over,
  };
}

const seconds = (now: () => Date): number => Math.floor(now().getTime() / 1000);

async function newKey(endorsements: readonly string[]): Promise<Key> {
  return { kid: randomUUID(), endorsements, ...(await generateKeyPair('RS256')) };
}

async function showKey({ kid, publicKey, endorsements }: Key): Promise<object> {
  return { ...(await exportJWK(publicKey)), use: 'sig', kid, x5t: kid, endorsements };
}

/** A token that says that it needs no signature. No library makes one with the id of a key. */
function unsigned(claims: JWTPayload, kid: string): string {
  const part = (value: object): string => base64url.encode(JSON.stringify(value));
  return `${part({ typ: 'JWT', alg: 'none', kid })}.${part(claims)}.`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
