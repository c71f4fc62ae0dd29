import { deadlineText, stateText } from '../../src/helpdesk/desk-words.ts';
import type { Happening, Ticket } from '../../src/helpdesk/ticket.ts';
import { daysLeft, urgencyOn } from '../../src/helpdesk/urgency.ts';

/** A ticket as one JSON object, on a calendar day (ISO): urgency and days left are of that day. */
export function ticketObject(ticket: Ticket, today: string): Record<string, unknown> {
  const { triage, events, asker, askedAt, ...rest } = ticket;
  const { deadline } = triage;
  return {
    id: rest.id,
    state: rest.state,
    route: triage.route,
    urgency: urgencyOn(triage.urgency, deadline, today),
    topic: triage.topic,
    region: rest.region,
    question: rest.question,
    furtherQuestions: rest.furtherQuestions,
    asker: { ...asker, ...askedAt },
    owner: rest.owner,
    party: rest.party,
    answer: rest.answer,
    article: rest.article,
    deadline: deadline === null ? null : { ...deadline, ...daysLeft(deadline, today) },
    ask: triage.ask,
    caution: triage.caution,
    found: triage.found,
    why: triage.why,
    openedAt: rest.openedAt,
    since: rest.since,
    stateText: stateText(ticket),
    deadlineText: deadlineText(ticket, today),
    events: events.map(({ seq, at, by, what }) => ({ seq, at, by, ...happening(what) })),
  };
}

/** The opening's own parts stand in the ticket already. */
function happening(what: Happening): Record<string, unknown> {
  return what.kind === 'opened' ? { kind: what.kind } : { ...what };
}
