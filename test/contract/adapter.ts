import type { Reply } from '../../src/reply.ts';

/** What somebody sees. */
export interface Seen {
  /** All words, also those on buttons and behind them, in one line. */
  readonly text: string;
  /** What of it the platform would not show as the words that it is: a ping, a link, markup, a sign that hides. */
  readonly problems: readonly string[];
}

/** Balie as people of one platform meet it: the real adapter over the real front desk, store and knowledge. */
export interface Meeting {
  /** Somebody new asks something, and perhaps goes on with it; gives the last answer. */
  readonly ask: (text: string, next?: string) => Promise<Seen>;
  /** Somebody asks something and takes it to the helpdesk; gives what they read of that. */
  readonly handOver: (text: string) => Promise<Seen>;
  /** The first question that was handed over, as the desk has it. */
  readonly atDesk: () => Promise<Seen>;
  /** Anna of the desk takes that question and answers it; gives what the asker reads. */
  readonly answer: (text: string) => Promise<Seen>;
  /** The platform brings one message twice. Null where nothing can come twice. */
  readonly comesTwice: ((text: string) => Promise<void>) | null;
  /** What bots say comes in: Balie's own words, and another bot's. Null where bots are not heard. */
  readonly botsSay: ((text: string) => Promise<void>) | null;
  /** How many messages Balie said, when it has nothing more to say. */
  readonly saidInAll: () => Promise<number>;
  /** Shows a reply, and all that its buttons open. */
  readonly show: (reply: Reply) => Promise<Seen>;
  /** Shows a reply as what came of a form, and all that its buttons open. Null where there are no forms. */
  readonly showOutcome: ((reply: Reply) => Promise<Seen>) | null;
  readonly close: () => Promise<void>;
}

export interface Adapter {
  readonly name: string;
  readonly open: () => Promise<Meeting>;
  /** Closes what its meetings share, when the last one is over. */
  readonly close?: () => Promise<void>;
}
