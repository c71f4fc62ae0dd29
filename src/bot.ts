import { answer } from './answers/answer.ts';
import { smallTalk } from './answers/small-talk.ts';
import { dayInAmsterdam } from './dutch/dates.ts';
import { normalise, withoutMarkup } from './dutch/normalise.ts';
import type { Library } from './library/library.ts';
import type { Message } from './message.ts';
import { guard } from './privacy.ts';
import { type Reply, reply } from './reply.ts';

/** One bot for every platform: a message in, one reply out. It keeps nothing and never throws for what a person typed. */
export interface Bot {
  handle(message: Message): Reply;
}

/** The story of a message, top to bottom: guard → small talk → answer, or an honest word that there is none. */
export function createBot(library: Library): Bot {
  return {
    handle: ({ text, receivedAt, conversation }) => {
      const typed = normalise(text);
      if (!/[\p{L}\p{N}]/u.test(typed)) return NOTHING_TYPED;
      const { found, redacted } = guard(typed);
      if (found.length > 0) return personalData(answerWithout(redacted, receivedAt));
      const previous = guard(conversation.previousQuestion ?? '').redacted;
      return (
        smallTalk(withoutMarkup(typed)) ??
        answer(typed, previous === '' ? undefined : previous, library, dayInAmsterdam(receivedAt))
      );
    },
  };

  /** What can be answered without the personal details, when that is certain. */
  function answerWithout(redacted: string, receivedAt: Date): Reply | null {
    const found = answer(
      redacted.replace(/\[[^\]]*\]/gu, ' '),
      undefined,
      library,
      dayInAmsterdam(receivedAt),
    );
    return found.kind === 'answer' ? found : null;
  }
}

const NOTHING_TYPED: Reply = reply({
  kind: 'clarify',
  title: 'Ik zie geen vraag',
  text: 'Typ uw vraag in gewone woorden, bijvoorbeeld: "Wat kost de koppeling bij Futec?"',
});

const WARNING =
  'Uw bericht bevat gegevens van een persoon, zoals een naam, geboortedatum of BSN. Ik bewaar die niet en stuur ze niet door. Verwijder het bericht en stel de vraag opnieuw zonder die gegevens.';

/** Asks to ask again without the details; repeats none of them. */
function personalData(found: Reply | null): Reply {
  if (found === null) {
    return reply({
      kind: 'refusal',
      title: 'Deel geen gegevens van patiënten',
      text: WARNING,
      route: 'helpdesk',
    });
  }
  return { ...found, warnings: [WARNING, ...found.warnings], route: 'helpdesk' };
}
