import { z } from 'zod';
import { Source } from '../../src/library/schemas.ts';
import type { Section } from '../../src/library/section.ts';
import { KnowledgeError, type Problem } from '../yaml/problems.ts';
import { readArticles, yamlReader } from './files.ts';
import { duplicates, sectionsOf } from './sections-of.ts';

/** What only one region knows. */
export interface RegionKnowledge {
  readonly sources: readonly Source[];
  readonly sections: readonly Section[];
}

/**
 * Reads the folder with a region's own knowledge: its `sources.yaml`, and the articles in a folder for each source, in
 * the same form as the knowledge of every region. Throws a `KnowledgeError` with every problem found.
 */
export async function readRegionKnowledge(folder: string): Promise<RegionKnowledge> {
  const problems: Problem[] = [];
  const { read } = yamlReader(folder, problems);
  const sources = (await read('sources.yaml', z.array(Source).min(1))) ?? [];
  const articles = await readArticles(folder, sources, problems);
  const sections = articles.flatMap((article) => sectionsOf(article, sources, problems));
  problems.push(...duplicates(articles));
  if (problems.length > 0) throw new KnowledgeError(problems);
  return { sources, sections };
}
