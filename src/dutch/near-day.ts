import { addDays } from './dates.ts';
import { tokenise } from './tokenise.ts';

const NEAR: Readonly<Record<string, number>> = {
  gisteren: -1,
  vandaag: 0,
  vanochtend: 0,
  vanmiddag: 0,
  vanavond: 0,
  today: 0,
  morgen: 1,
  morgenochtend: 1,
  morgenmiddag: 1,
  tomorrow: 1,
  overmorgen: 2,
};

/** The days that a text tells by today (`morgen`), as ISO dates, in order. "Goede morgen" is a greeting. */
export function nearDays(text: string, today: string): string[] {
  const words = tokenise(text).map(({ word }) => word);
  return words.flatMap((word, at) => {
    const days = Object.hasOwn(NEAR, word) ? NEAR[word] : undefined;
    const isGreeting = /^goeden?$/u.test(words[at - 1] ?? '');
    return days === undefined || isGreeting ? [] : [addDays(today, days)];
  });
}
