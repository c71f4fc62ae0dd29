import { readdir } from 'node:fs/promises';
import type { IsDutch } from '../../src/dutch/spelling.ts';
import { createLibrary, type Library } from '../../src/library/library.ts';
import type { Validity } from '../../src/library/schemas.ts';
import type { Section } from '../../src/library/section.ts';
import { KnowledgeError, type Problem } from '../yaml/problems.ts';
import { checkTopics } from './check-topics.ts';
import type { Article } from './parse-article.ts';
import { type KnowledgeFiles, readKnowledge } from './read-knowledge.ts';

export interface CheckReport {
  /** What was checked, in one line. */
  readonly summary: string;
  readonly problems: readonly Problem[];
}

/**
 * Checks a knowledge folder as a whole: its structure, and that every section is found first by each of its questions.
 */
export async function checkKnowledge(folder: string, isDutch: IsDutch): Promise<CheckReport> {
  const { knowledge, problems } = await checkStructure(folder);
  if (knowledge === null)
    return { summary: `De kennis kan niet worden gelezen: ${problems.length} fouten.`, problems };
  const { articles, sections, sources, ruleFiles } = knowledge;
  const all = [...problems, ...checkFindable(articles, createLibrary(knowledge, isDutch))];
  const questions = sections.reduce((sum, section) => sum + section.questions.length, 0);
  const verdict = all.length === 0 ? 'in orde' : `${all.length} fouten`;
  const summary = `${sources.length} documenten, ${articles.length} artikelen, ${sections.length} secties, ${questions} vragen, ${ruleFiles.length} regelbestanden: ${verdict}.`;
  return { summary, problems: all };
}

/**
 * Checks that a knowledge folder can be read (every figure of a rule stands in its section), that every reference leads
 * somewhere, and that validities fit. `knowledge` is null when the folder cannot be read.
 */
export async function checkStructure(
  folder: string,
): Promise<{ readonly knowledge: KnowledgeFiles | null; readonly problems: readonly Problem[] }> {
  try {
    const knowledge = await readKnowledge(folder);
    const byRef = new Map(knowledge.sections.map((section) => [section.ref, section]));
    const problems = [
      ...(await checkFolders(folder, knowledge)),
      ...checkExamples(knowledge, `${folder}/sources.yaml`),
      ...checkReferences(knowledge, byRef, `${folder}/thesaurus.yaml`, `${folder}/routes.yaml`),
      ...checkTopics(knowledge.topicFile, {
        parties: new Set(knowledge.routes.map(({ id }) => id)),
        places: new Set([...byRef.keys(), ...knowledge.articles.map(({ meta }) => meta.id)]),
      }),
      ...knowledge.articles.flatMap((article) => checkValidity(article, knowledge)),
    ];
    return { knowledge, problems };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { knowledge: null, problems: error.problems };
  }
}

/** The figures of the calculators; every other folder holds a document. */
const RULES = 'rules';

/** Folders that `sources.yaml` does not describe: nobody reads what is in them. */
async function checkFolders(folder: string, { sources }: KnowledgeFiles): Promise<Problem[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const described = new Set([RULES, ...sources.map(({ id }) => id)]);
  return entries
    .filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !described.has(entry.name),
    )
    .map(({ name }) => ({
      file: `${folder}/sources.yaml`,
      line: 1,
      message: `de map "${name}" staat niet in sources.yaml; wat erin staat, wordt niet gelezen`,
    }));
}

/** Routes that no party stands for, sections without an article that has them, names of documents that are not there. */
function checkReferences(
  { articles, routes, sources, thesaurus }: KnowledgeFiles,
  sections: ReadonlyMap<string, Section>,
  thesaurusFile: string,
  routesFile: string,
): Problem[] {
  const parties = new Set<string>(routes.map(({ id }) => id));
  const documents = new Set(sources.map(({ id }) => id));
  const names = thesaurus.names.flatMap(({ known, unknown }) => [...known, ...unknown]);
  const used = [
    ...articles.flatMap(({ file, meta }) =>
      [meta.route, ...Object.values(meta.routes)].map((route) => ({ file, route })),
    ),
    ...names.flatMap(({ route }) => (route === undefined ? [] : [{ file: thesaurusFile, route }])),
  ];
  const lost = used.filter(({ route }) => !parties.has(route));
  const broken = [
    ...thesaurus.names.flatMap(({ elsewhere }) =>
      elsewhere === undefined || sections.has(elsewhere) ? [] : [`sectie "${elsewhere}"`],
    ),
    ...names.flatMap(({ source }) =>
      source === undefined || documents.has(source) ? [] : [`document "${source}"`],
    ),
    ...names.flatMap(({ oneOf }) =>
      oneOf.filter((one) => !names.some(({ name }) => name === one)).map((one) => `naam "${one}"`),
    ),
  ];
  return [
    ...lost.map(({ file, route }) => ({
      file,
      line: 1,
      message: `route "${route}" staat niet in ${routesFile}`,
    })),
    ...broken.map((what) => ({ file: thesaurusFile, line: 1, message: `${what} bestaat niet` })),
    ...articles.flatMap(brokenLinks),
  ];
}

/** What help gives as an example is a phrasing that is known to be found, in the document it is an example of. */
function checkExamples({ sources, sections }: KnowledgeFiles, file: string): Problem[] {
  return sources
    .filter(
      ({ id, example }) =>
        !sections.some(({ source, questions }) => source.id === id && questions.includes(example)),
    )
    .map(({ id, example }) => ({
      file,
      line: 1,
      message: `voorbeeld "${example}" is geen vraag van een artikel uit ${id}`,
    }));
}

function brokenLinks({ file, sections }: Article): Problem[] {
  return sections.flatMap(({ line, text, facts }) => {
    const urls =
      [text, ...facts.map(({ value }) => value)].join(' ').match(/https?:[^\s)]*/gu) ?? [];
    const wrong = urls.filter((url) => !URL.canParse(url));
    return wrong.map((url) => ({ file, line, message: `"${url}" is geen geldig webadres` }));
  });
}

/** An article holds within the period of its document, and has the document's standing. */
function checkValidity({ file, meta }: Article, { sources }: KnowledgeFiles): Problem[] {
  const source = sources.find(({ id }) => id === meta.source);
  if (source === undefined) return [];
  const faults = [
    ...(isPeriod(meta.valid) ? [] : ['valid: "until" ligt vóór "from"']),
    ...(within(meta.valid, source.valid)
      ? []
      : [
          `valid ligt buiten de periode van ${source.id} (${source.valid.from} tot en met ${source.valid.until})`,
        ]),
    ...(meta.standing === source.standing
      ? []
      : [`standing is ${meta.standing}, maar ${source.id} is ${source.standing}`]),
  ];
  return faults.map((message) => ({ file, line: 2, message }));
}

const isPeriod = ({ from, until }: Validity): boolean =>
  from === 'open' || until === 'open' || from <= until;

function within(inner: Validity, outer: Validity): boolean {
  const begins = outer.from === 'open' || (inner.from !== 'open' && inner.from >= outer.from);
  return (
    begins && (outer.until === 'open' || (inner.until !== 'open' && inner.until <= outer.until))
  );
}

/** Every phrasing of a section finds that section first. */
function checkFindable(articles: readonly Article[], library: Library): Problem[] {
  return articles.flatMap(({ file, meta, sections }) =>
    sections.flatMap(({ id, line }) =>
      (meta.questions[id] ?? []).flatMap((question) => {
        const found = library.search(library.query(question), 1)[0]?.section.ref ?? 'niets';
        return found === `${meta.id}#${id}`
          ? []
          : [{ file, line, message: `vraag "${question}" vindt eerst ${found}` }];
      }),
    ),
  );
}
