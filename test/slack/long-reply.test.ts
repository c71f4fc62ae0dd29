import { describe, expect, it } from 'vitest';
import type { Block } from '../../adapters/slack/render/limits.ts';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import { renderWhole } from '../../adapters/slack/render/modals.ts';
import { reply, sourceText } from '../../src/reply.ts';
import { refused } from './refused.ts';
import { buttons, seen } from './seen.ts';

const line = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const source = {
  document: 'koppeling',
  title: 'Voorbereiden koppeling',
  publisher: 'ZorgDomein',
  section: 'alinea over Futec',
  age: 'tekst zonder datum',
};
describe('a reply that is too long for a message', () => {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
  const text = numbers(500)
    .map((at) => `Dit is zin nummer ${String(at).padStart(3, '0')} van vijfhonderd.`)
    .join(' ');
  const huge = reply({
    kind: 'answer',
    title: 'Alles over alles',
    text,
    facts: numbers(60).map((at) => ({ label: `Gegeven ${at}`, value: `waarde ${at}.` })),
    warnings: numbers(30).map(
      (at) => `Waarschuwing ${at} is een hele lange zin, ${'a '.repeat(50)}.`,
    ),
    choices: numbers(40).map((at) => ({ label: `Keuze ${at}`, message: `vraag ${at}?` })),
    steps: numbers(80).map((at) => `Stap ${at}.`),
    sources: numbers(30).map((at) => ({ ...source, section: `alinea ${at}` })),
    feedback: '7',
  });
  const message = renderMessage(huge);
  const sections = message.blocks.flatMap((block: Block) =>
    block.type === 'section' && block.text !== undefined ? [block.text.text] : [],
  );

  it('passes the limits', () => {
    expect(text.length).toBeGreaterThan(18_000);
    expect(refused(huge)).toEqual([]);
  });

  it('is cut at the end of a sentence', () => {
    expect(sections[0]).toMatch(/zin nummer \d{3} van vijfhonderd\. …$/u);
  });

  it('shows facts and warnings whole or not at all', () => {
    const shown = seen(message);
    for (const { label, value } of huge.facts)
      expect(shown.includes(`${label}:`)).toBe(shown.includes(`${label}: ${value}`));
    expect(sections[1]?.split('\n').every((each) => each.endsWith('a .'))).toBe(true);
  });

  it('says what one does not see, and where it is', () => {
    expect(seen(message)).toMatch(
      /Dit is niet alles\. Kies “Lees verder” voor de rest van de tekst, \d+ gegevens, \d+ waarschuwingen, \d+ keuzes en \d+ bronnen\. \[Lees verder\] \[Hoe is dit berekend\?\]/u,
    );
  });

  it('is whole behind "Lees verder", but for the choices that are buttons', () => {
    const whole = seen(renderWhole(huge));
    const parts = [text, ...huge.warnings, ...huge.steps, ...huge.sources.map(sourceText)];
    const facts = huge.facts.map(({ label, value }) => `${label}: ${value}`);
    expect([...parts, ...facts].filter((part) => !whole.includes(line(part)))).toEqual([]);
    const pressed = Object.values(buttons(message));
    const nowhere = huge.choices.filter(
      ({ label, message: sent }) =>
        !pressed.includes(`${label} → ${sent}`) && !whole.includes(`${label}: ${sent}`),
    );
    expect(nowhere).toEqual([]);
  });

  it('says so when even a window is too small', () => {
    const endless = reply({ kind: 'answer', title: 'a', text: text.repeat(20) });
    expect(refused(endless)).toEqual([]);
    expect(seen(renderWhole(endless))).toContain('Dit venster is vol. Hier staat dus niet alles.');
    expect(seen(renderWhole(huge))).not.toContain('venster');
  });

  it('never cuts a title or a choice in a word', () => {
    const title = `${'woord '.repeat(40)}einde`;
    const choices = [{ label: title, message: 'x' }];
    const shown = renderMessage(reply({ kind: 'clarify', title, choices }));
    expect(seen(shown)).toMatch(/^(?:woord )+woord… Dit is niet alles.*\[(?:woord )+woord…\]$/u);
    expect(seen(renderWhole(reply({ kind: 'clarify', title })))).toContain(title);
  });
});
