import { answer } from './answers/answer.ts';
import { browse } from './answers/browse.ts';
import { cite } from './answers/compose.ts';
import { smallTalk } from './answers/small-talk.ts';
import { replyToCommand, replyToWords } from './calculators/ask.ts';
import type { Context } from './calculators/calculator.ts';
import { CALCULATORS } from './calculators/list.ts';
import { dayInAmsterdam } from './dutch/dates.ts';
import { normalise, withoutMarkup } from './dutch/normalise.ts';
import { tokenise } from './dutch/tokenise.ts';
import { helpReply } from './help.ts';
import type { Library } from './library/library.ts';
import type { Rules } from './library/rules.ts';
import type { Message } from './message.ts';
import { guard } from './privacy.ts';
import { type Reply, reply } from './reply.ts';

/** One bot for every platform: a message in, one reply out. It keeps nothing and never throws for what a person typed. */
export interface Bot {
  handle(message: Message): Reply;
  /** What the documents have on some words, the best first: for who looks around and asks nothing. */
  browse(text: string, receivedAt: Date): readonly Reply[];
}

/**
 * The story of a message, top to bottom: guard → command → small talk → calculation → answer, or an honest "not here".
 * `facts` are what calculations know: those of the documents, where the library has answers of the helpdesk besides.
 */
export function createBot(library: Library, rules: Rules, facts = factsFrom(library)): Bot {
  const { names, cite } = facts;
  const help = helpReply(library, CALCULATORS);

  function replyTo(text: string, previous: string | undefined, today: string): Reply {
    const context = { rules, today, cite, names };
    return (
      replyToCommand(text, context) ??
      smallTalk(text, help) ??
      replyToWords(text, previous, context) ??
      (/\p{L}/u.test(text) ? null : NOTHING_TYPED) ??
      answer(text, previous, library, today)
    );
  }

  return {
    handle: ({ text, receivedAt, conversation, withheld = [] }) => {
      const typed = normalise(text);
      if (!/[\p{L}\p{N}]/u.test(typed)) return NOTHING_TYPED;
      const today = dayInAmsterdam(receivedAt);
      const { found, redacted } = guard(typed);
      if (found.length + withheld.length > 0) {
        const rest = withoutPlaceholders(redacted);
        return personalData(replyTo(readable(rest), undefined, today), rest);
      }
      const previous = readable(
        withoutPlaceholders(guard(conversation.previousQuestion ?? '').redacted),
      );
      return replyTo(readable(typed), previous === '' ? undefined : previous, today);
    },
    browse: (text, receivedAt) => {
      const words = readable(withoutPlaceholders(guard(normalise(text)).redacted));
      return browse(words, library, dayInAmsterdam(receivedAt));
    },
  };
}

/** What calculations ask of the library: where a section stands, and which names a text has. */
export function factsFrom(library: Library): Pick<Context, 'cite' | 'names'> {
  return {
    cite: (ref) => cite(library, ref),
    names: (text) => library.lexicon.mentions(tokenise(text)),
  };
}

/** The words of a message: what every part after the guard works with. */
const readable = (text: string): string => normalise(withoutMarkup(text));

const withoutPlaceholders = (redacted: string): string => redacted.replace(/\[[^\]]*\]/gu, ' ');

const NOTHING_TYPED: Reply = reply({
  kind: 'clarify',
  title: 'Ik zie geen vraag',
  text: 'Typ uw vraag in gewone woorden, bijvoorbeeld: "Wat kost de koppeling bij Futec?"',
});

/** What an asker reads whose message has data of a person. */
export const PERSONAL_DATA_WARNING =
  'Uw bericht bevat gegevens van een persoon, zoals een naam, geboortedatum of BSN. Ik bewaar die niet en stuur ze niet door. Verwijder het bericht en stel de vraag opnieuw zonder die gegevens.';

/** Asks to ask again without the details; repeats none of them. What is certain without them is answered with it. */
function personalData(found: Reply, rest: string): Reply {
  if (found.kind !== 'answer' && found.kind !== 'calculation') {
    return reply({
      kind: 'refusal',
      title: 'Deel geen gegevens van patiënten',
      text: PERSONAL_DATA_WARNING,
      route: 'helpdesk',
    });
  }
  const understood = found.understood ?? rest;
  return {
    ...found,
    warnings: [PERSONAL_DATA_WARNING, ...found.warnings],
    understood,
    route: 'helpdesk',
  };
}
