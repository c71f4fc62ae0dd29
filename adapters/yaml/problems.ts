/** Something wrong in a knowledge file: which file, which line (from 1), and what to mend, in one Dutch sentence. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** `knowledge/koppeling/koppeling-futec.md:12: …` */
export function problemLine({ file, line, message }: Problem): string {
  return `${file}:${line}: ${message}`;
}

/** Thrown when the knowledge base cannot be used; holds everything that is wrong, not just the first. */
export class KnowledgeError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'KnowledgeError';
    this.problems = problems;
  }
}

/** Either the value, or what is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly problems: readonly Problem[] };
