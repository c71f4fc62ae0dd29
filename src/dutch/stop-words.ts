const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/**
 * Words that carry no subject in a Dutch question: function words, question words, politeness and the
 * verbs of asking. Folded. Negations stay out of the search but are no reason to doubt an answer.
 */
export const DUTCH_STOP_WORDS = list(`
  aan aangaande aangezien achter af al alle alleen allemaal alles als alsnog altijd ander andere anders anderen
  beide ben bent best beste bij binnen boven bovendien d'r daar daarbij daardoor daarin daarmee daarna daarnaast daarom
  daaronder daarop daarover daarvan daarvoor dan dat de deze der den dezelfde die dit doe doen doet door doorgaans dus
  echt een eens eentje eerst eigenlijk elk elke en enkel enkele er erbij ergens erin ermee erop erover ertoe eruit ervan
  ervoor etc even eventueel
  ga gaan gaat gauw ge geef geeft geen gegeven geven gewoon geweest graag grote ging gingen
  had hadden heb hebben hebt heeft heel hele helemaal hem hen het hetgeen hi hier hierbij hierin hiervan hiervoor hij
  hoe hoelang hoeveel hoezo hun
  ie iedere iedereen iemand iets ik in inclusief ineens inzake is
  ja je jij jou jouw jullie
  kan kon konden krijg krijgen krijgt krijgen kunnen kunt
  laat laten lees lezen liever ligt
  m'n ma maar mag makkelijk me mee meer meerdere meest men met meteen mij mijn minder misschien moet moeten mogen mocht
  na naar naast namelijk nee nemen neem neemt net niet niets niks nodig nog nou nu
  o of ofwel ok oke om omdat omtrent onder ongeveer ons onze ook op over overig
  p per plus pm precies
  qua
  rond rondom
  s sinds soms soort sowieso staan staat steeds stel straks
  t te tegen ten ter terug tevens tijdens toch toe tot totdat trouwens tussen
  u uit uw
  van vanaf vanuit vanwege veel vind vindt vinden voor vooral voordat
  waar waaraan waarbij waardoor waarin waarmee waarna waarnaar waarom waaronder waarop waarover waaruit waartoe waarvan
  waarvoor wanneer want waren was wat we wel welk welke wellicht werd weer werkelijk werden weet weten wie wiens wil
  willen wilt wij wilde word worden wordt wou
  zal ze zeer zeg zegt zeggen zelf zelfde zich zie zien ziet zij zijn zijnde zit zitten z'n zo zoal zoals zodat zomaar
  zonder zou zouden zowel zullen zult
  aub alstublieft alsjeblieft svp pls please bedankt dank dankjewel dankuwel hallo hoi hey hai hee beste goedemorgen
  goedemiddag goedenavond groet groeten mvg
  vraag vragen vraagje vraagt weten uitleggen leg eraan noem noemt noemen vertel vertellen horen hoor hoorde klopt
  eigenlijk bijvoorbeeld bv bijv dwz evt nl mbt tav ivm obv ihkv vlgs volgens mbv tbv tgv cq incl excl
  aantal bepaald bepaalde betekent betekenen betreft bedoeld bedoel bedoelt bedoelen bestaat bestaan betrekking
  gebeurt gebeuren geldt gelden hoort houdt houden inhoudt inhouden komt komen kom gekomen
  precies snap snappen begrijp begrijpen denk denken gebruikt werkt werken zogenaamde zogeheten
  ene eerder eerste ooit iemand wanneer zaken zaak ding dingen manier manieren moment
  hebt hebbe hebde kunde wa da
`);

/** The same for a question in English. */
export const ENGLISH_STOP_WORDS = list(`
  a about after all also am an and any anything are as at be been before being both but by can could did do does
  doing each else every for from get gets give given got had has have having he help her here him his how i if in into
  is it its just kind know let like many may me might mine more most much must my need needs no not of off on once
  one only or other our out over own please pls same say says see shall she should so some someone something still such
  tell than that the their them then there these they this those to too under until up us very want was we were
  what whats when where which while who whom whose why will with without would you your yours thanks thank hello hi
  between during because whether yet already never ever since through via currently now today within again against upon
  involve involved belong exist contain prefer according called mean means meant exactly long-term take takes make makes put happen happens
`);
