import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../adapters/knowledge/read-knowledge.ts';
import { createBot } from '../../src/bot.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { createLibrary } from '../../src/library/library.ts';
import { ask, KNOWLEDGE, shown } from '../balie.ts';

const title = (text: string, day?: string): string =>
  ask(text, day === undefined ? {} : { day }).title;

describe('a command, as people type it', () => {
  it.each([
    ['koppelkosten futec 3 praktijken 24 maanden', 'Koppelkosten Futec voor 24 maanden: € 180,00'],
    ['/koppelkosten FUTEC 24 mnd', 'Koppelkosten Futec voor 24 maanden: € 60,00'],
    [
      'koppelkosten 24 maanden, 3 praktijken, Futec',
      'Koppelkosten Futec voor 24 maanden: € 180,00',
    ],
    ['koppelkosten leverancier=Futec maanden=12', 'Koppelkosten Futec voor 12 maanden: € 30,00'],
    ['koppelkosten hethis anderhalf jaar', 'Koppelkosten CGM: € 195,00 per jaar'],
    ['koppelkosten futek 1 jaar', 'Koppelkosten Futec voor 12 maanden: € 30,00'],
    ['koppelkosten cgm 2 jaar en 12 maanden', 'Koppelkosten CGM voor 36 maanden: € 585,00'],
    ['koppelkosten danthas', 'Koppelkosten Danthas: eenmalig circa € 45,00'],
    [
      'wijzigingsdata poh-ggz per 1 april',
      'POH-GGZ per 1 april 2027: aanvragen uiterlijk 4 maart 2027',
    ],
    // The number of FTO 2 is no day of the month, whatever date comes after it.
    ...['2027-07-01', '01-07-2027', '1 juli 2027', '1 juli'].flatMap((day) =>
      ['per', 'vanaf'].map(
        (word) =>
          [
            `wijzigingsdata FTO 2 ${word} ${day}`,
            'FTO 2 per 1 juli 2027: aanvragen uiterlijk 3 juni 2027',
          ] satisfies [string, string],
      ),
    ),
    [
      'wijzigingsdata digitale triage, poh-ggz aanvraag 5-12-2026',
      'Digitale triage en POH-GGZ: samen per 1 juli 2027',
    ],
    [
      'wijzigingsdata kwaliteit 2027-03-04',
      'Kwaliteit per 1 juli 2027: aanvragen uiterlijk 3 juni 2027',
    ],
    [
      'open-declaratie 2.350 patiënten 12 gemoedsbezwaarden 2021',
      'OPEN-declaratie 2021: € 6.684,46 eenmalig',
    ],
    ['/open 2350 2021', 'OPEN-declaratie 2021: € 6.650,50 eenmalig'],
  ])('%s', (text, expected) => {
    expect(ask(text)).toMatchObject({ kind: 'calculation', title: expected });
  });

  it('repeats what was understood', () => {
    expect(shown(ask('koppelkosten cobbler asp 1 jaar'))).toContain(
      'Cobbler, 1 praktijk, 12 maanden, ASP-omgeving',
    );
  });

  it('asks back what is missing, with choices', () => {
    expect(ask('koppelkosten').choices.map(({ label }) => label)).toContain('Futec');
    expect(ask('koppelkosten microhis').choices.map(({ label }) => label)).toEqual([
      'Futec',
      'RAM-IT',
      'Danthas',
      'Cobbler',
    ]);
    expect(ask('koppelkosten cobbler').choices).toHaveLength(2);
    expect(ask('wijzigingsdata').choices).toHaveLength(10);
    expect(ask('wijzigingsdata fto').choices.map(({ label }) => label)).toEqual(['FTO 2']);
  });

  it.each([
    ['koppelkosten pharmapartners', 'Pharmapartners staat niet in het overzicht.'],
    ['koppelkosten ram-it 61 maanden', 'maximaal 3 of 5 jaar (60 maanden); ik las 61.'],
    ['koppelkosten ram-it 1,5 maanden', "ik las '1,5'."],
    ['koppelkosten cobbler hosting=cloud', "Kies asp of niet-asp; ik las 'cloud'."],
    ['wijzigingsdata poh-ggz aanvraag 29-02-2027', '29-02-2027 bestaat niet of is geen datum.'],
    [
      'wijzigingsdata digitale triage per 1 april 2027',
      'Digitale triage kan alleen per 1 januari of 1 juli. Dichtstbij: 1 januari 2027 of 1 juli 2027.',
    ],
    [
      'wijzigingsdata avondspreekuur',
      'Het avondspreekuur staat niet meer in het inkoopbeleid; er is geen wijzigingsdatum.',
    ],
    ['wijzigingsdata maatwerkafspraak', 'Een maatwerkafspraak loopt via uw regio-organisatie.'],
    ['/open 2350,5', "ik las '2350,5'"],
    ['/open 2,350', 'Bedoelt u 2350 of 2,35? Schrijf 2350 of 2.350.'],
    ['/open -5', "ik las '-5'"],
  ])('says what is wrong: %s', (text, sentence) => {
    const reply = ask(text);
    expect(reply.kind).toBe('clarify');
    expect(reply.text).toContain(sentence);
  });
});

describe('a calculation in plain words', () => {
  it.each([
    [
      'wat betalen we in totaal bij Futec voor 3 praktijken over 2 jaar?',
      'Koppelkosten Futec voor 24 maanden: € 180,00',
    ],
    ['ramit 60 maanden wat word het totaal', 'Koppelkosten RAM-IT voor 60 maanden: € 210,00'],
    [
      'hoeveel mag ik declareren voor 2.350 patiënten in 2021',
      'OPEN-declaratie 2021: € 6.650,50 eenmalig',
    ],
    [
      'haal ik 1 januari nog voor poh-ggz?',
      'POH-GGZ per 1 januari 2027: aanvragen uiterlijk 4 december 2026',
    ],
    [
      '28 februari 2027 poh-ggz aanvraag, op tijd voor april?',
      'POH-GGZ per 1 april 2027: aanvragen uiterlijk 4 maart 2027',
    ],
    [
      'tot wanneer kan ik SMR wijzigen per 1 jlui 2027',
      'SMR per 1 juli 2027: aanvragen uiterlijk 3 juni 2027',
    ],
  ])('%s', (text, expected) => {
    expect(ask(text)).toMatchObject({ kind: 'calculation', title: expected });
  });

  it.each([
    'Moet een praktijk bij Futec een offerte vragen?',
    'Wat gebeurde er in 2019 bij OPEN?',
    'Wat is een CMIO?',
    'Is een patiëntenportaal verplicht voor OPEN?',
  ])('is not seen in a question without figures: %s', (text) => {
    expect(ask(text).kind).not.toBe('calculation');
  });

  it('counts days in Amsterdam', () => {
    expect(title('haal ik 1 januari 2027 nog voor poh-ggz?', '2026-12-04')).toContain(
      'uiterlijk 4 december 2026',
    );
    expect(title('haal ik 1 januari 2027 nog voor poh-ggz?', '2026-12-05')).toBe(
      'POH-GGZ: te laat voor 1 januari 2027, wel per 1 april 2027',
    );
  });
});

describe('what has no rules is never calculated', () => {
  const futec = { previousQuestion: 'koppelkosten futec 24 maanden' };

  it.each([
    ['en bij Promedico voor 3 praktijken?', futec],
    ['en bij Bricks over 2 jaar?', { previousQuestion: 'wat kost de koppeling bij Futec' }],
    ['koppelkosten promedico futec 12 maanden', {}],
    ['Wat kost Medicom over 3 jaar voor 2 praktijken?', {}],
  ])('another vendor gets no figure of a neighbour: %s', (text, conversation) => {
    const reply = ask(text, conversation);
    expect(reply.kind).not.toBe('calculation');
    expect(shown(reply)).not.toMatch(/€ \d/u);
  });

  it.each([
    'haal ik 1 januari nog voor poh-ggz bij VGZ?',
    'wijzigingsdata poh-ggz CZ per 1 april',
    'kan ik SMR bij Menzis per 1 juli wijzigen?',
  ])('another insurer gets no date of Zilveren Kruis as its own: %s', (text) => {
    expect(ask(text).kind).not.toBe('calculation');
  });

  it.each([
    'we hebben 2350 patiënten, mogen die inzage in hun dossier?',
    'wat is de vergoeding per 1000 patiënten voor digitale triage',
    'vergelijk de kosten van de oplossingsrichtingen',
  ])('another subject is not taken for a calculation: %s', (text) => {
    expect(ask(text).kind).not.toBe('calculation');
  });
});

describe('numbers and days that are easily misread', () => {
  it.each([
    ['koppelkosten futec tot eind 2027', 'Koppelkosten Futec: € 2,50 per maand'],
    ['koppelkosten futec 15 weken', 'Koppelkosten Futec: € 2,50 per maand'],
    ['koppelkosten futec aantal praktijken: 3', 'Koppelkosten Futec: € 7,50 per maand'],
    ['koppelkosten futec 2 jaar, 3 maanden', 'Koppelkosten Futec voor 27 maanden: € 67,50'],
    ['koppelkosten futec dertien maanden', 'Koppelkosten Futec voor 13 maanden: € 32,50'],
    ['koppelkosten futec en cgm 12 maanden', 'Koppelkosten vergeleken: 1 praktijk over 12 maanden'],
  ])('%s', (text, expected) => {
    expect(ask(text).title).toBe(expected);
  });

  it('refuses two terms that contradict each other', () => {
    expect(ask('koppelkosten futec 12 maanden 24 maanden').text).toContain("ik las '12 en 24'");
  });

  it('takes a year for a year, also after another question', () => {
    expect(
      ask('en in 2022?', { previousQuestion: 'open-declaratie 2350 patiënten 2021' }).title,
    ).toBe('OPEN-declaratie 2022: € 6.650,50 eenmalig');
    expect(ask('open-declaratie 2021').text).toContain('Hoeveel ingeschreven patiënten');
  });

  it('counts from tomorrow when the request is sent tomorrow', () => {
    expect(ask('wijzigingsdata poh-ggz aanvraag morgen', { day: '2026-12-04' }).title).toBe(
      'POH-GGZ per 1 april 2027: aanvragen uiterlijk 4 maart 2027',
    );
    expect(ask('wijzigingsdata poh-ggz aanvraag volgende week').text).toContain(
      'bestaat niet of is geen datum',
    );
  });

  it('does not drop an agreement that it does not know', () => {
    expect(ask('wijzigingsdata poh-s, poh-ggz per 1 april').text).toContain(
      'POH-S staat niet op de lijst',
    );
  });
});

describe('a follow-up of a calculation', () => {
  it.each([
    [
      'wat betalen we bij Futec voor 3 praktijken over 2 jaar?',
      'en bij RAM-IT?',
      'Koppelkosten RAM-IT voor 24 maanden: € 252,00',
    ],
    [
      'koppelkosten futec 24 maanden',
      'en voor 3 praktijken?',
      'Koppelkosten Futec voor 24 maanden: € 180,00',
    ],
    [
      'Wat kost de koppeling bij RAM-IT?',
      'ons contract loopt nog 18 maanden',
      'Koppelkosten RAM-IT voor 18 maanden: € 63,00',
    ],
    [
      'hoeveel mag ik declareren voor 3000 patiënten in 2021',
      'en voor 3500?',
      'OPEN-declaratie 2021: € 9.905,00 eenmalig',
    ],
    [
      'Kan ik POH-GGZ nog wijzigen per 1 januari?',
      'en SMR',
      'SMR per 1 januari 2027: aanvragen uiterlijk 4 december 2026',
    ],
  ])('%s — %s', (previousQuestion, text, expected) => {
    expect(ask(text, { previousQuestion }).title).toBe(expected);
  });

  it('leans on what was understood, so that a chain of them holds', () => {
    const first = ask('wat betalen we bij Futec voor 3 praktijken over 2 jaar?');
    const second = ask('en bij RAM-IT?', { previousQuestion: first.understood ?? '' });
    const third = ask('en voor 4 praktijken?', { previousQuestion: second.understood ?? '' });
    expect(third.title).toBe('Koppelkosten RAM-IT voor 24 maanden: € 336,00');
  });
});

describe('the comparison of all vendors', () => {
  it('keeps exact, estimated and unknown apart', () => {
    const { facts } = ask('koppelkosten vergelijk 36 maanden');
    expect(facts.map(({ label }) => label)).toEqual([
      'Exact: CGM',
      'Exact: Futec',
      'Exact: RAM-IT',
      'Ongeveer: Danthas',
      'Geen totaal te geven: Cobbler',
      'Onbekend',
    ]);
    expect(facts[1]?.value).toBe('€ 90,00 (€ 2,50 per maand)');
  });
});

describe('the calendar file', () => {
  const [file] = ask('wijzigingsdata poh-ggz per 1 april ics').files;
  const lines = file?.content.split('\r\n') ?? [];

  it('has the deadline as a day, with a reminder one week before', () => {
    expect(file).toMatchObject({ name: 'zilveren-kruis-2027-03-04.ics', type: 'text/calendar' });
    expect(lines).toContain('DTSTART;VALUE=DATE:20270304');
    expect(lines).toContain('TRIGGER:-P7D');
    expect(lines).toContain('UID:2027-03-04-poh-ggz@balie');
  });

  it('is folded at 75 octets and closed, as RFC 5545 asks', () => {
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line !== '').at(-1)).toBe('END:VCALENDAR');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  it('is offered as a choice', () => {
    expect(ask('wijzigingsdata poh-ggz per 1 april').choices).toEqual([
      {
        label: 'Zet in agenda',
        message: 'wijzigingsdata POH-GGZ per 2027-04-01 ics',
        brings: 'file',
      },
    ]);
  });
});

describe('one description a calculator', () => {
  it.each(CALCULATORS)('$command has an example that works', ({ command, example }) => {
    expect(example.startsWith(`${command} `)).toBe(true);
    expect(ask(example).kind).toBe('calculation');
  });

  it.each(CALCULATORS)(
    '$command describes each field once, in words that can be typed',
    ({ fields, command }) => {
      const keys = fields.flatMap((field) => field.keys);
      expect(new Set(keys).size).toBe(keys.length);
      expect(fields.some(({ required }) => required)).toBe(true);
      expect(command).toMatch(/^[a-z][a-z-]{0,31}$/u);
    },
  );
});

describe('a figure in the rules', () => {
  it('changes the answer when it changes, together with its article', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'rules-'));
    await cp(KNOWLEDGE, folder, { recursive: true });
    const change = async (file: string, from: string, to: string): Promise<void> => {
      const name = path.join(folder, file);
      await writeFile(name, (await readFile(name, 'utf8')).replaceAll(from, to));
    };
    await change('rules/koppelkosten.yaml', 'cents: 250,', 'cents: 275,');
    await expect(readKnowledge(folder)).rejects.toThrow(
      '"€ 2,75" staat niet in sectie koppeling-futec#kosten',
    );
    await change('koppeling/koppeling-futec.md', '€ 2,50', '€ 2,75');
    const knowledge = await readKnowledge(folder);
    const bot = createBot(
      createLibrary(knowledge, () => true),
      knowledge.rules,
    );
    const reply = bot.handle({
      text: 'koppelkosten futec 12 maanden',
      receivedAt: new Date('2026-11-21T11:00:00Z'),
      conversation: { id: 'c' },
      sender: { id: 's' },
    });
    expect(reply.title).toBe('Koppelkosten Futec voor 12 maanden: € 33,00');
    await rm(folder, { recursive: true });
  });
});
