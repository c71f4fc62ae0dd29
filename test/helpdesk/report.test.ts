import { describe, expect, it } from 'vitest';
import { renderReport } from '../../adapters/terminal/report.ts';
import { Article, sectionOf } from '../../src/helpdesk/article.ts';
import type { LoggedQuestion } from '../../src/helpdesk/questions.ts';
import { Region } from '../../src/helpdesk/region.ts';
import { type Report, type ReportInput, reportOn } from '../../src/helpdesk/report.ts';
import { type Happening, type Ticket, ticketFrom } from '../../src/helpdesk/ticket.ts';
import { Topic } from '../../src/library/schemas.ts';
import type { Section } from '../../src/library/section.ts';
import { opened } from './opened.ts';

const region = (id: string, hours = {}): Region =>
  Region.parse({ id, name: `Regio ${id}`, desk: { name: 'Helpdesk', platform: 'local' }, hours });

const TOPICS = [
  Topic.parse({ id: 'koppelkosten', title: 'Koppelkosten', route: 'zorgdomein', urgency: 'U1' }),
  Topic.parse({ id: 'overig', title: 'Overig', route: 'helpdesk', urgency: 'U1' }),
];

/** A question in the middle of November 2026. */
const question = (parts: Partial<LoggedQuestion> = {}): LoggedQuestion => ({
  id: '1',
  region: 'noord',
  at: '2026-11-16T10:00:00.000Z',
  kind: 'answer',
  topic: 'koppelkosten',
  text: 'Wat kost de koppeling bij Futec?',
  ticket: null,
  helpful: 0,
  unhelpful: 0,
  ...parts,
});

const PERSON = { role: 'desk', id: 'anna', name: 'Anna' } as const;
const OPENED = opened('noord');
const CLAIMED: Happening = { kind: 'claimed' };
const ASSIGNED: Happening = { kind: 'assigned', to: { id: 'bram', name: 'Bram' } };
const ANSWERED: Happening = { kind: 'answered', text: 'De leverancier.' };
const CLOSED: Happening = { kind: 'closed', why: 'solved', text: '' };
const REOPENED: Happening = { kind: 'reopened', text: '' };

/** A ticket from what happened and when, `2026-11-16T10:00` in UTC. */
const ticket = (...log: readonly (readonly [at: string, what: Happening])[]): Ticket =>
  ticketFrom(
    '1',
    log.map(([at, what], index) => ({ seq: index + 1, at: `${at}:00.000Z`, by: PERSON, what })),
  );

const article = (parts: Partial<Article>): Article =>
  Article.parse({
    id: 'helpdesk-1',
    question: 'Wie repareert de printer?',
    answer: 'De leverancier.',
    region: 'noord',
    desk: 'Helpdesk',
    source: '',
    author: { id: 'anna', name: 'Anna' },
    ticket: '1',
    savedAt: '2026-06-01T10:00:00.000Z',
    review: '2027-06-01',
    until: null,
    editedAt: null,
    withdrawnAt: null,
    ...parts,
  });

/** A section of a document that holds until a day. */
const section = (id: string, until: string): Section => {
  const base = sectionOf(article({}));
  return {
    ...base,
    article: { ...base.article, id, title: `Artikel ${id}`, valid: { from: 'open', until } },
    source: { ...base.source, id: 'koppeling' },
  };
};

/** November 2026 in one region, on its 21st. */
const report = (parts: Partial<ReportInput> = {}): Report =>
  reportOn({
    from: '2026-11-01',
    until: '2026-11-30',
    regions: [region('noord')],
    questions: [],
    tickets: [],
    articles: [],
    sections: [],
    topics: TOPICS,
    today: '2026-11-21',
    ...parts,
  });

describe('the questions of a report', () => {
  it('are those of its days in the Netherlands, both ends included, and of its regions', () => {
    const questions = [
      question({ at: '2026-10-31T22:59:59.999Z' }),
      question({ at: '2026-10-31T23:00:00.000Z' }),
      question({ at: '2026-11-30T22:59:59.999Z' }),
      question({ at: '2026-11-30T23:00:00.000Z' }),
      question({ region: 'zuid' }),
    ];
    expect(report({ questions }).questions).toBe(2);
    expect(report({ questions, regions: [region('noord'), region('zuid')] }).questions).toBe(3);
  });

  it('are counted by what came of them', () => {
    const questions = [
      question({ helpful: 1 }),
      question({ kind: 'calculation', unhelpful: 1 }),
      question({ kind: 'clarify' }),
      question({ kind: 'handover', ticket: '7' }),
      question({ kind: 'refusal', text: null }),
      question({ text: null }),
      question({ kind: 'smalltalk' }),
    ];
    expect(report({ questions })).toMatchObject({
      questions: 6,
      byKind: { answer: 2, calculation: 1, clarify: 1, handover: 1, refusal: 1 },
      answered: 3,
      handedOver: 1,
      helpful: 1,
      unhelpful: 1,
      countedOnly: 2,
    });
  });

  it('are counted by topic, the most asked first, with those that stay without an answer', () => {
    const questions = [
      question({ topic: 'weg' }),
      question({ topic: 'overig', kind: 'handover' }),
      question({ topic: 'koppelkosten' }),
      question({ topic: 'koppelkosten', unhelpful: 1 }),
      question({ topic: 'koppelkosten', kind: 'clarify' }),
    ];
    expect(report({ questions }).byTopic).toEqual([
      { id: 'koppelkosten', title: 'Koppelkosten', count: 3, unanswered: 1 },
      { id: 'overig', title: 'Overig', count: 1, unanswered: 1 },
      { id: 'weg', title: 'weg', count: 1, unanswered: 0 },
    ]);
  });

  it('show what is missing: those without an answer, and those that an answer did not help', () => {
    const questions = [
      question({ kind: 'handover', text: 'Wie repareert de printer?' }),
      question({ kind: 'refusal', text: 'wie repareert de printer' }),
      question({ unhelpful: 1, text: 'Wanneer is de ledenvergadering?' }),
      question({ helpful: 1, text: 'Wat kost Futec?' }),
      question({ kind: 'clarify', text: 'Wat kost MicroHis?' }),
      question({ kind: 'handover', text: null }),
    ];
    expect(report({ questions }).clusters).toEqual([
      { label: 'Wie repareert de printer?', count: 2, examples: [] },
      { label: 'Wanneer is de ledenvergadering?', count: 1, examples: [] },
    ]);
  });
});

describe('the tickets of a report', () => {
  it('are counted by what happened to them in the period, each once, and those that wait now', () => {
    const tickets = [
      ticket(['2026-10-30T10:00', OPENED], ['2026-10-30T11:00', CLAIMED]),
      ticket(
        ['2026-11-16T10:00', OPENED],
        ['2026-11-16T11:00', CLAIMED],
        ['2026-11-16T12:00', ANSWERED],
        ['2026-11-16T13:00', REOPENED],
        ['2026-11-16T14:00', CLAIMED],
        ['2026-11-16T15:00', ANSWERED],
        ['2026-12-01T10:00', CLOSED],
      ),
      ticket(['2026-11-17T10:00', { ...OPENED, region: 'zuid' }]),
    ];
    expect(report({ tickets }).tickets).toEqual({
      opened: 1,
      answered: 1,
      closed: 0,
      reopened: 1,
      waiting: 1,
    });
  });

  it('wait in opening time, until somebody first has them and until their first answer', () => {
    const tickets = [
      // Friday 16:30 to Monday 8:30, over a weekend: an hour.
      ticket(
        ['2026-11-13T15:30', OPENED],
        ['2026-11-16T07:30', ASSIGNED],
        ['2026-11-16T08:30', CLAIMED],
        ['2026-11-16T09:30', ANSWERED],
        ['2026-11-16T10:30', REOPENED],
        ['2026-11-18T09:30', ANSWERED],
      ),
      ticket(['2026-11-17T10:00', OPENED], ['2026-11-17T10:05', CLAIMED]),
      ticket(['2026-11-17T10:00', OPENED], ['2026-11-17T12:00', CLAIMED]),
      // Had in October, answered in November: 4 minutes, and two days of nine hours.
      ticket(
        ['2026-10-29T10:00', OPENED],
        ['2026-10-29T10:04', CLAIMED],
        ['2026-11-02T10:00', ANSWERED],
      ),
      ticket(['2026-11-19T10:00', OPENED]),
    ];
    expect(report({ tickets })).toMatchObject({
      timeToClaim: { count: 3, median: 60, slowest: 120 },
      timeToAnswer: { count: 2, median: 630, slowest: 1080 },
    });
  });

  it('wait in the opening time of their own region', () => {
    const tickets = [ticket(['2026-11-16T07:00', OPENED], ['2026-11-16T12:00', CLAIMED])];
    const regions = [region('noord', { from: '12:00' })];
    expect(report({ tickets, regions }).timeToClaim).toEqual({ count: 1, median: 60, slowest: 60 });
  });

  it('give no times when there are none', () => {
    expect(report()).toMatchObject({ timeToClaim: null, timeToAnswer: null });
  });
});

describe('the knowledge that a report asks to look at', () => {
  it.each([
    ['review before today', { review: '2026-05-01' }, ['review', '2026-05-01']],
    ['review within 30 days', { review: '2026-12-20' }, ['review', '2026-12-20']],
    ['review later', { review: '2026-12-21' }, null],
    ['an end before today', { until: '2026-11-01' }, ['end', '2026-11-01']],
    ['an end within 30 days', { until: '2026-12-20' }, ['end', '2026-12-20']],
    ['an end later', { until: '2026-12-21' }, null],
    ['both', { review: '2026-05-01', until: '2026-12-01' }, ['end', '2026-12-01']],
    ['every region', { region: null, until: '2026-12-01' }, ['end', '2026-12-01']],
    ['another region', { region: 'zuid', until: '2026-12-01' }, null],
    ['withdrawn', { until: '2026-12-01', withdrawnAt: '2026-11-01T10:00:00.000Z' }, null],
  ])('is a saved answer of the helpdesk, its end before its review: %s', (_, parts, found) => {
    const saved = article(parts);
    const { expiring } = report({ articles: [saved], sections: [sectionOf(saved)] });
    expect(expiring.map(({ what, date }) => [what, date])).toEqual(found === null ? [] : [found]);
  });

  it.each([
    ['that ends today', '2026-11-21', true],
    ['that ends within 30 days', '2026-12-20', true],
    ['that ends later', '2026-12-21', false],
    ['that ended in the period', '2026-11-01', true],
    ['that ended before it', '2026-10-31', false],
    ['without an end', 'open', false],
  ])('is an article of the documents %s', (_, until, found) => {
    const { expiring } = report({ sections: [section('futec', until)] });
    expect(expiring).toEqual(
      found
        ? [{ kind: 'document', id: 'futec', title: 'Artikel futec', what: 'end', date: until }]
        : [],
    );
  });

  it('is named once, the earliest first', () => {
    const sections = [
      section('futec', '2026-12-10'),
      section('futec', '2026-12-10'),
      section('cobbler', '2026-12-05'),
    ];
    const articles = [article({ review: '2026-12-07' })];
    expect(report({ articles, sections }).expiring.map(({ id }) => id)).toEqual([
      'cobbler',
      'helpdesk-1',
      'futec',
    ]);
  });
});

describe('the text of a report', () => {
  it('says of every part that is empty that it is', () => {
    expect(renderReport(report())).toBe(
      `Vragen van 1 november 2026 tot en met 30 november 2026
Regio noord

Geen vragen in deze periode.

Onderwerpen
Geen onderwerpen.

Helpdesk
Geen vragen bij de helpdesk.

Vragen zonder goed antwoord
Geen vragen zonder goed antwoord waarvan de tekst er nog is.

Kennis om na te kijken
Geen antwoorden of documenten die aflopen.`,
    );
  });

  it('tells what was asked, what is missing and how long people waited', () => {
    const text = renderReport(
      report({
        questions: [
          question({ helpful: 1 }),
          question({ kind: 'handover', topic: 'overig', text: 'Wie repareert de printer?' }),
          question({
            kind: 'handover',
            topic: 'overig',
            text: 'Wie repareert de kapotte printer op de tweede verdieping?',
            ticket: '1',
          }),
          question({ text: null }),
        ],
        tickets: [
          ticket(['2026-11-16T10:00', OPENED], ['2026-11-16T12:05', CLAIMED]),
          ticket(['2026-11-16T10:00', OPENED], ['2026-11-16T10:45', CLAIMED]),
          ticket(
            ['2026-11-16T10:00', OPENED],
            ['2026-11-16T10:30', CLAIMED],
            ['2026-11-16T12:00', ANSWERED],
          ),
        ],
        articles: [article({ review: '2026-12-07' })],
        sections: [section('futec', '2026-12-10')],
      }),
    );
    expect(text).toBe(
      `Vragen van 1 november 2026 tot en met 30 november 2026
Regio noord

Vragen: 4, waarvan 2 beantwoord (50%)
• Antwoord uit de documenten of van de helpdesk: 2
• Berekening: 0
• Balie vroeg om meer gegevens: 0
• Niet gevonden in de documenten: 2
• Niet voor Balie, zoals medische vragen: 0
Doorgegeven aan de helpdesk: 1.
Oordeel over antwoorden: 1 keer nuttig, 0 keer niet nuttig.
Van 1 vraag is de tekst niet meer bewaard. Die telt alleen mee in de aantallen.

Onderwerpen
• Overig: 2 vragen, waarvan 2 zonder goed antwoord
• Koppelkosten: 2 vragen

Helpdesk
• Nieuw: 3, beantwoord: 1, gesloten: 0, heropend: 0
• Wacht nu op antwoord: 2
• Voor het eerst opgepakt: 3 vragen, de helft binnen 45 min, de langzaamste na 2
  uur 5 min openingstijd
• Voor het eerst beantwoord: 1 vraag, na 2 uur openingstijd

Vragen zonder goed antwoord
• 2 keer: Wie repareert de kapotte printer op de tweede verdieping?
  ook: Wie repareert de printer?

Kennis om na te kijken
• 7 december 2026: kijk antwoord helpdesk-1 na, “Wie repareert de printer?”
• 10 december 2026: laatste dag van artikel futec, “Artikel futec”`,
    );
  });

  it('stays within 80 columns, and shows no control characters of what people typed', () => {
    const long = `Wat is ${'x'.repeat(200)} en \u001b[31mwaarom\u0007 ${'woord '.repeat(40)}?`;
    const text = renderReport(
      report({
        questions: [question({ kind: 'handover', text: long })],
        articles: [article({ question: long, review: '2026-12-07' })],
      }),
    );
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBe(80);
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('shows the twenty largest groups, and says how many questions there are besides', () => {
    const words = 'boot kaas fiets lamp stoel pen boek jas deur muur raam tafel'.split(' ');
    const questions = [...words, ...words.map((word) => `${word}xyz`)].map((word) =>
      question({ kind: 'handover', text: `Hoe duur is een ${word}` }),
    );
    const text = renderReport(report({ questions }));
    expect(text.match(/^• 1 keer: /gmu)).toHaveLength(20);
    expect(text).toContain('En nog 4 vragen over iets anders.');
  });
});
