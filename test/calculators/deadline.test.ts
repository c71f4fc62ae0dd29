import { describe, expect, it } from 'vitest';
import { factsFrom } from '../../src/bot.ts';
import type { Context } from '../../src/calculators/calculator.ts';
import { appointmentIn, deadlineIn, termIn } from '../../src/calculators/deadline.ts';
import { knowledge, library } from '../balie.ts';

const on = (today = '2026-11-21'): Context => ({
  rules: knowledge.rules,
  today,
  ...factsFrom(library),
});

describe('the deadline behind a question about the contract', () => {
  it('has what people read, the start and the section of the rule', () => {
    expect(deadlineIn('Kan ik POH-GGZ nog wijzigen per 1 januari?', on())).toEqual({
      date: '2026-12-04',
      what: 'uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027',
      startDate: '2027-01-01',
      section: 'zk-wijzigen-per-kwartaal#poh-ggz',
    });
    expect(deadlineIn('Ik heb een vraag over het formulier', on())).toEqual({
      date: '2026-12-04',
      what: 'uiterste aanvraagdatum voor een wijziging per 1 januari 2027',
      startDate: '2027-01-01',
      section: 'zk-termijn-vier-weken#termijn',
    });
  });

  it.each([
    // An agreement with a wanted start, also when its deadline was just missed.
    ['poh-ggz per 1 april 2027', '2026-11-21', '2027-03-04'],
    ['poh-ggz per 1 januari, is dat te laat?', '2026-12-10', '2026-12-04'],
    // The agreement's own next deadline: without a start, with one that it has not, with one that is past.
    ['Hoe wijzig ik digitale triage?', '2026-12-05', '2027-06-03'],
    ['digitale triage per 1 april 2027', '2026-12-05', '2027-06-03'],
    ['poh-ggz per 1 januari 2026 vergeten', '2026-11-21', '2026-12-04'],
    ['poh-ggz per 31 april', '2026-11-21', '2026-12-04'],
    // Several: the earliest.
    ['digitale triage en poh-ggz wijzigen', '2026-12-05', '2027-03-04'],
    ['een maatwerkafspraak en SMR wijzigen', '2026-12-05', '2027-06-03'],
    // No agreement: by the wanted start, or else the next quarter.
    ['we willen iets wijzigen per 1 juli', '2026-11-21', '2027-06-03'],
    ['we willen iets wijzigen per 2 juli', '2026-11-21', '2026-12-04'],
    ['ik wil iets wijzigen', '2026-12-04', '2026-12-04'],
    ['ik wil iets wijzigen', '2026-12-05', '2027-03-04'],
    ['Wij willen ons FTO wijzigen', '2026-12-05', '2027-03-04'],
    ['', '2026-11-21', '2026-12-04'],
  ])('%s (on %s): %s', (text, today, date) => {
    expect(deadlineIn(text, on(today))?.date).toBe(date);
  });

  it('names every agreement that has it', () => {
    expect(deadlineIn('SMR, FTO 2 en poh-ggz per 1 januari', on())?.what).toBe(
      'uiterste aanvraagdatum voor SMR, FTO 2 en POH-GGZ per 1 januari 2027',
    );
    expect(deadlineIn('SMR en poh-ggz', on('2026-12-05'))?.what).toBe(
      'uiterste aanvraagdatum voor POH-GGZ per 1 april 2027',
    );
  });

  it.each([
    'kan ik SMR bij Menzis per 1 juli wijzigen?',
    'haal ik 1 januari nog voor poh-ggz bij VGZ?',
    'Wie gaat over de maatwerkafspraak?',
    'Kan ik het avondspreekuur nog wijzigen per 1 januari?',
  ])('is not there for another insurer, or for what has no start date: %s', (text) => {
    expect(deadlineIn(text, on())).toBeNull();
  });

  it('follows the rules: another notice is another deadline', () => {
    const { wijzigingsdata } = knowledge.rules;
    const notice = { ...wijzigingsdata.notice, days: 14 };
    const rules = { ...knowledge.rules, wijzigingsdata: { ...wijzigingsdata, notice } };
    expect(deadlineIn('poh-ggz per 1 april', { ...on(), rules })?.date).toBe('2027-03-18');
  });
});

describe('the term of a contract with RAM-IT', () => {
  it.each([
    ['Ons contract met RAM-IT loopt nog 8 maanden', 8],
    ['ramit, looptijd 2 jaar', 24],
    ['we gaan van RAM-IT naar Futec, het contract loopt nog 13 maanden', 13],
    ['ons RAM-IT contract loopt nog een jaar', 12],
    ['Het contract bij RAM-IT loopt nog ongeveer één jaar', 12],
    ['RAM-IT rekent per jaar, ons contract loopt nog 8 maanden', 8],
    ['Wat kost RAM-IT per jaar?', null],
    ['Wat kost RAM-IT als het contract korter dan een jaar loopt?', null],
    ['Wat kost de koppeling bij RAM-IT?', null],
    ['RAM-IT: 12 maanden of 24 maanden', null],
    ['Ons contract met Futec loopt nog 8 maanden', null],
    ['Ons contract voor MicroHis loopt nog 8 maanden', null],
    ['Ons contract loopt nog 8 maanden', null],
  ])('%s: %s', (text, months) => {
    expect(termIn(text, on())).toBe(months);
  });
});

describe('the day of an appointment', () => {
  it.each([
    ['De installatie is op 4 december en er staan nog punten open', '2026-12-04'],
    ['De installatie is op 21-11-2026', '2026-11-21'],
    ['Vorige week, op 12 november 2026, belden we; de afspraak is 1 december', '2026-12-01'],
    ['Ik bel morgen; de installatie is op 4 december', '2026-12-04'],
    ['Morgen komt de installateur', '2026-11-22'],
    ['De installateur komt morgenochtend', '2026-11-22'],
    ['Gisteren gebeld, overmorgen installatie', '2026-11-23'],
    ['De installatie is vandaag', '2026-11-21'],
    ['De installatie is op 20 januari 2027', '2027-01-20'],
    ['De installatie is op 21 januari 2027', null],
    ['De installatie was gisteren', null],
    ['Goede morgen, wanneer is de installatie?', null],
    ['De installatie is eind december 2026', null],
    ['De installatie is in december', null],
    ['De installatie is op 31 november', null],
    ['Wanneer is de installatie?', null],
  ])('%s: %s', (text, day) => {
    expect(appointmentIn(text, '2026-11-21')).toBe(day);
  });
});
