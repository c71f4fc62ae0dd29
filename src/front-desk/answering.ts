import { type Bot, createBot, factsFrom } from '../bot.ts';
import { appointmentIn, deadlineIn, termIn } from '../calculators/deadline.ts';
import { type NextDeadline, nextDeadlines } from '../calculators/wijzigingsdata/next-deadlines.ts';
import { type Milestone, milestones } from '../calculators/wijzigingsdata/planning.ts';
import { type Article, isShown, sectionOf } from '../helpdesk/article.ts';
import type { Unit } from '../helpdesk/store.ts';
import type { Triage } from '../helpdesk/ticket.ts';
import { topicOf } from '../helpdesk/topics.ts';
import { triage } from '../helpdesk/triage.ts';
import type { Library } from '../library/library.ts';
import type { Rules } from '../library/rules.ts';
import { distinctSources, type Reply, type SourceLine } from '../reply.ts';
import { oncePerReply, remembering } from './remembered.ts';

/** The contracting calendar, and where it stands. */
export interface Planning {
  /** Until when the next changes can be asked for, the first one first. */
  readonly deadlines: readonly NextDeadline[];
  readonly milestones: readonly Milestone[];
  /** Where the milestones stand. */
  readonly sources: readonly SourceLine[];
}

/** What a region's people get: the bot over its own library, and the triage of what the bot cannot answer. */
export interface Answering {
  readonly bot: Bot;
  /** The topic of a question, for the report. */
  topic(question: string, reply: Reply): string;
  triage(question: string, reply: Reply, withheld: boolean, today: string): Triage;
  /** The contracting calendar as it stands on a calendar day (ISO). */
  planning(today: string): Planning;
}

/** Gives the answering of a region, with the helpdesk's saved answers as they are in the store now. */
export type Answers = (region: string, unit: Unit, today: string) => Promise<Answering>;

/**
 * Answers of every region over its library (the documents, and the region's own). An article that the helpdesk saves,
 * edits or withdraws counts from the next question on, whichever process did it.
 */
export function createAnswers(libraryOf: (region: string) => Library, rules: Rules): Answers {
  let known: { readonly version: number; readonly articles: readonly Article[] } | null = null;
  const made = new Map<string, { readonly key: string; readonly answering: Answering }>();
  return async (region, { articles }, today) => {
    const version = await articles.version();
    if (known === null || known.version !== version)
      known = { version, articles: version === 0 ? [] : await articles.all() };
    const shown = known.articles.filter((article) => isShown(article, region, today));
    const key = `${version} ${shown.map(({ id }) => id).join(' ')}`;
    const before = made.get(region);
    if (before?.key === key) return before.answering;
    const answering = answeringOver(libraryOf(region), shown, rules);
    made.set(region, { key, answering });
    return answering;
  };
}

function answeringOver(base: Library, articles: readonly Article[], rules: Rules): Answering {
  // An answer that was exported and put among the documents stands there.
  const own = articles.map(sectionOf).filter(({ ref }) => base.section(ref) === null);
  const library = own.length === 0 ? base : base.with(own);
  const facts = factsFrom(base);
  const bot = remembering(createBot(library, rules, facts));
  return {
    bot,
    planning: (today) => {
      const context = { rules, today, ...facts };
      const all = milestones(context);
      return {
        deadlines: nextDeadlines(context),
        milestones: all,
        sources: distinctSources(all.map(({ section }) => facts.cite(section))),
      };
    },
    topic: oncePerReply((question, reply) => topicOf(question, reply, library).id),
    triage: (question, reply, withheld, today) => {
      const context = { rules, today, ...facts };
      const appointment = appointmentIn(question, today);
      const clocks = {
        contract: deadlineIn(question, context),
        installation:
          appointment === null
            ? null
            : {
                date: appointment,
                what: 'afspraak voor de installatie',
                startDate: null,
                section: null,
              },
        term: termIn(question, context),
      };
      return triage(question, reply, withheld, clocks, library, today);
    },
  };
}
