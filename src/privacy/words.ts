/** A set of words from a list that is written as running text. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Common Dutch and English words that may stand, also with a capital, where a name could stand. */
const COMMON = wordSet(`
  aan aangezien achter af al alle alleen allemaal alles als alsnog altijd ander andere anders
  beide ben bent bij bijna binnen boven buiten daar daarna daarom dan dat de deze die dit doen
  doet door dus echt een eens eerder eerst eerste elk elke en er ergens erg even eventueel gaan
  gaat gedaan geef geen geeft gehad geldt gelden graag gaf had hadden hallo heb hebben hebt
  heeft heel helaas hele hem hen het hetzelfde hier hij hoe hoeft hoelang hoeveel hoeven hoi hun
  ieder iedere iedereen iemand iets ik in inmiddels is ja jaar je jij jou jouw juist jullie kan
  kon konden kom komen komt krijg krijgen krijgt kunnen kunt kwam laat laten later liever maak
  maakt maar maand maanden mag maken me meer mee meteen met mij mijn minder mits moest moet
  moeten mogelijk mogen na naar naast net niemand niet niets nieuw nieuwe nog nogmaals nu of
  ofwel om omdat onder ons onze ook op opnieuw over per pas precies recent samen sinds soms
  staan staat sta steeds straks tegen terug terwijl thuis tijdens toch toe toen tot totaal
  tussen twee uit uw vaak vaker van vanaf vandaag vanwege veel verder via volgend volgende
  volgens voor vooraf voordat vorig vorige vraag vraagt vragen vroeg waar waarom waarvoor
  wanneer waren was wat we weer weet wel welk welke werd werden wie wij wil wilde wilden willen
  wilt word worden wordt zal ze zeer zeg zegt zei zelf zich zie zien ziet zij zijn zit zo zoals
  zodat zodra zonder zou zouden zowel zojuist

  mevrouw mevr mw mvr meneer mijnheer dhr heer mrs mr ms miss bedankt beste dag dank dankjewel
  fijn geachte goed goede goedemiddag goedemorgen groet groeten help hulp januari februari maart
  april mei juni juli augustus september oktober november december maandag dinsdag woensdag
  donderdag vrijdag zaterdag zondag morgen gisteren vanochtend vanmiddag week weken

  u vanuit information material materials misschien maximaal voldoende blijven blijft
  noodgedwongen extra belde bellen belt gebeld gebruikt gebruik gebruiken geregistreerd gestopt
  hoort hoorde ingelogd inloggen klaagt liggen ligt logt lukt meldt meldde neemt nodig ontbreekt
  ontvangt ontving opgezegd overleden slaapt slikt spreekt stuurt stuurde vertelt vertelde vindt
  vond wacht weigert wenst werkt wist woont woonachtig wonende zoekt zat gekregen geworden
  geweest gevraagd toestemming bezwaar recht rechten

  bekijken bespreken betaalt betalen bezoeken denkt dacht kreeg leest lezen mist mogelijkheid
  schrijft snapt begrijpt verhuizen verhuist verlengen versturen vertrekken verwijzen raakt boos

  a an and any are as at be by can did do does for from get has have he her his how i if it its
  may must my new not now on or our out she should that the their them they this to what when
  where which who will with would you your please patient patients client lives wants needs asks
  says

  aanmelden aanmelding aantal aanvraag aanvragen abonnement actie adres afdeling akkoord analyse
  antwoord app apotheek apotheken apparaat artikel assistente arts artsen bedrag beeldbellen
  behandelaar behandeling beleid bericht beschikbaar bijlage bijlagen bijzondere brief bsn
  budget burgerservicenummer centraal clienten coalitie contact contract data datum declaratie
  declareren deel deelname demo details digitaal digitale dossier dossiers e-consult e-health
  e-mail eis eisen email factuur formulier fto gbd geb geboortedatum geboren gegevens gemiddeld
  gemoedsbezwaarde gemoedsbezwaarden gezondheid helpdesk huisarts huisartsen incident info
  informatie inkoop inkoopbeleid ingang ingeschreven inlog inloggegevens inschrijf
  inschrijftarief ingevuld jaarlijks journey keten ketens klacht klachten koppeling koppelen
  kosten kwaliteit laatste landelijk leverancier link lijst meekijken melding mensen meting
  metingen midden module modules monitor naam nederland nummer omgeving onbekend onbekende
  online ontsluiten overig overige overstap overzicht participatie patiente patienten pgo
  platform platforms poh polikliniek portaal portalen portal praktijk praktijken preventie prijs
  privacy procedure product programma project reden regeling regie regio regionaal registratie
  reis resultaat safety samenvatting scholing self service specialist spreekuur stap status
  subsidie subthema systeem taak tarief tarieven team tegemoetkoming telefoon tevredenheid
  toegang toelichting tool tools training triage type vergoeding vergoed vergoeden versie
  verwijzing verzekeraar verzekerd verzekerde visie voorlichting voorwaarde voorwaarden
  werkgroep werk wijziging zelfmanagement zelfmetingen zelfzorg ziekenhuis zorg zorggroep
  zorginstelling zorgverlener zorgverzekeraar access care centered centred engagement experience
  ervaring ervaringen empowerment reported outcome outcomes perspectief jonger ouder turkse
  marokkaanse syrische poolse record records summary file fee registered receptie balie spoed
  euro
`);

/** Parties, products and abbreviations from the field: no name of a patient. */
const PARTIES = wordSet(`
  menzis zilveren kruis achmea vgz cz onvz dsw anderzorg interpolis asr zorgdomein futec cobbler
  danthas ram-it ramit cgm hethis microhis omnihis zorgdossier promedico pharmapartners medicom
  bricks tetrahis tetra chipsoft philips hinq topicus luscii smartconsult digizo open medmij
  mitz lhv nhg ineen vws vecozo vektis stizon nictiz vzvz roset artsonline zaurus isala prisma
  quin docline doccs evodoc flexdokters medicoo slack teams microsoft google apple amazon his
  kis hapis ais lsp aorta avg agb uzovi kvk igj nza ciz cak uwv copd cvrm ggz poh-ggz vvt hap
  seh ecms rso gaz spreekuur spreekuur.nl mijngezondheid uw-zorg uwzorg u-prevent
  ziektelastmeter meetpunt kavelmodel moetiknaardedokter twiinz knmg knmp zn vng rivm ggd wmo
  wlz zvw wgbo wkkgz skipr stichting vereniging twente achterhoek harderwijk zoetermeer zwolle
  balie digid zivver edifact inen zelfzorgondersteund opdc dokter dokters windows mac
  citrix outlook office chrome android iphone healthcare ehealth cio cmio ict mira nedap ksyos microbais arcos euroned
  scipio intermedix viplive calculus salland eno unive friesland caresq eucare aevitae zorgdirect
  just vinkvink ivido quli pharmeon webapotheek zorgmail
`);

const FIRST_NAMES = wordSet(`
  aart abdul abdullah ad adam ahmed aisha albert alex ali amina amir andre angela anita anja
  anke ann anna anne annie anton arie arjan arnold ayse bart bas ben bernard bert bob bram carla
  chris cor corrie daan daniel david dennis derk dirk eline elise els emma erik eva evert fatima
  fatma femke fleur frank frans fred gerard gerda gerrit gert greet hanna hannah hans harry
  hassan hatice heleen hendrik henk herman hugo ibrahim ineke ingrid inge ilse irene jaap jack
  jacob jan jane janneke jeroen jeanne jessica joan joep johan johanna john joke joop joost
  joris julia karel karim karin kees kevin khadija klaas koen lars laura leo lianne linda lisa
  lotte louis lucas luuk maarten marcel maria marieke marijke mark martijn mary mehmet mia
  michael miep mike mieke mohamed mohammed monique moniek mustafa nadia naomi nel niels nina
  noor omar patrick paul peter petra pieter piet rachid ria richard rik riet rob robert roel ron
  rosa ruud sanne sara sarah sem simone sofie sophie stefan susan teun theo thijs thomas tim
  tineke tom truus vera wendy wesley wilhelmina willem willy wim wouter yusuf yvonne zeynep
`);

/** Endings of compounds of the field, such as 'ketenzorg', 'thuismonitoring' and 'digitalisering'. */
const FIELD_ENDING =
  /(?:zorg|portaal|platform|inzage|monitoring|management|dossiers?|gegevens|consult(?:en)?|triage|overzicht|systeem|systemen|voorlichting|beleid|afspra(?:ak|ken)|contract(?:en)?|praktijk(?:en)?|vergoeding|tarie(?:f|ven)|kosten|leverancier|koppeling|organisaties?|programma|aties?|heid|teit|digitale?|nummer|enpost|groep|recept(?:en)?|bericht(?:en)?|records?|portal|patient(?:en)?|arts(?:en)?|isering|apotheek|gesprek(?:ken)?|lijst|diensten|samenwerking)$/;

const PREFIX = '(?:ge|ver|be|ont|her|in|aan|af|op|uit|over|door|terug|toe|mee|om|voor)';
/** Shapes of words that are no name in lower case: participles, verbs, adjectives, abstract nouns. */
const EVERYDAY_SHAPE = new RegExp(
  `^(?:${PREFIX}\\p{L}{3,}[dt]|(?:aan|af|op|uit|over|door|terug|toe|mee|in|om|ont)\\p{L}{3,}en|\\p{L}{2,}(?:eren|eert|ieert|elt|jkt|gt|akt|ekt|okt|ing|ingen|lijke?|ische?|baar|loos|loze|schap|tie|ties|tion|ment|nd?aal|iaal|[nr]ale|iale|ieel|iele|tueel|uele|[ia]tief|tieve|landse?|ionele?)|\\p{L}{4,}(?:ige?|ende?|[aeou]dt|iedt))$`,
  'u',
);

/** Whether a lower-case word is a common word, a party or a term of the field, never a name. */
export function isOrdinary(lower: string): boolean {
  const bare = lower.replace(/'s$/, '');
  return COMMON.has(bare) || PARTIES.has(bare) || FIELD_ENDING.test(bare);
}

/** Whether a word that was typed in lower case is most likely no name. */
export function isEveryday(lower: string): boolean {
  return isOrdinary(lower) || (!FIRST_NAMES.has(lower) && EVERYDAY_SHAPE.test(lower));
}

/** Whether the word is one of the most common first names in GP practices. */
export function isFirstName(lower: string): boolean {
  return FIRST_NAMES.has(lower);
}

/** Whether the word is a party or product of the field. */
export function isParty(lower: string): boolean {
  return PARTIES.has(lower);
}
