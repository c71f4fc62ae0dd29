import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { ZodError } from 'zod';

/**
 * Answers JSON lines in order, one JSON line each. A line that is no JSON or does not fit gives
 * `{"id":null,"error":…}`, and the rest goes on; empty lines are skipped. `answer` throws a `ZodError` for a misfit.
 */
export async function runLines(
  input: Readable,
  output: Writable,
  answer: (line: unknown) => Readonly<Record<string, unknown>>,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const answered = `${JSON.stringify(answerLine(line, answer))}\n`;
    if (!output.write(answered)) await new Promise((resolve) => output.once('drain', resolve));
  }
}

function answerLine(
  line: string,
  answer: (line: unknown) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  try {
    return answer(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError)
      return { id: null, error: 'onleesbare regel: geen geldige JSON' };
    if (error instanceof ZodError)
      return { id: null, error: `onleesbare regel: ${issueText(error)}` };
    throw error;
  }
}

function issueText({ issues }: ZodError): string {
  const [issue] = issues;
  return issue === undefined
    ? 'past niet'
    : [issue.path.join('.'), issue.message].filter((part) => part !== '').join(': ');
}
