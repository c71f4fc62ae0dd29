import type { List, ListItem, Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { FrontMatter } from '../../src/library/schemas.ts';
import type { Fact } from '../../src/reply.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { Parsed, Problem } from '../yaml/problems.ts';

/** A section as it stands in its file. */
export interface ArticleSection {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly caveats: readonly string[];
  readonly place: string;
}

/** An article file: its front matter and its sections. */
export interface Article {
  readonly file: string;
  readonly meta: FrontMatter;
  readonly sections: readonly ArticleSection[];
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u;
const HEADING = /^(?<title>.+?)\s*\{#(?<id>[a-z0-9-]+)\}$/u;

/**
 * Reads one article: front matter between `---` lines, then sections. A section is a heading
 * `## Title {#id}`, paragraphs, lists (an item `**Label:** value` is a labelled fact), blockquotes (each a
 * caveat), and a last paragraph `Bron: …` that says where it stands in the document.
 */
export function parseArticle(text: string, file: string): Parsed<Article> {
  const match = FRONT_MATTER.exec(text);
  if (match === null) {
    return { problems: [{ file, line: 1, message: 'de kop tussen twee regels --- ontbreekt' }] };
  }
  const meta = parseYaml(match[1] ?? '', FrontMatter, file, 2);
  const bodyLine = match[0].split('\n').length;
  const problems: Problem[] = 'problems' in meta ? [...meta.problems] : [];
  const sections = readSections(text.slice(match[0].length), bodyLine - 1, (line, message) => {
    problems.push({ file, line, message });
  });
  if ('problems' in meta || problems.length > 0) return { problems };
  return { value: { file, meta: meta.value, sections } };
}

type Report = (line: number, message: string) => void;

function readSections(markdown: string, linesBefore: number, report: Report): ArticleSection[] {
  const sections: ArticleSection[] = [];
  let open: { id: string; title: string; line: number; nodes: RootContent[] } | null = null;
  const close = (): void => {
    if (open !== null) sections.push(readSection(open, linesBefore, report));
  };
  for (const node of fromMarkdown(markdown).children) {
    const line = lineOf(node) + linesBefore;
    if (node.type === 'heading') {
      close();
      const heading = HEADING.exec(textOf(node));
      if (node.depth !== 2 || heading?.groups === undefined) {
        report(line, 'een sectie begint met "## Titel {#id}"');
        open = null;
        continue;
      }
      open = { id: heading.groups.id ?? '', title: heading.groups.title ?? '', line, nodes: [] };
    } else if (open === null)
      report(line, 'deze tekst staat niet in een sectie ("## Titel {#id}")');
    else open.nodes.push(node);
  }
  close();
  if (sections.length === 0)
    report(linesBefore + 1, 'het artikel heeft geen sectie ("## Titel {#id}")');
  return sections;
}

function readSection(
  section: { id: string; title: string; line: number; nodes: readonly RootContent[] },
  linesBefore: number,
  report: Report,
): ArticleSection {
  const { id, title, line } = section;
  const text: string[] = [];
  const facts: Fact[] = [];
  const caveats: string[] = [];
  const last = section.nodes.at(-1);
  const place =
    last?.type === 'paragraph'
      ? /^Bron:\s*(?<place>.+)$/su.exec(plain(last))?.groups?.place
      : undefined;
  if (place === undefined) report(line, `sectie "${title}" eindigt niet met een regel "Bron: …"`);
  for (const node of place === undefined ? section.nodes : section.nodes.slice(0, -1)) {
    if (node.type === 'paragraph') text.push(plain(node).trim());
    else if (node.type === 'list') readList(node, text, facts);
    else if (node.type === 'blockquote') caveats.push(node.children.map(plain).join(' ').trim());
    else
      report(
        lineOf(node) + linesBefore,
        `"${node.type}" kan niet in een sectie; gebruik alinea's, lijsten en citaten`,
      );
  }
  if (text.length + facts.length + caveats.length === 0) report(line, `sectie "${title}" is leeg`);
  return { id, title, line, text: text.join('\n\n'), facts, caveats, place: place ?? '' };
}

function readList(list: List, text: string[], facts: Fact[]): void {
  const plainItems: string[] = [];
  list.children.forEach((item, index) => {
    const fact = readFact(item);
    if (fact !== null) facts.push(fact);
    else
      plainItems.push(
        `${list.ordered === true ? `${(list.start ?? 1) + index}.` : '•'} ${item.children.map(plain).join(' ')}`,
      );
  });
  if (plainItems.length > 0) text.push(plainItems.join('\n'));
}

/** `- **Per maand:** € 2,50` is a fact with the label "Per maand". */
function readFact(item: ListItem): Fact | null {
  const paragraph = item.children[0];
  const strong = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || strong?.type !== 'strong') return null;
  const label = textOf(strong).trim();
  const value = plain({ ...paragraph, children: paragraph.children.slice(1) }).trim();
  const rest = item.children.slice(1).map(plain);
  if (label.endsWith(':')) return { label: label.slice(0, -1), value: [value, ...rest].join(' ') };
  return value.startsWith(':')
    ? { label, value: [value.slice(1).trim(), ...rest].join(' ') }
    : null;
}

/** The words of a node in one line; a link with a text of its own keeps its address behind it. */
function plain(node: Nodes): string {
  if (node.type === 'link') {
    const label = textOf(node);
    return label === node.url || label === '' ? node.url : `${label} (${node.url})`;
  }
  if (node.type === 'break') return ' ';
  if ('children' in node) return node.children.map(plain).join('').replace(/\s+/gu, ' ');
  return textOf(node).replace(/\s+/gu, ' ');
}

function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}
