import type { ReplyKind } from '../reply.ts';

/** A question for the report, without personal data. */
export interface AskedQuestion {
  /** The key of the event that asked it. */
  readonly key: string;
  readonly region: string;
  readonly person: string;
  readonly at: string;
  readonly kind: ReplyKind;
  /** The topic of the triage matrix, by its id. */
  readonly topic: string;
  readonly text: string;
}

/** A question as the report reads it. */
export interface LoggedQuestion extends Omit<AskedQuestion, 'text' | 'person' | 'key'> {
  readonly id: string;
  /** Null when it is only counted still. */
  readonly text: string | null;
  /** The ticket that it became. */
  readonly ticket: string | null;
  readonly helpful: number;
  readonly unhelpful: number;
}
