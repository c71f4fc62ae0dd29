import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../adapters/knowledge/parse-article.ts';
import { problemLine } from '../../adapters/yaml/problems.ts';

const HEAD = `---
id: koppeling-test
title: Koppelkosten van Test
source: koppeling
valid: { from: open, until: open }
standing: current
audience: [praktijk]
route: his_leverancier
questions:
  kosten: [Wat kost Test?]
---
`;

const SECTION = `
## Wat Test kost {#kosten}

Test rekent [kosten](https://voorbeeld.example/x) per maand.

- **Per maand:** € 2,50
- een gewoon punt

> De bron zegt niets over btw.

Bron: alinea over Test
`;

/** What is wrong with an article, as the lines that a person reads. */
function problemsOf(text: string): string[] {
  const parsed = parseArticle(text, 'test.md');
  return 'problems' in parsed ? parsed.problems.map(problemLine) : [];
}

describe('an article', () => {
  it('is read into sections with text, labelled facts, caveats and place', () => {
    const parsed = parseArticle(HEAD + SECTION, 'test.md');
    expect('value' in parsed && parsed.value.sections).toEqual([
      {
        id: 'kosten',
        title: 'Wat Test kost',
        line: 13,
        text: 'Test rekent kosten (https://voorbeeld.example/x) per maand.\n\n• een gewoon punt',
        facts: [{ label: 'Per maand', value: '€ 2,50' }],
        caveats: ['De bron zegt niets over btw.'],
        place: 'alinea over Test',
      },
    ]);
  });

  it('without front matter is refused at its first line', () => {
    expect(problemsOf('## Wat Test kost {#kosten}')).toEqual([
      'test.md:1: de kop tussen twee regels --- ontbreekt',
    ]);
  });

  it('with a wrong value in the front matter names the line and what is wrong', () => {
    const [problem = ''] = problemsOf(
      HEAD.replace('standing: current', 'standing: soms') + SECTION,
    );
    expect(problem).toMatch(/^test\.md:6: standing: /u);
  });

  it('with an unknown key in the front matter is refused', () => {
    expect(problemsOf(HEAD.replace('route:', 'rout: x\nroute:') + SECTION).join()).toContain(
      'rout',
    );
  });

  it('with broken YAML names the line', () => {
    expect(
      problemsOf(HEAD.replace('audience: [praktijk]', 'audience: [praktijk') + SECTION)[0],
    ).toMatch(/^test\.md:\d+: geen geldige YAML \(/u);
  });

  it('needs a place in the source at the end of every section', () => {
    expect(problemsOf(HEAD + SECTION.replace('Bron: alinea over Test', 'Einde.'))).toEqual([
      'test.md:13: sectie "Wat Test kost" eindigt niet met een regel "Bron: …"',
    ]);
  });

  it('needs an id on every heading', () => {
    expect(problemsOf(HEAD + SECTION.replace(' {#kosten}', ''))[0]).toBe(
      'test.md:13: een sectie begint met "## Titel {#id}"',
    );
  });

  it('takes no tables, code or HTML', () => {
    expect(
      problemsOf(`${HEAD}${SECTION.replace('> De bron', '```\ncode\n```\n\n> De bron')}`)[0],
    ).toContain('"code" kan niet in een sectie');
  });

  it('without sections is refused', () => {
    expect(problemsOf(HEAD)).toEqual([
      'test.md:12: het artikel heeft geen sectie ("## Titel {#id}")',
    ]);
  });
});
