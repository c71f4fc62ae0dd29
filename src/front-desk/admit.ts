import { normalise } from '../dutch/normalise.ts';
import type { ArticleParts, Inbound } from '../helpdesk/inbound.ts';
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
  /** Whether the caller shows the outcome itself; otherwise the reply goes through the outbox. */
  readonly direct: boolean;
  readonly what: Typed;
}

export type Typed =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'handover'; readonly text: string }
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

/** The most of a text that is kept, in characters: a question with its story fits, a pasted document does not. */
const LONGEST = 4000;
/** Characters that go besides where a text is cut: in them lies what the cut left of a number or a name. */
const CUT = 100;

/**
 * The door: nothing is kept, logged or passed on before it came through here. Personal data of patients is taken out of
 * what askers type; what the desk writes is refused with it, because the desk can leave it out.
 */
export function admit({ what, at, ...event }: Incoming): Admission {
  const inbound = (admitted: Inbound['what']): Admission => ({
    ok: true,
    inbound: { ...event, at: at.toISOString(), what: admitted },
  });
  switch (what.kind) {
    case 'message':
      return inbound(spoken(what.text) ?? { kind: 'message', ...guarded(what.text) });
    case 'handover':
      return inbound({ kind: 'handover', ...guarded(what.text) });
    case 'act':
      return what.role === 'asker'
        ? inbound({ ...what, act: withoutPersonalData(what.act) })
        : (refusal(refusePersonalData(textOf(what.act), FORBIDDEN_IN_ANSWERS)) ??
            inbound({ ...what }));
    case 'save':
    case 'edit':
      return (
        refusal(refusePersonalData(Object.values(what.parts).join('\n'))) ?? inbound({ ...what })
      );
    default:
      return inbound({ ...what });
  }
}

/** Commands that an asker can type, and that buttons send: about a ticket or an answer of their own. */
const SPOKEN =
  /^\/(?<name>helpdesk|opgelost|nog-een-vraag|nuttig|niet-nuttig)(?![\p{L}-])\s*(?<rest>[\s\S]*)$/iu;

function spoken(text: string): Inbound['what'] | null {
  const { name: typed = '', rest = '' } = SPOKEN.exec(text.trim())?.groups ?? {};
  const name = typed.toLowerCase();
  if (name === '') return null;
  if (name === 'helpdesk') return { kind: 'handover', ...guarded(rest) };
  // Guarded before the number is read: a BSN is no number of a question.
  const { id = '', more = '' } =
    /^#?(?<id>\d+)\s*(?<more>.*)$/u.exec(guarded(rest).text)?.groups ?? {};
  if (id === '') return null;
  if (name.endsWith('nuttig'))
    return { kind: 'feedback', question: id, helpful: name === 'nuttig' };
  const kind = name === 'opgelost' ? 'close' : 'reopen';
  return { kind: 'act', ticket: id, role: 'asker', act: { kind, text: more } };
}

function guarded(typed: string): { text: string; withheld: PersonalDataKind[] } {
  const whole = normalise(typed);
  const { found, redacted } = guard(whole.slice(0, LONGEST));
  const kept = whole.length > LONGEST ? redacted.slice(0, -CUT) : redacted;
  return { text: kept.trim(), withheld: [...found] };
}

function withoutPersonalData(act: Act): Act {
  if (act.kind === 'forward') {
    const to = { ...act.to, name: guarded(act.to.name).text };
    return { ...act, to, ask: guarded(act.ask).text };
  }
  return 'text' in act ? { ...act, text: guarded(act.text).text } : act;
}

function textOf(act: Act): string {
  if (act.kind === 'forward') return `${act.to.name}\n${act.ask}`;
  return 'text' in act ? act.text : '';
}

const refusal = (sentence: string | null): Admission | null =>
  sentence === null ? null : { ok: false, sentence };
