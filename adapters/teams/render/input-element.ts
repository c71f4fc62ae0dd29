/** What every input has: its name in what is sent back, and what stands above it. */
export interface Asked {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
}

interface TextInput extends Asked {
  readonly type: 'Input.Text';
  readonly maxLength: number;
  readonly isMultiline?: true;
  readonly placeholder?: string;
  readonly value?: string;
}

interface DateInput extends Asked {
  readonly type: 'Input.Date';
  readonly value?: string;
}

export interface ChoiceSet extends Asked {
  readonly type: 'Input.ChoiceSet';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly style: 'compact' | 'filtered' | 'expanded';
  readonly isMultiSelect?: true;
  readonly placeholder?: string;
  readonly value?: string;
}

interface Toggle extends Asked {
  readonly type: 'Input.Toggle';
  readonly title: string;
  readonly value: 'true' | 'false';
}

/** Something to fill in. A length is in characters. */
export type InputElement = TextInput | DateInput | ChoiceSet | Toggle;
