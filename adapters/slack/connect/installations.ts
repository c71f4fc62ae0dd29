import { z } from 'zod';
import type { Store } from '../../../src/helpdesk/store.ts';
import { decrypt, encrypt } from './encryption.ts';

/** The workspaces that Balie is in, with the token for each. */
export interface Installations {
  /**
   * The bot's token for a workspace or organisation; for null, that of the only one. Null where Balie is not in. Throws
   * `InstallationUnreadable` where the token was kept with another key.
   */
  tokenFor(workspace: string | null): Promise<string | null>;
  put(workspace: string, token: string): Promise<void>;
  /** Removes it, unless it was installed anew after that moment: Slack may tell of a removal late. */
  remove(workspace: string, at: Date): Promise<void>;
  workspaces(): Promise<readonly string[]>;
}

/** What is kept of a workspace does not open with the key of the settings. */
export class InstallationUnreadable extends Error {
  override readonly name = 'InstallationUnreadable';

  constructor(workspace: string, options?: ErrorOptions) {
    super(`the installation in ${workspace} does not open with this BALIE_ENCRYPTION_KEY`, options);
  }
}

/** One workspace, whose token is in the settings. */
export function onlyInstallation(botToken: string): Installations {
  return {
    tokenFor: async () => botToken,
    put: async () => undefined,
    remove: async () => undefined,
    workspaces: async () => [],
  };
}

const Kept = z.object({ botToken: z.string(), installedAt: z.iso.datetime() });
type Kept = z.infer<typeof Kept>;

/** The store is for every platform: the workspaces of this one are told apart by their name. */
const PREFIX = 'slack:';

/** The workspaces that installed Balie by themselves, kept encrypted with a key that is not in the store. */
export function keptInstallations(store: Store, key: Buffer, now: () => Date): Installations {
  const workspaces = async (): Promise<string[]> => {
    const ids = await store.transaction(({ installations }) => installations.ids());
    return ids.filter((id) => id.startsWith(PREFIX)).map((id) => id.slice(PREFIX.length));
  };
  const read = (kept: string, workspace: string): Kept => {
    try {
      return Kept.parse(JSON.parse(decrypt(kept, `${PREFIX}${workspace}`, key)));
    } catch (cause) {
      throw new InstallationUnreadable(workspace, { cause });
    }
  };
  /** What does not open any more is removed too. */
  const isNewer = (kept: string, workspace: string, at: Date): boolean => {
    try {
      return new Date(read(kept, workspace).installedAt) > at;
    } catch {
      return false;
    }
  };
  return {
    tokenFor: async (workspace) => {
      const [only, ...others] = workspace === null ? await workspaces() : [workspace];
      if (only === undefined || others.length > 0) return null;
      const id = `${PREFIX}${only}`;
      const kept = await store.transaction(({ installations }) => installations.get(id));
      return kept === null ? null : read(kept, only).botToken;
    },
    put: (workspace, botToken) => {
      const id = `${PREFIX}${workspace}`;
      const data = encrypt(JSON.stringify({ botToken, installedAt: now().toISOString() }), id, key);
      return store.transaction(({ installations }) => installations.put(id, data));
    },
    remove: (workspace, at) => {
      const id = `${PREFIX}${workspace}`;
      return store.transaction(async ({ installations }) => {
        const kept = await installations.get(id);
        if (kept !== null && !isNewer(kept, workspace, at)) await installations.remove(id);
      });
    },
    workspaces,
  };
}
