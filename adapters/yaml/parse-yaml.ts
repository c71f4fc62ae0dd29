import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Parsed, Problem } from './problems.ts';

/** A file as it was read. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads YAML against a schema. A problem names the line on which the offending value stands.
 * `firstLine` is the line of the file on which the YAML begins.
 */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  file: string,
  firstLine = 1,
): Parsed<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      (error): Problem => ({
        file,
        line: lineAt(error.pos[0]),
        message: `geen geldige YAML (${error.code}); let op inspringen, haakjes en aanhalingstekens`,
      }),
    );
    return { problems };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data };
  const problems = result.error.issues.map((issue): Problem => {
    const line = lineAt(offsetOf(document.contents, issue.path));
    const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
    return { file, line, message: `${where}${issue.message}` };
  });
  return { problems };
}

/** Where the value at a path begins, or the deepest part of the path that is there. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let node = contents;
  let offset = 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? offset) : offset;
    } else return offset;
  }
  return offset;
}
