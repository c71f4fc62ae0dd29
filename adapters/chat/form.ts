/** Something to choose: what people read, and what is sent. */
export interface Option {
  readonly label: string;
  readonly value: string;
}

/** Something to fill in, whatever the platform. */
export interface Input {
  /** Its name in what is sent back. */
  readonly name: string;
  /** What stands above it. */
  readonly label: string;
  readonly kind: 'text' | 'long-text' | 'day' | 'one' | 'several' | 'tick';
  readonly required: boolean;
  /** What stands under it. */
  readonly hint?: string;
  /** What stands in it while it is empty. */
  readonly placeholder?: string;
  /** What it opens with: texts, values of options, an ISO date. */
  readonly given?: readonly string[];
  /** What can be chosen with `one` and `several`, and the one thing to tick with `tick`. */
  readonly options?: readonly Option[];
  /** The most characters that can be typed; as many as the platform takes where it is not said. */
  readonly longest?: number;
  /**
   * What becomes of a given text that is too long for the platform. `cut`: its beginning is given. `above`: it stands above
   * the input, which then need not be filled in, and is kept when nothing is typed. Otherwise it is left out.
   */
  readonly overlong?: 'cut' | 'above';
}

/** What is asked with yes or no. */
export const YES_NO: readonly Option[] = [
  { label: 'Ja', value: 'ja' },
  { label: 'Nee', value: 'nee' },
];

/** An input with a list as one in which names are typed: for a list that is empty, or that the platform cannot show. */
export function asTyped({ options = [], given = [], ...input }: Input): Input {
  const names = given.map((each) => options.find(({ value }) => value === each)?.label ?? each);
  return {
    ...input,
    kind: 'text',
    given: names.length === 0 ? [] : [names.join(', ')],
    ...(input.kind === 'several' ? { hint: 'Zet een komma tussen twee namen.' } : {}),
  };
}

/** An input with the beginning of a text that is too long for it. */
export const asCut = (input: Input, beginning: string): Input => ({
  ...input,
  given: [beginning],
  hint: `De tekst was te lang; het einde staat er niet bij. ${input.hint ?? ''}`.trim(),
});

/** An input whose text stands above it. */
export const asKept = (input: Input): Input => ({
  ...input,
  required: false,
  given: [],
  hint: 'Vult u niets in, dan blijft de tekst hierboven.',
});

/** A window with things to fill in, whatever the platform. */
export interface Form {
  /** What it is, as it comes back when it is sent in: `form:koppelkosten`, `act:answer`, `say:handover`. */
  readonly name: string;
  readonly title: string;
  /** What the button says that sends it in; null where there is nothing to send. */
  readonly submit: string | null;
  /** Paragraphs above the inputs. */
  readonly intro: readonly string[];
  readonly inputs: readonly Input[];
}

/** What stands in the inputs of a form, by their names, as it was typed or chosen; one that is empty has no texts. */
export type Filled = ReadonlyMap<string, readonly string[]>;
