/** Somebody who asks, known to the platform that they ask on. */
export interface Person {
  readonly id: string;
}

/** What stands between two people at a desk: the place where they talk, and what was asked there before. */
export interface Conversation {
  readonly id: string;
  /** The question before this one, so that "en bij RAM-IT?" can be understood. */
  readonly previousQuestion?: string;
}

/** One thing that a person typed. */
export interface Message {
  readonly text: string;
  /** The only clock that the bot sees; calendar days are taken from it in Europe/Amsterdam. */
  readonly receivedAt: Date;
  readonly conversation: Conversation;
  readonly sender: Person;
  /** The kinds of personal data that were taken out of the text before it came here. */
  readonly withheld?: readonly string[];
}
