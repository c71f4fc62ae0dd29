import { clean } from '../../../src/dutch/clean.ts';
import { type Fact, type Reply, type SourceLine, sourceText } from '../../../src/reply.ts';
import { takeFitting } from '../../chat/cut.ts';
import { cautionText, counted, fileText, leftText, numbered } from '../../chat/words.ts';
import { actionRows } from './actions.ts';
import { bytesOf, type Container, type Element } from './card.ts';
import {
  AROUND,
  block,
  cutAtWord,
  fittingParagraphs,
  heading,
  isCut,
  paragraphs,
  runs,
  SMALL,
  smallPrint,
} from './text.ts';

/** A part of a card, and what of it did not fit, in words: `12 waarschuwingen`. */
export interface Part {
  readonly elements: readonly Element[];
  readonly left: readonly string[];
}

/** What of the room of a card each part may take. An ordinary answer uses a quarter of it. */
const SHARE = { text: 0.26, facts: 0.21, warnings: 0.12, steps: 0.18, sources: 0.1, choices: 0.13 };

/** The room of a part out of that of its card, in bytes. */
export const roomFor = (part: keyof typeof SHARE, room: number): number =>
  Math.floor(SHARE[part] * room);

/** What stands above and in a card: headline, text, facts, warnings and the derivation, folded or not. */
export function bodyParts(
  reply: Reply,
  room: number,
  { folded = true }: { readonly folded?: boolean } = {},
): Part[] {
  return [
    { elements: [heading(reply.title)], left: isCut(reply.title) ? ['de hele titel'] : [] },
    running(reply.text, roomFor('text', room)),
    factLines(reply.facts, roomFor('facts', room)),
    cautions(reply.warnings, roomFor('warnings', room)),
    derivation(reply.steps, roomFor('steps', room), folded),
  ];
}

/** What of the parts of a card did not fit, in words. */
export const leftOver = (parts: readonly Part[]): string[] => parts.flatMap(({ left }) => left);

/** What stands of the parts in their card. */
export const elementsOf = (parts: readonly Part[]): Element[] =>
  parts.flatMap(({ elements }) => elements);

function running(text: string, room: number): Part {
  const { elements, isWhole } = fittingParagraphs(text, room);
  return { elements, left: isWhole ? [] : ['de rest van de tekst'] };
}

/** Facts, each whole or not at all. */
function factLines(facts: readonly Fact[], room: number): Part {
  const all = facts.map(factLine).filter((each) => each !== null);
  const shown = takeFitting(all, room - AROUND, bytesOf);
  return {
    elements: container(shown),
    left: counted(all.length - shown.length, 'gegeven', 'gegevens'),
  };
}

/** The label in bold before its value; further lines of the value below it. */
function factLine({ label, value }: Fact): Container | null {
  const [name, whole] = [clean(label).replace(/\s+/gu, ' '), clean(value)];
  if (name === '' && whole === '') return null;
  const [first = '', ...rest] = whole.split('\n');
  const head = name === '' ? [] : runs(`${name}: `, { weight: 'bolder' });
  const items = [
    block([...head, ...(first === '' ? [] : runs(first))]),
    ...paragraphs(rest.join('\n')),
  ];
  return { type: 'Container', items, spacing: 'small' };
}

function container(
  items: readonly Element[],
  more: Pick<Container, 'id' | 'style' | 'isVisible'> = {},
): Container[] {
  return items.length === 0 ? [] : [{ type: 'Container', ...more, items }];
}

/** Warnings together; only the first may be cut, at a sentence, when it alone is too long. */
function cautions(warnings: readonly string[], room: number): Part {
  const lines = warnings.map(clean).filter((line) => line !== '');
  const all = lines.map((line) => paragraphs(cautionText(line)));
  const whole = takeFitting(all, room - AROUND, bytesOf);
  const [first] = lines;
  if (first === undefined) return { elements: [], left: [] };
  const shown =
    whole.length > 0 ? whole.flat() : fittingParagraphs(cautionText(first), room - AROUND).elements;
  return {
    elements: container(shown, { style: 'warning' }),
    left: counted(lines.length - whole.length, 'waarschuwing', 'waarschuwingen'),
  };
}

/** The container of the derivation. */
const STEPS = 'steps';

/** The derivation, step by step; folded, it stands behind a button. */
function derivation(steps: readonly string[], room: number, folded: boolean): Part {
  const all = numbered(steps).map((step) => paragraphs(step));
  const shown = takeFitting(all, room - 4 * AROUND, bytesOf);
  const hidden = { id: STEPS, style: 'emphasis', isVisible: false } as const;
  const toggle = {
    type: 'Action.ToggleVisibility',
    title: 'Hoe is dit berekend?',
    targetElements: [STEPS],
  } as const;
  return {
    elements: [
      ...(folded && shown.length > 0 ? actionRows([toggle]) : []),
      ...container(shown.flat(), folded ? hidden : { style: 'emphasis' }),
    ],
    left: counted(all.length - shown.length, 'stap', 'stappen'),
  };
}

/** Where it stands, with its age. */
export function sourceLines(sources: readonly SourceLine[], room: number): Part {
  const all = sources.map((source) => paragraphs(sourceText(source).replace(/\s+/gu, ' '), SMALL));
  const shown = takeFitting(all, roomFor('sources', room), bytesOf);
  return {
    elements: shown.flat(),
    left: counted(all.length - shown.length, 'bron', 'bronnen'),
  };
}

/** That Teams does not get the files of a reply. */
export const fileNote = (reply: Reply): Element[] =>
  smallPrint(fileText(reply, 'Teams', { cutAtWord }));

/** That a card is not all there is, and what one does not see. `how`: where that is to be had. */
export const leftNote = (left: readonly string[], how?: string): Element[] =>
  smallPrint(leftText(left, how));
