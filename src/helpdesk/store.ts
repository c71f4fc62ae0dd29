import type { Reply } from '../reply.ts';
import type { Article } from './article.ts';
import type { Delivery, DeskPlatform } from './delivery.ts';
import type { Inbound, Outcome } from './inbound.ts';
import type { AskedQuestion, LoggedQuestion } from './questions.ts';
import type { Actor, Address, Happening, Ticket, TicketState } from './ticket.ts';

/**
 * What the front desk keeps. Everything that one event brings about is done in one transaction: all of it is kept, or
 * nothing. A store that cannot be reached throws `StoreUnavailable`; nothing of the transaction is kept then, or all.
 */
export interface Store {
  transaction<Result>(work: (unit: Unit) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The store within one transaction. */
export interface Unit {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly tickets: Tickets;
  readonly conversations: Conversations;
  readonly questions: Questions;
  readonly articles: Articles;
  readonly messages: Messages;
  readonly settings: KeptSettings;
  readonly installations: Installations;
  readonly people: People;
}

/** An event that waits in the inbox. */
export interface Waiting {
  readonly key: string;
  /** Null when it cannot be read. */
  readonly inbound: Inbound | null;
  /** How often its handling failed. */
  readonly attempts: number;
}

/** An event as it was kept (null when somebody in it is forgotten, or when it cannot be read), and what came of it (null while it waits). */
export interface Kept {
  readonly inbound: Inbound | null;
  readonly outcome: Outcome | null;
}

/** Events that came in, each once. Those of one lane (a conversation) are handled one at a time, in order. */
export interface Inbox {
  /** Keeps an event; false when it is there already. */
  accept(inbound: Inbound): Promise<boolean>;
  /** The next event that nobody handles, locked until the transaction ends. */
  next(): Promise<Waiting | null>;
  /** An event that was kept; null when it is not known, or not any more. */
  find(key: string): Promise<Kept | null>;
  settle(key: string, outcome: Outcome): Promise<void>;
  /** Notes that handling it failed once more. */
  failed(key: string): Promise<void>;
  /** Puts an event that cannot be read out of the way of the others: nobody gets it any more. */
  setAside(key: string): Promise<void>;
}

/** What must be delivered, and is taken by one process alone. */
export interface Parcel {
  readonly key: string;
  readonly delivery: Delivery;
  /** How often delivery was tried, this time included. */
  readonly attempts: number;
  readonly addedAt: string;
}

/** What must be brought to people. Parcels of one lane go one at a time, in order. */
export interface Outbox {
  /** Adds a parcel; does nothing when its key is there already. */
  add(key: string, delivery: Delivery, platform: Platform, at: string): Promise<void>;
  /** Takes due parcels for some platforms; until `lease` nobody else gets them. Gives up those that cannot be read. */
  take(
    platforms: readonly Platform[],
    now: string,
    lease: string,
    limit: number,
  ): Promise<Parcel[]>;
  delivered(key: string): Promise<void>;
  retry(key: string, due: string, error: string): Promise<void>;
  giveUp(key: string, error: string): Promise<void>;
  /** A parcel's content, also after it was delivered; null when it is not known any more. */
  find(key: string): Promise<Delivery | null>;
  /** Parcels that still have to go, and those that were given up. */
  counts(): Promise<{ readonly waiting: number; readonly failed: number }>;
}

export type Platform = Address['platform'] | DeskPlatform;

export interface Tickets {
  /** Opens a ticket under the next number. */
  open(what: Extract<Happening, { kind: 'opened' }>, by: Actor, at: string): Promise<Ticket>;
  /** A ticket, locked until the transaction ends. */
  get(id: string): Promise<Ticket | null>;
  /** Adds an event to its log. */
  append(ticket: Ticket, what: Happening, by: Actor, at: string): Promise<Ticket>;
  list(filter: TicketFilter): Promise<Ticket[]>;
  /** Where its card stands at the desk; null before it was shown. */
  shown(id: string): Promise<string | null>;
  setShown(id: string, shown: string): Promise<void>;
}

/** Which tickets: of these regions, in these states, of one asker, changed since a moment. Oldest first. */
export interface TicketFilter {
  readonly regions: readonly string[];
  readonly states?: readonly TicketState[];
  readonly asker?: string;
  readonly changedSince?: string;
}

/** What a conversation was last about. */
export interface KeptConversation {
  readonly person: string;
  readonly question: string;
  /** The ticket that the next message belongs to, when the person was asked what else they want to know. */
  readonly ticket: string | null;
}

export interface Conversations {
  get(place: Address): Promise<(KeptConversation & { readonly at: string }) | null>;
  put(place: Address, conversation: KeptConversation, at: string): Promise<void>;
}

/** Questions for the report: redacted, and after some days only counted. */
export interface Questions {
  /** Notes a question; gives its id. */
  log(question: AskedQuestion): Promise<string>;
  /**
   * Notes whether it helped, once a person. Gives the question, without a text when it is only counted still; null when
   * there is no such question of theirs.
   */
  rate(
    id: string,
    person: string,
    helpful: boolean,
    at: string,
  ): Promise<Pick<LoggedQuestion, 'text'> | null>;
  /** Notes that the last question of a person with this text became a ticket; false when it was never asked. */
  handedOver(person: string, text: string, ticket: string): Promise<boolean>;
  /** Those of a period (from inclusive, until exclusive). */
  between(regions: readonly string[], from: string, until: string): Promise<LoggedQuestion[]>;
}

export interface Articles {
  /** An article, locked until the transaction ends. */
  get(id: string): Promise<Article | null>;
  put(article: Article): Promise<void>;
  all(): Promise<Article[]>;
  /** Changes with every `put`. */
  version(): Promise<number>;
}

/** A message for somebody at this machine: the terminal's askers and local desks. */
export interface KeptMessage {
  readonly key: string;
  readonly at: string;
  readonly reply: Reply;
}

export interface Messages {
  /** Keeps a message; does nothing when its key is there already. */
  put(key: string, to: string, reply: Reply, at: string): Promise<void>;
  /** Those that were not read yet, oldest first; they count as read from `at` on. */
  read(to: string, at: string): Promise<KeptMessage[]>;
}

/** Where Balie was installed by somebody there; the platform's adapter alone can read what is kept of it. */
export interface Installations {
  get(id: string): Promise<string | null>;
  put(id: string, data: string): Promise<void>;
  /** Removes it; false when there was none. */
  remove(id: string): Promise<boolean>;
  ids(): Promise<string[]>;
}

export interface KeptSettings {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
}

/** What the AVG asks. */
export interface People {
  /** Everything that is kept of somebody, by what it is. */
  export(person: string): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Takes out who somebody is and what they typed; what they did stays, by nobody. Gives how many rows changed. */
  forget(person: string): Promise<number>;
  /**
   * Takes out the texts of questions asked and tickets closed before one moment, and what is only kept to do nothing twice
   * (handled events, delivered parcels, messages that were read, conversations) from before another.
   */
  expire(texts: string, traces: string): Promise<void>;
}

/** The store cannot keep anything now; the message is one Dutch sentence. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** Whether it is likely to be back in a moment: a lost connection, not a full disk. */
  readonly passing: boolean;

  constructor(message: string, options: ErrorOptions & { readonly passing: boolean }) {
    super(message, options);
    this.passing = options.passing;
  }
}

/** The store cannot be used as it is; the message is one Dutch sentence for who set it up. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}
