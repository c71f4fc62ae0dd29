import { DUTCH_STOP_WORDS, ENGLISH_STOP_WORDS } from '../dutch/stop-words.ts';
import { tokenise } from '../dutch/tokenise.ts';
import { isEnglish } from '../library/english.ts';
import { type Reply, reply } from '../reply.ts';

/** One kind of small talk: the words that give it away, and the reply. */
interface SmallTalk {
  readonly words: ReadonlySet<string>;
  /** Null for the help that the bot gives. */
  readonly reply: Reply | null;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));
const say = (title: string, text: string): Reply => reply({ kind: 'smalltalk', title, text });

const KINDS: readonly SmallTalk[] = [
  {
    words: words(
      'help hulp helpen menu start uitleg mogelijkheden kunt kun kan can opties functies dienst doen doe werk capabilities',
    ),
    reply: null,
  },
  {
    words: words(
      'mens robot bot computer chatbot persoon ai echt machine naam heet human person real wie balie',
    ),
    reply: say(
      'Ik ben Balie',
      'Ik ben een computerprogramma, geen mens. Ik beantwoord vragen van huisartsenpraktijken uit vijf documenten, met de bron erbij. Typ "help" om te zien waarover.',
    ),
  },
  {
    words: words(
      'dank dankje dankjewel dankuwel bedankt thanks thank thx merci top super fijn geweldig perfect mooi goed prima lekker tof handig dankbaar',
    ),
    reply: say('Graag gedaan', 'Hebt u nog een vraag? Typ hem gerust.'),
  },
  {
    words: words('sorry excuses pardon oeps verkeerde verkeerd foutje vergissing kanaal laat maar'),
    reply: say('Geen probleem', 'Als u een vraag hebt, stel hem dan gerust hier.'),
  },
  {
    words: words(
      'doei dag tot ziens bye goodbye weekend avond weekeinde fijne prettige later fijn',
    ),
    reply: say('Tot ziens', 'Een prettige dag.'),
  },
  {
    words: words('test testen testje 123 proef ping werkt'),
    reply: say('Ik ben er', 'Het werkt. Stel uw vraag gerust, of typ "help".'),
  },
  {
    words: words('ok oke okay akkoord duidelijk begrepen helder snap snappen ja nee yes'),
    reply: say('Goed', 'Hebt u nog een vraag? Typ hem gerust.'),
  },
  {
    words: words(
      'hoi hallo hey hee hai hi hello hallootjes hoihoi goedemorgen goeiemorgen goedemiddag goeiemiddag goedenavond goeienavond goedendag morgen middag moin goedemorgen hoe gaat het gaat alles',
    ),
    reply: say(
      'Hallo',
      'Ik ben Balie. Stel uw vraag gerust, bijvoorbeeld: "Wat kost de koppeling bij Futec?" Typ "help" om te zien wat ik weet.',
    ),
  },
];

/** The words of every kind. */
const SMALL_TALK = new Set(KINDS.flatMap((kind) => [...kind.words]));

/** Words that people wrap around small talk and that ask nothing. */
const PADDING = words(`
  balie allemaal team collega collegas iedereen zeg nog fijne prettige mooie leuke goede dag avond middag ochtend weekend week
  end alvast erg hartelijk vriendelijk medewerking hulp antwoord reactie zocht gezocht geholpen snelle super erg heel graag
  nou hoor hartstikke he eigenlijk mens day nice great awesome there good morning afternoon something someone precies zoal mij
  van dienst zijn verkeerd verkeerde nodig uur dingen jij jou gaat
`);

/** Question words that turn a message into a question about something else. */
const QUESTIONING = words('wat hoeveel wanneer waarom welke hoe waar');

/**
 * A short, friendly reply to a message that asks nothing of the documents: a greeting, thanks, "ben je een mens?",
 * "help". Null for anything that has a word of substance in it.
 */
export function smallTalk(text: string, help: Reply): Reply | null {
  const typed = tokenise(text);
  const tokens = typed.map(({ word }) => word);
  if (tokens.length === 0 || tokens.length > 16) return null;
  const english = isEnglish(typed);
  const empty = (word: string): boolean =>
    PADDING.has(word) || DUTCH_STOP_WORDS.has(word) || (english && ENGLISH_STOP_WORDS.has(word));
  if (!tokens.every((word) => SMALL_TALK.has(word) || empty(word))) return null;
  const scored = KINDS.map((kind) => ({
    kind,
    hits: tokens.filter((word) => kind.words.has(word)).length,
  }));
  const [best] = scored.filter(({ hits }) => hits > 0).sort((a, b) => b.hits - a.hits);
  if (best === undefined) return null;
  const onlyStopWords = tokens.every((word) => DUTCH_STOP_WORDS.has(word));
  if (best.kind.reply !== null && onlyStopWords && tokens.some((word) => QUESTIONING.has(word)))
    return null;
  return best.kind.reply ?? help;
}
