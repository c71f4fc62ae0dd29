import type { z } from 'zod';
import type { Rules } from '../library/rules.ts';
import type { Mention } from '../library/thesaurus.ts';
import type { Reply, SourceLine } from '../reply.ts';

/** What a person or a program filled in, before it is read: values of any kind by the names of the fields. */
export type RawInput = Readonly<Record<string, unknown>>;

/** What a calculation works with besides its input. */
export interface Context {
  readonly rules: Rules;
  /** The calendar day in Amsterdam on which it is asked, an ISO date. */
  readonly today: string;
  /** Where a section of the articles stands in its document. */
  readonly cite: (section: string) => SourceLine;
  /** The names of the thesaurus in a text. */
  readonly names: (text: string) => readonly Mention[];
}

/** Why there is no result: a code for programs (`E_…`), with what its sentence needs. */
export interface Failure {
  readonly ok: false;
  readonly error: string;
  /** What was read, when that was wrong. */
  readonly read?: string;
  /** Further fields of the failure, for programs. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * How a text is read: after a command, where every word counts; as a change of the calculation before, where a bare number
 * counts; or in plain words, where only what is named counts.
 */
export type Manner = 'command' | 'change' | 'words';

/** A part of the input, for forms and help. */
export interface Field {
  /** The name in the input of programs: `vendor`. */
  readonly name: string;
  /** What people read: `Leverancier of HIS`. */
  readonly label: string;
  /** What people type before an `=`: `leverancier`. */
  readonly keys: readonly string[];
  readonly kind: 'choice' | 'choices' | 'count' | 'day' | 'yes-no';
  readonly required: boolean;
  readonly hint: string;
  /** The kind of names of the thesaurus that it takes, so that a name without figures is refused by it. */
  readonly takes?: readonly string[];
  /** What can be chosen. */
  readonly options?: (rules: Rules) => readonly string[];
}

/** What makes up a calculation. Help, argument parsing, forms, commands and manifests follow from it. */
export interface Description<Input, Result> {
  /** The slash command without the slash; the file bears its name. */
  readonly command: string;
  /** Other words for the command. */
  readonly also: readonly string[];
  readonly summary: string;
  readonly example: string;
  readonly fields: readonly Field[];
  /** Reads raw input once; a fault is an issue with an error code as its message and what was read in `params`. */
  readonly input: (context: Context) => z.ZodType<Input>;
  /** The input that stands in running text, as far as it does. */
  readonly read: (text: string, context: Context, manner: Manner) => RawInput;
  /** Whether the names in a text are about something else: another insurer's contract is no matter of these rules. */
  readonly isForeign: (names: readonly Mention[]) => boolean;
  /** Whether a text in plain words, with what was read in it, asks for this calculation. */
  readonly asksFor: (text: string, read: RawInput) => boolean;
  /** Pure: input and rules in, a result with its figures out. Every figure comes from `knowledge/rules`. */
  readonly calculate: (input: Input, context: Context) => Result | Failure;
  /** The result in words, with its derivation step by step and the sources of the rules. */
  readonly explain: (result: Result, context: Context) => Reply;
  /** The sentence for a failure, or what is asked back: what is wrong, what was read, what is expected. */
  readonly refuse: (failure: Failure, input: RawInput, context: Context) => Reply;
  /** The result for programs, as `--json` and `calc --batch` give it. */
  readonly data: (result: Result) => Readonly<Record<string, unknown>>;
}

/** A calculation, ready to be asked. It never throws, whatever the input. */
export interface Calculator
  extends Pick<
    Description<never, never>,
    'command' | 'also' | 'summary' | 'example' | 'fields' | 'read' | 'asksFor' | 'isForeign'
  > {
  readonly reply: (input: RawInput, context: Context) => Reply;
  readonly data: (input: RawInput, context: Context) => Readonly<Record<string, unknown>>;
}

/** Makes a calculator of its description. */
export function calculator<Input, Result extends { readonly ok: true }>(
  description: Description<Input, Result>,
): Calculator {
  const { input: schema, calculate, explain, refuse, data, ...asked } = description;
  const run = (raw: RawInput, context: Context): Result | Failure => {
    const parsed = schema(context).safeParse(raw);
    return parsed.success ? calculate(parsed.data, context) : failureOf(parsed.error);
  };
  return {
    ...asked,
    reply: (input, context) => {
      const result = run(input, context);
      return isFailure(result) ? refuse(result, input, context) : explain(result, context);
    },
    data: (input, context) => {
      const result = run(input, context);
      return isFailure(result)
        ? { ok: false, error: result.error, ...result.details }
        : data(result);
    },
  };
}

function isFailure(result: { readonly ok: boolean }): result is Failure {
  return !result.ok;
}

function failureOf(error: z.ZodError): Failure {
  const [issue] = error.issues;
  const read =
    issue?.code === 'custom' && typeof issue.params?.read === 'string'
      ? issue.params.read
      : undefined;
  return { ok: false, error: issue?.message ?? 'E_INPUT', ...(read === undefined ? {} : { read }) };
}
