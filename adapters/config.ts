import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { OAuthSettings, SlackSettings } from './slack/slack.ts';

/** The settings that come from the environment. This is the one place that reads it. An empty one is not there. */
const Environment = z.object({
  /** The knowledge folder; by default the one that Balie came with. */
  BALIE_KNOWLEDGE: z.string().optional(),
  /** The folder of the embedded database. */
  BALIE_DATA: z.string().optional(),
  /** The file with the regions; without it there is one region, with the local desk. */
  BALIE_SETTINGS: z.string().optional(),
  /** PostgreSQL instead of the embedded database: `postgres://user:password@host:5432/name`. */
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/u, error: 'moet beginnen met postgres://' })
    .optional(),
});

/** A secret of some bytes in base64. */
const KEY = 'moet uit 32 bytes bestaan, in base64 (maak een sleutel met: openssl rand -base64 32)';
const Key = z
  .base64({ error: KEY })
  .refine((text) => Buffer.from(text, 'base64').length === 32, { error: KEY });

const PORT_NUMBER = 'moet een poortnummer zijn: een geheel getal van 0 tot en met 65535';

/** Where the server listens. */
const ListenAddress = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/u, PORT_NUMBER)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT_NUMBER)
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
});

const Slack = z.object({
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'moet beginnen met xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'moet beginnen met xapp-').optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/u, error: 'moet een adres zijn, zoals https://slack.com/api/' })
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  BALIE_ENCRYPTION_KEY: Key.optional(),
});

/** The public address of this server: https, without what comes behind a path. No slash at its end. */
export const PublicUrl = z
  .url({ protocol: /^https$/u, error: 'moet een https-adres zijn, zoals https://balie.example.nl' })
  .refine((url) => !/[?#@]/u.test(url), 'mag geen ?, # of @ bevatten')
  .transform((url) => url.replace(/\/+$/u, ''));

const Public = z.object({ BALIE_URL: PublicUrl.optional() });

export interface Config {
  readonly knowledge: string;
  readonly settings: { readonly file: string; readonly isDefault: boolean };
  readonly database: { readonly url: string } | { readonly folder: string };
}

/** A variable of the environment that cannot be read; the message is one Dutch sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads variables of the environment; an empty one is not there. Throws a `ConfigError`. */
export function read<Shape>(schema: z.ZodType<Shape>, environment: NodeJS.ProcessEnv): Shape {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}.`);
}

/** Where the server listens: `PORT` and `HOST`. */
export function readListening(environment: NodeJS.ProcessEnv = process.env): {
  readonly port: number;
  readonly host: string;
} {
  const { PORT, HOST } = read(ListenAddress, environment);
  return { port: PORT, host: HOST };
}

/** The settings of Slack; null when there are none. Half of them is an error that says what is missing. */
export function readSlackConfig(
  environment: NodeJS.ProcessEnv = process.env,
): SlackSettings | null {
  const given = read(Slack, environment);
  const { SLACK_API_URL, BALIE_ENCRYPTION_KEY: _, ...own } = given;
  if (Object.values(own).every((value) => value === undefined)) return null;
  const botToken = own.SLACK_BOT_TOKEN;
  if (botToken === undefined && own.SLACK_APP_TOKEN !== undefined)
    throw new ConfigError('SLACK_BOT_TOKEN ontbreekt; Socket Mode is voor één werkruimte.');
  return {
    connection: connectionOf(given),
    access:
      botToken === undefined ? { oauth: oauthOf(given, readPublicUrl(environment)) } : { botToken },
    apiUrl: SLACK_API_URL ?? null,
  };
}

function connectionOf({
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret,
}: z.infer<typeof Slack>): SlackSettings['connection'] {
  if (appToken !== undefined) return { appToken };
  if (signingSecret !== undefined) return { signingSecret };
  throw new ConfigError('SLACK_SIGNING_SECRET ontbreekt (of SLACK_APP_TOKEN, voor Socket Mode).');
}

function oauthOf(given: z.infer<typeof Slack>, url: string | null): OAuthSettings {
  const needed = (
    name: 'SLACK_CLIENT_ID' | 'SLACK_CLIENT_SECRET' | 'SLACK_STATE_SECRET' | 'BALIE_ENCRYPTION_KEY',
  ): string => {
    const value = given[name];
    if (value !== undefined) return value;
    throw new ConfigError(
      given.SLACK_CLIENT_ID === undefined
        ? 'SLACK_BOT_TOKEN ontbreekt (of SLACK_CLIENT_ID, voor meer werkruimtes).'
        : `${name} ontbreekt; die is nodig voor meer werkruimtes.`,
    );
  };
  return {
    clientId: needed('SLACK_CLIENT_ID'),
    clientSecret: needed('SLACK_CLIENT_SECRET'),
    stateSecret: needed('SLACK_STATE_SECRET'),
    encryptionKey: needed('BALIE_ENCRYPTION_KEY'),
    url,
  };
}

/** The public address of this server, without a slash at its end; null when it is not set. */
export const readPublicUrl = (environment: NodeJS.ProcessEnv = process.env): string | null =>
  read(Public, environment).BALIE_URL ?? null;

/** Whether workspaces install the Slack app themselves: where there is no token of one. */
export function isInstalledByWorkspaces(environment: NodeJS.ProcessEnv = process.env): boolean {
  const { SLACK_BOT_TOKEN, SLACK_CLIENT_ID } = read(Slack, environment);
  return SLACK_BOT_TOKEN === undefined && SLACK_CLIENT_ID !== undefined;
}

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const { BALIE_KNOWLEDGE, BALIE_DATA, BALIE_SETTINGS, DATABASE_URL } = read(
    Environment,
    environment,
  );
  return {
    knowledge: BALIE_KNOWLEDGE ?? path.join(projectFolder(), 'knowledge'),
    settings: { file: BALIE_SETTINGS ?? 'balie.yaml', isDefault: BALIE_SETTINGS === undefined },
    database: DATABASE_URL === undefined ? { folder: BALIE_DATA ?? 'data' } : { url: DATABASE_URL },
  };
}

/** The folder of package.json, from the built file and from the source alike. */
export function projectFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  return path.basename(path.dirname(here)) === 'dist'
    ? path.join(here, '..', '..')
    : path.join(here, '..');
}
