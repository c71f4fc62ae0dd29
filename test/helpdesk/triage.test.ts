import { describe, expect, it } from 'vitest';
import { factsFrom } from '../../src/bot.ts';
import { appointmentIn, deadlineIn, termIn } from '../../src/calculators/deadline.ts';
import { Triage } from '../../src/helpdesk/ticket.ts';
import { type Clocks, triage } from '../../src/helpdesk/triage.ts';
import { guard } from '../../src/privacy.ts';
import { ask, knowledge, library } from '../balie.ts';

/** What the dates in a question say. */
function clocksOf(question: string, today: string): Clocks {
  const context = { rules: knowledge.rules, today, ...factsFrom(library) };
  const date = appointmentIn(question, today);
  const what = 'afspraak voor de installatie';
  return {
    contract: deadlineIn(question, context),
    installation: date === null ? null : { date, what, startDate: null, section: null },
    term: termIn(question, context),
  };
}

/** A question as the desk gets it, after what the real bot said to it. */
function triaged(typed: string, today = '2026-11-21'): Triage {
  const { found, redacted: question } = guard(typed);
  const reply = ask(question, { day: today });
  return triage(question, reply, found.length > 0, clocksOf(question, today), library, today);
}

describe('the triage of a question', () => {
  it('has all that the desk needs to begin', () => {
    const found = triaged('Onze tool staat niet op Digizo.nu, waar leg ik dat voor?');
    expect(found).toEqual({
      topic: { id: 'triagetool-niet-op-lijst', title: 'Triagetool die niet op Digizo.nu staat' },
      route: 'zilveren_kruis',
      routeName: 'Zilveren Kruis',
      urgency: 'U1',
      deadline: null,
      ask: ['Hoe heet de tool, en wie levert die?'],
      caution: ['Beloof niet dat SmartConsult definitief is goedgekeurd.'],
      found: [
        'Wat u doet als uw digitale triage tool niet op Digizo.nu staat',
        "Beleid en contract, vraag 'Wat doe ik als de digitale triage tool die ik wil gebruiken niet op digizo.nu staat?'",
        'In de buurt: Digitale triage tools op Digizo.nu die voldoen aan de voorwaarden van Zilveren Kruis',
        'In de buurt: Welke tools buiten Digizo.nu Zilveren Kruis heeft goedgekeurd',
      ],
      why: 'De vrager wil meer weten dan dit antwoord.',
    });
    expect(Triage.parse(found)).toEqual(found);
  });

  // biome-ignore format: a table
  it.each([
    ['De factuur van RAM-IT klopt niet, wie kan dat uitzoeken?', 'koppelkosten', 'his_leverancier', 'U0', 'Om hoeveel praktijken gaat het?'],
    ['Wat kost de koppeling bij MicroHis?', 'microhis-partij', 'helpdesk', 'U0', 'Met welke partij hebt u het contract voor MicroHis, of wie host MicroHis voor u?'],
    ['Ik heb inhoudelijke vragen over de maatwerkafspraak van onze praktijk.', 'maatwerkafspraak-inhoud', 'regio_organisatie', 'U1', 'Om welk contractjaar gaat het?'],
    ['waar moet ik volgkeuze doorgeven', 'volgkeuze', 'zilveren_kruis', 'U1', 'Om welke prestatiecode gaat het?'],
    ['Tot wanneer kan ik het contract met CZ wijzigen?', 'andere-verzekeraar', 'zorgverzekeraar', 'U1', 'Om welke verzekeraar gaat het?'],
    ['Wie helpt onze praktijk om aan de OPEN-voorwaarden te voldoen?', 'open-uitvoering', 'open_coalitie', 'U0', 'Om welke voorwaarde gaat het?'],
    ['Kan ik OPEN nog declareren?', 'open-declaratie', 'zorgverzekeraar', 'U0', 'Is OPEN al gedeclareerd?'],
    ['ZorgDomein en Futec wijzen naar elkaar, wie helpt ons?', 'tussen-twee-partijen', 'helpdesk', 'U2', 'Wie zei wat, en wanneer?'],
    ['Wat is het telefoonnummer van Zilveren Kruis?', 'contactgegevens', 'helpdesk', 'U0', 'Welke partij zoekt u?'],
    ['Wie repareert de printer bij de balie?', 'overig', 'helpdesk', 'U0', 'Waarover gaat uw vraag?'],
  ])('%s: %s, %s, %s', (question, topic, route, urgency, back) => {
    const found = triaged(question);
    expect([found.topic.id, found.route, found.urgency]).toEqual([topic, route, urgency]);
    expect(found.ask).toContain(back);
    expect(found.deadline).toBe(null);
  });

  it('of a medical question is a stop, with the word not to advise', () => {
    expect(triaged('Hoeveel ibuprofen mag een kind van tien?')).toMatchObject({
      topic: { id: 'medisch' },
      urgency: 'U4',
      ask: [],
      caution: ['Geef geen medisch advies. Verwijs naar het protocol van de eigen praktijk.'],
      found: [],
    });
  });
});

describe('the dates behind a question', () => {
  it('give a change of the contract its deadline', () => {
    const question = 'Ik wil de POH-GGZ per 1 januari 2027 aanpassen, kan dat nog?';
    expect(triaged(question)).toMatchObject({
      topic: { id: 'contract-wijzigen' },
      urgency: 'U0',
      deadline: {
        date: '2026-12-04',
        what: 'uiterste aanvraagdatum voor POH-GGZ per 1 januari 2027',
        startDate: '2027-01-01',
      },
    });
  });

  it.each([
    ['25 november 2026', 'U3', 'within 7 days'],
    ['28 november 2026', 'U3', 'in 7 days'],
    ['29 november 2026', 'U1', 'in 8 days'],
  ])('an installation on %s is %s: %s', (day, urgency) => {
    const question = `Onze koppeling wordt op ${day} geïnstalleerd, maar er staan nog zaken open`;
    const found = triaged(question);
    expect([found.topic.id, found.urgency]).toEqual(['koppeling-aanvraag', urgency]);
    expect(found.deadline?.what).toBe('afspraak voor de installatie');
  });

  it.each([
    [10, 'U1'],
    [11, 'U2'],
    [12, 'U2'],
    [13, 'U2'],
    [14, 'U0'],
  ])('a term of %i months at RAM-IT, where the fee changes at 12, is %s', (months, urgency) => {
    const question = `Wat betalen we bij RAM-IT? Ons contract loopt nog ${months} maanden`;
    expect(triaged(question).urgency).toBe(urgency);
  });

  it('change nothing for a topic that they say nothing of', () => {
    const found = triaged('Wie geeft op 25 november 2026 de scholing van OPEN?');
    expect(found).toMatchObject({
      topic: { id: 'open-uitvoering' },
      urgency: 'U0',
      deadline: null,
    });
  });
});

describe('a question out of which personal data was taken', () => {
  it('is for the privacy contact at the helpdesk, at once, whatever it is about', () => {
    const found = triaged(
      'Telt mevrouw Nepnaam, geboren 14-03-1951, BSN 123456782, mee voor OPEN?',
    );
    expect(found).toMatchObject({
      topic: { id: 'persoonsgegevens', title: 'Gegevens van een patiënt in het bericht' },
      route: 'helpdesk',
      urgency: 'U4',
      deadline: null,
      ask: [
        'Wilt u het bericht verwijderen en de vraag opnieuw stellen, zonder gegevens van de patiënt?',
      ],
    });
    expect(JSON.stringify(found)).not.toMatch(/Nepnaam|1951|123456782/u);
  });
});

describe('what Balie found, and why that was not enough', () => {
  it('is the calculation and its source, without what could be done with it', () => {
    const found = triaged('Ik wil de POH-GGZ per 1 januari 2027 aanpassen, kan dat nog?');
    expect(found.why).toBe('De vrager wil meer weten dan deze berekening.');
    expect(found.found[0]).toBe('POH-GGZ per 1 januari 2027: aanvragen uiterlijk 4 december 2026');
    expect(found.found.filter((line) => line.startsWith('In de buurt'))).toEqual([]);
  });

  it('is the question back, without the replies to choose from', () => {
    const found = triaged('Wat kost de koppeling bij MicroHis?');
    expect(found.why).toBe('De vraag was niet compleet genoeg voor een antwoord.');
    expect(found.found).toEqual([
      'Wat de koppeling voor MicroHis kost: vier partijen naast elkaar',
      'Voorbereiden koppeling, opsomming van de leveranciers',
    ]);
  });

  it('is nothing where nothing was', () => {
    const found = triaged('Wie repareert de printer bij de balie?');
    expect(found.why).toBe('Hierover staat niets in de documenten.');
    expect(found.found).toEqual([]);
  });
});
