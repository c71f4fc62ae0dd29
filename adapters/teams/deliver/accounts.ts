import { type Account, type Connector, TeamsError } from '../connect/connector.ts';

/** Who people are in Teams, by their object id in Entra: their id for this app, and what they are called. */
export interface Accounts {
  /** Null for who is not in the conversation, or when Teams does not say so now: what hangs on it is an extra. */
  find(connector: Connector, conversation: string, user: string): Promise<Account | null>;
  /** Keeps who somebody is who did something. */
  remember(conversation: string, user: string, account: Account): void;
}

/** People that are remembered: those of a busy day. */
const MOST = 2000;

export function rememberedAccounts(): Accounts {
  const known = new Map<string, Account | null>();
  const remember = (key: string, account: Account | null): void => {
    known.delete(key);
    known.set(key, account);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  };
  return {
    find: async (connector, conversation, user) => {
      const key = keyOf(conversation, user);
      const before = known.get(key);
      if (before !== undefined) return before;
      try {
        const account = await connector.member(conversation, user);
        remember(key, account);
        return account;
      } catch (error) {
        // Who is not there now may join: asked again after a restart, or when they do something.
        if (error instanceof TeamsError && error.status === 404) remember(key, null);
        if (error instanceof TeamsError) return null;
        throw error;
      }
    },
    remember: (conversation, user, account) => remember(keyOf(conversation, user), account),
  };
}

const keyOf = (conversation: string, user: string): string => `${conversation} ${user}`;
