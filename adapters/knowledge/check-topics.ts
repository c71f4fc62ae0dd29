import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { TextFile } from '../yaml/parse-yaml.ts';
import type { Problem } from '../yaml/problems.ts';

/** What a topic may refer to: the parties of `routes.yaml`, and the ids of articles and sections. */
export interface Known {
  readonly parties: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** Topics with the id of an earlier one, with a party that `routes.yaml` does not have, or about a place that is not there. */
export function checkTopics({ name, text }: TextFile, { parties, places }: Known): Problem[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines });
  const seen = new Set<string>();
  return (isSeq(contents) ? contents.items : []).flatMap((topic) => {
    const [id] = valuesAt(topic, 'id');
    const again = id !== undefined && seen.has(id.text) ? [id] : [];
    if (id !== undefined) seen.add(id.text);
    const lost = valuesAt(topic, 'route').filter((route) => !parties.has(route.text));
    const broken = valuesAt(topic, 'about').filter((place) => !places.has(place.text));
    return [
      ...again.map((at) => ({ at, message: `id "${at.text}" staat er al` })),
      ...lost.map((at) => ({ at, message: `route "${at.text}" staat niet in routes.yaml` })),
      ...broken.map((at) => ({ at, message: `"${at.text}" (about) bestaat niet` })),
    ].map(({ at, message }) => ({ file: name, line: lines.linePos(at.offset).line, message }));
  });
}

/** The text, or each text of the list, that a key of a map has, with where it stands. */
function valuesAt(map: unknown, key: string): { text: string; offset: number }[] {
  if (!isMap(map)) return [];
  const value: unknown = map.get(key, true);
  return (isSeq(value) ? value.items : [value]).flatMap((item) =>
    isScalar(item) ? [{ text: String(item.value), offset: item.range?.[0] ?? 0 }] : [],
  );
}
