import { describe, expect, it } from 'vitest';
import { routeOf, topicOf } from '../../src/helpdesk/topics.ts';
import type { Topic } from '../../src/library/schemas.ts';
import { reply } from '../../src/reply.ts';
import { ask, library } from '../balie.ts';

/** Questions as practices ask them, about two for each row of the triage matrix, with the row that they belong to. */
const QUESTIONS: readonly (readonly [question: string, topic: string])[] = [
  ['Wij hebben volgende week installatie maar de helft is nog niet geregeld', 'koppeling-aanvraag'],
  ['Hoe krijgen we een login bij ZorgDomein voor de nieuwe huisarts?', 'koppeling-aanvraag'],
  ['Kunnen we de afspraak voor het installeren van ZorgDomein uitstellen?', 'koppeling-aanvraag'],
  ['De nota voor de koppeling van Futec is dubbel in rekening gebracht', 'koppelkosten'],
  ['wat kost hethis koppelen met zorgdomein voor drie praktijken', 'koppelkosten'],
  ['Wat rekent Cobbler per uur als de installatie langer duurt?', 'koppelkosten-eindbedrag'],
  [
    'Contract RAM-IT eindigt over vier maanden, krijgen we dan een eenmalige rekening?',
    'koppelkosten-eindbedrag',
  ],
  ['Hoeveel wordt het bij Danthas uiteindelijk, na de nacalculatie?', 'koppelkosten-eindbedrag'],
  ['we zitten op microhis, hoeveel gaat de koppeling ons kosten', 'microhis-partij'],
  ['Hoe weet ik welke partij onze MicroHis host?', 'microhis-partij'],
  ['Wat betalen we voor de koppeling met Medicom?', 'leverancier-niet-in-lijst'],
  ['Ons HIS wordt nergens genoemd, is de koppeling dan gratis?', 'leverancier-niet-in-lijst'],
  ['Kan de module kwetsbare ouderen per 1 juli nog in ons contract?', 'contract-wijzigen'],
  ['Tot welke dag kunnen we praktijkmanagement opzeggen bij Zilveren Kruis?', 'contract-wijzigen'],
  [
    'Wij waren een dag te laat met onze aanvraag voor taakdelegatie, maakt Zilveren Kruis een uitzondering?',
    'contract-wijzigen',
  ],
  ['In de vragenlijst heb ik per ongeluk nee ingevuld', 'vragenlijst'],
  ['Kunt u de vragenlijst van het vorige kwartaal heropenen?', 'vragenlijst'],
  ['Wie kan ons vertellen wat er in de maatwerkafspraak moet gebeuren?', 'maatwerkafspraak-inhoud'],
  ['Wij snappen de voorwaarden van het maatwerk in onze regio niet', 'maatwerkafspraak-inhoud'],
  [
    'In het contractvoorstel mis ik het maatwerk dat we hadden afgesproken',
    'maatwerkafspraak-ontbreekt',
  ],
  ['De overeenkomst is er, maar zonder onze maatwerkafspraak', 'maatwerkafspraak-ontbreekt'],
  [
    'Met wie bespreek ik een plan voor een bijzondere prestatie in onze wijk?',
    'bijzondere-prestatie',
  ],
  [
    'We willen een nieuw project voor dementerende ouderen laten vergoeden als bijzondere prestatie',
    'bijzondere-prestatie',
  ],
  ['Kan iemand adviseren welke digitale triagetool bij onze praktijk past?', 'triagetool-kiezen'],
  ['welke triage software voldoet aan de eisen van zilveren kruis', 'triagetool-kiezen'],
  [
    'Wij gebruiken een triagetool die Digizo.nu niet noemt, telt die ook mee?',
    'triagetool-niet-op-lijst',
  ],
  ['Is SmartConsult inmiddels toegestaan?', 'triagetool-niet-op-lijst'],
  ['CZ weigert de prestatiecode uit ons contract met Zilveren Kruis', 'volgkeuze'],
  ['Hoe stel ik in VECOZO in dat ik een andere verzekeraar volg?', 'volgkeuze'],
  ['Wat is het bedrag per patiënt dat Zilveren Kruis voor de SMR betaalt?', 'tarieven'],
  ['Met welke rekenhulp reken ik ons tarief voor praktijkmanagement uit?', 'tarieven'],
  ['Onze FTO-groep weet niet of we niveau 2 of 3 zijn', 'fto'],
  ['Mag een FTO zonder apotheker?', 'fto'],
  ['Voor welke datum moet ik wijzigingen bij Menzis en VGZ doorgeven?', 'andere-verzekeraar'],
  ['tot wanneer kan ik het contract met cz ondertekenen', 'andere-verzekeraar'],
  ['Wie geeft de bijscholing over online inzage aan onze assistenten?', 'open-uitvoering'],
  ['Hebben jullie folders voor patiënten over OPEN?', 'open-uitvoering'],
  ['Welke coalitie is er voor Groningen?', 'open-coalitie-vinden'],
  ['Bij wie melden we ons voor een OPEN-coalitie?', 'open-coalitie-vinden'],
  ['Kan ik de OPEN-vergoeding met terugwerkende kracht indienen?', 'open-declaratie'],
  ['Hoeveel kreeg een praktijk met 2400 patiënten van OPEN?', 'open-declaratie'],
  [
    'Pharmapartners brengt ons geld in rekening voor de OPEN-aanpassing, mag dat?',
    'open-factuur-leverancier',
  ],
  [
    'Wij kregen een nota voor het updaten van het HIS vanwege online inzage',
    'open-factuur-leverancier',
  ],
  ['Moeten we het onderhoud van ons patiëntenportaal zelf betalen?', 'portaal-kosten'],
  ['Is er subsidie om een portaal te kopen?', 'portaal-kosten'],
  ['Wij willen digitaal consulteren invoeren, betaalt Menzis dat?', 'inkoopafspraken-menzis'],
  [
    'Hoe komen wij als zorggroep in gesprek met Menzis over oplossingsrichting 5?',
    'inkoopafspraken-menzis',
  ],
  ['Alle praktijken hier willen naar één HIS, wie trekt dat?', 'regionaal-his'],
  ['Wie onderhandelt er voor de regio met de HIS-leveranciers?', 'regionaal-his'],
  ['Wanneer is onze regio aan de beurt met Medicatieoverdracht?', 'gaz-medicatieoverdracht'],
  ['Bij wie krijgen we hulp met het programma GAZ?', 'gaz-medicatieoverdracht'],
  [
    'Een patiënt meet thuis zijn bloeddruk en ik kijk te laat, ben ik dan aansprakelijk?',
    'rol-huisarts',
  ],
  [
    'Hoe denkt de LHV over kunstmatige intelligentie en de verantwoordelijkheid van de huisarts?',
    'rol-huisarts',
  ],
  ['Waar is de HASP te vinden en wanneer wordt die vernieuwd?', 'nhg-richtlijnen'],
  ['Wie maakt de dataset voor populatie-informatie?', 'nhg-richtlijnen'],
  [
    'Zijn er praktijken die al goed werken met digitale zorg, als voorbeeld?',
    'voorbeelden-websites',
  ],
  ['Training voor patiënten met weinig digitale vaardigheden', 'voorbeelden-websites'],
  ['Wat wilden de koepels met de visie op digitalisering bereiken?', 'visie-2019-2022'],
  ['Hoeveel miljoen was er in de visie 2019-2022 voor OPEN?', 'visie-2019-2022'],
  ['Hoeveel ibuprofen mag een kind van tien?', 'medisch'],
  ['Een patiënt heeft uitslag en jeuk na een vaccinatie', 'medisch'],
  ['Geef me het telefoonnummer van RAM-IT', 'contactgegevens'],
  ['Wat is het mailadres van de helpdesk?', 'contactgegevens'],
  ['Hieronder de geboortedatum en het BSN van een patiënt, kunt u meekijken?', 'persoonsgegevens'],
  ['ZorgDomein zegt bel Futec, Futec zegt bel ZorgDomein', 'tussen-twee-partijen'],
  ['Elke partij verwijst ons door naar een ander en er gebeurt niets', 'tussen-twee-partijen'],
  ['Wie repareert de printer bij de balie?', 'overig'],
  ['Hoe vraag ik vakantiedagen aan?', 'overig'],
];

/** What goes to a neighbouring row: a desk that looks at it sees so at once. */
const MISSED: readonly (readonly [question: string, found: string])[] = [
  [
    'Contract RAM-IT eindigt over vier maanden, krijgen we dan een eenmalige rekening?',
    'koppelkosten',
  ],
  ['Alle praktijken hier willen naar één HIS, wie trekt dat?', 'inkoopafspraken-menzis'],
  ['ZorgDomein zegt bel Futec, Futec zegt bel ZorgDomein', 'koppelkosten'],
  ['Hoe vraag ik vakantiedagen aan?', 'contract-wijzigen'],
];

/** The topic of a question as the bot replies to it. */
const topicIn = (question: string): Topic => topicOf(question, ask(question), library);

function topic(id: string): Topic {
  const found = library.topics.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no topic ${id}`);
  return found;
}

describe('the topic of a question', () => {
  it('is the row of the triage matrix that it belongs to', () => {
    const wrong = QUESTIONS.map(([question, id]) => [question, id, topicIn(question).id]).filter(
      ([, id, found]) => id !== found,
    );
    expect(wrong.map(([question, , found]) => [question, found])).toEqual(MISSED);
  });

  it('is never a stop (U4) for a question that the knowledge base itself has', () => {
    const asked = library.sections.flatMap(({ questions }) => questions.slice(0, 1));
    const stopped = asked.filter((question) => topicIn(question).urgency === 'U4');
    expect(stopped).toEqual([]);
  });

  it('is the last one where a question is like none and nobody in particular answers it', () => {
    const desk = reply({ kind: 'handover', title: 'Dat weet ik niet', route: 'helpdesk' });
    expect(topicOf('Wie repareert de printer?', desk, library).id).toBe('overig');
  });

  it('goes by what was understood, so that a short follow-up question keeps its subject', () => {
    const question = 'en het uurtarief?';
    const followUp = ask(question, { previousQuestion: 'Wat kost de koppeling bij Cobbler?' });
    expect(topicOf(question, followUp, library).id).toBe('koppelkosten-eindbedrag');
  });
});

describe('who answers a question', () => {
  it('is the party of its topic, also where the nearest section has another', () => {
    const near = reply({ kind: 'answer', title: 'Iets in de buurt', route: 'zorgverzekeraar' });
    expect(routeOf(topic('volgkeuze'), near)).toBe('zilveren_kruis');
  });

  it('is the party of the calculation or of the question back', () => {
    const amount = reply({ kind: 'calculation', title: '€ 30', route: 'open_coalitie' });
    const which = reply({ kind: 'clarify', title: 'Welke partij?', route: 'helpdesk' });
    expect(routeOf(topic('open-declaratie'), amount)).toBe('open_coalitie');
    expect(routeOf(topic('koppelkosten'), which)).toBe('helpdesk');
  });

  it('is the party of the reply where the question fits no topic', () => {
    const other = reply({ kind: 'handover', title: 'Dat weet ik niet', route: 'menzis' });
    expect(routeOf(topic('overig'), other)).toBe('menzis');
  });

  it('is the helpdesk where nobody is named', () => {
    expect(routeOf(topic('overig'), reply({ kind: 'refusal', title: 'Nee' }))).toBe('helpdesk');
  });
});
