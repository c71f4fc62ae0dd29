import type { Calculator } from '../../src/calculators/calculator.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { clean } from '../../src/dutch/clean.ts';
import { cutAtWord } from './render/cut.ts';

/** A question that Slack offers in a conversation with Balie that is still empty. */
export interface SuggestedPrompt {
  readonly title: string;
  readonly message: string;
}

/** Slack's limit, in the manifest and in `assistant.threads.setSuggestedPrompts`. */
const PROMPTS = 4;

/** Slack names no limit; more does not stand on one line of the side panel. */
const PROMPT_TITLE = 55;

/**
 * At most four questions to start with, out of what Balie has: `examples` are questions of its documents. Questions and
 * calculations take turns; a question that stands on one line goes before one that must be cut.
 */
export function suggestedPrompts(
  examples: readonly string[],
  calculators: readonly Calculator[] = CALCULATORS,
): SuggestedPrompt[] {
  const questions = [...new Set(examples.map(clean))]
    .filter((message) => message !== '')
    .map((message) => ({ title: cutAtWord(message, PROMPT_TITLE), message }));
  const isWhole = ({ title, message }: SuggestedPrompt): boolean => title === message;
  const asked = [...questions.filter(isWhole), ...questions.filter((each) => !isWhole(each))];
  const calculated = calculators.map(({ command, example }) => ({
    title: cutAtWord(`Bereken: ${command}`, PROMPT_TITLE),
    message: example,
  }));
  return Array.from({ length: PROMPTS }, (_, at) => [asked[at], calculated[at]])
    .flat()
    .filter((prompt) => prompt !== undefined)
    .slice(0, PROMPTS);
}
