import type { InputElement } from './input-element.ts';

// The Adaptive Cards that Balie makes: what Teams shows of version 1.5. Source: adaptivecards.io, "Schema Explorer",
// and Microsoft's documentation of cards in Teams.

/** How a text looks. No colours: those of Teams change with its theme. */
export interface Look {
  readonly weight?: 'bolder';
  readonly size?: 'small' | 'medium';
  readonly isSubtle?: true;
  readonly color?: 'attention';
}

/** A text that is shown as it is: Teams reads no Markdown in it. */
export interface TextRun extends Look {
  readonly type: 'TextRun';
  readonly text: string;
}

/** One line or paragraph; it wraps by itself. */
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
}

/** A headline that a screen reader knows as one. Teams reads Markdown in it. */
export interface Heading {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style: 'heading';
  readonly size: 'medium';
  readonly weight: 'bolder';
  readonly wrap: true;
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly id?: string;
  readonly style?: 'warning' | 'emphasis';
  readonly isVisible?: false;
  readonly spacing?: Spacing;
  /** A line above it. */
  readonly separator?: true;
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
}

type Spacing = 'none' | 'small' | 'medium';

export type Element = RichTextBlock | Heading | Container | ActionSet | InputElement;

/** What comes back when somebody presses something. */
export type Data = Readonly<Record<string, string>>;

/** Answered with another card in its place. */
export interface Execute {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: Data;
  readonly associatedInputs?: 'none';
}

/** Sends in a form, or opens a dialog: then `msteams` is in its data. */
export interface Submit {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly associatedInputs?: 'none';
}

export interface ToggleVisibility {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly targetElements: readonly string[];
}

export type Action = Execute | Submit | ToggleVisibility;

/** Lets Teams ask for the card anew for some people, so that they see their own. */
export interface Refresh {
  readonly action: Execute;
  readonly userIds?: readonly string[];
}

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  /** What a client shows that cannot show the card. */
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly refresh?: Refresh;
  readonly msteams: { readonly width: 'Full' };
}

/** What makes Teams ask for a dialog (`task/fetch`) instead of sending what was filled in. */
export const FETCH = { msteams: { type: 'task/fetch' } } as const;

/**
 * What a card may take, as JSON in bytes. Teams takes 28 KB, with the message around the card. Source: "Format your bot
 * messages" and "Designing Adaptive Cards" in Microsoft's documentation.
 */
export const CARD_ROOM = 24_000;

/** What something takes in a card, in bytes: as JSON, with the comma behind it. */
export const bytesOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(part)) + 1;

/** The content type of a card in a message. */
export const CARD = 'application/vnd.microsoft.card.adaptive';

/** A card of its parts. */
export function cardOf(fallbackText: string, body: readonly Element[], refresh?: Refresh): Card {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText,
    body,
    ...(refresh === undefined ? {} : { refresh }),
    msteams: { width: 'Full' },
  };
}
