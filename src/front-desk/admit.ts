import { normalise } from '../dutch/normalise.ts';
import { type ArticleParts, Inbound } from '../helpdesk/inbound.ts';
import type { Act } from '../helpdesk/life.ts';
import type { Address, Colleague } from '../helpdesk/ticket.ts';
import { guard, type PersonalDataKind } from '../privacy.ts';
import { FORBIDDEN_IN_ANSWERS, refusePersonalData } from './personal-data.ts';

/** What a person did, as an adapter reads it from its platform: the texts are still as they were typed. */
export interface Incoming {
  /** The platform's own name for the event; the same one is handled once. */
  readonly key: string;
  /** When it came in, by the clock of this machine: a platform's clock may be ahead. */
  readonly at: Date;
  /** The region's id. */
  readonly region: string;
  readonly from: Colleague;
  readonly place: Address;
  /** Where the same person talked before: what begins a new conversation may lean on the last question there. */
  readonly after?: Address;
  /** Whether the caller shows the outcome itself; otherwise the reply goes through the outbox. */
  readonly direct: boolean;
  readonly what: Typed;
}

export type Typed =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'handover'; readonly text: string }
  | { readonly kind: 'share'; readonly ref: string }
  | { readonly kind: 'feedback'; readonly question: string; readonly helpful: boolean }
  | {
      readonly kind: 'act';
      readonly ticket: string;
      readonly role: 'desk' | 'asker';
      readonly act: Act;
    }
  | { readonly kind: 'save'; readonly ticket: string; readonly parts: ArticleParts }
  | { readonly kind: 'edit'; readonly article: string; readonly parts: ArticleParts }
  | { readonly kind: 'withdraw'; readonly article: string };

export type Admission =
  | { readonly ok: true; readonly inbound: Inbound }
  | { readonly ok: false; readonly sentence: string };

/** The most that a text may have, in characters: a question with its story fits, a pasted document does not. */
const LONGEST = 4000;

/**
 * The door: nothing is kept, logged or passed on before it came through here. Personal data of patients is taken out of
 * what askers type; what the desk writes is refused with it, because the desk can leave it out.
 */
export function admit({ what, at, ...event }: Incoming): Admission {
  // What the inbox could not give back as it was is not taken in.
  const inbound = (admitted: Inbound['what']): Admission => {
    const parsed = Inbound.safeParse({ ...event, at: at.toISOString(), what: admitted });
    return parsed.success ? { ok: true, inbound: parsed.data } : refusal(UNREADABLE);
  };
  if (textsIn(what).some((text) => text.length > LONGEST)) return refusal(TOO_LONG);
  switch (what.kind) {
    case 'message': {
      const said = spoken(what.text);
      if (said === NO_NUMBER) return refusal(NO_NUMBER);
      return inbound(said ?? { kind: 'message', ...guarded(what.text) });
    }
    case 'handover':
      return inbound({ kind: 'handover', ...guarded(what.text) });
    case 'act':
      if (what.role === 'desk') return refuseInAct(what.act) ?? inbound({ ...what });
      if (what.act.kind !== 'close' && what.act.kind !== 'reopen') return refusal(DESK_ONLY);
      return inbound(actOfAsker(what.ticket, what.act.kind, what.act.text));
    case 'save':
    case 'edit':
      return refuseInParts(what.parts) ?? inbound({ ...what });
    default:
      return inbound({ ...what });
  }
}

/** Commands that an asker can type, and that buttons send: about a ticket or an answer of their own. */
const SPOKEN =
  /^\/(?<name>helpdesk|opgelost|nog-een-vraag|nuttig|niet-nuttig)(?![\p{L}-])\s*(?<rest>[\s\S]*)$/iu;

/** Whether a text is a command about a ticket or an answer, and no question for the bot. */
export const isSpoken = (text: string): boolean => SPOKEN.test(text.trim());

const NO_NUMBER = 'Typ het nummer van de vraag erbij, bijvoorbeeld: /opgelost 12.';
const DESK_ONLY = 'Dit kan alleen iemand van de helpdesk doen.';
const UNREADABLE = 'Dit kan ik niet verwerken; er ontbreekt iets, of het is te lang of leeg.';
const TOO_LONG = `Uw tekst is te lang (meer dan ${LONGEST} tekens); maak de tekst korter.`;

/** What a person wrote in an event. */
function textsIn(what: Typed): string[] {
  switch (what.kind) {
    case 'message':
    case 'handover':
      return [what.text];
    case 'act':
      return [textOf(what.act)];
    case 'save':
    case 'edit':
      return Object.values(what.parts).filter((part) => typeof part === 'string');
    default:
      return [];
  }
}

function spoken(text: string): Inbound['what'] | typeof NO_NUMBER | null {
  const { name: typed = '', rest = '' } = SPOKEN.exec(text.trim())?.groups ?? {};
  const name = typed.toLowerCase();
  if (name === '') return null;
  if (name === 'helpdesk') return { kind: 'handover', ...guarded(rest) };
  // Guarded before the number is read: a BSN is no number of a question.
  const numbered = /^#?(?<id>\d+)\s*(?<more>[\s\S]*)$/u;
  const { id = '' } = numbered.exec(guarded(rest).text)?.groups ?? {};
  if (id === '') return NO_NUMBER;
  if (name.endsWith('nuttig'))
    return { kind: 'feedback', question: id, helpful: name === 'nuttig' };
  const { more = '' } = numbered.exec(rest)?.groups ?? {};
  return actOfAsker(id, name === 'opgelost' ? 'close' : 'reopen', more);
}

function guarded(typed: string): { text: string; withheld: PersonalDataKind[] } {
  const { found, redacted } = guard(normalise(typed));
  return { text: redacted.trim(), withheld: [...found] };
}

function actOfAsker(ticket: string, kind: 'close' | 'reopen', typed: string): Inbound['what'] {
  const { text, withheld } = guarded(typed);
  const left = withheld.length === 0 ? {} : { withheld };
  return { kind: 'act', ticket, role: 'asker', act: { kind, text }, ...left };
}

function textOf(act: Act): string {
  if (act.kind === 'forward') return `${act.to.name}\n${act.ask}`;
  return 'text' in act ? act.text : '';
}

function refuseInParts(parts: ArticleParts): Admission | null {
  if (parts.question?.trim() === '' || parts.answer?.trim() === '')
    return refusal('Schrijf een vraag en een antwoord.');
  const sentence = refusePersonalData(Object.values(parts).join('\n'));
  return sentence === null ? null : refusal(sentence);
}

/** A name of a contact may stand in what the desk writes; the party that a question goes to is none. */
function refuseInAct(act: Act): Admission | null {
  const party = act.kind === 'forward' ? refusePersonalData(act.to.name) : null;
  const sentence = party ?? refusePersonalData(textOf(act), FORBIDDEN_IN_ANSWERS);
  return sentence === null ? null : refusal(sentence);
}

const refusal = (sentence: string): Admission => ({ ok: false, sentence });
