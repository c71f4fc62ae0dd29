export type ReplyKind =
  | 'answer'
  | 'calculation'
  | 'clarify'
  | 'handover'
  | 'refusal'
  | 'smalltalk'
  | 'help';

/** A labelled fact: `Per maand` — `€ 2,50 per praktijk`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Where an answer stands: the document's id and names, the place in it, and how old it is. */
export interface SourceLine {
  readonly document: string;
  readonly title: string;
  readonly publisher: string;
  readonly section: string;
  readonly age: string;
}

/** "Bron: Voorbereiden koppeling (ZorgDomein), alinea over Futec; tekst zonder datum." */
export function sourceText({ title, publisher, section, age }: SourceLine): string {
  return `Bron: ${title} (${publisher}), ${section}; ${age}.`;
}

/** A file that a reply brings along. */
export interface Attachment {
  readonly name: string;
  /** The media type: `text/calendar`. */
  readonly type: string;
  readonly content: string;
}

/** A button: what it says, and the message that pressing it sends. */
export interface Choice {
  readonly label: string;
  readonly message: string;
  /** That its reply is there for the file that comes with it; a platform that cannot send files leaves it out. */
  readonly brings?: 'file';
}

/**
 * What Balie says, without any platform in it. `text` is plain text: paragraphs stand apart by an empty line, a list
 * item is a line that starts with `• `. Every adapter renders these parts and escapes them.
 */
export interface Reply {
  readonly kind: ReplyKind;
  readonly title: string;
  readonly text: string;
  readonly facts: readonly Fact[];
  /** The derivation of a calculation, step by step. */
  readonly steps: readonly string[];
  readonly warnings: readonly string[];
  readonly sources: readonly SourceLine[];
  readonly choices: readonly Choice[];
  /** Files that come with it, to be kept by the asker. */
  readonly files: readonly Attachment[];
  /** The question in full, as it was understood: what a next "en voor 3 praktijken?" leans on. Null: as it was asked. */
  readonly understood: string | null;
  /** Who answers what stays open (an id of `routes.yaml`); null when nobody in the region does. */
  readonly route: string | null;
  /** What "Was dit nuttig?" is about; null where it is not asked. */
  readonly feedback: string | null;
}

/** A reply with every part that is not given empty, and every place of its sources once. */
export function reply(parts: Pick<Reply, 'kind' | 'title'> & Partial<Reply>): Reply {
  return {
    text: '',
    facts: [],
    steps: [],
    warnings: [],
    choices: [],
    files: [],
    understood: null,
    route: null,
    feedback: null,
    ...parts,
    sources: distinctSources(parts.sources ?? []),
  };
}

/** Every place once. */
export function distinctSources(lines: readonly SourceLine[]): readonly SourceLine[] {
  return lines.filter(
    (line, at) =>
      lines.findIndex(
        ({ document, section }) => document === line.document && section === line.section,
      ) === at,
  );
}
