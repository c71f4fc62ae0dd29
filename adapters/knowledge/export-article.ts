import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { type Article, frontMatterOf } from '../../src/helpdesk/article.ts';

/** Writes saved answers as articles for a knowledge folder, each in a file of its own; gives the files. */
export async function exportArticles(
  articles: readonly Article[],
  folder: string,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const article of articles) {
    const file = path.join(folder, `${article.id}.md`);
    await writeFile(file, markdownOf(article));
    files.push(file);
  }
  return files;
}

/** A saved answer as an article file: front matter, one section, and where it came from. */
export function markdownOf(article: Article): string {
  const { question, answer, desk, ticket, source } = article;
  const { routes: _none, ...head } = frontMatterOf(article);
  const rests = source === '' ? '' : `, op grond van ${plain(source)}`;
  return [
    `---\n${stringify(head)}---`,
    `## ${plain(question)} {#antwoord}`,
    answer
      .split(/\n{2,}/u)
      .map(paragraph)
      .join('\n\n'),
    `Bron: antwoord van ${plain(desk)} op vraag ${ticket}${rests}`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** A list stays a list; in all other text no sign means anything to Markdown. */
function paragraph(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const { sign = '', rest = line } =
        /^\s*(?<sign>[•*-]|\d{1,2}[.)])\s+(?<rest>.*)$/u.exec(line)?.groups ?? {};
      return `${/\d/u.test(sign) ? `${sign} ` : sign === '' ? '' : '- '}${plain(rest)}`;
    })
    .join('\n');
}

/** One line in which Markdown's signs stand for themselves. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~]/gu, '\\$&')
    .replace(/^(?<digits>\d*)(?<sign>[-+=.)])/u, '$<digits>\\$<sign>');
}
