import type { ArticleParts } from '../../src/helpdesk/inbound.ts';
import type { Act } from '../../src/helpdesk/life.ts';
import type { FormAct, Lookups } from './act-form.ts';
import type { Filled } from './form.ts';

/** What was filled in, or a sentence at each input that is wrong, by its name. */
export type ActRead =
  | { readonly ok: true; readonly what: Act | ArticleParts }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Reads what somebody of the desk filled in for an act. */
export function readAct(act: FormAct, filled: Filled, lookups: Lookups): ActRead {
  const typed = (name: string): string => (filled.get(name)?.[0] ?? '').trim();
  switch (act) {
    case 'assign':
      return assignTo(typed('to'), lookups);
    case 'forward':
      return forwardTo(typed('other'), typed('party'), typed('ask'), lookups);
    case 'answer':
      return typed('text') === ''
        ? wrong({ text: 'Schrijf het antwoord erbij.' })
        : right({ kind: 'answer', text: typed('text') });
    case 'close':
    case 'reopen':
      return right({ kind: act, text: typed('text') });
    case 'save':
      return articleParts(filled, lookups.today);
  }
}

const right = (what: Act | ArticleParts): ActRead => ({ ok: true, what });
const wrong = (errors: Readonly<Record<string, string>>): ActRead => ({ ok: false, errors });

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function assignTo(given: string, { members }: Lookups): ActRead {
  if (given === '') return wrong({ to: 'Kies een collega.' });
  const to =
    members.find(({ id }) => id === given) ?? members.find(({ name }) => same(name, given));
  return to === undefined
    ? wrong({ to: 'Deze collega hoort niet bij de helpdesk; kies een ander.' })
    : right({ kind: 'assign', to: { id: to.id, name: to.name } });
}

/** A name that was typed goes before the list, in which triage may have chosen. One of the list is that party. */
function forwardTo(other: string, chosen: string, ask: string, { parties }: Lookups): ActRead {
  const known =
    other === ''
      ? parties.find(({ id, name }) => id === chosen || same(name, chosen))
      : parties.find(({ name }) => same(name, other));
  if (known !== undefined)
    return right({ kind: 'forward', to: { route: known.id, name: known.name }, ask });
  if (other !== '') return right({ kind: 'forward', to: { route: null, name: other }, ask });
  return wrong({ party: 'Kies een partij, of vul de naam van een andere partij in.' });
}

function articleParts(filled: Filled, today: string): ActRead {
  const typed = (name: string): string | undefined => filled.get(name)?.[0]?.trim();
  const [question, answer, source] = ['question', 'answer', 'source'].map(typed);
  const [review, until] = ['review', 'until'].map(typed);
  const errors = {
    ...(question === '' ? { question: 'Schrijf de vraag op.' } : {}),
    ...(answer === '' ? { answer: 'Schrijf het antwoord op.' } : {}),
    ...(review !== undefined && review <= today
      ? { review: 'De dag om het antwoord na te kijken moet na vandaag liggen.' }
      : {}),
    ...(until !== undefined && until < today ? { until: 'De einddatum is al voorbij.' } : {}),
  };
  if (Object.keys(errors).length > 0) return wrong(errors);
  return right({
    ...(question === undefined ? {} : { question }),
    ...(answer === undefined ? {} : { answer }),
    ...(source === undefined ? {} : { source }),
    ...(review === undefined ? {} : { review }),
    ...(until === undefined ? {} : { until }),
    ...(filled.get('everyRegion')?.[0] === undefined ? {} : { everyRegion: true }),
  });
}
