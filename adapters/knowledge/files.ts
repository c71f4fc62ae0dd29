import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { Source } from '../../src/library/schemas.ts';
import { parseYaml, type TextFile } from '../yaml/parse-yaml.ts';
import type { Problem } from '../yaml/problems.ts';
import { type Article, parseArticle } from './parse-article.ts';

/** Reads YAML files of a folder by their names; keeps their texts, and adds what is wrong with them to `problems`. */
export function yamlReader(folder: string, problems: Problem[]) {
  const files = new Map<string, TextFile>();
  const read = async <Schema extends z.ZodType>(
    name: string,
    schema: Schema,
  ): Promise<z.output<Schema> | null> => {
    const file = path.join(folder, name);
    const text = await readText(file, problems);
    if (text === null) return null;
    files.set(name, { name: file, text });
    const parsed = parseYaml(text, schema, file);
    if ('value' in parsed) return parsed.value;
    problems.push(...parsed.problems);
    return null;
  };
  return { read, files };
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

/** Reads the articles of some documents, each in the folder with the document's id. */
export async function readArticles(
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
