import { guard } from '../privacy.ts';

/** What an error says, for operators: without personal data, whatever text it was about. */
export function reasonOf(error: unknown): string {
  return guard(error instanceof Error ? error.message : String(error)).redacted;
}
