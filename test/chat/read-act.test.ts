import { describe, expect, it } from 'vitest';
import type { FormAct, Lookups } from '../../adapters/chat/act-form.ts';
import { readAct } from '../../adapters/chat/read-act.ts';

const bea = { id: 'noord:bea', name: 'Bea' };
const lookups: Lookups = {
  members: [{ id: 'noord:anna', name: 'Anna' }, bea],
  parties: [
    { id: 'zorgdomein', name: 'ZorgDomein' },
    { id: 'menzis', name: 'Menzis' },
  ],
  today: '2026-11-23',
};

const read = (act: FormAct, filled: Readonly<Record<string, readonly string[]>>) =>
  readAct(act, new Map(Object.entries(filled)), lookups);
const ok = (what: object) => ({ ok: true, what });
const wrong = (errors: Readonly<Record<string, string>>) => ({ ok: false, errors });

describe('what was filled in for an act', () => {
  it.each<[string, FormAct, Readonly<Record<string, readonly string[]>>, object]>([
    ['a colleague', 'assign', { to: ['noord:bea'] }, ok({ kind: 'assign', to: bea })],
    ['a colleague by name', 'assign', { to: [' bea '] }, ok({ kind: 'assign', to: bea })],
    ['no colleague', 'assign', { to: [] }, wrong({ to: 'Kies een collega.' })],
    [
      'a colleague who left',
      'assign',
      { to: ['noord:cor'] },
      wrong({ to: 'Deze collega hoort niet bij de helpdesk; kies een ander.' }),
    ],
    [
      'an answer of several lines',
      'answer',
      { text: [' De eigenaar.\n\nNiet u. '] },
      ok({ kind: 'answer', text: 'De eigenaar.\n\nNiet u.' }),
    ],
    ['an empty answer', 'answer', { text: ['  '] }, wrong({ text: 'Schrijf het antwoord erbij.' })],
    [
      'a party of the list',
      'forward',
      { party: ['menzis'], other: [], ask: ['Klopt dit?'] },
      ok({ kind: 'forward', to: { route: 'menzis', name: 'Menzis' }, ask: 'Klopt dit?' }),
    ],
    [
      'another party, whatever the list has',
      'forward',
      { party: ['menzis'], other: ['Gemeente Utrecht'], ask: [] },
      ok({ kind: 'forward', to: { route: null, name: 'Gemeente Utrecht' }, ask: '' }),
    ],
    [
      'a party of the list by name',
      'forward',
      { party: [], other: ['zorgdomein'], ask: [] },
      ok({ kind: 'forward', to: { route: 'zorgdomein', name: 'ZorgDomein' }, ask: '' }),
    ],
    [
      'no party',
      'forward',
      { party: [], other: [], ask: ['Klopt dit?'] },
      wrong({ party: 'Kies een partij, of vul de naam van een andere partij in.' }),
    ],
    ['why it is closed', 'close', { text: ['Dubbel.'] }, ok({ kind: 'close', text: 'Dubbel.' })],
    ['nothing, to close', 'close', { text: [] }, ok({ kind: 'close', text: '' })],
    ['nothing, to reopen', 'reopen', { text: [] }, ok({ kind: 'reopen', text: '' })],
    [
      'a whole article',
      'save',
      {
        question: ['Wie betaalt?'],
        answer: ['De eigenaar.'],
        source: ['Mail van Menzis'],
        review: ['2027-01-01'],
        until: ['2027-12-31'],
        everyRegion: ['yes'],
      },
      ok({
        question: 'Wie betaalt?',
        answer: 'De eigenaar.',
        source: 'Mail van Menzis',
        review: '2027-01-01',
        until: '2027-12-31',
        everyRegion: true,
      }),
    ],
    [
      'an article as the ticket has it',
      'save',
      {
        question: [],
        answer: [],
        source: [],
        review: [],
        until: [],
        everyRegion: [],
      },
      ok({}),
    ],
    [
      'an article with everything wrong',
      'save',
      {
        question: [' '],
        answer: ['\n'],
        review: ['2026-11-23'],
        until: ['2026-11-22'],
      },
      wrong({
        question: 'Schrijf de vraag op.',
        answer: 'Schrijf het antwoord op.',
        review: 'De dag om het antwoord na te kijken moet na vandaag liggen.',
        until: 'De einddatum is al voorbij.',
      }),
    ],
  ])('%s', (_, act, entered, found) => {
    expect(read(act, entered)).toEqual(found);
  });
});
