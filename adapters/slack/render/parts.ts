import { clean } from '../../../src/dutch/clean.ts';
import {
  type Choice,
  type Fact,
  type Reply,
  type SourceLine,
  sourceText,
} from '../../../src/reply.ts';
import { takeFitting } from '../../chat/cut.ts';
import { cautionText, counted, numbered, titleOf } from '../../chat/words.ts';
import { button, headerBlock, row } from './blocks.ts';
import { cutAtSentence, cutAtWord, sizeOf, split } from './cut.ts';
import { labelled, plainText } from './escape.ts';
import { type Block, LIMITS, type Mrkdwn, type PlainText } from './limits.ts';

/** A part of a message, and what of it did not fit, in words: `12 waarschuwingen`. */
export interface Part {
  readonly blocks: readonly Block[];
  readonly left: readonly string[];
}

/**
 * What each part may take, as JSON, so that all of them together stay below `LIMITS.messageSize`. An ordinary answer uses
 * a tenth of it.
 */
const ROOM = { text: 2500, facts: 2800, warnings: 1800, sources: 1300, choices: 2300 } as const;

/** What the derivation may take in a view, which has more room than a message. */
const STEPS_ROOM = 12_000;

/** What a body has besides: fields before the facts, and the derivation where it does not stand behind a button. */
interface Besides {
  readonly fields?: readonly (PlainText | Mrkdwn)[];
  readonly steps?: readonly string[];
}

/** What stands above and in a message: headline, text, facts and warnings. */
export function bodyParts(reply: Reply, { fields = [], steps = [] }: Besides = {}): Part[] {
  return [
    headline(reply.title),
    running(reply.text),
    factFields(reply.facts, fields),
    derivation(steps),
    cautions(reply.warnings),
  ];
}

function headline(title: string): Part {
  const whole = titleOf(title);
  const cut = cutAtWord(whole, LIMITS.headerText) !== whole;
  return { blocks: [headerBlock(title)], left: cut ? ['de hele titel'] : [] };
}

function running(text: string): Part {
  const whole = clean(text);
  if (whole === '') return { blocks: [], left: [] };
  const shown = cutAtSentence(whole, ROOM.text);
  return {
    blocks: [{ type: 'section', text: plainText(shown) }],
    left: shown === whole ? [] : ['de rest van de tekst'],
  };
}

/** Facts as fields, ten to a section; a fact is shown whole or not at all. */
function factFields(facts: readonly Fact[], before: readonly (PlainText | Mrkdwn)[]): Part {
  const own = facts.map(({ label, value }) => labelled(label, value));
  const fields = [...before, ...own].filter(({ text }) => text !== '');
  const tooLong = fields.findIndex(({ text }) => text.length > LIMITS.fieldText);
  const shown = takeFitting(tooLong === -1 ? fields : fields.slice(0, tooLong), ROOM.facts);
  const count = Math.ceil(shown.length / LIMITS.sectionFields);
  const blocks = Array.from({ length: count }, (_, at): Block => {
    const start = at * LIMITS.sectionFields;
    return { type: 'section', fields: shown.slice(start, start + LIMITS.sectionFields) };
  });
  return { blocks, left: counted(fields.length - shown.length, 'gegeven', 'gegevens') };
}

/** The derivation, step by step. */
function derivation(steps: readonly string[]): Part {
  const lines = numbered(steps);
  const shown = takeFitting(lines, STEPS_ROOM, (line) => sizeOf(line) + 2);
  const pieces = shown.flatMap((line) => split(line, LIMITS.sectionText));
  return {
    blocks: packed(pieces, '\n').map((text): Block => ({ type: 'section', text: plainText(text) })),
    left: counted(lines.length - shown.length, 'stap', 'stappen'),
  };
}

/** Pieces put together as long as they fit in one section. */
export function packed(pieces: readonly string[], between = '\n\n'): string[] {
  const sections: string[] = [];
  for (const piece of pieces) {
    const both = [sections.at(-1) ?? '', piece].filter((text) => text !== '').join(between);
    if (sections.length > 0 && sizeOf(both) <= LIMITS.sectionText) sections.splice(-1, 1, both);
    else sections.push(piece);
  }
  return sections;
}

/** Warnings in one section; only the first may be cut, at a sentence, when it alone is too long. */
function cautions(warnings: readonly string[]): Part {
  const lines = warnings.map(clean).filter((line) => line !== '');
  const whole = takeFitting(lines.map(cautionText), ROOM.warnings, (line) => sizeOf(line) + 2);
  const [first] = lines;
  if (first === undefined) return { blocks: [], left: [] };
  const shown = whole.length > 0 ? whole : [cutAtSentence(cautionText(first), ROOM.warnings)];
  return {
    blocks: [{ type: 'section', text: plainText(shown.join('\n')) }],
    left: counted(lines.length - whole.length, 'waarschuwing', 'waarschuwingen'),
  };
}

/** Where it stands, with its age, one source to an element. */
export function sourceContext(sources: readonly SourceLine[]): Part {
  const elements = sources.map((source) => plainText(sourceText(source)));
  const shown = takeFitting(elements.slice(0, LIMITS.contextElements), ROOM.sources);
  return {
    blocks: shown.length === 0 ? [] : [{ type: 'context', elements: shown }],
    left: counted(sources.length - shown.length, 'bron', 'bronnen'),
  };
}

/** The choices that are buttons; the others are read behind "Lees verder", to be typed. */
export function choiceButtons(choices: readonly Choice[]): Part & { readonly others: Choice[] } {
  const made = choices.map(({ label, message }, at) =>
    button(clean(label) || clean(message), `choice:${at + 1}`, message),
  );
  const possible = made.filter((each) => each !== null);
  const shown = takeFitting(possible.slice(0, LIMITS.actionElements), ROOM.choices);
  const others = choices.filter((_, at) => !shown.some((each) => each === made[at]));
  return { blocks: row(shown), left: counted(others.length, 'keuze', 'keuzes'), others };
}
