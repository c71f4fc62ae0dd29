import type { Reply } from '../../../src/reply.ts';
import { CARD, type Card } from '../render/card.ts';
import { renderWhole } from '../render/whole.ts';

/** What Teams gets for an activity: an HTTP status, and for an invoke what comes of it. */
export interface Answer {
  readonly status: number;
  readonly body?: object;
  /** What came of what somebody did, to be told otherwise when Teams does not wait for it any more. */
  readonly outcome?: Reply;
}

export const TAKEN: Answer = { status: 200 };

const ok = (body: object): Answer => ({ status: 200, body });

/** A card that comes in the place of the one that was pressed; for who pressed it. */
export const cardInPlace = (card: Card): Answer => ok({ statusCode: 200, type: CARD, value: card });

/** One sentence for who pressed; the card stays. */
export const wordAside = (text: string): Answer =>
  ok({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text });

/** A card that cannot be brought up to date stays as it is, and nobody is told. */
export const leftAsItIs = (why: string): Answer =>
  ok({
    statusCode: 404,
    type: 'application/vnd.microsoft.error',
    value: { code: 'NotFound', message: why },
  });

/** A dialog: it opens, or shows something else. */
export const dialogWith = (title: string, card: Card): Answer =>
  ok({
    task: {
      type: 'continue',
      value: {
        title,
        width: 'medium',
        height: 'medium',
        card: { contentType: CARD, content: card },
      },
    },
  });

/** A dialog with what came of what somebody did. */
export const dialogTelling = (reply: Reply): Answer => ({
  ...dialogWith('Balie', renderWhole(reply)),
  outcome: reply,
});

/** A dialog with one sentence in it. */
export const dialogSaying = (text: string): Answer =>
  ok({ task: { type: 'message', value: text } });

/** A dialog that closes. */
export const dialogClosed: Answer = { status: 200 };

/** What a search found, or one sentence that it found nothing. */
export const found = (attachments: readonly object[], otherwise: string): Answer =>
  ok({
    composeExtension:
      attachments.length === 0
        ? { type: 'message', text: otherwise }
        : { type: 'result', attachmentLayout: 'list', attachments },
  });
