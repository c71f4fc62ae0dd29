import type { IsDutch } from '../../src/dutch/spelling.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { Problem } from './problems.ts';
import { KnowledgeError } from './problems.ts';
import { type KnowledgeFiles, readKnowledge } from './read-knowledge.ts';

export interface CheckReport {
  readonly summary: string;
  readonly problems: readonly Problem[];
}

/** Checks a knowledge folder: reads it whole, and asks every section its own questions. */
export async function checkKnowledge(folder: string, isDutch: IsDutch): Promise<CheckReport> {
  try {
    const knowledge = await readKnowledge(folder);
    const problems = [...findability(knowledge, isDutch)];
    const questions = knowledge.sections.reduce((sum, section) => sum + section.questions.length, 0);
    return { summary: `${knowledge.articles.length} artikelen, ${knowledge.sections.length} secties, ${questions} vragen.`, problems };
  } catch (error) {
    if (error instanceof KnowledgeError) return { summary: 'De kennis kan niet worden gelezen.', problems: error.problems };
    throw error;
  }
}

/** Every phrasing of a section must find that section first. */
function findability(knowledge: KnowledgeFiles, isDutch: IsDutch): Problem[] {
  const library = createLibrary(knowledge, isDutch);
  return knowledge.articles.flatMap(({ file, meta, sections }) =>
    sections.flatMap(({ id, line }) =>
      (meta.questions[id] ?? []).flatMap((question) => {
        const [first] = library.search(library.concepts(question), 1);
        const found = first?.section.ref;
        return found === `${meta.id}#${id}` ? [] : [{ file, line, message: `vraag "${question}" vindt eerst ${found ?? 'niets'}` }];
      }),
    ),
  );
}
