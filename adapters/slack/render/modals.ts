import { clean } from '../../../src/dutch/clean.ts';
import { type Reply, sourceText } from '../../../src/reply.ts';
import { takeFitting } from '../../chat/cut.ts';
import { FULL, numbered, ownChoices, titleOf, wholeOf } from '../../chat/words.ts';
import { headerBlock } from './blocks.ts';
import { sizeOf, split } from './cut.ts';
import { plainText } from './escape.ts';
import { type Block, LIMITS, type Modal } from './limits.ts';
import { choiceButtons, packed } from './parts.ts';

/** How a calculation was made, step by step: what the button "Hoe is dit berekend?" opens. */
export function renderSteps(reply: Reply): Modal {
  const sources = reply.sources.map(sourceText).join('\n');
  return modal('Hoe is dit berekend?', reply.title, [...numbered(reply.steps), sources]);
}

/** All of a reply: what the button "Lees verder" opens. Sections end with a sentence, or at least with a word. */
export function renderWhole(reply: Reply, name = 'Het hele antwoord'): Modal {
  const { others } = choiceButtons(ownChoices(reply));
  return modal(name, reply.title, wholeOf(reply, others));
}

/** What came of what somebody did, where there is no place for a message. */
export const renderOutcome = (reply: Reply): Modal => renderWhole(reply, 'Balie');

/** Sections of text that a modal can have besides its header and the word that it is full. */
const SECTIONS = LIMITS.viewBlocks - 2;

/** What the sections may take together, in bytes: the rest of `LIMITS.viewSize` is for what stands around the texts. */
const ROOM = 220_000;

function modal(name: string, title: string, paragraphs: readonly string[]): Modal {
  const whole = titleOf(title);
  const tooLong = sizeOf(whole) > LIMITS.headerText;
  return {
    type: 'modal',
    title: plainText(name),
    close: plainText('Sluiten'),
    blocks: [headerBlock(title), ...textSections([tooLong ? whole : '', ...paragraphs])],
  };
}

/** Texts as sections, at most `most` of them and `room` bytes; behind the last one, when it is not the end, that it is full. */
export function textSections(
  paragraphs: readonly string[],
  { most, room } = { most: SECTIONS, room: ROOM },
): Block[] {
  const texts = paragraphs.map(clean).filter((text) => text !== '');
  const all = packed(texts.flatMap((text) => split(text, LIMITS.sectionText)));
  const shown = takeFitting(all.slice(0, most), room, bytesOf);
  return [...shown, ...(shown.length < all.length ? [FULL] : [])].map(
    (text): Block => ({ type: 'section', text: plainText(text) }),
  );
}

const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(plainText(text)));
