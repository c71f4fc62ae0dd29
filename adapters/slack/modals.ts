import { type Reply, sourceText } from '../../src/reply.ts';
import { sizeOf, split, takeFitting } from './cut.ts';
import { clean, plainText } from './escape.ts';
import { type Block, LIMITS, type Modal } from './limits.ts';
import { cautionText, choiceButtons, headerBlock, titleOf } from './parts.ts';
import { ownChoices } from './render.ts';

/** How a calculation was made, step by step: what the button "Hoe is dit berekend?" opens. */
export function renderSteps(reply: Reply): Modal {
  const steps = reply.steps.map((step, at) => `${at + 1}. ${clean(step)}`);
  const sources = reply.sources.map(sourceText).join('\n');
  return modal('Hoe is dit berekend?', reply.title, [...steps, sources]);
}

/** All of a reply: what the button "Lees verder" opens. Sections end with a sentence, or at least with a word. */
export function renderWhole(reply: Reply): Modal {
  const { others } = choiceButtons(ownChoices(reply));
  const typed = others.map(({ label, message }) => `• ${label}: ${message}`);
  return modal('Het hele antwoord', reply.title, [
    reply.text,
    reply.facts.map(({ label, value }) => `• ${label}: ${value}`).join('\n'),
    reply.steps.map((step, at) => `${at + 1}. ${step}`).join('\n'),
    reply.warnings.map(cautionText).join('\n'),
    typed.length === 0 ? '' : ['U kunt ook dit typen:', ...typed].join('\n'),
    reply.sources.map(sourceText).join('\n'),
  ]);
}

const FULL =
  'Dit venster is vol. Hier staat dus niet alles. Vraag de helpdesk als u de rest nodig hebt.';

/** Sections of text that a modal can have besides its header and the word that it is full. */
const SECTIONS = LIMITS.modalBlocks - 2;

/** What the sections may take together, in bytes: the rest of `LIMITS.modalSize` is for what stands around the texts. */
const ROOM = 220_000;

function modal(name: string, title: string, paragraphs: readonly string[]): Modal {
  const whole = titleOf(title);
  const tooLong = sizeOf(whole) > LIMITS.headerText;
  const texts = [tooLong ? whole : '', ...paragraphs].map(clean).filter((text) => text !== '');
  const all = packed(texts.flatMap((text) => split(text, LIMITS.sectionText)));
  const shown = takeFitting(all.slice(0, SECTIONS), ROOM, bytesOf);
  const sections = [...shown, ...(shown.length < all.length ? [FULL] : [])].map(
    (text): Block => ({ type: 'section', text: plainText(text) }),
  );
  return {
    type: 'modal',
    title: plainText(name),
    close: plainText('Sluiten'),
    blocks: [headerBlock(title), ...sections],
  };
}

/** Pieces put together as long as they fit in one section. */
function packed(pieces: readonly string[]): string[] {
  const sections: string[] = [];
  for (const piece of pieces) {
    const both = [sections.at(-1) ?? '', piece].filter((text) => text !== '').join('\n\n');
    if (sections.length > 0 && sizeOf(both) <= LIMITS.sectionText) sections.splice(-1, 1, both);
    else sections.push(piece);
  }
  return sections;
}

const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(plainText(text)));
