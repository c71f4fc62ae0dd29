import { describe, expect, it } from 'vitest';
import {
  Article,
  draftArticle,
  edited,
  frontMatterOf,
  isShown,
  sectionOf,
} from '../../src/helpdesk/article.ts';
import { Region } from '../../src/helpdesk/region.ts';
import { type Ticket, ticketFrom } from '../../src/helpdesk/ticket.ts';
import { opened } from './opened.ts';

const region = Region.parse({
  id: 'noord',
  name: 'Noord',
  desk: { name: 'Helpdesk Noord', platform: 'local' },
});
const anna = { role: 'desk', id: 'anna', name: 'Anna' } as const;
const NOW = '2026-11-23T12:00:00.000Z';

const asked: Ticket = ticketFrom('12', [
  {
    seq: 1,
    at: '2026-11-23T08:00:00.000Z',
    by: { role: 'asker', id: 'u1', name: 'Praktijk Linde' },
    what: opened('noord'),
  },
]);
const answered: Ticket = {
  ...asked,
  state: 'answered',
  answer: { text: 'De nieuwe eigenaar.', by: anna, at: '2026-11-23T09:00:00.000Z' },
};

const article: Article = {
  id: 'helpdesk-12',
  question: 'Wie betaalt de koppeling bij een overname?',
  answer: 'De nieuwe eigenaar.',
  region: 'noord',
  desk: 'Helpdesk Noord',
  source: '',
  author: { id: 'anna', name: 'Anna' },
  ticket: '12',
  savedAt: NOW,
  review: '2027-05-24',
  until: null,
  editedAt: null,
  withdrawnAt: null,
};

describe('an answer that is kept as knowledge', () => {
  it('is the question and its answer, for the own region, looked at again after half a year', () => {
    const draft = draftArticle('helpdesk-12', answered, {}, region, anna, NOW);
    expect(draft).toEqual(article);
    expect(Article.parse(draft)).toEqual(article);
  });

  it('is what the desk makes of it', () => {
    const parts = {
      question: 'Wie betaalt bij een overname van de praktijk?',
      answer: 'De nieuwe eigenaar betaalt.',
      source: 'een bericht van Futec',
      everyRegion: true,
      review: '2027-01-04',
      until: '2027-12-31',
    };
    expect(draftArticle('helpdesk-12', answered, parts, region, anna, NOW)).toEqual({
      ...article,
      question: 'Wie betaalt bij een overname van de praktijk?',
      answer: 'De nieuwe eigenaar betaalt.',
      source: 'een bericht van Futec',
      region: null,
      review: '2027-01-04',
      until: '2027-12-31',
    });
  });

  it('counts its days in Amsterdam, where it is tomorrow before midnight in UTC', () => {
    const late = draftArticle(
      'helpdesk-12',
      answered,
      {},
      region,
      anna,
      '2026-11-23T23:30:00.000Z',
    );
    expect(late?.review).toBe('2027-05-25');
  });

  it('is nothing without an answer', () => {
    expect(draftArticle('helpdesk-12', asked, {}, region, anna, NOW)).toBe(null);
  });
});

describe('an edit', () => {
  const later = '2026-12-01T12:00:00.000Z';

  it('changes what it names and keeps the rest', () => {
    expect(edited(article, { answer: 'De koper.', until: '2027-12-31' }, later)).toEqual({
      ...article,
      answer: 'De koper.',
      until: '2027-12-31',
      editedAt: later,
    });
  });

  it('can give it to every region', () => {
    expect(edited(article, { everyRegion: true }, later).region).toBe(null);
    expect(edited(article, { everyRegion: false }, later).region).toBe('noord');
  });
});

describe('who is shown an answer, and when', () => {
  it('is its region, or every region', () => {
    expect(isShown(article, 'noord', '2026-11-24')).toBe(true);
    expect(isShown(article, 'zuid', '2026-11-24')).toBe(false);
    expect(isShown({ ...article, region: null }, 'zuid', '2026-11-24')).toBe(true);
  });

  it('is until its end date, that day included', () => {
    const ends = { ...article, until: '2026-12-31' };
    expect(isShown(ends, 'noord', '2026-12-31')).toBe(true);
    expect(isShown(ends, 'noord', '2027-01-01')).toBe(false);
  });

  it('is nobody once it is withdrawn', () => {
    expect(isShown({ ...article, withdrawnAt: NOW }, 'noord', '2026-11-24')).toBe(false);
  });

  it('does not end on the day that it should be looked at again', () => {
    expect(isShown(article, 'noord', '2027-05-25')).toBe(true);
  });
});

describe('an answer as the search has it', () => {
  it('is a section that its question finds', () => {
    expect(sectionOf(article)).toMatchObject({
      ref: 'helpdesk-12#antwoord',
      title: 'Wie betaalt de koppeling bij een overname?',
      text: 'De nieuwe eigenaar.',
      questions: ['Wie betaalt de koppeling bij een overname?'],
      place: 'vraag 12',
      route: 'helpdesk',
    });
  });

  it('names the desk and the day as its source', () => {
    const { title, publisher, age } = sectionOf(article).source;
    expect({ title, publisher, age }).toEqual({
      title: 'Antwoord van de helpdesk',
      publisher: 'Helpdesk Noord',
      age: 'antwoord van 23 november 2026',
    });
  });

  it('names what it rests on, and the day of the last edit', () => {
    const newer = { ...article, source: 'de factuur', editedAt: '2026-12-01T12:00:00.000Z' };
    expect(sectionOf(newer).source.age).toBe(
      'antwoord van 1 december 2026, op grond van de factuur',
    );
  });

  it('is valid from the day that it was saved until its end', () => {
    expect(frontMatterOf(article).valid).toEqual({ from: '2026-11-23', until: 'open' });
    expect(frontMatterOf({ ...article, until: '2027-12-31' }).valid).toEqual({
      from: '2026-11-23',
      until: '2027-12-31',
    });
  });
});
