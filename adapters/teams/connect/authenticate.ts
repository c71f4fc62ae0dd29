import { createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { discover } from './discover.ts';

/** Who signs what the Bot Framework sends. Source: Microsoft's documentation, "Authentication with the Bot Connector API". */
const ISSUER = 'https://api.botframework.com';

/** A key speaks for the channels that it is endorsed for; Balie is in this one alone. */
const CHANNEL = 'msteams';

/** Seconds that the clocks may differ, as Microsoft asks. */
const CLOCKS = 300;

/** Milliseconds after which the keys are looked at again, that Balie waits for them, and between two looks for a strange one. */
const KEPT = 24 * 60 * 60_000;
const PATIENCE = 5000;
const COOLDOWN = 30_000;
/** Milliseconds until something is asked for again after that failed: what is refused meanwhile is lost to its sender. */
const AGAIN = 2000;

/** What a request says of itself, to be held beside its token. */
export interface Claimed {
  readonly channelId: string;
  readonly serviceUrl: string;
}

/** Why a request is not taken, in one word for operators. Whoever sent it reads nothing of it. */
export type Authentic = { readonly ok: true } | { readonly ok: false; readonly why: string };

const Keys = z.object({
  keys: z.array(
    z.object({ kid: z.string().optional(), endorsements: z.array(z.string()).optional() }),
  ),
});

/**
 * Looks whether requests come from the Bot Framework, for this app: signed by a key of Microsoft that is endorsed for the
 * channel, for the `serviceUrl` that the activity names. Who it says it is from is looked at first, so that nothing is fetched
 * or kept for what anybody can make up. It never throws: what cannot be verified is not authentic.
 */
export function authenticator(
  appId: string,
  openId: string,
): (header: string | undefined, claimed: Claimed) => Promise<Authentic> {
  const keysOf = lazily(async () => knownKeys((await discover(openId, PATIENCE)).keys));
  return async (header, { channelId, serviceUrl }) => {
    if (channelId !== CHANNEL) return no('channel');
    const token = /^Bearer (?<token>[\w-]+\.[\w-]+\.[\w-]+)$/u.exec(header ?? '')?.groups?.token;
    if (token === undefined) return no('no token');
    try {
      if (decodeJwt(token).iss !== ISSUER) return no('issuer');
      const keys = await keysOf();
      const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
        issuer: ISSUER,
        audience: appId,
        algorithms: ['RS256'],
        clockTolerance: CLOCKS,
        requiredClaims: ['exp', 'nbf'],
      });
      if (payload.serviceurl !== serviceUrl) return no('serviceurl');
      const endorsed = keys.endorsements(protectedHeader.kid);
      return endorsed.includes(CHANNEL) ? { ok: true } : no('endorsement');
    } catch (error) {
      return no(error instanceof errors.JOSEError ? error.code : 'keys');
    }
  };
}

const no = (why: string): Authentic => ({ ok: false, why });

/** Microsoft's keys. */
interface KnownKeys {
  readonly find: JWTVerifyGetKey;
  /** The channels that a key may sign for. */
  endorsements(kid: string | undefined): readonly string[];
}

/**
 * Keys that are there stay, however long Microsoft's server is away, and are looked at again once a day meanwhile. A key that
 * is not there is looked for, but not again and again: anybody can make up its name.
 */
function knownKeys(address: string): KnownKeys {
  const keys = createRemoteJWKSet(new URL(address), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: COOLDOWN,
    timeoutDuration: PATIENCE,
  });
  let lookedAt = Date.now();
  let failedAt = Number.NEGATIVE_INFINITY;
  const known = (kid: string | undefined) =>
    Keys.safeParse(keys.jwks()).data?.keys.find((key) => key.kid === kid);
  const lookAgain = (): void => {
    if (Date.now() - lookedAt < KEPT) return;
    lookedAt = Date.now();
    keys.reload().catch(() => {
      lookedAt = Date.now() - KEPT + COOLDOWN;
    });
  };
  return {
    find: async (header, token) => {
      lookAgain();
      if (known(header.kid) === undefined && Date.now() - failedAt < AGAIN)
        throw new errors.JWKSNoMatchingKey();
      try {
        return await keys(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) failedAt = Date.now();
        throw error;
      }
    },
    endorsements: (kid) => known(kid)?.endorsements ?? [],
  };
}

/** Makes something when it is first asked for, and again a moment after that failed. */
function lazily<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let making: Promise<Made> | null = null;
  return () => {
    making ??= make().catch((error: unknown) => {
      setTimeout(() => {
        making = null;
      }, AGAIN).unref();
      throw error;
    });
    return making;
  };
}
