import { PublicUrl } from './config.ts';
import { Refusal } from './terminal/refusal.ts';

/** The https address that was typed behind an option, without a slash at its end; refuses what is none. */
export function typedUrl(option: string, typed: string): string {
  const parsed = PublicUrl.safeParse(typed);
  if (parsed.success) return parsed.data;
  throw new Refusal(`--${option} ${parsed.error.issues[0]?.message}.`);
}
