import { splitCompound } from '../dutch/compounds.ts';
import { normalise } from '../dutch/normalise.ts';
import { participleStem, stem } from '../dutch/stem.ts';
import { DUTCH_STOP_WORDS, ENGLISH_STOP_WORDS } from '../dutch/stop-words.ts';
import { tokenise } from '../dutch/tokenise.ts';
import { isEnglish } from '../library/english.ts';

/** Questions that ask the same. */
export interface Cluster {
  /** The one that is most like all of them. */
  readonly label: string;
  /** How often they were asked. */
  readonly count: number;
  /** Other wordings, the most typical first; at most three. */
  readonly examples: readonly string[];
}

/** One way to ask: texts with the same stems, whatever else is in them. */
interface Wording {
  readonly text: string;
  readonly stems: readonly string[];
  /** How often it was asked. */
  count: number;
}

/** Wordings that belong together, how many have each stem, and what all their stems weigh. */
interface Group {
  readonly wordings: Wording[];
  readonly having: Map<string, number>;
  mass: number;
}

type Weigh = (stem: string) => number;

/** From this likeness on, questions ask the same: one word of the three that they have together is not enough. */
const ALIKE = 0.34;

/** A stem counts in full as long as no more wordings have it than this many, or this share of all. */
const COMMON = { count: 25, share: 0.02 } as const;

/**
 * Groups questions that ask the same, the most asked first. The order of the texts makes no difference. What the guard
 * took out of a text (`[naam]`) does not count, and a text without any other word is in no cluster.
 */
export function clustersOf(texts: readonly string[]): Cluster[] {
  const wordings = wordingsOf(texts);
  const weigh = weights(wordings);
  const groups: Group[] = [];
  const groupsWith = new Map<string, Set<Group>>();
  for (const wording of wordings) {
    const telling = tellingStems(wording, weigh);
    const near = new Set(telling.flatMap((each) => [...(groupsWith.get(each) ?? [])]));
    const found = nearest(wording, [...near], weigh);
    const group = found ?? { wordings: [], having: new Map<string, number>(), mass: 0 };
    if (found === null) groups.push(group);
    group.wordings.push(wording);
    group.mass += massOf(wording, weigh);
    for (const each of wording.stems) {
      group.having.set(each, (group.having.get(each) ?? 0) + 1);
      groupsWith.set(each, (groupsWith.get(each) ?? new Set()).add(group));
    }
  }
  return groups
    .map((group) => clusterFrom(group, weigh))
    .sort((a, b) => b.count - a.count || compare(a.label, b.label));
}

function nearest(wording: Wording, groups: readonly Group[], weigh: Weigh): Group | null {
  const [best] = groups
    .map((group) => ({ group, score: likeness(wording, group, weigh) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((one, other) => other.score - one.score);
  return best?.group ?? null;
}

/** The stems of which a group must have one to be alike: all the others together weigh too little. */
function tellingStems(wording: Wording, weigh: Weigh): string[] {
  let missing = ALIKE * massOf(wording, weigh);
  const lightFirst = [...wording.stems].sort((one, other) => weigh(one) - weigh(other));
  return lightFirst.filter((each) => {
    missing -= weigh(each);
    return missing <= 0;
  });
}

/**
 * Jaccard with the centre of a group, 0 to 1. In the centre a stem counts for the share of the wordings that have it, so
 * that the commonest decide.
 */
function likeness(wording: Wording, { wordings, having, mass }: Group, weigh: Weigh): number {
  let shared = 0;
  for (const each of wording.stems) shared += weigh(each) * (having.get(each) ?? 0);
  return shared / (wordings.length * massOf(wording, weigh) + mass - shared);
}

const massOf = ({ stems }: Wording, weigh: Weigh): number =>
  stems.reduce((sum, each) => sum + weigh(each), 0);

/** A stem in very many wordings, such as a name that everybody mentions, says little about what is asked. */
function weights(wordings: readonly Wording[]): Weigh {
  const having = new Map<string, number>();
  for (const each of wordings.flatMap(({ stems }) => stems))
    having.set(each, (having.get(each) ?? 0) + 1);
  const most = Math.max(COMMON.count, wordings.length * COMMON.share);
  return (each) => Math.min(1, most / (having.get(each) ?? 1));
}

function clusterFrom(group: Group, weigh: Weigh): Cluster {
  const ranked = group.wordings
    .map((wording) => ({ ...wording, score: likeness(wording, group, weigh) }))
    .sort((a, b) => b.score - a.score || byUse(a, b));
  const [label = '', ...others] = ranked.map(({ text }) => text);
  const count = ranked.reduce((sum, wording) => sum + wording.count, 0);
  return { label, count, examples: others.slice(0, 3) };
}

/** The wordings of the texts, in an order that does not depend on that of the texts. */
function wordingsOf(texts: readonly string[]): Wording[] {
  const asked = texts.map((text) => ({ text: normalise(text), words: contentOf(text) }));
  const stemsOf = stemmer(asked.flatMap(({ words }) => words));
  const wordings = new Map<string, Wording>();
  for (const { text, words } of asked.sort((a, b) => compare(a.text, b.text))) {
    const stems = [...new Set(words.flatMap(stemsOf))].sort(compare);
    const before = wordings.get(stems.join(' '));
    if (before !== undefined) before.count += 1;
    else if (stems.length > 0) wordings.set(stems.join(' '), { text, stems, count: 1 });
  }
  return [...wordings.values()].sort(byUse);
}

/** The words of a text that carry its subject; all of its words where none does. */
function contentOf(text: string): readonly string[] {
  const tokens = tokenise(text.replace(/\[[^\]]*\]/gu, ' '));
  const stops = isEnglish(tokens) ? ENGLISH_STOP_WORDS : DUTCH_STOP_WORDS;
  const words = tokens.flatMap(({ word, parts }) => (parts.length > 0 ? parts : [word]));
  const content = words.filter((word) => !stops.has(word));
  return content.length > 0 ? content : words;
}

/** Gives the stem of a word, or those of its parts where it is a compound of words that are asked with by themselves. */
function stemmer(all: readonly string[]): (word: string) => readonly string[] {
  const stemOf = (word: string): string => participleStem(word) ?? stem(word);
  const long = (word: string): boolean => word.length >= 4;
  const known = new Set(all.filter(long).map(stemOf));
  const found = new Map<string, readonly string[]>();
  for (const word of new Set(all)) {
    const parts = splitCompound(word, (part) => long(part) && known.has(stemOf(part)));
    found.set(word, (parts.length > 0 ? parts : [word]).map(stemOf));
  }
  return (word) => found.get(word) ?? [];
}

const byUse = (a: Wording, b: Wording): number =>
  b.count - a.count || a.stems.length - b.stems.length || compare(a.text, b.text);

/** By code unit, so that every machine sorts alike. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
