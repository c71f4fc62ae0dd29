import { z } from 'zod';
import { Refusal, refusalAt } from './refusal.ts';

/** What a method is given, by name. From a form, all values but those below are text. */
export type Arguments = Readonly<Record<string, unknown>>;

/** The arguments that a form carries as JSON. */
const AS_JSON = new Set([
  'attachments',
  'blocks',
  'loading_messages',
  'metadata',
  'prompts',
  'view',
]);

const AnyObject = z.record(z.string(), z.unknown());

/** The arguments of a call: from a form, as `WebClient` sends it, or from JSON. */
export function readArguments(body: string, contentType: string): Arguments {
  if (contentType.startsWith('application/json')) {
    const parsed = AnyObject.safeParse(fromJson(body));
    if (!parsed.success) throw new Refusal('invalid_json');
    return parsed.data;
  }
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      AS_JSON.has(name) ? fromJson(value) : value,
    ]),
  );
}

/** The value of a JSON text, or the text itself when it is none: what it is for refuses it then. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The arguments as a method wants them, or `invalid_arguments` with what is wrong. */
export function want<Shape extends z.ZodType>(shape: Shape, args: Arguments): z.infer<Shape> {
  const parsed = shape.safeParse(args);
  if (!parsed.success) throw refusalAt('invalid_arguments', parsed.error.issues);
  return parsed.data;
}

/** True and false, also as they stand in a form. */
export const Flag = z.union([z.boolean(), z.stringbool()]);

/** A moment: also a whole number of seconds. */
export const Ts = z.string().regex(/^\d+(?:\.\d+)?$/u);
