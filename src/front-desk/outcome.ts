import type { Outcome } from '../helpdesk/inbound.ts';
import { type Reply, reply } from '../reply.ts';

/** What came of an event, with the ticket or article that it was about. */
export function done(
  what: Reply,
  about: { readonly ticket?: string; readonly article?: string } = {},
): Outcome {
  return { ok: true, reply: what, ticket: about.ticket ?? null, article: about.article ?? null };
}

/** That something was not done, in one sentence. */
export function refused(sentence: string): Outcome {
  return {
    ok: false,
    reply: reply({ kind: 'refusal', title: sentence }),
    ticket: null,
    article: null,
  };
}
