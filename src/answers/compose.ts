import { formatDay } from '../dutch/dates.ts';
import type { Library } from '../library/library.ts';
import type { Section } from '../library/section.ts';
import { type Reply, reply, type SourceLine } from '../reply.ts';

/** Where a section stands, for the source line. */
export function sourceLine({ source, place }: Section): SourceLine {
  return {
    document: source.id,
    title: source.title,
    publisher: source.publisher,
    section: place,
    age: source.age,
  };
}

/** The source line of a section by its address. The knowledge check holds that every address in the rules leads somewhere. */
export function cite(library: Library, ref: string): SourceLine {
  const section = library.section(ref);
  if (section === null) throw new Error(`there is no section ${ref}`);
  return sourceLine(section);
}

/** That a document looks back, and since when its period is over. Null for a document that still holds on that day. */
export function periodNotice({ source, article }: Section, today: string): string | null {
  const { until } = article.valid;
  if (until === 'open' || until >= today) return null;
  return `De periode van dit document (${source.title}) is voorbij sinds ${formatDay(until)}.`;
}

/** The answer that a section gives, with the sections that belong to it. */
export function answerFrom(
  sections: readonly [Section, ...Section[]],
  today: string,
  notes: readonly string[],
): Reply {
  const [first, ...others] = sections;
  const alone = others.length === 0;
  // A section's facts stay with its text when another section follows.
  const text = alone
    ? first.text
    : [withFacts(first), ...others.map((other) => `${other.title}.\n\n${withFacts(other)}`)].join(
        '\n\n',
      );
  const periods = sections.map((section) => periodNotice(section, today));
  const warnings = [...notes, ...sections.flatMap(({ caveats }) => caveats), ...periods].filter(
    (line) => line !== null,
  );
  return reply({
    kind: 'answer',
    title: first.title,
    text,
    facts: alone ? first.facts : [],
    warnings: [...new Set(warnings)],
    sources: sections.map(sourceLine),
    route: first.route,
  });
}

function withFacts({ text, facts }: Section): string {
  const lines = facts.map(({ label, value }) => `• ${label}: ${value}`).join('\n');
  return [text, lines].filter((part) => part !== '').join('\n\n');
}
