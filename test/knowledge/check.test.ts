import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkKnowledge, checkStructure } from '../../adapters/knowledge/check.ts';
import { problemLine } from '../../adapters/yaml/problems.ts';
import { KNOWLEDGE } from '../balie.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'knowledge-'));
  await cp(KNOWLEDGE, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** Changes one file of the copied knowledge base. */
async function change(file: string, from: string, to: string): Promise<void> {
  const name = path.join(folder, file);
  const text = await readFile(name, 'utf8');
  expect(text).toContain(from);
  await writeFile(name, text.replaceAll(from, to));
}

/** The line of a file on which a text stands, as the check names it. */
async function at(file: string, text: string): Promise<string> {
  const lines = (await readFile(path.join(folder, file), 'utf8')).split('\n');
  return `${file}:${lines.findIndex((line) => line.includes(text)) + 1}`;
}

/** What the check finds, without the folder's name. */
async function problems(): Promise<string[]> {
  const report = await checkStructure(folder);
  return report.problems.map((problem) => problemLine(problem).replace(`${folder}/`, ''));
}

describe('knowledge check', () => {
  it('finds nothing wrong with the figures and references of the real knowledge base', async () => {
    expect(await problems()).toEqual([]);
  });

  it('fails where an amount of a rule no longer stands in its section', async () => {
    await change('rules/koppelkosten.yaml', 'cents: 250,', 'cents: 275,');
    expect(await problems()).toEqual([
      `${await at('rules/koppelkosten.yaml', 'cents: 275,')}: "€ 2,75" staat niet in sectie koppeling-futec#kosten`,
    ]);
  });

  it("fails where the example of a document is none of its articles' questions", async () => {
    await change('sources.yaml', 'Wat kost de koppeling bij Futec?', 'Wat kost een koffie?');
    expect(await problems()).toEqual([
      'sources.yaml:1: voorbeeld "Wat kost een koffie?" is geen vraag van een artikel uit koppeling',
    ]);
  });

  it('fails where the article changes and the rule does not', async () => {
    await change('open/open-bedrag.md', '€ 2,83', '€ 2,84');
    expect(await problems()).toContain(
      `${await at('rules/open-declaratie.yaml', 'cents: 283')}: "€ 2,83" staat niet in sectie open-bedrag#bedrag`,
    );
  });

  it('fails where a day of a rule does not stand in its section', async () => {
    await change('rules/wijzigingsdata.yaml', 'day: 12, month: 11', 'day: 2, month: 11');
    expect(await problems()).toEqual([
      `${await at('rules/wijzigingsdata.yaml', 'day: 2, month: 11')}: "2 november" staat niet in sectie zk-planning#verzekerden`,
    ]);
  });

  it('fails where the number of a rule is not what its words say', async () => {
    await change('rules/wijzigingsdata.yaml', 'days: 28', 'days: 35');
    expect((await problems())[0]).toContain('notice: het getal is niet wat "written" zegt');
  });

  it('fails where a rule names a section that is not there', async () => {
    await change('rules/open-declaratie.yaml', 'open-bedrag#bedrag', 'open-bedrag#tarief');
    expect(await problems()).toEqual([
      `${await at('rules/open-declaratie.yaml', 'open-bedrag#tarief')}: sectie "open-bedrag#tarief" bestaat niet`,
    ]);
  });

  it('fails where an article holds outside the period of its document', async () => {
    await change('open/open-bedrag.md', 'until: 2022-12-31', 'until: 2023-12-31');
    expect(await problems()).toEqual([
      'open/open-bedrag.md:2: valid ligt buiten de periode van open (2020-01-01 tot en met 2022-12-31)',
    ]);
  });

  it('fails where an article calls a historical document current', async () => {
    await change('open/open-bedrag.md', 'standing: historical', 'standing: current');
    expect(await problems()).toEqual([
      'open/open-bedrag.md:2: standing is current, maar open is historical',
    ]);
  });

  it('fails where a route is not in routes.yaml', async () => {
    await change('open/open-bedrag.md', 'route: open_coalitie', 'route: buurman');
    expect((await problems())[0]).toMatch(/^open\/open-bedrag\.md:\d+: route: /u);
  });

  it('fails where a topic is about an article or section that is not there', async () => {
    await change('triage.yaml', 'koppeling-installatie#naar-elkaar-wijzen', 'koppeling-x#y');
    expect(await problems()).toEqual([
      `${await at('triage.yaml', 'koppeling-x#y')}: "koppeling-x#y" (about) bestaat niet`,
    ]);
  });

  it('fails where two topics have the same id', async () => {
    await change('triage.yaml', '- id: volgkeuze', '- id: tarieven');
    const [, second] = (await readFile(path.join(folder, 'triage.yaml'), 'utf8'))
      .split('\n')
      .flatMap((line, before) => (line === '- id: tarieven' ? [before + 1] : []));
    expect(await problems()).toEqual([`triage.yaml:${second}: id "tarieven" staat er al`]);
  });

  it('fails where the party of a topic is not in routes.yaml', async () => {
    await change('triage.yaml', 'route: ineen', 'route: buurman');
    const [problem] = await problems();
    expect(problem).toContain(`${await at('triage.yaml', 'route: buurman')}: `);
    expect(problem).toContain('route: ');
  });

  it('fails where routes.yaml no longer has the party of a topic', async () => {
    await change('routes.yaml', '- id: ineen\n  name: InEen\n  how: Vraag het InEen.\n', '');
    expect(await problems()).toContain(
      `${await at('triage.yaml', 'route: ineen')}: route "ineen" staat niet in routes.yaml`,
    );
  });

  it('says that the triage matrix is not there', async () => {
    await rm(path.join(folder, 'triage.yaml'));
    expect(await problems()).toEqual(['triage.yaml:1: kan niet gelezen worden (bestaat niet)']);
  });

  it('fails where two articles have the same id', async () => {
    await cp(path.join(folder, 'open/open-bedrag.md'), path.join(folder, 'open/open-bedrag-2.md'));
    expect((await problems()).join('\n')).toContain(
      'id "open-bedrag" is niet de naam van het bestand',
    );
  });

  it('fails where a section has no questions', async () => {
    await change('open/open-bedrag.md', '  waarvoor:', '  anders:');
    expect(await problems()).toEqual([
      'open/open-bedrag.md:2: de kop noemt sectie "anders", maar die staat niet in het artikel',
      `${await at('open/open-bedrag.md', '{#waarvoor}')}: sectie "waarvoor" heeft geen vragen in de kop`,
    ]);
  });

  it('fails where a question finds another section first', async () => {
    await change(
      'open/open-bedrag.md',
      '  peildatum:',
      '  peildatum:\n    - Wat kost de koppeling bij Futec?',
    );
    const report = await checkKnowledge(folder, () => true);
    expect(report.problems.map(({ message }) => message)).toContain(
      'vraag "Wat kost de koppeling bij Futec?" vindt eerst koppeling-futec#kosten',
    );
  });

  it('says which folder is missing', async () => {
    await rm(path.join(folder, 'open'), { recursive: true });
    expect(await problems()).toEqual(['open:1: de map kan niet gelezen worden (bestaat niet)']);
  });

  it('says what is wrong with a YAML file of the wrong type, with its line', async () => {
    await writeFile(path.join(folder, 'routes.yaml'), '- id: helpdesk\n  name: 3\n  how: bel\n');
    expect((await problems())[0]).toMatch(/^routes\.yaml:2: 0\.name: /u);
  });
});
