import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Knowledge } from '../../src/library/library.ts';
import {
  KoppelkostenRules,
  OpenDeclaratieRules,
  WijzigingsdataRules,
} from '../../src/library/rules.ts';
import { Route, Source, Thesaurus } from '../../src/library/schemas.ts';
import type { Section } from '../../src/library/section.ts';
import { checkRules } from './check-rules.ts';
import { type Article, parseArticle } from './parse-article.ts';
import { parseYaml, type TextFile } from './parse-yaml.ts';
import { KnowledgeError, type Problem } from './problems.ts';

/** The knowledge base with the files it came from, for the check. */
export interface KnowledgeFiles extends Knowledge {
  readonly articles: readonly Article[];
  readonly ruleFiles: readonly TextFile[];
}

/**
 * Reads a knowledge folder: `sources.yaml`, `routes.yaml`, `thesaurus.yaml` and the articles in a folder for each
 * source. Throws a `KnowledgeError` with every problem found; nothing is half read. A figure of a rule that does not
 * stand in its section is such a problem: Balie does not start with rules that disagree with the articles.
 */
export async function readKnowledge(folder: string): Promise<KnowledgeFiles> {
  const problems: Problem[] = [];
  const ruleFiles: TextFile[] = [];
  const read = async <Schema extends z.ZodType>(
    name: string,
    schema: Schema,
  ): Promise<z.output<Schema> | null> => {
    const file = path.join(folder, name);
    const text = await readText(file, problems);
    if (text === null) return null;
    if (name.startsWith('rules/')) ruleFiles.push({ name: file, text });
    const parsed = parseYaml(text, schema, file);
    if ('value' in parsed) return parsed.value;
    problems.push(...parsed.problems);
    return null;
  };
  const sources = (await read('sources.yaml', z.array(Source).min(1))) ?? [];
  const routes = (await read('routes.yaml', z.array(Route).min(1))) ?? [];
  const thesaurus = await read('thesaurus.yaml', Thesaurus);
  const koppelkosten = await read('rules/koppelkosten.yaml', KoppelkostenRules);
  const wijzigingsdata = await read('rules/wijzigingsdata.yaml', WijzigingsdataRules);
  const openDeclaratie = await read('rules/open-declaratie.yaml', OpenDeclaratieRules);
  const articles = await readArticles(folder, sources, problems);
  if (
    problems.length > 0 ||
    thesaurus === null ||
    koppelkosten === null ||
    wijzigingsdata === null ||
    openDeclaratie === null
  )
    throw new KnowledgeError(problems);
  const sections = articles.flatMap((article) => sectionsOf(article, sources, problems));
  problems.push(...duplicates(articles));
  const byRef = new Map(sections.map((section) => [section.ref, section]));
  problems.push(...ruleFiles.flatMap((file) => checkRules(file, byRef)));
  if (problems.length > 0) throw new KnowledgeError(problems);
  const rules = { koppelkosten, wijzigingsdata, openDeclaratie };
  return { sources, routes, thesaurus, rules, ruleFiles, articles, sections };
}

async function readText(file: string, problems: Problem[]): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    problems.push({ file, line: 1, message: `kan niet gelezen worden (${reason(error)})` });
    return null;
  }
}

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'bestaat niet'
    : String(error);

async function readArticles(
  folder: string,
  sources: readonly Source[],
  problems: Problem[],
): Promise<Article[]> {
  const articles: Article[] = [];
  for (const { id } of sources) {
    const directory = path.join(folder, id);
    const names = await readdir(directory).catch((error: unknown) => {
      problems.push({
        file: directory,
        line: 1,
        message: `de map kan niet gelezen worden (${reason(error)})`,
      });
      return [];
    });
    for (const name of names.filter((file) => file.endsWith('.md')).sort()) {
      const file = path.join(directory, name);
      const text = await readText(file, problems);
      if (text === null) continue;
      const parsed = parseArticle(text, file);
      if ('value' in parsed) articles.push(parsed.value);
      else problems.push(...parsed.problems);
    }
  }
  return articles;
}

function sectionsOf(article: Article, sources: readonly Source[], problems: Problem[]): Section[] {
  const { file, meta } = article;
  const complain = (line: number, message: string): void =>
    void problems.push({ file, line, message });
  const folder = path.basename(path.dirname(file));
  const source = sources.find(({ id }) => id === meta.source);
  if (meta.id !== path.basename(file, '.md'))
    complain(2, `id "${meta.id}" is niet de naam van het bestand`);
  if (source === undefined || folder !== meta.source) {
    complain(2, `source "${meta.source}" is niet de map "${folder}" of staat niet in sources.yaml`);
    return [];
  }
  const ids = new Set(article.sections.map(({ id }) => id));
  for (const key of [...Object.keys(meta.questions), ...Object.keys(meta.routes)]) {
    if (!ids.has(key))
      complain(2, `de kop noemt sectie "${key}", maar die staat niet in het artikel`);
  }
  return article.sections.map((section, at) => {
    const questions = meta.questions[section.id] ?? [];
    if (questions.length === 0)
      complain(section.line, `sectie "${section.id}" heeft geen vragen in de kop`);
    const { id, title, text, facts, caveats, place } = section;
    const route = meta.routes[id] ?? meta.route;
    return {
      ref: `${meta.id}#${id}`,
      title,
      text,
      facts,
      caveats,
      place,
      questions,
      route,
      leads: at === 0,
      article: meta,
      source,
    };
  });
}

function duplicates(articles: readonly Article[]): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { file, meta, sections } of articles) {
    for (const key of [meta.id, ...sections.map(({ id }) => `${meta.id}#${id}`)]) {
      const first = seen.get(key);
      if (first !== undefined)
        problems.push({ file, line: 2, message: `id "${key}" staat ook in ${first}` });
      seen.set(key, file);
    }
  }
  return problems;
}
