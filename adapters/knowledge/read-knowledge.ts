import { z } from 'zod';
import type { Knowledge } from '../../src/library/library.ts';
import {
  KoppelkostenRules,
  OpenDeclaratieRules,
  WijzigingsdataRules,
} from '../../src/library/rules.ts';
import { Route, Source, Thesaurus, Topic } from '../../src/library/schemas.ts';
import type { TextFile } from '../yaml/parse-yaml.ts';
import { KnowledgeError, type Problem } from '../yaml/problems.ts';
import { checkRules } from './check-rules.ts';
import { readArticles, yamlReader } from './files.ts';
import type { Article } from './parse-article.ts';
import { duplicates, sectionsOf } from './sections-of.ts';

/** The knowledge base with the files it came from, for the check. */
export interface KnowledgeFiles extends Knowledge {
  readonly articles: readonly Article[];
  readonly ruleFiles: readonly TextFile[];
  readonly topicFile: TextFile;
}

/**
 * Reads a knowledge folder: `sources.yaml`, `routes.yaml`, `thesaurus.yaml`, `triage.yaml` and the articles in a folder
 * for each source. Throws a `KnowledgeError` with every problem found; nothing is half read. A figure of a rule that does
 * not stand in its section is such a problem: Balie does not start with rules that disagree with the articles.
 */
export async function readKnowledge(folder: string): Promise<KnowledgeFiles> {
  const problems: Problem[] = [];
  const { read, files } = yamlReader(folder, problems);
  const sources = (await read('sources.yaml', z.array(Source).min(1))) ?? [];
  const routes = (await read('routes.yaml', z.array(Route).min(1))) ?? [];
  const thesaurus = await read('thesaurus.yaml', Thesaurus);
  const topics = (await read('triage.yaml', z.array(Topic).min(1))) ?? [];
  const topicFile = files.get('triage.yaml');
  const koppelkosten = await read('rules/koppelkosten.yaml', KoppelkostenRules);
  const wijzigingsdata = await read('rules/wijzigingsdata.yaml', WijzigingsdataRules);
  const openDeclaratie = await read('rules/open-declaratie.yaml', OpenDeclaratieRules);
  const articles = await readArticles(folder, sources, problems);
  if (
    problems.length > 0 ||
    thesaurus === null ||
    topicFile === undefined ||
    koppelkosten === null ||
    wijzigingsdata === null ||
    openDeclaratie === null
  )
    throw new KnowledgeError(problems);
  const ruleFiles = [...files].flatMap(([name, file]) => (name.startsWith('rules/') ? [file] : []));
  const sections = articles.flatMap((article) => sectionsOf(article, sources, problems));
  problems.push(...duplicates(articles));
  const byRef = new Map(sections.map((section) => [section.ref, section]));
  problems.push(...ruleFiles.flatMap((file) => checkRules(file, byRef)));
  if (problems.length > 0) throw new KnowledgeError(problems);
  const rules = { koppelkosten, wijzigingsdata, openDeclaratie };
  return { sources, routes, thesaurus, topics, rules, ruleFiles, topicFile, articles, sections };
}

/** Who answers what, without the rest of the knowledge. */
export const readRoutes = (folder: string): Promise<Route[]> =>
  readList(folder, 'routes.yaml', Route);

/** The documents, without the rest of the knowledge. */
export const readSources = (folder: string): Promise<Source[]> =>
  readList(folder, 'sources.yaml', Source);

async function readList<Item>(
  folder: string,
  file: string,
  item: z.ZodType<Item>,
): Promise<Item[]> {
  const problems: Problem[] = [];
  const items = await yamlReader(folder, problems).read(file, z.array(item).min(1));
  if (items === null) throw new KnowledgeError(problems);
  return items;
}
