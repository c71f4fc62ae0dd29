import { formatDayOfYear } from '../../dutch/dates.ts';
import { type Reply, reply } from '../../reply.ts';
import type { Context } from '../calculator.ts';
import { cited } from '../figures.ts';

/** A moment of the contracting process, and where it stands against today. The source gives no year. */
export interface Milestone {
  readonly when: string;
  readonly what: string;
  readonly section: string;
  readonly past: boolean;
}

export function milestones({ rules, today }: Context): Milestone[] {
  const now = today.slice(5);
  return rules.wijzigingsdata.planning.map(({ day, month, latest, what, section }) => {
    const date = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return {
      when: `${latest ? 'uiterlijk ' : ''}${formatDayOfYear(day, month)}`,
      what,
      section,
      past: date < now,
    };
  });
}

/** The contracting calendar, with what is past this year and what comes next. */
export function explainPlanning(all: readonly Milestone[], context: Context): Reply {
  const next = all.find(({ past }) => !past) ?? all[0];
  return reply({
    kind: 'calculation',
    title: 'Planning van het contracteerproces van Zilveren Kruis',
    text:
      next === undefined
        ? ''
        : `Het eerstvolgende moment in de planning is ${next.when}: ${next.what}.`,
    facts: all.map(({ when, what, past }) => ({
      label: when,
      value: `${what} (${past ? 'dit jaar al geweest' : 'komt dit jaar nog'})`,
    })),
    steps: all.map(({ when, what, section }) => `${when}: ${what} (${cited(context, section)}).`),
    warnings: [
      'Het jaar staat niet bij de planning; ik vergelijk alleen de dag en de maand met vandaag.',
      'Een uiterste datum om te tekenen staat er niet. Ook de dag waarop Zilveren Kruis de verzekerden bericht, is dat niet.',
    ],
    sources: all.map(({ section }) => context.cite(section)),
    route: 'zilveren_kruis',
    understood: 'wijzigingsdata planning',
  });
}
