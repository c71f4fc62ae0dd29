import { LineCounter, parseDocument, visit, type YAMLMap } from 'yaml';
import { formatDayOfYear } from '../../src/dutch/dates.ts';
import { amountsIn, formatEuro } from '../../src/dutch/money.ts';
import { bodyOf, type Section } from '../../src/library/section.ts';
import type { TextFile } from '../yaml/parse-yaml.ts';
import type { Problem } from '../yaml/problems.ts';

/**
 * Every figure of a rules file must stand in the section that it names. A figure is a map with `section` and one of
 * `cents` (an amount), `written` (as the article writes it), `day` and `month`, `year` or `name`.
 */
export function checkRules(file: TextFile, sections: ReadonlyMap<string, Section>): Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  const problems: Problem[] = [];
  visit(document, {
    Map: (_, map) => {
      const ref = textAt(map, 'section');
      if (ref === undefined) return;
      const { line } = lines.linePos(map.range?.[0] ?? 0);
      const section = sections.get(ref);
      const fault = section === undefined ? `sectie "${ref}" bestaat niet` : faultIn(map, section);
      if (fault !== null) problems.push({ file: file.name, line, message: fault });
    },
  });
  return problems;
}

function faultIn(map: YAMLMap, section: Section): string | null {
  const text = `${section.title}\n${bodyOf(section)}`;
  const cents = numberAt(map, 'cents');
  if (cents !== undefined && !amountsIn(text).includes(cents))
    return absent(formatEuro(cents), section);
  const [day, month] = [numberAt(map, 'day'), numberAt(map, 'month')];
  if (day !== undefined && month !== undefined && !hasWords(text, formatDayOfYear(day, month))) {
    return absent(formatDayOfYear(day, month), section);
  }
  const year = numberAt(map, 'year');
  const words = [
    textAt(map, 'written'),
    textAt(map, 'name'),
    year === undefined ? undefined : String(year),
  ];
  const missing = words.find((word) => word !== undefined && !hasWords(text, word));
  return missing === undefined ? null : absent(missing, section);
}

const absent = (figure: string, { ref }: Section): string =>
  `"${figure}" staat niet in sectie ${ref}`;

/** Whether a text has these words, not as a part of longer ones ("1 april" is not in "11 april"). */
function hasWords(text: string, words: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

function textAt(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' ? value : undefined;
}

function numberAt(map: YAMLMap, key: string): number | undefined {
  const value = map.get(key);
  return typeof value === 'number' ? value : undefined;
}
