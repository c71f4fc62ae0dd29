import type { Colleague, Happening, TicketEvent } from './ticket.ts';

/** What takes the place of somebody who is forgotten, and of what they typed. */
export const FORGOTTEN = { id: 'vergeten', name: 'vergeten' } as const;
export const FORGOTTEN_TEXT = '[verwijderd]';

/** A ticket's event without the texts in it: what happened stays, so that it can be counted. */
function withoutTexts(event: TicketEvent): TicketEvent {
  return { ...event, what: happeningWithoutTexts(event.what) };
}

function happeningWithoutTexts(what: Happening): Happening {
  switch (what.kind) {
    case 'opened':
      return { ...what, question: FORGOTTEN_TEXT, triage: { ...what.triage, found: [] } };
    case 'answered':
    case 'reopened':
    case 'added':
      return { ...what, text: what.text === '' ? '' : FORGOTTEN_TEXT };
    case 'closed':
      return { ...what, text: '' };
    case 'forwarded':
      return { ...what, ask: '' };
    case 'undelivered':
      return { ...what, what: FORGOTTEN_TEXT };
    default:
      return what;
  }
}

/** A ticket's event in which a person is nobody any more. */
export function withoutPerson(event: TicketEvent, person: string): TicketEvent {
  const known = <Someone extends Colleague>(someone: Someone): Someone =>
    someone.id === person ? { ...someone, ...FORGOTTEN } : someone;
  const { what } = event;
  return {
    ...event,
    by: known(event.by),
    what: what.kind === 'assigned' ? { ...what, to: known(what.to) } : what,
  };
}

/** An event of a ticket without its asker: who they are, where they can be reached, and every text. */
export function withoutAsker(event: TicketEvent): TicketEvent {
  const { by, what } = withoutTexts(event);
  const askedAt = { platform: 'terminal', conversation: FORGOTTEN.id } as const;
  return {
    ...event,
    by: by.role === 'asker' ? { ...by, ...FORGOTTEN } : by,
    what: what.kind === 'opened' ? { ...what, askedAt } : what,
  };
}
