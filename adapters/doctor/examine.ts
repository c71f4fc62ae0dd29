import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../../src/front-desk/reason.ts';
import { type Finding, wrong } from '../chat/finding.ts';

/** Looks at one thing; what it does not finish in time is wrong. */
export interface Check {
  /** What is looked at, as it begins the line. */
  readonly name: string;
  readonly look: () => Promise<readonly Finding[]>;
}

/** Milliseconds that a check may take. */
export const LONGEST = 10_000;

const SIGNS = { good: '✓', warning: '!', wrong: '✗' } as const;

/** Does every check, one after the other, and says a line for everything found; whether nothing is wrong. */
export async function examine(
  checks: readonly Check[],
  say: (line: string) => void,
  longest = LONGEST,
): Promise<boolean> {
  let isWell = true;
  for (const { name, look } of checks) {
    for (const { verdict, text } of await inTime(look, longest)) {
      say(`${SIGNS[verdict]} ${name}: ${text}`);
      isWell &&= verdict !== 'wrong';
    }
  }
  return isWell;
}

async function inTime(look: Check['look'], longest: number): Promise<readonly Finding[]> {
  const done = new AbortController();
  const late = pause(longest, undefined, { signal: done.signal }).then(
    () => [wrong(`duurde langer dan ${longest / 1000} seconden; probeer het opnieuw.`)],
    () => [],
  );
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return [wrong(oneLine(reasonOf(error)))];
  } finally {
    done.abort();
  }
}

/** The first of the lines, and how many more there are. */
function oneLine(text: string): string {
  const [first = '', ...others] = text.trim().split('\n');
  return others.length === 0 ? first : `${first} (en nog ${others.length})`;
}
