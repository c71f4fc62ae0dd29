import { FORGOTTEN } from './forget.ts';
import {
  type Actor,
  type Colleague,
  type Happening,
  isWaiting,
  type Party,
  type Ticket,
} from './ticket.ts';

/** What somebody wants to do with a ticket. Texts are free of personal data. */
export type Act =
  | { readonly kind: 'claim' }
  | { readonly kind: 'assign'; readonly to: Colleague }
  | { readonly kind: 'forward'; readonly to: Party; readonly ask: string }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'close'; readonly text: string }
  | { readonly kind: 'reopen'; readonly text: string };

export type ActKind = Act['kind'];

export type Decision =
  | { readonly ok: true; readonly what: Happening }
  | { readonly ok: false; readonly sentence: string };

const no = (sentence: string): Decision => ({ ok: false, sentence });
const yes = (what: Happening): Decision => ({ ok: true, what });

/**
 * What an act on a ticket comes to, or why it cannot be, in one sentence. The life of a ticket:
 * open → claimed → answered → closed; on the way it may be assigned to a colleague or forwarded to an outside party,
 * and after an answer it may be reopened. Who answers has it first, so that two people never answer the same question.
 */
export function decide(ticket: Ticket, act: Act, by: Actor): Decision {
  if (by.role === 'asker') return decideForAsker(ticket, act, by);
  switch (act.kind) {
    case 'claim':
      return claim(ticket, by);
    case 'assign':
      return assign(ticket, act.to);
    case 'forward':
      return notMine(ticket, by) ?? forward(act);
    case 'answer':
      return notMine(ticket, by) ?? answer(act.text);
    case 'close':
      return close(ticket, act.text, by);
    case 'reopen':
      return reopen(ticket, act.text);
  }
}

/** An act of each kind, with all that it needs. */
const TRIES: readonly Act[] = [
  { kind: 'claim' },
  { kind: 'assign', to: { id: '…', name: '…' } },
  { kind: 'forward', to: { route: null, name: '…' }, ask: '…' },
  { kind: 'answer', text: '…' },
  { kind: 'close', text: '…' },
  { kind: 'reopen', text: '…' },
];

/** What somebody may do with a ticket now: the buttons that they see. */
export function possibleActs(ticket: Ticket, by: Actor): ActKind[] {
  return TRIES.filter((act) => decide(ticket, act, by).ok).map(({ kind }) => kind);
}

/** Why somebody cannot do something with a ticket whatever they write, in one sentence; null when they can. */
export function refuseAct(ticket: Ticket, kind: ActKind, by: Actor): string | null {
  const decisions = TRIES.filter((act) => act.kind === kind).map((act) => decide(ticket, act, by));
  const [refused] = decisions.flatMap((decision) => (decision.ok ? [] : [decision.sentence]));
  return refused ?? null;
}

function decideForAsker(ticket: Ticket, act: Act, by: Actor): Decision {
  if (by.id !== ticket.asker.id) return no('Alleen wie de vraag stelde, kan dit doen.');
  if (act.kind === 'reopen') return addOrReopen(ticket, act.text);
  if (act.kind !== 'close') return no('Dit kan alleen iemand van de helpdesk doen.');
  if (ticket.state === 'closed') return no(`Vraag ${ticket.id} is al gesloten.`);
  const why = ticket.state === 'answered' ? 'solved' : 'withdrawn';
  return yes({ kind: 'closed', why, text: act.text });
}

/** An asker who asks on while the question waits adds to it. */
function addOrReopen(ticket: Ticket, text: string): Decision {
  return isWaiting(ticket) && text !== '' ? yes({ kind: 'added', text }) : reopen(ticket, text);
}

function claim(ticket: Ticket, by: Actor): Decision {
  const { state, owner } = ticket;
  if (!isWaiting(ticket)) return no(done(ticket));
  if (owner === null || (owner.id === by.id && state === 'assigned'))
    return yes({ kind: 'claimed' });
  return no(owner.id === by.id ? `U hebt vraag ${ticket.id} al.` : taken(ticket, owner));
}

function assign(ticket: Ticket, to: Colleague): Decision {
  const { owner } = ticket;
  if (!isWaiting(ticket)) return no(done(ticket));
  if (owner?.id === to.id) return no(`${to.name} heeft vraag ${ticket.id} al.`);
  return yes({ kind: 'assigned', to });
}

function forward({ to, ask }: Extract<Act, { kind: 'forward' }>): Decision {
  return to.route === 'helpdesk'
    ? no('De vraag ligt al bij de helpdesk; noem een partij buiten de helpdesk.')
    : yes({ kind: 'forwarded', to, ask });
}

function answer(text: string): Decision {
  return text.trim() === '' ? no('Schrijf het antwoord erbij.') : yes({ kind: 'answered', text });
}

function close(ticket: Ticket, text: string, by: Actor): Decision {
  const { state, owner } = ticket;
  if (state === 'closed') return no(`Vraag ${ticket.id} is al gesloten.`);
  if (state !== 'answered' && owner !== null && owner.id !== by.id) return no(taken(ticket, owner));
  if (state !== 'answered' && text.trim() === '')
    return no(
      `Vraag ${ticket.id} heeft nog geen antwoord; schrijf voor de vrager op waarom u de vraag toch sluit.`,
    );
  return yes({ kind: 'closed', why: 'desk', text });
}

function reopen(ticket: Ticket, text: string): Decision {
  if (isForgotten(ticket))
    return no(`De vrager van vraag ${ticket.id} is vergeten en kan niets meer lezen.`);
  return isWaiting(ticket)
    ? no(`Vraag ${ticket.id} is nog niet beantwoord of gesloten; heropenen hoeft niet.`)
    : yes({ kind: 'reopened', text });
}

/** Why the answer to a question cannot be kept as knowledge, in one sentence; null when it can. */
export function refuseSaving(ticket: Ticket): string | null {
  const { id, answer, events } = ticket;
  if (answer === null) return `Vraag ${id} heeft nog geen antwoord; er is niets te bewaren.`;
  if (isForgotten(ticket)) return `De tekst van vraag ${id} is verwijderd; er is niets te bewaren.`;
  const last = (kind: Happening['kind']): number =>
    events.findLastIndex(({ what }) => what.kind === kind);
  return last('reopened') > last('answered')
    ? `Vraag ${id} is na het antwoord weer geopend; beantwoord de vraag eerst opnieuw.`
    : null;
}

/** Whether nothing is kept any more of who asked, and of the texts. */
const isForgotten = ({ asker }: Ticket): boolean => asker.id === FORGOTTEN.id;

/** Why somebody cannot work on a question: it is done, nobody has it yet, or somebody else has it. Null when they can. */
function notMine(ticket: Ticket, by: Actor): Decision | null {
  const { owner } = ticket;
  if (!isWaiting(ticket)) return no(done(ticket));
  if (owner === null) return no(`Niemand heeft vraag ${ticket.id} nog; pak de vraag eerst op.`);
  return owner.id === by.id ? null : no(taken(ticket, owner));
}

function done({ id, state }: Ticket): string {
  return `Vraag ${id} is al ${state === 'answered' ? 'beantwoord' : 'gesloten'}; heropen de vraag eerst.`;
}

function taken({ id, state }: Ticket, { name }: Colleague): string {
  return state === 'assigned'
    ? `Vraag ${id} is toegewezen aan ${name}.`
    : `${name} heeft vraag ${id} al.`;
}
