/** What was found of one thing: one Dutch sentence, that also says how to mend what is wrong. */
export interface Finding {
  readonly verdict: 'good' | 'warning' | 'wrong';
  readonly text: string;
}

export const good = (text: string): Finding => ({ verdict: 'good', text });
export const warning = (text: string): Finding => ({ verdict: 'warning', text });
export const wrong = (text: string): Finding => ({ verdict: 'wrong', text });
