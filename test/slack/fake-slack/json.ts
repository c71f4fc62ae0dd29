import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const JsonObject = z.record(z.string(), z.unknown());
export type JsonObject = z.infer<typeof JsonObject>;

/** A recorded payload by the name of its file. */
export function readRecorded(name: string): JsonObject {
  const file = path.join(import.meta.dirname, `../../payloads/slack/${name}.json`);
  return JsonObject.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The object in a field; an empty one if there is none. */
export function objectIn(whole: JsonObject, field: string): JsonObject {
  return JsonObject.safeParse(whole[field]).data ?? {};
}

/** The text in a field; an empty one if there is none. */
export function textIn(whole: JsonObject, field: string): string {
  return z.string().safeParse(whole[field]).data ?? '';
}

/** What is answered whole and not by its parts: the values of a form belong together. */
const WHOLE = new Set(['values']);
/** The one list of which a test names only what differs: what was pressed. */
const BY_ITEM = new Set(['actions']);

/** A payload with what `over` names instead; undefined takes a field away. */
export function merge(base: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [field, value] of Object.entries(over)) {
    if (value === undefined) delete merged[field];
    else merged[field] = mergeField(field, base[field], value);
  }
  return merged;
}

function mergeField(field: string, before: unknown, after: unknown): unknown {
  if (BY_ITEM.has(field) && Array.isArray(before) && Array.isArray(after)) {
    return after.map((item, at) => mergeField('', before[at] ?? before[0], item));
  }
  const [old, young] = [JsonObject.safeParse(before), JsonObject.safeParse(after)];
  if (!old.success || !young.success || WHOLE.has(field)) return after;
  return merge(old.data, young.data);
}
