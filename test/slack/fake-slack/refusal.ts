import type { z } from 'zod';

/** Slack says no: the name of the error, and what stands beside it in the answer. */
export class Refusal extends Error {
  readonly error: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(error: string, more: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}

/** A refusal that says where it looked, as Slack does: `[ERROR] … [json-pointer:/blocks/0/text]`. */
export function refusalAt(error: string, issues: readonly z.core.$ZodIssue[]): Refusal {
  return new Refusal(error, {
    response_metadata: {
      messages: issues.map(
        ({ message, path }) => `[ERROR] ${message} [json-pointer:/${path.map(String).join('/')}]`,
      ),
    },
  });
}
