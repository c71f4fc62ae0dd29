import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Bot } from '../../src/bot.ts';
import type { Reply } from '../../src/reply.ts';
import { runLines } from './lines.ts';
import { renderText } from './render.ts';

/** One line of a batch: the question, the one before it, and the moment to take as now. */
const BatchLine = z.object({
  id: z.union([z.string(), z.number()]),
  q: z.string(),
  context: z.string().optional(),
  now: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
});

/** A reply as one JSON object: what a person sees in `text`, and the parts that a program needs. */
export function replyObject(reply: Reply): Record<string, unknown> {
  return {
    kind: reply.kind,
    title: reply.title,
    text: renderText(reply),
    sources: reply.sources.map(({ document, section }) => ({ document, section })),
    route: reply.route,
    warnings: reply.warnings,
    ...(reply.files.length === 0 ? {} : { files: reply.files }),
    ...(reply.feedback === null ? {} : { feedback: reply.feedback }),
  };
}

/** Answers JSON lines from `input` in order. `now` is the moment for lines that name none. */
export function runBatch(
  bot: Bot,
  input: Readable,
  output: Writable,
  now: () => Date,
): Promise<void> {
  return runLines(input, output, (line) => {
    const { id, q, context, now: moment } = BatchLine.parse(line);
    const begin = performance.now();
    const reply = bot.handle({
      text: q,
      receivedAt: moment === undefined ? now() : momentOf(moment),
      conversation: {
        id: String(id),
        ...(context === undefined ? {} : { previousQuestion: context }),
      },
      sender: { id: 'batch' },
    });
    const ms = Math.round((performance.now() - begin) * 1000) / 1000;
    return { id, ...replyObject(reply), ms };
  });
}

/** A date alone is taken at noon in the Netherlands, give or take an hour: never another day. */
function momentOf(text: string): Date {
  return new Date(text.length === 10 ? `${text}T11:00:00Z` : text);
}
