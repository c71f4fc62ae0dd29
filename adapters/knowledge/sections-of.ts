import path from 'node:path';
import type { Source } from '../../src/library/schemas.ts';
import type { Section } from '../../src/library/section.ts';
import type { Problem } from '../yaml/problems.ts';
import type { Article } from './parse-article.ts';

/** The sections of an article as the library takes them; what is wrong with them is added to `problems`. */
export function sectionsOf(
  article: Article,
  sources: readonly Source[],
  problems: Problem[],
): Section[] {
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

/** Articles and sections with the id of an earlier one. */
export function duplicates(articles: readonly Article[]): Problem[] {
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
